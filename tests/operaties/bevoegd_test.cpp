// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/operaties/bevoegd.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace isi;
using namespace isi::operaties;

namespace {

const Gemeentecode groningen = *Gemeentecode::parse("0014");
const Gemeentecode almere = *Gemeentecode::parse("0034");

// The contract's table NL-M12 said again in other words: which roles open which kind of operation for which
// law.
bool orakel(const std::string& soort, const std::string& wet, const std::set<std::string>& rollen) {
    if (soort == "geen") return true;
    if (soort == "elke_rol") return !rollen.empty();
    const std::string jaar = wet.substr(2);
    if (soort == "lezen") return rollen.contains("Wi" + jaar) || rollen.contains("Wi" + jaar + "MUT");
    return wet != "WI2007" && rollen.contains("Wi" + jaar + "MUT");
}

std::string soort_van(Recht recht) {
    switch (recht) {
        case Recht::geen:
            return "geen";
        case Recht::elke_rol:
            return "elke_rol";
        case Recht::lezen:
            return "lezen";
        case Recht::muteren:
            break;
    }
    return "muteren";
}

}  // namespace

TEST_CASE("every operation × law × set of roles gives what NL-M12 says, and a role elsewhere gives nothing") {
    const std::vector<std::string> alle_rollen{"Wi2007", "Wi2013", "Wi2013MUT", "Wi2021", "Wi2021MUT"};
    std::size_t cellen = 0;
    for (const char* naam : {"testVerbinding",
                             "geefGemeenten",
                             "geefWaardenlijsten",
                             "geefSignaalcodes",
                             "geefInstellingen",
                             "geefWet",
                             "stuurContactbericht",
                             "geefPersoon",
                             "zoekPersonen",
                             "zoekSignalen",
                             "geefExamens",
                             "geefMutaties",
                             "geefBestanden",
                             "downloadBestand",
                             "downloadPersoonsoverzicht",
                             "wijzigSignaalstatus",
                             "registreerPip",
                             "verwijderPip",
                             "registreerMap",
                             "registreerPvt",
                             "registreerZroute",
                             "registreerUren",
                             "registreerInburgeringsaanbod",
                             "verwijderInburgeringsaanbod",
                             "registreerContactpersoon",
                             "verwijderContactpersoon",
                             "koppelContactpersoon",
                             "ontkoppelContactpersoon",
                             "verwijderLbtAanmelding"}) {
        const auto* regel = zoek_operatie(naam);
        REQUIRE(regel != nullptr);
        for (unsigned keuze = 0; keuze < 32; ++keuze) {
            Sleutel sleutel;
            std::set<std::string> namen;
            for (unsigned i = 0; i < alle_rollen.size(); ++i) {
                if ((keuze >> i & 1U) == 0) continue;
                namen.insert(alle_rollen[i]);
                sleutel.bevoegdheden[groningen].insert(*parse_rol(alle_rollen[i]));
            }
            for (const auto wet : {Wet::wi2007, Wet::wi2013, Wet::wi2021}) {
                const bool verwacht = orakel(soort_van(regel->recht), std::string(code(wet)), namen);
                INFO(naam << " " << code(wet) << " " << keuze);
                CHECK(bevoegd(*regel, sleutel, groningen, wet).has_value() == verwacht);
                CHECK(bevoegd(*regel, sleutel, almere, wet).has_value() == (regel->recht == Recht::geen));
                cellen += 2;
            }
        }
    }
    CHECK(cellen == 29 * 32 * 3 * 2);
}

TEST_CASE(
    "a refusal names gemeentecode, wet and the role that would be needed: the caller's own rights, no more") {
    const auto uitkomst = bevoegd(*zoek_operatie("geefPersoon"), Sleutel{}, groningen, Wet::wi2013);
    REQUIRE_FALSE(uitkomst);
    CHECK(uitkomst.error().foutcode == "AUT401");
    REQUIRE(uitkomst.error().sleutelgegevens.size() == 3);
    CHECK(uitkomst.error().sleutelgegevens[0].waarde == "0014");
    CHECK(uitkomst.error().sleutelgegevens[1].waarde == "WI2013");
    CHECK(uitkomst.error().sleutelgegevens[2].waarde == "Wi2013");
    CHECK(
        bevoegd(*zoek_operatie("wijzigSignaalstatus"), Sleutel{}, groningen, Wet::wi2021).error().foutcode ==
        "AUT402");
    CHECK(
        bevoegd(*zoek_operatie("wijzigSignaalstatus"), Sleutel{}, groningen, Wet::wi2007).error().foutcode ==
        "AUT403");
}

TEST_CASE("a name that the contract does not have is no operation") {
    for (const char* naam : {"", "GeefPersoon", "geefPersoonResponse", "geefPersoon ", "Fout"}) {
        CHECK(zoek_operatie(naam) == nullptr);
    }
}
