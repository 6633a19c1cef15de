// SPDX-License-Identifier: GPL-3.0-or-later
// Organisation × key × gemeente × law × roles × operation × person, through the front door, against
// orakel.py.
#include <openssl/sha.h>
#include <sys/socket.h>

#include <netinet/in.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <thread>

#include "antwoord.hpp"
#include "gateway/audit/audit.hpp"
#include "vraag.hpp"
#include "wereld.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

constexpr std::size_t draden = 4;

struct Waarneming {
    std::string uitkomst = "no answer", tekst, herkomst;
    std::array<unsigned char, 32> sha256{};
    Verraden verraden;
};

std::string eigen_adres(const Client& client) {
    sockaddr_in adres{};
    socklen_t lengte = sizeof adres;
    if (::getsockname(client.fd(), reinterpret_cast<sockaddr*>(&adres), &lengte) != 0) return {};
    return "127.0.0.1:" + std::to_string(ntohs(adres.sin_port));
}

// One thread's share; a kept connection per certificate, so that the audit's order on it is the order of
// asking.
void vraag_reeks(const Wereld& wereld, const Huisproef& huis, const std::vector<Rij>& cellen,
                 const std::vector<std::string>& verzoeken, std::size_t eerste,
                 std::vector<Waarneming>& uit) {
    std::map<std::string, std::unique_ptr<Client>> verbindingen;
    for (std::size_t i = eerste; i < cellen.size(); i += draden) {
        const auto& wie = cellen[i].at("organisatie");
        auto& client = verbindingen[wie];
        if (!client) client.reset(new Client(huis.bel(wereld.certificaat(wie))));
        client->wachttijd = std::chrono::seconds(60);
        client->stuur(verzoeken[i]);
        const auto antwoord = client->lees_antwoord();
        if (!antwoord) continue;
        auto& waarneming = uit[i];
        waarneming.uitkomst = lees_uitkomst(cellen[i].at("operatie"), *antwoord);
        // How many a search finds is the world's to say (Wereld::zichtbaar), not the oracle's.
        if (cellen[i].at("situatie") == "allen" && waarneming.uitkomst.starts_with("GEGEVENS totaal="))
            waarneming.uitkomst = "GEGEVENS";
        waarneming.tekst = zonder_tijd(*antwoord);
        waarneming.herkomst = eigen_adres(*client);
        waarneming.verraden = lees_verraden(antwoord->inhoud);
        SHA256(reinterpret_cast<const unsigned char*>(antwoord->inhoud.data()), antwoord->inhoud.size(),
               waarneming.sha256.data());
    }
}

std::vector<Waarneming> vraag_alles(Wereld& wereld, const std::vector<Rij>& cellen) {
    std::vector<std::string> verzoeken;
    for (const auto& cel : cellen) verzoeken.push_back(maak_verzoek(cel, wereld));
    std::vector<Waarneming> waarnemingen(cellen.size());
    std::vector<std::thread> reeksen;
    for (std::size_t i = 0; i < draden; ++i)
        reeksen.emplace_back(
            [&, i] { vraag_reeks(wereld, wereld.huis(), cellen, verzoeken, i, waarnemingen); });
    for (auto& reeks : reeksen) reeks.join();
    return waarnemingen;
}

std::string beschrijf(const Rij& cel) {
    std::string tekst;
    for (const char* naam : {"organisatie", "sleutel", "gemeente", "wet", "rollen", "operatie", "situatie",
                             "nummer", "verblijf", "envelop"})
        tekst += cel.at(naam) + " ";
    return tekst;
}

/// The cells whose answer is not what `kolom` expects.
std::vector<std::string> vergelijk(const std::vector<Rij>& cellen,
                                   const std::vector<Waarneming>& waarnemingen, const std::string& kolom) {
    std::vector<std::string> anders;
    for (std::size_t i = 0; i < cellen.size(); ++i) {
        if (waarnemingen[i].uitkomst != cellen[i].at(kolom))
            anders.push_back(beschrijf(cellen[i]) + ": " + waarnemingen[i].uitkomst + " instead of " +
                             cellen[i].at(kolom));
    }
    return anders;
}

void check_geen(const char* wat, const std::vector<std::string>& bevindingen) {
    std::string tekst;
    for (std::size_t i = 0; i < std::min<std::size_t>(bevindingen.size(), 12); ++i)
        tekst += bevindingen[i] + "\n";
    INFO(wat << ", " << bevindingen.size() << " cells:\n" << tekst);
    CHECK(bevindingen.empty());
}

// Everything that decides an answer without data, but for the person: if two such answers differ, they tell
// something of the person. Before the key is proven not even that much may matter.
std::string wat_mag_verschillen(const Rij& cel, const std::string& uitkomst) {
    if (uitkomst == "Client.DK0002") return uitkomst;
    std::string groep = uitkomst;
    for (const char* naam : {"operatie", "gemeentecode", "wet", "verzender", "envelop"})
        groep += " " + cel.at(naam);
    return groep;
}

std::vector<std::string> zoek_verklikkers(const std::vector<Rij>& cellen,
                                          const std::vector<Waarneming>& waarnemingen) {
    std::vector<std::string> bevindingen;
    std::map<std::string, std::string> eerste;
    for (std::size_t i = 0; i < cellen.size(); ++i) {
        const auto& uitkomst = waarnemingen[i].uitkomst;
        if (uitkomst.starts_with("GEGEVENS") && uitkomst != "GEGEVENS totaal=0") continue;
        const auto [plek, nieuw] =
            eerste.try_emplace(wat_mag_verschillen(cellen[i], uitkomst), waarnemingen[i].tekst);
        if (plek->second != waarnemingen[i].tekst)
            bevindingen.push_back(beschrijf(cellen[i]) + ": another text than its like");
    }
    return bevindingen;
}

// Of whom an answer may speak: of the person asked about, where the oracle says that there are data.
std::vector<std::string> zoek_lekken(const Wereld& wereld, const std::vector<Rij>& cellen,
                                     const std::vector<Waarneming>& waarnemingen) {
    std::vector<std::string> bevindingen;
    for (std::size_t i = 0; i < cellen.size(); ++i) {
        const auto& cel = cellen[i];
        const auto& operatie = cel.at("operatie");
        const bool over_persoon =
            cel.at("geleverd") == "ja" && operatie != "geefWet" && operatie != "geefExamens";
        const bool met_adres = operatie == "geefPersoon" && cel.at("antwoord").ends_with("WOONACHTIG");
        const std::set<std::string> niemand, alleen = wereld.zichtbaar(cel);
        const auto& [namen, straten, nummers] = waarnemingen[i].verraden;
        const auto past = [](const auto& gezien, const auto& mag) {
            return std::ranges::includes(mag, gezien);
        };
        const auto& wie = over_persoon ? alleen : niemand;
        if (!past(namen, wie) || !past(nummers, wie) || !past(straten, met_adres ? wie : niemand))
            bevindingen.push_back(beschrijf(cel) + ": tells of a person it must not tell of");
        if (over_persoon && nummers != alleen)
            bevindingen.push_back(beschrijf(cel) + ": does not tell of all whom it must tell of");
    }
    return bevindingen;
}

/// Per connection, the requests in the order in which they are on record, each with its records.
using Boekingen = std::map<std::string, std::vector<std::vector<audit::Record>>>;

Boekingen lees_boekingen(const audit::Instellingen& instellingen) {
    Boekingen uit;
    audit::read_records(instellingen, [&](std::uint64_t, const audit::Record& record) {
        auto& verzoeken = uit[record.herkomst];
        if (verzoeken.empty() || verzoeken.back().front().verzoek_id != record.verzoek_id)
            verzoeken.emplace_back();
        verzoeken.back().push_back(record);
    });
    return uit;
}

std::string vergelijk_record(const Rij& cel, const Waarneming& waarneming,
                             const std::vector<audit::Record>& records, const Wereld& wereld) {
    const auto& wie = cel.at("betrokkene");
    auto personen = wie == "nee" ? std::set<std::string>{""} : wereld.zichtbaar(cel);
    if (records.size() != personen.size()) return std::to_string(records.size()) + " records";
    for (const auto& record : records)
        if (personen.erase(record.betrokkene ? record.betrokkene->text() : "") != 1)
            return "another data subject";
    const auto& record = records.front();
    const auto uitkomst = cel.at("antwoord").substr(0, cel.at("antwoord").find(' '));
    if (record.uitkomst != uitkomst) return "outcome " + record.uitkomst;
    const auto verwacht =
        cel.at("beslissing") == "toegestaan" ? audit::Beslissing::toegestaan : audit::Beslissing::geweigerd;
    if (record.beslissing != verwacht) return "the other decision";
    if (cel.at("reden") == "*" ? record.reden.empty()
                               : record.reden != (cel.at("reden") == "-" ? "" : cel.at("reden")))
        return "reason " + record.reden;
    if (record.rol != (cel.at("rol") == "-" ? "" : cel.at("rol"))) return "role " + record.rol;
    if (!std::ranges::all_of(records,
                             [&](const auto& een) { return een.geleverd == (cel.at("geleverd") == "ja"); }))
        return "delivered is not right";
    const bool bewezen = uitkomst != "Client.DK0002";
    if (record.sleutel_id != (bewezen ? wereld.applicatiesleutel(cel) : "")) return "another key";
    const auto houder = cel.at("oin") == "-" ? cel.at("kbo") : cel.at("oin");
    if (record.oin_certificaat != (houder == "-" ? "" : houder)) return "another certificate";
    if (record.oin_eigenaar.empty() == bewezen) return "owner " + record.oin_eigenaar;
    if (record.antwoord_sha256 != waarneming.sha256) return "the hash of another answer";
    return {};
}

std::vector<std::string> vergelijk_audit(const Wereld& wereld, const std::vector<Rij>& cellen,
                                         const std::vector<Waarneming>& waarnemingen,
                                         const Boekingen& boekingen) {
    std::vector<std::string> bevindingen;
    std::map<std::string, std::size_t> gedaan;
    for (std::size_t i = 0; i < cellen.size(); ++i) {
        const auto& herkomst = waarnemingen[i].herkomst;
        const auto plaats = gedaan[herkomst]++;
        const auto verbinding = boekingen.find(herkomst);
        if (verbinding == boekingen.end() || plaats >= verbinding->second.size()) {
            bevindingen.push_back(beschrijf(cellen[i]) + ": not on record");
            continue;
        }
        const auto bezwaar = vergelijk_record(cellen[i], waarnemingen[i], verbinding->second[plaats], wereld);
        if (!bezwaar.empty()) bevindingen.push_back(beschrijf(cellen[i]) + ": on record: " + bezwaar);
    }
    for (const auto& [herkomst, aantal] : gedaan) {
        const auto verbinding = boekingen.find(herkomst);
        if (verbinding != boekingen.end() && verbinding->second.size() != aantal)
            bevindingen.push_back(herkomst + ": more on record than was asked");
    }
    return bevindingen;
}

std::map<std::string, std::set<std::string>> waarden(const std::vector<Rij>& cellen) {
    std::map<std::string, std::set<std::string>> uit;
    for (const auto& cel : cellen)
        for (const auto& [naam, waarde] : cel) uit[naam].insert(waarde);
    return uit;
}

void check_dekking(const std::vector<Rij>& cellen) {
    std::set<std::string> verschillend, klassen;
    for (const auto& cel : cellen) {
        verschillend.insert(beschrijf(cel));
        klassen.insert(cel.at("antwoord").substr(0, cel.at("antwoord").find(' ')));
    }
    CHECK(verschillend.size() == cellen.size());
    CHECK(cellen.size() >= 3000);
    const auto gezien = waarden(cellen);
    const std::map<std::string, std::size_t> aantallen{
        {"organisatie", 11}, {"sleutel", 17},  {"gemeente", 6}, {"wet", 6},     {"rollen", 32},
        {"operatie", 29},    {"situatie", 18}, {"verblijf", 4}, {"envelop", 5}, {"nummer", 5}};
    for (const auto& [naam, aantal] : aantallen) {
        INFO(naam);
        CHECK(gezien.at(naam).size() == aantal);
    }
    CHECK(gezien.at("reden").size() >= 13);
    for (const char* klasse : {"Client.DK0002", "Client.DK0004", "Server.DK0051", "VAL003", "VAL006",
                               "AUT401", "NIETS_GEVONDEN", "GEGEVENS"}) {
        INFO(klasse);
        CHECK(klassen.contains(klasse));
    }
}

// Controls: each comparison sees what it is there for.
void check_bederf(const Wereld& wereld, const std::vector<Rij>& cellen,
                  const std::vector<Waarneming>& waarnemingen, const Boekingen& boekingen) {
    std::size_t bedorven = 0;
    for (const auto& [kolom, waarde] : cellen.front()) {
        if (!kolom.starts_with("bederf:")) continue;
        const auto raakt = std::ranges::count_if(
            cellen, [&, naam = kolom](const Rij& cel) { return cel.at(naam) != cel.at("antwoord"); });
        INFO(kolom);
        CHECK(raakt > 0);
        CHECK(vergelijk(cellen, waarnemingen, kolom).size() == static_cast<std::size_t>(raakt));
        ++bedorven;
    }
    CHECK(bedorven >= 9);

    const auto plaats = [&](const char* uitkomst) {
        const auto gevonden = std::ranges::find(waarnemingen, uitkomst, &Waarneming::uitkomst);
        REQUIRE(gevonden != waarnemingen.end());
        return static_cast<std::size_t>(gevonden - waarnemingen.begin());
    };
    for (const char* uitkomst : {"Client.DK0002", "NIETS_GEVONDEN", "GEGEVENS totaal=0"}) {
        auto anders = waarnemingen;
        anders[plaats(uitkomst)].tekst += " ";
        CHECK_FALSE(zoek_verklikkers(cellen, anders).empty());
    }
    auto lek = waarnemingen;
    lek[plaats("NIETS_GEVONDEN")].verraden.namen.insert(bsn_almere);
    CHECK(zoek_lekken(wereld, cellen, lek).size() == 1);

    const auto& verbinding = waarnemingen[plaats("NIETS_GEVONDEN")].herkomst;
    auto kwijt = boekingen, dubbel = boekingen, geleverd = boekingen;
    kwijt.at(verbinding).pop_back();
    CHECK_FALSE(vergelijk_audit(wereld, cellen, waarnemingen, kwijt).empty());
    dubbel.at(verbinding).front().push_back(dubbel.at(verbinding).front().front());
    CHECK(vergelijk_audit(wereld, cellen, waarnemingen, dubbel).size() == 1);
    auto& record = geleverd.at(verbinding).front().front();
    record.geleverd = !record.geleverd;
    CHECK(vergelijk_audit(wereld, cellen, waarnemingen, geleverd).size() == 1);
}

}  // namespace

TEST_CASE(
    "who asks × key × gemeente × law × roles × operation × person: the answer and the audit are the "
    "oracle's") {
    const auto cellen = lees_rijen("cellen.tsv");
    check_dekking(cellen);
    Wereld wereld(cellen);
    const auto waarnemingen = vraag_alles(wereld, cellen);
    wereld.huis().stop();

    check_geen("another answer than the oracle's", vergelijk(cellen, waarnemingen, "antwoord"));
    check_geen("answers that give the person away", zoek_verklikkers(cellen, waarnemingen));
    check_geen("persons in an answer", zoek_lekken(wereld, cellen, waarnemingen));
    const auto boekingen = lees_boekingen(wereld.huis().audit());
    check_geen("audit", vergelijk_audit(wereld, cellen, waarnemingen, boekingen));
    check_bederf(wereld, cellen, waarnemingen, boekingen);
}
