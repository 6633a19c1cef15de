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

}  // namespace

std::string testpersonen_docs(const std::vector<Testpersoon>& personen) {
    std::string tekst{kop};
    tekst +=
        "\n## Uit de handleiding\nNummers, namen en gedrukte velden van de Handleiding Portal Inburgering "
        "Wi2007 (2023.4).\n";
    tekst += tabelkop;
    for (const auto& persoon : personen)
        if (persoon.uit_handleiding) tekst += regel(persoon);
    tekst += "\n## Eigen nummers\n99999xxxx, komen niet voor in de openbare testset van RvIG.\n";
    tekst += tabelkop;
    for (const auto& persoon : personen)
        if (!persoon.uit_handleiding) tekst += regel(persoon);
    tekst +=
        "\nEen nummer dat de elfproef niet doorstaat (123456789) geeft VAL003; een geldig nummer dat hier "
        "niet staat (999998560) "
        "geeft niets gevonden.\n";
    return tekst;
}

}  // namespace isi::admin
