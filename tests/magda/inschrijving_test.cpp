// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using Meldingen = std::vector<std::string>;

namespace {

const std::string repertorium = ".repertorium-02_00.vip.vlaanderen.be";

/// What stands in Inschrijving; the defaults are right.
struct Wens {
    std::string identificatie = identificatie_gent, hoedanigheid = "2", insz = persoon;
    std::string periode = "<Begin>2026-11-01</Begin><Einde>2026-12-31</Einde>";
};

std::string schrijf_wens(const Wens& w, const std::string& subject) {
    return "<Identificatie>" + w.identificatie + "</Identificatie><Hoedanigheid>" + w.hoedanigheid +
           "</Hoedanigheid>" + subject + "<Periode>" + w.periode + "</Periode>";
}

Vraag inschrijving(const Wens& w = {}) {
    return {.dienst = "RegistreerInschrijving",
            .naamruimte = "http://webservice.registreerinschrijvingdienst-02_00" + repertorium,
            .versie = "02.00.0000",
            .inhoud = "<Inschrijving>" + schrijf_wens(w, "<INSZ>" + w.insz + "</INSZ>") + "</Inschrijving>"};
}

std::string subject(const std::string& soort, const std::string& nummer) {
    return "<Subject><Type>" + soort + "</Type><Sleutel>" + nummer + "</Sleutel></Subject>";
}

Vraag inschrijving_0201(const std::string& soort, const std::string& subjecten, const Wens& w = {}) {
    return {.dienst = "RegistreerInschrijving",
            .naamruimte =
                "http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be",
            .versie = "02.01.0000",
            .inhoud = "<Inschrijving>" +
                      schrijf_wens(w, "<BetrokkenSubject><Type>" + soort + "</Type><Subjecten>" + subjecten +
                                          "</Subjecten></BetrokkenSubject>") +
                      "</Inschrijving>"};
}

Vraag uitschrijving(const Wens& w, const std::string& element = "Uitschrijving") {
    return {.dienst = "RegistreerUitschrijving",
            .naamruimte = "http://webservice.registreeruitschrijvingdienst-02_00" + repertorium,
            .versie = "02.00.0000",
            .inhoud =
                "<" + element + ">" + schrijf_wens(w, "<INSZ>" + w.insz + "</INSZ>") + "</" + element + ">"};
}

std::string resultaat(const Antwoord& a) {
    const auto element = a.antwoord().child("Inhoud").child("Resultaat");
    return std::string(element.child_value()) + " " + element.attribute("Beschrijving").value();
}

std::vector<kbi::Inschrijving> bewaard(Proef& p) {
    return p.store.list_inschrijvingen(insz(persoon), kbo_gent);
}

}  // namespace

TEST_CASE("an inschrijving is kept for the organisation that asks, and opens the dossier") {
    Proef p;
    CHECK(p.vraag({}).meldingen() == Meldingen{"40003 FOUT Antwoord"});
    const auto a = p.vraag(inschrijving());
    CHECK(a.meldingen().empty());
    CHECK(resultaat(a) == "1 Wel geslaagd");
    CHECK(std::string(a.antwoord().child_value("Referte")) == "V-1");
    CHECK(a.spoor.uitkomst == "GEREGISTREERD");
    CHECK(a.spoor.betrokkene == insz(persoon));
    CHECK(a.spoor.toegestaan);
    CHECK_FALSE(a.spoor.geleverd);
    const auto rij = bewaard(p);
    REQUIRE(rij.size() == 1);
    CHECK(rij[0].hoedanigheid == "2");
    CHECK(rij[0].begin == "2026-11-01");
    CHECK(rij[0].einde == "2026-12-31");
    CHECK(p.vraag({}).meldingen() ==
          Meldingen{"30003 FOUT Antwoord"});  // the gate is open; the number is unknown
}

TEST_CASE("02.01 names the person as subject, one, of type PERS") {
    Proef p;
    for (const auto& vraag :
         {inschrijving_0201("OND", subject("PERS", persoon)),
          inschrijving_0201("PERS", subject("OND", persoon)),
          inschrijving_0201("PERS", subject("PERS", persoon) + subject("PERS", ander_persoon))}) {
        const auto a = p.vraag(vraag);
        CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
        CHECK(bewaard(p).empty());
    }
    const auto a = p.vraag(inschrijving_0201("PERS", subject("PERS", persoon)));
    CHECK(resultaat(a) == "1 Wel geslaagd");
    CHECK(std::string(a.boom->document_element().attribute("xmlns:web").value()).find("02_01") !=
          std::string::npos);
    CHECK(bewaard(p).size() == 1);
}

TEST_CASE("a period without end is kept so, and one that is none gives 20003") {
    Proef p;
    for (const auto& periode : std::vector<std::string>{
             "<Begin>2026-11-02</Begin><Einde>2026-11-01</Einde>", "<Begin>2026-02-30</Begin>",
             "<Begin>2026-00-00</Begin>", "<Begin>2026-11-01</Begin><Einde>2026-12-00</Einde>"}) {
        const auto a = p.vraag(inschrijving({.periode = periode}));
        INFO(periode);
        CHECK(a.meldingen() == Meldingen{"20003 FOUT Antwoord"});
        CHECK(resultaat(a) == "0 Niet geslaagd");
    }
    CHECK(bewaard(p).empty());
    CHECK(p.vraag(inschrijving({.periode = "<Begin>2026-11-01</Begin>"})).meldingen().empty());
    CHECK_FALSE(bewaard(p).at(0).einde);
}

TEST_CASE("Identificatie, or a Hoedanigheid that is no quality code, other than in the context gives 20005") {
    Proef p;
    const auto ander = p.vraag(inschrijving({.identificatie = "iemand.example"}));
    CHECK(ander.meldingen() == Meldingen{"20005 FOUT Antwoord"});
    CHECK(resultaat(ander) == "0 Niet geslaagd");
    CHECK(p.vraag(inschrijving({.hoedanigheid = "3003"})).meldingen() == Meldingen{"20005 FOUT Antwoord"});
    CHECK(bewaard(p).empty());
    auto met = inschrijving({.hoedanigheid = "3003"});
    met.afzender += "<Hoedanigheid>3003</Hoedanigheid>";
    CHECK(p.vraag(met).meldingen().empty());
    CHECK(p.vraag(inschrijving({.hoedanigheid = "40"})).meldingen().empty());
}

TEST_CASE(
    "what is there already is reported, with 1 when it covers what was asked and with 0 when it does not") {
    Proef p;
    p.vraag(inschrijving());
    const auto zelfde = p.vraag(inschrijving());
    CHECK(zelfde.meldingen() == Meldingen{"40143 WAARSCHUWING Antwoord"});
    CHECK(resultaat(zelfde) == "1 Wel geslaagd");
    CHECK(zelfde.spoor.uitkomst == "40143");
    CHECK(resultaat(p.vraag(inschrijving({.hoedanigheid = "02"}))) == "1 Wel geslaagd");
    for (const auto& periode : std::vector<std::string>{
             "<Begin>2026-11-01</Begin>", "<Begin>2026-10-31</Begin><Einde>2026-12-01</Einde>",
             "<Begin>2026-12-01</Begin><Einde>2027-01-01</Einde>"}) {
        const auto langer = p.vraag(inschrijving({.periode = periode}));
        CHECK(langer.meldingen() == Meldingen{"40143 WAARSCHUWING Antwoord"});
        CHECK(resultaat(langer) == "0 Niet geslaagd");
    }
    CHECK(bewaard(p).size() == 1);
}

TEST_CASE(
    "an uitschrijving ends what is there, under either of its names, and says so when there is nothing") {
    Proef p;
    for (const std::string& element : {std::string("Uitschrijving"), std::string("Inschrijving")}) {
        p.vraag(inschrijving({.hoedanigheid = element == "Inschrijving" ? "3" : "2"}));
        const Wens wens{.hoedanigheid = element == "Inschrijving" ? "3" : "2",
                        .periode = "<Begin>2026-11-01</Begin><Einde>2026-11-27</Einde>"};
        const auto a = p.vraag(uitschrijving(wens, element));
        CHECK(a.meldingen().empty());
        CHECK(resultaat(a) == "1 Wel geslaagd");
        CHECK(a.spoor.operatie == "RegistreerUitschrijving");
        CHECK(a.spoor.betrokkene == insz(persoon));
    }
    for (const auto& rij : bewaard(p)) CHECK(rij.einde == "2026-11-27");
    CHECK(p.vraag({}).meldingen() == Meldingen{"40003 FOUT Antwoord"});
    const auto niets = p.vraag(uitschrijving({.insz = ander_persoon}));
    CHECK(niets.meldingen() == Meldingen{"40003 FOUT Antwoord"});
    CHECK(resultaat(niets) == "0 Niet geslaagd");
    CHECK(p.vraag(uitschrijving({.identificatie = "iemand.example"})).meldingen() ==
          Meldingen{"20005 FOUT Antwoord"});
}

TEST_CASE("who may not ask writes nothing, and no number no inschrijving") {
    Proef p;
    CHECK(p.vraag(inschrijving({.insz = "90722600261"})).meldingen() == Meldingen{"20002 FOUT Repliek"});
    p.bewezen = false;
    const auto a = p.vraag(inschrijving());
    CHECK(a.meldingen() == Meldingen{"40006 FOUT Repliek"});
    CHECK(a.spoor.betrokkene == insz(persoon));
    CHECK(bewaard(p).empty());
    p.bewezen = true;
    auto twee = inschrijving();
    twee.aantal = 2;
    CHECK(p.vraag(twee).meldingen() == Meldingen{"20110 FOUT Antwoord"});
    CHECK(bewaard(p).empty());
}

TEST_CASE("an inschrijving that cannot be kept is no success") {
    Proef p;
    p.store.weg = true;
    const auto a = p.vraag(inschrijving());
    CHECK(a.meldingen() == Meldingen{"99996 FOUT Repliek"});
    CHECK(a.spoor.mislukt);
}

TEST_CASE("a version of one namespace in the other is a wrong context") {
    Proef p;
    auto vraag = inschrijving();
    vraag.versie = "02.01.0000";
    CHECK(p.vraag(vraag).meldingen() == Meldingen{"50000 FOUT Repliek"});
    vraag.naamruimte =
        "http://webservice.registreerinschrijvingdienst-03_00.repertorium-03_00.vip.vlaanderen.be";
    CHECK(p.vraag(vraag).diagnose() == "De naamruimte van het verzoek is niet die van de dienst");
}
