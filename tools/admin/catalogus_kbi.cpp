// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus_kbi.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <set>
#include <sstream>
#include <stdexcept>

#include <toml++/toml.h>

namespace isi::admin {
namespace {

[[noreturn]] void faal(const toml::node& plaats, std::string_view bezwaar) {
    throw std::runtime_error(fmt::format("kbi.toml:{}: {}", plaats.source().begin.line, bezwaar));
}

void keur_sleutels(const toml::table& tabel, const std::set<std::string_view>& bekend) {
    for (const auto& [sleutel, waarde] : tabel)
        if (bekend.count(sleutel.str()) == 0) faal(waarde, fmt::format("unknown key {}", sleutel.str()));
}

std::string eis(const toml::table& tabel, std::string_view sleutel) {
    const auto waarde = tabel[sleutel].value<std::string>();
    if (!waarde) faal(tabel, fmt::format("{} is missing or no text", sleutel));
    return *waarde;
}

std::vector<std::string> woorden(const std::string& regel) {
    std::istringstream stroom(regel);
    std::vector<std::string> uit;
    for (std::string woord; stroom >> woord;) uit.push_back(woord);
    return uit;
}

std::vector<std::string> regels(const toml::table& tabel, std::string_view sleutel) {
    std::vector<std::string> uit;
    const auto* lijst = tabel[sleutel].as_array();
    if (lijst == nullptr) return uit;
    for (const auto& een : *lijst) {
        const auto tekst = een.value<std::string>();
        if (!tekst) faal(een, "must be a text");
        uit.push_back(*tekst);
    }
    return uit;
}

template <class Vind>
auto eis_woord(const toml::table& tabel, std::string_view sleutel, Vind vind) {
    const auto gevonden = vind(eis(tabel, sleutel));
    if (!gevonden) faal(tabel, fmt::format("{} is none of the words for it", sleutel));
    return *gevonden;
}

// "D", "D-30", "D+365", or a day as it is.
std::string dag(const toml::table& tabel, const std::string& tekst, const Dag& peildatum) {
    if (tekst.front() != 'D') {
        if (!Dag::parse(tekst)) faal(tabel, "is no day that exists");
        return tekst;
    }
    int dagen = 0;
    const char* begin = tekst.data() + (tekst.size() > 1 && tekst[1] == '+' ? 2 : 1);
    const auto [einde, fout] = std::from_chars(begin, tekst.data() + tekst.size(), dagen);
    if (tekst.size() > 1 && (fout != std::errc() || einde != tekst.data() + tekst.size()))
        faal(tabel, "a relative day is D, D-30 or D+30");
    return peildatum.plus(dagen).text();
}

Insz eis_insz(const toml::table& tabel, const std::string& tekst) {
    const auto insz = Insz::parse(tekst);
    if (!insz || insz->soort() != Insz::Soort::verzonnen) faal(tabel, "is no INSZ with a made-up month");
    return *insz;
}

kbi::Partner lees_partner(const toml::table& tabel) {
    keur_sleutels(tabel, {"map", "soort", "authenticatie", "gewest", "hoedanigheden"});
    kbi::Partner partner;
    partner.naam = eis(tabel, "map");
    partner.soort = eis_woord(tabel, "soort", [](const auto& w) { return kbi::find_partnersoort(w); });
    partner.authenticatie =
        eis_woord(tabel, "authenticatie", [](const auto& w) { return kbi::find_authenticatie(w); });
    if (tabel.contains("gewest"))
        partner.gewest = eis_woord(tabel, "gewest", [](const auto& w) { return kbi::find_gewest(w); });
    partner.hoedanigheden = regels(tabel, "hoedanigheden");
    return partner;
}

std::optional<kbi::Persoonsstand> lees_stand(const toml::table& tabel, const Dag& peildatum) {
    const auto delen = woorden(tabel["stand"].value_or(std::string("bekend")));
    kbi::Persoonsstand stand;
    if (delen.size() == 1 && delen[0] == "onbekend") return std::nullopt;
    if (delen.size() == 1 && delen[0] == "bekend") return stand;
    if (delen.size() == 1 && delen[0] == "geannuleerd")
        stand.geannuleerd = true;
    else if (delen.size() == 2 && delen[0] == "vervangen")
        stand.vervangen_door = eis_insz(tabel, delen[1]);
    else if (delen.size() == 2 && delen[0] == "overleden")
        stand.overleden_op = dag(tabel, delen[1], peildatum);
    else
        faal(tabel, "stand is none of the words for it");
    return stand;
}

kbi::Inschrijving lees_inschrijving(const toml::table& tabel, const Insz& insz, const std::string& regel,
                                    const Dag& peildatum) {
    const auto delen = woorden(regel);
    if (delen.size() < 3 || delen.size() > 4) faal(tabel, "ingeschreven is: map hoedanigheid begin [einde]");
    kbi::Inschrijving uit{.id = 0,
                          .insz = insz,
                          .kbo = delen[0],
                          .hoedanigheid = delen[1],
                          .begin = dag(tabel, delen[2], peildatum),
                          .einde = {}};
    if (delen.size() == 4) uit.einde = dag(tabel, delen[3], peildatum);
    return uit;
}

Kbipersoon lees_persoon(const toml::table& tabel, const Dag& peildatum) {
    keur_sleutels(tabel, {"insz", "wat", "dossier", "zonder", "ingeschreven", "stand", "scenario", "vraag"});
    Kbipersoon persoon{.insz = eis_insz(tabel, eis(tabel, "insz")),
                       .wat = eis(tabel, "wat"),
                       .dossier = tabel["dossier"].value<std::string>(),
                       .zonder = {},
                       .ingeschreven = {},
                       .stand = lees_stand(tabel, peildatum),
                       .scenario = tabel["scenario"].value<std::string>(),
                       .vragen = {}};
    for (const auto& naam : regels(tabel, "zonder")) {
        const auto paneel = kbi::find_paneel(naam);
        if (!paneel) faal(tabel, "zonder names what is no panel");
        persoon.zonder.push_back(*paneel);
    }
    for (const auto& regel : regels(tabel, "ingeschreven"))
        persoon.ingeschreven.push_back(lees_inschrijving(tabel, persoon.insz, regel, peildatum));
    for (const auto& regel : regels(tabel, "vraag")) {
        const auto delen = woorden(regel);
        if (delen.size() != 3) faal(tabel, "vraag is: map MAGDA KSZ");
        persoon.vragen.push_back({delen[0], delen[1], delen[2]});
    }
    if (persoon.vragen.empty()) faal(tabel, "a person without vraag shows nothing");
    return persoon;
}

const toml::array& eis_lijst(const toml::table& tabel, std::string_view naam) {
    const auto* lijst = tabel[naam].as_array();
    if (lijst == nullptr) faal(tabel, fmt::format("there is no [[{}]]", naam));
    return *lijst;
}

}  // namespace

Kbicatalogus load_kbicatalogus(std::string_view toml, const Dag& peildatum) {
    const toml::table wortel = toml::parse(toml);
    keur_sleutels(wortel, {"partner", "persoon"});
    Kbicatalogus uit;
    for (const auto& een : eis_lijst(wortel, "partner"))
        uit.partners.push_back(lees_partner(*een.as_table()));
    std::set<std::string> gezien;
    for (const auto& een : eis_lijst(wortel, "persoon")) {
        uit.personen.push_back(lees_persoon(*een.as_table(), peildatum));
        if (!gezien.insert(uit.personen.back().insz.text()).second) faal(een, "this number is there already");
    }
    return uit;
}

std::string kbi_testpersonen_docs(const Kbicatalogus& catalogus) {
    std::string tekst =
        "\n## Vlaanderen: personen van de KBI\nVerzonnen INSZ (maand 60-72) uit data/sandbox/kbi.toml; wie "
        "vraagt "
        "is de map in `clients/`. MAGDA en KSZ zeggen elk in hun eigen code hoe een consultatie afloopt.\n\n"
        "| partner | soort | bewijst zich met | Hoedanigheid |\n|---|---|---|---|\n";
    for (const auto& partner : catalogus.partners) {
        std::string hoedanigheden;
        for (const auto& een : partner.hoedanigheden)
            hoedanigheden += (hoedanigheden.empty() ? "" : ", ") + een;
        tekst += fmt::format("| `{}` | {} | {} | {} |\n", partner.naam, code(partner.soort),
                             code(partner.authenticatie), hoedanigheden.empty() ? "vrij" : hoedanigheden);
    }
    tekst += "\n| INSZ | wat u ziet | door | MAGDA | KSZ |\n|---|---|---|---|---|\n";
    for (const auto& persoon : catalogus.personen)
        for (const auto& vraag : persoon.vragen)
            tekst += fmt::format("| {} | {} | {} | {} | {} |\n", persoon.insz.text(), persoon.wat, vraag.door,
                                 vraag.magda, vraag.ksz);
    return tekst;
}

}  // namespace isi::admin
