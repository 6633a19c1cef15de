// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "catalogus.hpp"

namespace isi::admin {
namespace {

constexpr std::string_view kop =
    R"(<!-- Made by `isi-admin sandbox docs` from data/sandbox/personen.toml; a test checks that it is up to date. -->
# Testpersonen van de sandbox
Deze personen staan in elke sandbox (`isi-admin sandbox init`). Vraag ze met de sleutel van de gemeente waar zij wonen, tenzij de regel
anders zegt. De sandbox kent dezelfde grenzen als de echte dienst: wie niet in uw gemeente woont, is *niets gevonden*, behalve voor
geefWet.

| gemeente | map in `clients/` | rollen van de sleutel |
|---|---|---|
| 0014 Groningen | `gemeente-groningen` | Wi2007, Wi2013MUT, Wi2021MUT |
| 0034 Almere | `gemeente-almere`, `saas-leverancier` | Wi2007, Wi2013MUT, Wi2021MUT |
| 0518 's-Gravenhage | `gemeente-den-haag` | Wi2007, Wi2013MUT, Wi2021MUT |
| 0599 Rotterdam | `gemeente-rotterdam` | Wi2007 |
)";

constexpr std::string_view tabelkop =
    "\n| BSN | A-nummer | naam | wet | gemeente | wat u ziet |\n|---|---|---|---|---|---|\n";

std::string regel(const Testpersoon& persoon) {
    const auto& d = persoon.dossier;
    return fmt::format("| {} | {} | {} | {} | {} | {} |\n", d.kop.bsn.text(),
                       d.kop.a_nummer ? d.kop.a_nummer->text() : "–", d.kop.naam, d.wet ? code(*d.wet) : "–",
                       d.woongemeente->text(), persoon.wat);
}

// One line for all persons of a [[reeks]].
std::string reeksregels(const std::vector<Testpersoon>& personen) {
    std::string tekst;
    for (std::size_t begin = 0; begin < personen.size();) {
        const auto& reeks = personen[begin].reeks;
        std::size_t einde = begin + 1;
        while (einde < personen.size() && personen[einde].reeks == reeks) ++einde;
        if (reeks) {
            const auto& d = personen[begin].dossier;
            tekst += fmt::format("| {} … {} | {} | {} | {} | {} |\n", d.kop.bsn.text(),
                                 personen[einde - 1].dossier.kop.bsn.text(), einde - begin, code(*d.wet),
                                 d.woongemeente->text(), *reeks);
        }
        begin = einde;
    }
    return tekst;
}

std::string met(const Vraag& vraag) {
    std::string tekst;
    for (const auto& [naam, waarde] : vraag.velden) {
        if (naam == "wet" && waarde == "WI2007") continue;
        tekst += fmt::format("{}{} {}", tekst.empty() ? "" : ", ", naam, waarde);
    }
    return tekst.empty() ? "–" : tekst;
}

std::string uitkomst(const Vraag& vraag) {
    std::string tekst = vraag.geeft;
    for (const auto& [pad, waarde] : vraag.verwacht)
        if (pad == "totaal" || pad == "aantalNietAfgehandeld") tekst += fmt::format(", {} {}", pad, waarde);
    if (vraag.minstens_ms) tekst += fmt::format(", na ten minste {} ms", *vraag.minstens_ms);
    return tekst;
}

std::string vraagregel(const Vraag& vraag) {
    return fmt::format("| {} ({}) | {} | {} | {} | {} |\n", vraag.door, vraag.gemeentecode, vraag.operatie,
                       met(vraag), uitkomst(vraag), vraag.wat.empty() ? "" : vraag.wat);
}

constexpr std::string_view vraagkop =
    "\n| door (gemeente) | operatie | gevraagd | uitkomst | |\n|---|---|---|---|---|\n";

void voeg_personen_toe(std::string& tekst, const std::vector<Testpersoon>& personen) {
    tekst +=
        "\n## Uit de handleiding\nNummers, namen en gedrukte velden van de Handleiding Portal Inburgering "
        "Wi2007 (2023.4).\n";
    tekst += tabelkop;
    for (const auto& persoon : personen)
        if (persoon.uit_handleiding) tekst += regel(persoon);
    tekst += "\n## Eigen nummers\n99999xxxx, komen niet voor in de openbare testset van RvIG.\n";
    tekst += tabelkop;
    for (const auto& persoon : personen)
        if (!persoon.uit_handleiding && !persoon.reeks && !persoon.scenario) tekst += regel(persoon);
    tekst +=
        "\nReeksen, voor lange lijsten:\n\n| BSN van … tot en met | personen | wet | gemeente | wat u ziet "
        "|\n"
        "|---|---|---|---|---|\n";
    tekst += reeksregels(personen);
    tekst +=
        "\nEen nummer dat de elfproef niet doorstaat (123456789) geeft VAL003; een geldig nummer dat hier "
        "niet staat (999998560) "
        "geeft niets gevonden.\n";
    tekst +=
        "\n## Storingen om mee te oefenen\nVraag naar een van deze nummers en de sandbox speelt wat er "
        "staat, "
        "bij elke operatie die om dat ene nummer vraagt en als u de vraag mag stellen. Een gateway die geen "
        "sandbox is kent dit niet.\n";
    tekst += tabelkop;
    for (const auto& persoon : personen)
        if (persoon.scenario) tekst += regel(persoon);
}

}  // namespace

std::string testpersonen_docs(const std::vector<Testpersoon>& personen, const std::vector<Vraag>& vragen) {
    std::string tekst{kop};
    voeg_personen_toe(tekst, personen);
    tekst += "\n## Zoekvragen\nVragen met een bekend antwoord; wet WI2007 tenzij er een andere staat.\n";
    tekst += vraagkop;
    for (const auto& vraag : vragen)
        if (!vraag.over) tekst += vraagregel(vraag);
    tekst +=
        "\n## Vragen per persoon\nWat er gebeurt, nummer voor nummer. Dezelfde lijst, met nog meer velden "
        "van "
        "het antwoord, "
        "geeft `isi-admin sandbox docs --json`; onze eigen tests en vreemde clients (zeep, node soap) lopen "
        "haar na.\n";
    tekst += vraagkop;
    for (const auto& vraag : vragen)
        if (vraag.over) tekst += vraagregel(vraag);
    return tekst;
}

}  // namespace isi::admin
