// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus_reeks.hpp"

#include <fmt/format.h>

#include <charconv>

namespace isi::admin {
namespace {

// Signal number k of a rule; the lists go round, so that codes, statuses and days are all spread.
struct Signaalregel {
    std::int64_t id_vanaf, aantal, per_dag, stap_dagen;
    std::vector<Codewaarde> codes, statussen;
    Dag datum_vanaf;

    explicit Signaalregel(Tabel& t)
        : id_vanaf(t.eis_getal("id_vanaf")),
          aantal(t.eis_getal("aantal")),
          per_dag(t.eis_getal("per_dag")),
          stap_dagen(t.eis_getal("stap_dagen")),
          datum_vanaf(t.eis_dag("datum_vanaf")) {
        for (const auto& tekst : t.teksten("codes")) {
            const auto streep = tekst.find('|');
            if (streep == std::string::npos) t.faal("codes", "must be CODE|text");
            codes.push_back({tekst.substr(0, streep), tekst.substr(streep + 1)});
        }
        for (const auto& tekst : t.teksten("statussen")) {
            auto status = zoek_waarde("status", tekst);
            if (!status) t.faal("statussen", "holds a code that is not in the list");
            statussen.push_back(*std::move(status));
        }
        t.sluit();
    }

    [[nodiscard]] Signaal maak(std::int64_t k, const Persoonsdossier& dossier) const {
        const auto index = static_cast<std::size_t>(k);
        const auto dag = datum_vanaf.plus(-static_cast<int>(k / per_dag * stap_dagen));
        Signaal signaal{.id = id_vanaf + k,
                        .versie = 1,
                        .status = statussen[index % statussen.size()],
                        .status_gewijzigd_op = std::nullopt,
                        .status_gewijzigd_door = std::nullopt,
                        .bsn = dossier.kop.bsn,
                        .wet = *dossier.wet,
                        .gemeente = *dossier.woongemeente,
                        .signaalcode = codes[index % codes.size()],
                        .datum = *OnvolledigeDatum::parse(dag.text())};
        if (signaal.status.code != "NIEUW") {  // it was NIEUW for a week
            signaal.versie = 2;
            signaal.status_gewijzigd_op = dag.plus(7).text() + "T09:00:00Z";
        }
        return signaal;
    }
};

// The number itself when it is valid, else the next one that is.
template <class Nummer>
Nummer volgende(const std::string& tekst, Tabel& t, const char* sleutel) {
    std::int64_t waarde = 0;
    const auto* einde = tekst.data() + tekst.size();
    if (std::from_chars(tekst.data(), einde, waarde).ptr == einde) {
        for (int poging = 0; poging < 10'000; ++poging)
            if (auto nummer = Nummer::parse(fmt::format("{:0{}}", waarde + poging, tekst.size())))
                return *std::move(nummer);
    }
    t.faal(sleutel, "is not followed by a valid number");
}

std::string opvolger(const std::string& nummer) {
    return fmt::format("{:0{}}", std::stoll(nummer) + 1, nummer.size());
}

// "A|B" from a list that goes round.
std::pair<std::string, std::string> beurt(const std::vector<std::string>& lijst, std::size_t k) {
    const auto& tekst = lijst[k % lijst.size()];
    const auto streep = tekst.find('|');
    if (streep == std::string::npos) return {tekst, {}};
    return {tekst.substr(0, streep), tekst.substr(streep + 1)};
}

struct Personenregel {
    std::vector<std::string> voornamen, achternamen;
    Dag geboren_vanaf;
    std::int64_t stap_dagen;
    Gemeente gemeente;
    Wet wet;
    std::string wat;

    [[nodiscard]] Testpersoon maak(std::size_t k, Bsn bsn, ANummer a_nummer, Tabel& t) const {
        const auto [voornaam, geslacht] = beurt(voornamen, k);
        const auto [achternaam, voorvoegsels] = beurt(achternamen, k);
        auto code = zoek_waarde("geslacht", geslacht);
        if (!code) t.faal("voornamen", "must be a name and a code of the list geslacht: Amina|V");
        Persoonsgegevens gegevens;
        gegevens.geslacht = *std::move(code);
        gegevens.code_geheim = *zoek_waarde("codeGeheim", "0");
        gegevens.gemeente_van_inschrijving = gemeente;
        const auto dag = geboren_vanaf.plus(static_cast<int>(k) * static_cast<int>(stap_dagen));
        Persoonskop kop{
            .bsn = std::move(bsn),
            .a_nummer = std::move(a_nummer),
            .v_nummer = std::nullopt,
            .naam = voornaam + (voorvoegsels.empty() ? "" : " " + voorvoegsels) + " " + achternaam,
            .voornamen = voornaam,
            .voorvoegsels = voorvoegsels.empty() ? std::nullopt : std::optional(voorvoegsels),
            .achternaam = achternaam,
            .geboortedatum = *OnvolledigeDatum::parse(dag.text()),
            .datum_overlijden = std::nullopt,
            .herkomst = *zoek_waarde("herkomst", "ACTIEF")};
        Testpersoon persoon{.dossier = {.kop = std::move(kop),
                                        .wet = wet,
                                        .woongemeente = gemeente.code,
                                        .eerder_verblijf = {},
                                        .gegevens = std::move(gegevens),
                                        .inburgeringsplicht = std::nullopt,
                                        .handhaving = std::nullopt,
                                        .voorzieningen = {},
                                        .vrijstellingen = {},
                                        .boetes = {},
                                        .examens = std::nullopt,
                                        .signaaltelling = {}},
                            .signalen = {},
                            .wat = wat,
                            .scenario = std::nullopt,
                            .reeks = wat};
        return persoon;
    }
};

}  // namespace

std::vector<Signaal> lees_signaalreeks(Tabel t, const Persoonsdossier& dossier) {
    if (!dossier.wet) t.faal("id_vanaf", "needs a person under a law");
    const Signaalregel regel{t};
    std::vector<Signaal> signalen;
    signalen.reserve(static_cast<std::size_t>(regel.aantal));
    for (std::int64_t k = 0; k < regel.aantal; ++k) signalen.push_back(regel.maak(k, dossier));
    return signalen;
}

std::vector<Testpersoon> lees_reeks(Tabel t) {
    const auto gemeente = t.gemeente("gemeente");
    const auto wet = parse_wet(t.eis_tekst("wet"));
    if (!gemeente) t.faal("gemeente", "is missing");
    if (!wet) t.faal("wet", "is no law");
    const Personenregel regel{t.teksten("voornamen"),
                              t.teksten("achternamen"),
                              t.eis_dag("geboren_vanaf"),
                              t.eis_getal("geboren_stap_dagen"),
                              *gemeente,
                              *wet,
                              t.eis_tekst("wat")};
    const auto aantal = static_cast<std::size_t>(t.eis_getal("personen"));
    std::string bsn = t.eis_tekst("bsn_vanaf"), a_nummer = t.eis_tekst("a_nummer_vanaf");
    auto signalen = t.deel("signalen");
    if (!signalen) t.faal("signalen", "is missing");
    t.sluit();

    std::vector<Testpersoon> personen;
    for (std::size_t k = 0; k < aantal; ++k) {
        auto nummer = volgende<Bsn>(bsn, t, "bsn_vanaf");
        auto anr = volgende<ANummer>(a_nummer, t, "a_nummer_vanaf");
        bsn = opvolger(nummer.text());
        a_nummer = opvolger(anr.text());
        personen.push_back(regel.maak(k, std::move(nummer), std::move(anr), t));
    }
    const Signaalregel signaalregel{*signalen};
    for (std::int64_t k = 0; k < signaalregel.aantal; ++k) {
        auto& persoon = personen[static_cast<std::size_t>(k) % aantal];
        persoon.signalen.push_back(signaalregel.maak(k, persoon.dossier));
    }
    return personen;
}

}  // namespace isi::admin
