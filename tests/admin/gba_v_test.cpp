// SPDX-License-Identifier: GPL-3.0-or-later
#include "gba_v.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "isi_store/brp_tabellen.hpp"
#include "tools/admin/import/inlezen.hpp"
#include "tools/admin/import/wetregel.hpp"

using namespace isi;
using namespace isi::gba_v;
using proef::gba_v_bestand;
using proef::gba_v_persoon;
using proef::Regel;

namespace {

const std::string bsn1 = "999998560", bsn2 = "999998572";

OnvolledigeDatum datum(const std::string& tekst) {
    return OnvolledigeDatum::parse(tekst).value();
}

struct Gelezen {
    std::vector<Omzetting> personen;
    Afwijzingen afwijzingen;
};

Gelezen lees(const std::string& csv, const std::string& peildatum = "2026-03-01") {
    static const Tabellen tabellen{lees_brp_tabellen()};
    Gelezen uit;
    std::istringstream in(csv);
    Lezer lezer(in);
    while (const auto lijst = lezer.next(uit.afwijzingen))
        if (auto omzetting = zet_om(*lijst, tabellen, datum(peildatum), uit.afwijzingen))
            uit.personen.push_back(*std::move(omzetting));
    return uit;
}

/// The one person of this file.
Persoonsdossier een(const std::vector<Regel>& regels, const std::string& peildatum = "2026-03-01") {
    auto gelezen = lees(gba_v_bestand(regels), peildatum);
    REQUIRE(gelezen.personen.size() == 1);
    return gelezen.personen.front().dossier;
}

Regel met(Regel regel, const Regel& anders) {
    for (const auto& [element, waarde] : anders) regel[element] = waarde;
    return regel;
}

Wetfeiten vreemdeling(const char* geboren, const char* vestiging) {
    Wetfeiten feiten{.geboortedatum = datum(geboren), .niet_nederlander = true};
    if (*vestiging != '\0') feiten.vestiging = datum(vestiging);
    return feiten;
}

Wet wet(const Wetfeiten& feiten) {
    const auto keuze = kies_wet(feiten);
    REQUIRE(keuze);
    return keuze->wet;
}

}  // namespace

TEST_CASE("The law is that of the later of settlement and 18th birthday") {
    CHECK(wet(vreemdeling("1980-01-01", "2012-12-31")) == Wet::wi2007);
    CHECK(wet(vreemdeling("1980-01-01", "2013-01-01")) == Wet::wi2013);
    CHECK(wet(vreemdeling("1980-01-01", "2021-12-31")) == Wet::wi2013);
    CHECK(wet(vreemdeling("1980-01-01", "2022-01-01")) == Wet::wi2021);
    CHECK(wet(vreemdeling("1996-06-01", "2005-01-01")) == Wet::wi2013);  // eighteen in 2014
    CHECK(wet(vreemdeling("2015-00-00", "2018-01-01")) == Wet::wi2021);
    CHECK(wet(vreemdeling("1980-01-01", "1990-00-00")) == Wet::wi2007);
    CHECK(wet(vreemdeling("0000-00-00", "")) == Wet::wi2007);  // nothing is known
    CHECK(wet(vreemdeling("0000-00-00", "0000-00-00")) == Wet::wi2007);
    CHECK(wet(vreemdeling("1990-00-00", "")) == Wet::wi2007);
    CHECK(wet(vreemdeling("1967-02-30", "2015-01-01")) == Wet::wi2013);
}

TEST_CASE("A law only for who is not Dutch, and for the naturalised") {
    auto onbekend = vreemdeling("1980-01-01", "2010-01-01");
    onbekend.niet_nederlander = false;
    CHECK_FALSE(kies_wet(onbekend));
    auto rni = vreemdeling("1980-01-01", "2010-01-01");
    rni.rechtstreeks_in_rni = true;
    CHECK_FALSE(kies_wet(rni));

    Wetfeiten d{.geboortedatum = datum("1980-01-01"), .vestiging = datum("1998-03-01"), .nederlander = true};
    CHECK_FALSE(kies_wet(d));
    d.nederlander_sinds = datum("2009-06-01");
    CHECK_FALSE(kies_wet(d));  // never another nationality
    d.andere_nationaliteit = true;
    REQUIRE(kies_wet(d));
    CHECK(kies_wet(d)->genaturaliseerd);
    CHECK(kies_wet(d)->wet == Wet::wi2007);
    d.nederlander_sinds = datum("1980-01-01");  // Dutch from birth, with another nationality beside it
    CHECK_FALSE(kies_wet(d));
    d.nederlander_sinds = datum("1980-00-00");  // perhaps from birth
    CHECK_FALSE(kies_wet(d));
    d.nederlander_sinds = datum("1997-01-01");  // before the duty could begin: a child
    CHECK_FALSE(kies_wet(d));
}

TEST_CASE(
    "A resident with a permit: Wi2007, plichtig since the law or the day it could begin, oudkomer before "
    "it") {
    const auto d = een({gba_v_persoon(bsn1)});
    CHECK(d.wet == Wet::wi2007);
    CHECK(d.woongemeente->text() == "0014");
    CHECK(d.gegevens.gemeente_van_inschrijving->naam == "Groningen");
    CHECK(d.gegevens.nationaliteit1->omschrijving == "Mexicaanse");
    CHECK(d.gegevens.geboorteplaats == "Puebla");
    CHECK(d.kop.naam == "Maria Proef");
    CHECK(d.kop.herkomst.code == "ACTIEF");
    CHECK(d.gegevens.adres.betrouwbaar == true);
    REQUIRE(d.inburgeringsplicht);
    CHECK(d.inburgeringsplicht->status.code == "PLICHTIG");
    CHECK(d.inburgeringsplicht->datum_ingang->text() == "2008-03-01");
    CHECK(d.inburgeringsplicht->oudkomer == false);
    CHECK_FALSE(d.inburgeringsplicht->vastgesteld_door);

    const auto oudkomer = een({met(gba_v_persoon(bsn1), {{"08.14.20", "19990000"}})});
    CHECK(oudkomer.inburgeringsplicht->datum_ingang->text() == "2007-01-01");
    CHECK(oudkomer.inburgeringsplicht->oudkomer == true);

    // Community law, no title, a title that has ended: perhaps.
    for (const auto& anders :
         {Regel{{"10.39.10", "29"}}, Regel{{"10.39.10", ""}}, Regel{{"10.39.20", "20200101"}}}) {
        const auto mogelijk = een({met(gba_v_persoon(bsn1), anders)});
        CHECK(mogelijk.inburgeringsplicht->status.code == "MOGELIJK_PLICHTIG");
        CHECK(mogelijk.kop.herkomst.code == "ACTIEF");
    }
    CHECK(een({met(gba_v_persoon(bsn1), {{"10.39.10", "98"}})}).gegevens.rechtmatig_verblijf == false);
    const auto oud = een({met(gba_v_persoon(bsn1), {{"01.03.10", "19500101"}})});
    CHECK(oud.inburgeringsplicht->reden_niet->code == "AOW_LEEFTIJD");
    CHECK(oud.kop.herkomst.code == "DEFINITIEF");
}

TEST_CASE(
    "First nationality is the first current row of category 04; a naturalised person is ISI definitief") {
    // As the file has it: the first occurrence has ended (404), its history is the other nationality; then
    // 0001.
    const auto d =
        een({met(gba_v_persoon(bsn1),
                 {{"04.05.10", ""}, {"04.64.10", "404"}, {"04.85.10", "20150131"}, {"04.H", "54"}}),
             {{"04.05.10", "0216"}, {"04.63.10", "301"}, {"04.H", "04"}},
             {{"04.05.10", "0001"}, {"04.85.10", "20121101"}}});
    CHECK(d.gegevens.nationaliteit1->code == "0001");
    CHECK_FALSE(d.gegevens.nationaliteit2);
    CHECK(d.wet == Wet::wi2007);
    CHECK(d.inburgeringsplicht->reden_niet->code == "NEDERLANDSE_NATIONALITEIT");
    CHECK(d.kop.herkomst.code == "DEFINITIEF");
    const auto twee = een({met(gba_v_persoon(bsn1), {{"04.H", "04"}}), {{"04.05.10", "0499"}}});
    CHECK(twee.gegevens.nationaliteit1->code == "0216");
    CHECK(twee.gegevens.nationaliteit2->code == "0499");
    const auto behandeld = een({met(gba_v_persoon(bsn1), {{"04.05.10", ""}, {"04.65.10", "B"}})});
    CHECK_FALSE(behandeld.wet);
    CHECK_FALSE(behandeld.inburgeringsplicht);
}

TEST_CASE("NL-M30: trusted address, birth place by tabel 33 at that date, departure and RNI") {
    const auto onderzoek = [](const Regel& anders) {
        return een({met(gba_v_persoon(bsn1), anders)}).gegevens.adres.betrouwbaar;
    };
    CHECK(onderzoek({{"08.83.10", "081160"}}) == false);
    CHECK(onderzoek({{"08.83.10", "080000"}, {"08.83.30", "20200101"}}) == true);
    const auto plaats = [](const char* code) {
        return een({met(gba_v_persoon(bsn1), {{"01.03.20", code}})}).gegevens.geboorteplaats;
    };
    CHECK(plaats("0014") == "Groningen");
    CHECK(plaats("1651") == "Eemsmond");  // has ended since
    CHECK(plaats("1810") == "1810");      // in no table: as it stands

    const auto weg = een({met(gba_v_persoon(bsn1), {{"07.67.20", "E"},
                                                    {"07.67.10", "20180502"},
                                                    {"08.09.10", "1999"},
                                                    {"08.09.20", "20180502"},
                                                    {"08.13.10", "7006"},
                                                    {"08.13.20", "20180500"},
                                                    {"08.14.20", ""},
                                                    {"08.H", "58"}}),
                          {{"08.09.10", "0014"}, {"08.09.20", "20080301"}, {"08.14.20", "20080301"}}});
    CHECK_FALSE(weg.woongemeente);
    CHECK_FALSE(weg.gegevens.gemeente_van_inschrijving);
    CHECK_FALSE(weg.gegevens.adres.straatnaam);
    CHECK(weg.gegevens.datum_vertrek_uit_nederland->text() == "2018-05-00");
    CHECK(weg.gegevens.datum_vestiging_in_nederland->text() == "2008-03-01");
    CHECK(weg.kop.herkomst.code == "DEFINITIEF");
    REQUIRE(weg.eerder_verblijf.size() == 1);
    CHECK(weg.eerder_verblijf[0] == EerderVerblijf{*Gemeentecode::parse("0014"), datum("2018-05-00"), true});
    const auto ministerieel = een({met(gba_v_persoon(bsn1), {{"07.67.20", "M"}, {"07.67.10", "20180502"}})});
    CHECK_FALSE(ministerieel.woongemeente);
    CHECK(ministerieel.gegevens.datum_vertrek_uit_nederland->text() == "2018-05-02");
    const auto rni = een({met(gba_v_persoon(bsn1), {{"07.67.20", "R"}, {"08.09.10", "1999"}})});
    CHECK_FALSE(rni.woongemeente);
    CHECK_FALSE(rni.wet);
}

TEST_CASE("Former gemeenten come from the history; plichtig is who left after the duty began") {
    const auto d = een({met(gba_v_persoon(bsn1), {{"08.09.20", "20150000"}, {"08.H", "58"}}),
                        {{"08.09.10", "0014"}, {"08.09.20", "20140101"}, {"08.84.10", "O"}, {"08.H", "58"}},
                        {{"08.09.10", "0034"}, {"08.09.20", "20120101"}, {"08.H", "58"}},
                        {{"08.09.10", "0014"}, {"08.09.20", "20110101"}, {"08.H", "58"}},  // here before
                        {{"08.09.10", "9999"}, {"08.09.20", "20100101"}, {"08.H", "58"}},  // no such gemeente
                        {{"08.09.10", "0599"}, {"08.09.20", "20050101"}, {"08.H", "58"}},
                        {{"08.09.10", "0363"}, {"08.09.20", "20040101"}}});
    REQUIRE(d.eerder_verblijf.size() == 3);
    CHECK(d.eerder_verblijf[0] == EerderVerblijf{*Gemeentecode::parse("0034"), datum("2015-00-00"), true});
    CHECK(d.eerder_verblijf[1] == EerderVerblijf{*Gemeentecode::parse("0599"), datum("2010-01-01"), true});
    CHECK(d.eerder_verblijf[2] == EerderVerblijf{*Gemeentecode::parse("0363"), datum("2005-01-01"), false});
}

TEST_CASE("Incomplete and impossible dates come out as they went in") {
    for (const auto* dag :
         {"19670230", "19821291", "19660013", "19670000", "00000000", "19480538", "19990031"}) {
        INFO(dag);
        const auto d = een({met(gba_v_persoon(bsn1), {{"01.03.10", dag}, {"08.14.20", dag}})});
        const std::string tekst = std::string{dag}.insert(6, "-").insert(4, "-");
        CHECK(d.kop.geboortedatum.text() == tekst);
        CHECK(d.gegevens.datum_vestiging_in_nederland->text() == tekst);
    }
    CHECK(een({met(gba_v_persoon(bsn1), {{"01.03.10", ""}})}).kop.geboortedatum.text() == "0000-00-00");
    CHECK(een({met(gba_v_persoon(bsn1), {{"01.04.10", ""}})}).gegevens.geslacht.code == "O");
}

TEST_CASE("Each reason to reject, from one spoiled line among good ones; never the value itself") {
    struct Geval {
        const char* naam;
        Regel anders;
        const char* element;
        Reden reden;
    };
    const std::string lang(201, 'x');
    const std::vector<Geval> gevallen{
        {"no number", {{"01.01.20", ""}}, "01.01.20", Reden::geen_bsn},
        {"elfproef", {{"01.01.20", "999998561"}}, "01.01.20", Reden::elfproef},
        {"eight digits", {{"01.01.20", "99999856"}}, "01.01.20", Reden::elfproef},
        {"keeper's mistake", {{"07.67.20", "F"}}, "07.67.20", Reden::fout_opgeschort},
        {"birth date", {{"01.03.10", "1980051"}}, "01.03.10", Reden::geboortedatum},
        {"sex", {{"01.04.10", "X"}}, "01.04.10", Reden::geslacht},
        {"geheim", {{"07.70.10", "8"}}, "07.70.10", Reden::geheim},
        {"name", {{"01.02.40", lang}}, "01.02.40", Reden::te_lang},
        {"byte that is no UTF-8", {{"01.02.40", "Pr\xC3"}}, "", Reden::tekens},
        {"surrogate", {{"01.02.40", "\xED\xA0\x80"}}, "", Reden::tekens},
        {"control character", {{"01.02.40", "Pr\x01oef"}}, "", Reden::tekens},
        {"quotation mark", {{"01.02.40", "\"Proef"}}, "", Reden::geen_csv},
        {"one field too many", {{"01.02.40", "Pro;ef"}}, "", Reden::veldental},
        {"endless line", {{"01.02.40", std::string(70'000, 'x')}}, "", Reden::te_groot}};
    for (const auto& geval : gevallen) {
        INFO(geval.naam);
        const auto gelezen = lees(gba_v_bestand(
            {gba_v_persoon(bsn1), met(gba_v_persoon("999998584"), geval.anders), gba_v_persoon(bsn2)}));
        REQUIRE(gelezen.afwijzingen.size() == 1);
        CHECK(gelezen.afwijzingen[0] == Afwijzing{3, geval.element, Wat::persoonslijst, geval.reden});
        REQUIRE(gelezen.personen.size() == 2);
        CHECK(gelezen.personen[1].dossier.kop.bsn.text() == bsn2);
        CHECK(afwijzingen_csv(gelezen.afwijzingen).find("9999985") == std::string::npos);
    }
}

TEST_CASE("What of a list cannot be taken is left out and told; the person is loaded") {
    const std::vector<std::pair<Regel, Reden>> gevallen{
        {{{"01.01.10", "1234567890"}}, Reden::a_nummer}, {{{"04.05.10", "9998"}}, Reden::niet_in_tabel},
        {{{"01.03.30", "9998"}}, Reden::niet_in_tabel},  {{{"08.09.10", "1810"}}, Reden::niet_in_tabel},
        {{{"08.14.20", "2008"}}, Reden::geen_datum},     {{{"08.11.60", "9722 TB X"}}, Reden::past_niet},
        {{{"08.11.20", "1a"}}, Reden::past_niet}};
    for (const auto& [anders, reden] : gevallen) {
        INFO(anders.begin()->first);
        const auto gelezen = lees(gba_v_bestand({met(gba_v_persoon(bsn1), anders)}));
        CHECK(gelezen.personen.size() == 1);
        REQUIRE(gelezen.afwijzingen.size() == 1);
        CHECK(gelezen.afwijzingen[0] == Afwijzing{2, anders.begin()->first, Wat::gegeven, reden});
    }
    // A former number that fails the elfproef: the number is refused, the person is not.
    const auto vroeger =
        lees(gba_v_bestand({met(gba_v_persoon(bsn1), {{"01.H", "51"}}), {{"01.01.20", "010008579"}}}));
    CHECK(vroeger.personen.size() == 1);
    REQUIRE(vroeger.afwijzingen.size() == 1);
    CHECK(vroeger.afwijzingen[0] == Afwijzing{3, "01.01.20", Wat::nummer, Reden::elfproef});
}

TEST_CASE("A spoiled history line takes its whole persoonslijst with it; a line of nobody is refused") {
    auto bestand = gba_v_bestand({gba_v_persoon(bsn1), {{"08.09.10", "0034"}}, gba_v_persoon(bsn2)});
    bestand.replace(bestand.find("\n;"), 2, "\n;;");
    const auto gelezen = lees(bestand);
    REQUIRE(gelezen.afwijzingen.size() == 1);
    CHECK(gelezen.afwijzingen[0] == Afwijzing{3, "", Wat::persoonslijst, Reden::veldental});
    CHECK(gelezen.personen.size() == 1);
    const auto los = lees(gba_v_bestand({{{"08.09.10", "0034"}}, gba_v_persoon(bsn2)}));
    REQUIRE(los.afwijzingen.size() == 1);
    CHECK(los.afwijzingen[0] == Afwijzing{2, "", Wat::persoonslijst, Reden::los});
    CHECK(los.personen.size() == 1);
    std::vector<Regel> veel{gba_v_persoon(bsn1)};
    veel.resize(Lezer::max_rijen + 1, Regel{{"08.09.10", "0034"}});
    veel.push_back(gba_v_persoon(bsn2));
    const auto lang = lees(gba_v_bestand(veel));
    REQUIRE(lang.afwijzingen.size() == 1);
    CHECK(lang.afwijzingen[0].reden == Reden::te_groot);
    CHECK(lang.personen.size() == 1);
}

TEST_CASE("A file that is none is refused as a whole") {
    for (const auto* inhoud : {"", "bsn;naam\n", "\"01.01.20;\n", "01.01.20,01.01.10\n"})
        CHECK_THROWS_AS(lees(inhoud), Bestandsfout);
}

TEST_CASE(
    "The deceased: present for the term of the law, then a tombstone, then nothing; without a law nothing") {
    const auto lot = [](const Regel& anders, const std::string& peildatum) {
        const auto regel = met(gba_v_persoon(bsn1), met({{"07.67.20", "O"},
                                                         {"07.67.10", "20200110"},
                                                         {"06.08.10", "20200110"},
                                                         {"06.86.10", "20200201"}},
                                                        anders));
        const auto gelezen = lees(gba_v_bestand({regel}), peildatum);
        REQUIRE(gelezen.personen.size() == 1);
        CHECK(gelezen.personen[0].dossier.kop.herkomst.code == "DEFINITIEF");
        CHECK(gelezen.personen[0].dossier.woongemeente->text() == "0014");
        return bepaal_lot(gelezen.personen[0], {.peildatum = datum(peildatum)});
    };
    const Regel wi2013{{"08.14.20", "20150101"}};
    CHECK(lot({}, "2020-02-01") == Lot::grafsteen);  // wi2007: at once
    CHECK(lot({}, "2022-01-31") == Lot::grafsteen);
    CHECK(lot({}, "2022-02-01") == Lot::vergeten);
    CHECK(lot(wi2013, "2021-01-30") == Lot::aanwezig);  // 365 days; 2020 had 366
    CHECK(lot(wi2013, "2021-01-31") == Lot::grafsteen);
    CHECK(lot(wi2013, "2022-02-01") == Lot::vergeten);
    CHECK(lot({{"04.05.10", "0001"}}, "2020-02-01") == Lot::zonder_wet);
    // No day of the message: the day of suspension, then of the death; its first possible day.
    CHECK(lot({{"06.86.10", ""}, {"07.67.10", "20200200"}}, "2022-01-31") == Lot::grafsteen);
    CHECK(lot({{"06.86.10", ""}, {"07.67.10", "00000000"}, {"06.08.10", "20200231"}}, "2022-02-20") ==
          Lot::grafsteen);
    CHECK(lot({{"06.86.10", ""}, {"07.67.10", ""}, {"06.08.10", "00000000"}}, "2020-02-01") == Lot::vergeten);
}

TEST_CASE("What DUO and gemeenten gave stays when the BRP comes again") {
    auto bestaand = een({gba_v_persoon(bsn1)});
    bestaand.wet = Wet::wi2013;
    bestaand.inburgeringsplicht->vastgesteld_door = zoek_waarde("vastgesteldDoor", "DUO");
    bestaand.gegevens.diploma_behaald = true;
    bestaand.handhaving.emplace().gehandhaafd = true;
    bestaand.eerder_verblijf = {{*Gemeentecode::parse("0034"), datum("2015-01-01"), true}};
    auto brp = een({met(gba_v_persoon(bsn1), {{"01.02.40", "Nieuw"}, {"08.H", "58"}}),
                    {{"08.09.10", "0034"}, {"08.09.20", "20050101"}}});
    brp.eerder_verblijf.at(0).plichtig = false;
    const auto samen = voeg_samen(brp, bestaand, datum("2026-03-01"));
    CHECK(samen.kop.achternaam == "Nieuw");
    CHECK(samen.wet == Wet::wi2013);
    CHECK(samen.inburgeringsplicht == bestaand.inburgeringsplicht);
    CHECK(samen.handhaving == bestaand.handhaving);
    CHECK(samen.kop.herkomst.code == "DEFINITIEF");  // the diploma
    CHECK(samen.eerder_verblijf.at(0).plichtig);
    // A law that only this rule gave follows the BRP.
    bestaand.inburgeringsplicht->vastgesteld_door.reset();
    CHECK(voeg_samen(brp, bestaand, datum("2026-03-01")).wet == Wet::wi2007);
}
