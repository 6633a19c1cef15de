// SPDX-License-Identifier: GPL-3.0-or-later
// zoekPersonen and zoekSignalen through the front door: real TLS, real bytes, the published XSD as the judge.
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "huisproef.hpp"
#include "support/dossier.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

const std::string wi2007 = "<isi:wet>WI2007</isi:wet>";

std::string personen(const Huisproef& huis, const std::string& inhoud) {
    return vraag_groningen(huis, "zoekPersonen", wi2007 + inhoud);
}

std::string signalen(const Huisproef& huis, const std::string& inhoud = "") {
    return vraag_groningen(huis, "zoekSignalen", wi2007 + inhoud);
}

using Lijst = std::vector<std::string>;

Lijst alle(const std::string& xml, const std::string& naam) {
    const std::regex element("<isi:" + naam + ">([^<]*)</isi:" + naam + ">");
    Lijst waarden;
    for (std::sregex_iterator i(xml.begin(), xml.end(), element), einde; i != einde; ++i)
        waarden.push_back((*i)[1]);
    return waarden;
}

std::string element(const std::string& naam, const std::string& waarde) {
    return "<isi:" + naam + ">" + waarde + "</isi:" + naam + ">";
}

Persoonsdossier persoon(const std::string& bsn, const std::string& geboren, const char* geslacht = "V") {
    auto d = dossier(bsn, Wet::wi2007, Gemeentecode::parse("0014"));
    d.kop.geboortedatum = *OnvolledigeDatum::parse(geboren);
    d.kop.achternaam = "Jansen";
    d.gegevens.geslacht = *zoek_waarde("geslacht", geslacht);
    d.gegevens.gemeente_van_inschrijving = Gemeente{*Gemeentecode::parse("0014"), "Groningen", {}};
    return d;
}

// Valid numbers of the test block 99999xxxx that the house does not use.
Lijst nummers(std::size_t aantal) {
    Lijst gevonden;
    for (int n = 999990019; gevonden.size() < aantal; ++n)
        if (Bsn::parse(std::to_string(n))) gevonden.push_back(std::to_string(n));
    return gevonden;
}

std::int64_t bewaar_signaal(Huisproef& huis, const std::string& bsn, const std::string& status,
                            const std::string& datum, const std::string& code = "SS064") {
    return huis.store().save_signaal({.id = 0,
                                      .versie = 1,
                                      .status = *zoek_waarde("status", status),
                                      .bsn = *Bsn::parse(bsn),
                                      .wet = Wet::wi2007,
                                      .gemeente = *Gemeentecode::parse("0014"),
                                      .signaalcode = {code, "Tekst van " + code},
                                      .datum = *OnvolledigeDatum::parse(datum)});
}

std::string foutcode(const std::string& xml) {
    CHECK(lees(xml, "requestGoedgekeurd") == "false");
    return lees(xml, "foutcode") + " " + lees(xml, "sleutelwaarde");
}

}  // namespace

TEST_CASE("zoekPersonen takes numbers or criteria, and says which rule was broken") {
    const Huisproef huis;
    const std::string geboren = element("geboortedatumVanaf", "1967-01-01");
    CHECK(foutcode(personen(huis, "")) == "VAL001 ");
    CHECK(foutcode(personen(huis, element("zoekenInIsi", "ACTIEF") + element("verblijf", "WOONACHTIG"))) ==
          "VAL001 ");
    CHECK(foutcode(personen(huis, element("bsn", bsn_groningen) + geboren)) == "VAL002 ");
    CHECK(foutcode(personen(huis, element("bsn", "123456789"))) == "VAL003 bsn");
    CHECK(foutcode(personen(huis, element("aNummer", "1234567890"))) == "VAL004 aNummer");
    CHECK(foutcode(personen(huis, geboren + element("geboortedatumTotEnMet", "1966-12-31"))) ==
          "VAL005 geboortedatumTotEnMet");
    CHECK(foutcode(personen(huis, element("geslacht", "X"))) == "VAL006 geslacht");
    CHECK(foutcode(personen(huis, geboren + element("zoekenInIsi", "OVERAL"))) == "VAL006 zoekenInIsi");
    CHECK(foutcode(personen(huis, geboren + element("verblijf", "ELDERS"))) == "VAL006 verblijf");
    CHECK(foutcode(personen(huis, geboren + element("aantalPerPagina", "501"))) == "VAL006 aantalPerPagina");
    CHECK(foutcode(personen(huis, geboren + element("peilmoment", "2026-01-01T00:00:00Z"))) ==
          "VAL006 peilmoment");
    CHECK(lees(personen(huis, geboren + element("aantalPerPagina", "500")), "requestGoedgekeurd") == "true");
}

TEST_CASE("zoekPersonen answers the row that the manual's list has, and nietsGevonden when there is none") {
    Huisproef huis;
    auto d = persoon("004002623", "1967-04-00");
    d.kop.voornamen = "Test";
    d.kop.voorvoegsels = "van der";
    d.kop.a_nummer = ANummer::parse("4020213514");
    d.gegevens.code_geheim = {"7", ""};
    huis.bewaar(d);
    bewaar_signaal(huis, "004002623", "AFGEHANDELD", "2012-01-01");
    const auto xml = personen(huis, element("geboortedatumVanaf", "1967-04-15"));
    CHECK(lees(xml, "totaal") == "2");  // the house's own person has 1967-00-00
    const auto een = personen(huis, element("aNummer", "4020213514"));
    CHECK(lees(een, "totaal") == "1");
    CHECK(lees(een, "pagina") == "1");
    CHECK(lees(een, "bsn") == "004002623");
    CHECK(lees(een, "voornamen") == "Test");
    CHECK(lees(een, "voorvoegsels") == "van der");
    CHECK(lees(een, "achternaam") == "Jansen");
    CHECK(lees(een, "geboortedatum") == "1967-04-00");
    CHECK(lees(een, "signaalAanwezig") == "true");
    CHECK(een.find("<isi:gemeenteVanInschrijving><isi:code>0014</isi:code>") != std::string::npos);
    CHECK(een.find("<isi:codeGeheim><isi:code>7</isi:code>") != std::string::npos);
    CHECK(een.find("<isi:verblijf><isi:code>WOONACHTIG</isi:code>") != std::string::npos);
    CHECK(een.find("Kempkensberg") == std::string::npos);  // no address in a list
    for (const auto& geen :
         {element("bsn", bsn_almere), element("bsn", bsn_onbekend), element("nationaliteit", "9999"),
          element("bsn", "004002623") + element("verblijf", "GEWEZEN_INGEZETENE"),
          element("bsn", "004002623") + element("zoekenInIsi", "DEFINITIEF")}) {
        const auto niets = personen(huis, geen);
        CHECK(niets.find("<isi:nietsGevonden") != std::string::npos);
        CHECK(niets.find("totaal") == std::string::npos);
    }
}

TEST_CASE("zoekPersonen shows a former resident without the present gemeente") {
    Huisproef huis;
    auto d = persoon("004002623", "1980-01-01");
    d.woongemeente = Gemeentecode::parse("0034");
    d.gegevens.gemeente_van_inschrijving = Gemeente{*Gemeentecode::parse("0034"), "Almere", {}};
    d.eerder_verblijf = {{*Gemeentecode::parse("0014"), OnvolledigeDatum::parse("2015-01-01"), true}};
    huis.bewaar(d);
    const std::string criterium = element("geboortedatumVanaf", "1980-01-01");
    CHECK(personen(huis, criterium).find("nietsGevonden") != std::string::npos);
    const auto xml = personen(huis, criterium + element("verblijf", "GEWEZEN_INGEZETENE"));
    CHECK(lees(xml, "bsn") == "004002623");
    CHECK(xml.find("<isi:verblijf><isi:code>GEWEZEN_INGEZETENE</isi:code>") != std::string::npos);
    CHECK(xml.find("gemeenteVanInschrijving") == std::string::npos);
    CHECK(xml.find("Almere") == std::string::npos);
}

TEST_CASE("whether a former gemeente sees the present address is a setting, for list and sheet alike") {
    for (const bool tonen : {false, true}) {
        Huisproef huis(tonen ? "[privacy]\nadres_gewezen_ingezetene = \"tonen\"\n" : "");
        auto d = persoon("004002623", "1980-01-01");
        d.woongemeente = Gemeentecode::parse("0034");
        d.gegevens.gemeente_van_inschrijving = Gemeente{*Gemeentecode::parse("0034"), "Almere", {}};
        d.eerder_verblijf = {{*Gemeentecode::parse("0014"), OnvolledigeDatum::parse("2015-01-01"), true}};
        huis.bewaar(d);
        const std::string wie = element("bsn", "004002623") + element("verblijf", "GEWEZEN_INGEZETENE");
        CHECK((personen(huis, wie).find("Almere") != std::string::npos) == tonen);
        const auto blad = vraag_groningen(huis, "geefPersoon", wi2007 + wie);
        CHECK((blad.find("Almere") != std::string::npos) == tonen);
        CHECK((blad.find("Kempkensberg") != std::string::npos) == tonen);
    }
}

TEST_CASE("pages of zoekPersonen are whole and apart while the register changes") {
    Huisproef huis;
    const auto wie = nummers(45);
    for (std::size_t i = 0; i < wie.size(); i += 2) huis.bewaar(persoon(wie[i], "1990-05-05"));  // 23
    const std::string criterium = element("geboortedatumVanaf", "1990-05-05") + element("geslacht", "V");
    const auto eerste = personen(huis, criterium);
    CHECK(alle(eerste, "bsn").size() == 20);
    CHECK(lees(eerste, "totaal") == "23");
    for (std::size_t i = 1; i < wie.size(); i += 2) huis.bewaar(persoon(wie[i], "1990-05-05"));
    huis.store().remove_persoon(*Bsn::parse(wie[0]));
    const auto peil = element("peilmoment", lees(eerste, "peilmoment"));
    const auto tweede = personen(huis, criterium + element("pagina", "2") + peil);
    CHECK(lees(tweede, "totaal") == "23");
    CHECK(lees(tweede, "peilmoment") == lees(eerste, "peilmoment"));
    std::set<std::string> samen;
    for (const auto& xml : {eerste, tweede})
        for (const auto& bsn : alle(xml, "bsn")) CHECK(samen.insert(bsn).second);
    CHECK(samen.size() == 23);
    // As a typed client writes the same moment.
    std::string anders = lees(eerste, "peilmoment");
    anders.replace(anders.size() - 1, 1, "000+00:00");
    CHECK(alle(personen(huis, criterium + element("pagina", "2") + element("peilmoment", anders)), "bsn") ==
          alle(tweede, "bsn"));
    const auto voorbij = personen(huis, criterium + element("pagina", "9"));
    CHECK(lees(voorbij, "totaal") == "44");
    CHECK(alle(voorbij, "bsn").empty());
    CHECK(voorbij.find("nietsGevonden") == std::string::npos);
}

TEST_CASE("zoekSignalen says which rule was broken") {
    const Huisproef huis;
    CHECK(foutcode(signalen(huis, element("bsn", "123456789"))) == "VAL003 bsn");
    CHECK(foutcode(signalen(huis, element("aNummer", "1234567890"))) == "VAL004 aNummer");
    CHECK(foutcode(signalen(huis, element("datumVanaf", "2013-01-02") +
                                      element("datumTotEnMet", "2013-01-01"))) == "VAL005 datumTotEnMet");
    CHECK(foutcode(signalen(huis, "<isi:statussen>" + element("status", "OPEN") + "</isi:statussen>")) ==
          "VAL006 status");
    const auto sorteer = [&](const char* kolom, const char* richting) {
        return signalen(huis, "<isi:sorteren>" + element("kolom", kolom) + element("richting", richting) +
                                  "</isi:sorteren>");
    };
    CHECK(foutcode(sorteer("NAAM", "OPLOPEND")) == "VAL006 kolom");
    CHECK(foutcode(sorteer("BSN", "OMHOOG")) == "VAL006 richting");
    CHECK(foutcode(signalen(huis, element("aantalPerPagina", "501"))) == "VAL006 aantalPerPagina");
}

TEST_CASE(
    "zoekSignalen lists what the gemeente received, and counts what is open also when it finds nothing") {
    Huisproef huis;
    bewaar_signaal(huis, bsn_groningen, "NIEUW", "2013-10-08", "SS016");
    bewaar_signaal(huis, bsn_groningen, "IN_BEHANDELING", "2013-10-09");
    bewaar_signaal(huis, "369780176", "AFGEHANDELD", "2013-10-10", "SS008");  // the file has gone
    const auto xml = signalen(huis);
    CHECK(lees(xml, "aantalNietAfgehandeld") == "2");
    CHECK(lees(xml, "totaal") == "3");
    CHECK(alle(xml, "signaalcode") == Lijst{"SS008", "SS064", "SS016"});
    CHECK(alle(xml, "datumSignaal") == Lijst{"2013-10-10", "2013-10-09", "2013-10-08"});
    CHECK(alle(xml, "versie") == Lijst{"1", "1", "1"});
    const auto open = signalen(huis, "<isi:statussen>" + element("status", "NIEUW") +
                                         element("status", "IN_BEHANDELING") + "</isi:statussen>");
    CHECK(lees(open, "totaal") == "2");
    const auto niets = signalen(huis, element("signaalcode", "ZZ999"));
    CHECK(lees(niets, "aantalNietAfgehandeld") == "2");
    CHECK(lees(niets, "totaal") == "0");
    CHECK(niets.find("nietsGevonden") == std::string::npos);
    CHECK(niets.find("peilmoment") != std::string::npos);
    const auto oplopend = signalen(huis, "<isi:sorteren>" + element("kolom", "SIGNAALCODE") +
                                             element("richting", "OPLOPEND") + "</isi:sorteren>");
    CHECK(alle(oplopend, "signaalcode") == Lijst{"SS008", "SS016", "SS064"});
}

TEST_CASE("a search leaves one audit record for each person it showed") {
    Huisproef huis;
    const auto wie = nummers(3);
    for (const auto& bsn : wie) huis.bewaar(persoon(bsn, "1990-05-05"));
    personen(huis, element("geboortedatumVanaf", "1990-05-05"));
    huis.stop();
    std::size_t geleverd = 0;
    for (const auto& bsn : wie)
        audit::who(huis.audit(), *Bsn::parse(bsn), [&](std::uint64_t, const audit::Record& record) {
            if (record.operatie == "zoekPersonen" && record.geleverd) ++geleverd;
        });
    CHECK(geleverd == 3);
}
