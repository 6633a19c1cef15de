// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "isi_store/brp_tabellen.hpp"
#include "tools/admin/catalogus.hpp"
#include "tools/admin/catalogus_kbi.hpp"
#include "werkmap.hpp"

using namespace isi;
using namespace isi::admin;

namespace {

const std::vector<Testpersoon>& personen() {
    static const auto alle =
        load_catalogus(catalogus_bytes(), lees_brp_tabellen(), *Dag::parse("2026-03-01"));
    return alle;
}

const Kbicatalogus& vlaams() {
    static const auto alle = load_kbicatalogus(kbicatalogus_bytes(), *Dag::parse("2026-03-01"));
    return alle;
}

const Testpersoon& persoon(const std::string& bsn) {
    const auto gevonden = std::find_if(personen().begin(), personen().end(),
                                       [&](const auto& p) { return p.dossier.kop.bsn.text() == bsn; });
    REQUIRE(gevonden != personen().end());
    return *gevonden;
}

bool in_groningen(const Testpersoon& p) {
    return p.dossier.woongemeente->text() == "0014";
}

std::string weigering(const std::string& toml) {
    try {
        load_catalogus(toml, lees_brp_tabellen(), *Dag::parse("2026-03-01"));
        return {};
    } catch (const std::runtime_error& e) {
        return e.what();
    }
}

// The manual's list of 3.3, typed over from the manual and not from the catalogue.
struct Rij {
    const char *bsn, *a_nummer, *geboren, *geslacht, *herkomst;
    bool signaal;
};
constexpr Rij lijst33[] = {{"004002313", "4020209358", "1967-04-04", "V", "ACTIEF", true},
                           {"004002398", "4020208962", "1968-04-04", "M", "ACTIEF", true},
                           {"004002465", "4020210760", "1967-04-04", "V", "DEFINITIEF", true},
                           {"004002477", "4020210931", "1968-04-04", "M", "ACTIEF", false},
                           {"004002623", "4020213514", "1967-04-04", "V", "ACTIEF", false},
                           {"004002635", "4020213795", "1968-04-04", "M", "ACTIEF", false},
                           {"004002659", "4020214045", "1970-04-04", "M", "ACTIEF", true},
                           {"004002702", "4020214974", "1968-04-04", "M", "ACTIEF", true},
                           {"004002714", "4020215053", "1969-04-04", "V", "ACTIEF", true},
                           {"004002726", "4020215676", "1970-04-04", "M", "ACTIEF", true},
                           {"004003470", "4020240975", "1969-04-04", "V", "DEFINITIEF", true},
                           {"004003688", "4020245097", "1968-04-04", "M", "ACTIEF", false},
                           {"004004681", "4020254817", "1966-04-04", "M", "ACTIEF", false}};

// The printed signals of 3.6, likewise.
struct Signaalrij {
    const char *bsn, *code, *tekst, *datum;
};
constexpr auto* diploma = "Persoon heeft inburgeringsdiploma behaald";
constexpr auto* nieuwkomer = "Persoon o.b.v. gegevens IND als nieuwkomer in ISI opgenomen";
constexpr Signaalrij lijst36[] = {
    {"369780176", "SS016", diploma, "2013-10-08"},    {"545614405", "SS064", nieuwkomer, "2013-08-26"},
    {"545603407", "SS064", nieuwkomer, "2013-08-26"}, {"103056713", "SS016", diploma, "2013-08-22"},
    {"217173135", "SS016", diploma, "2013-08-22"},    {"006002055", "SS064", nieuwkomer, "2013-07-19"},
    {"006002031", "SS064", nieuwkomer, "2013-07-19"}, {"545335000", "SS064", nieuwkomer, "2013-06-21"},
    {"545351509", "SS064", nieuwkomer, "2013-06-21"}, {"545339406", "SS064", nieuwkomer, "2013-06-21"}};

const std::vector<Vraag>& vragen() {
    static const auto alle = load_vragen(catalogus_bytes(), lees_brp_tabellen(), *Dag::parse("2026-03-01"));
    return alle;
}

}  // namespace

TEST_CASE("The thirteen persons of the manual's list stand in Groningen under Wi2007 as printed") {
    for (const auto& rij : lijst33) {
        INFO(rij.bsn);
        const auto& p = persoon(rij.bsn);
        CHECK(p.uit_handleiding);
        CHECK(p.dossier.wet == Wet::wi2007);
        CHECK(in_groningen(p));
        CHECK(p.dossier.kop.a_nummer->text() == rij.a_nummer);
        CHECK(p.dossier.kop.voornamen == "Test");
        CHECK_FALSE(p.dossier.kop.voorvoegsels);
        CHECK(p.dossier.kop.achternaam == "GBAv-SAP");
        CHECK(p.dossier.kop.geboortedatum.text() == rij.geboren);
        CHECK(p.dossier.gegevens.geslacht.code == rij.geslacht);
        CHECK(p.dossier.kop.herkomst.code == rij.herkomst);
        CHECK_FALSE(p.dossier.kop.datum_overlijden);
        CHECK(p.signalen.size() == (rij.signaal ? 1 : 0));
    }
}

TEST_CASE("004002313 has every field of the printed sheet and nothing on the lines that are printed empty") {
    const auto& p = persoon("004002313");
    const auto& g = p.dossier.gegevens;
    CHECK(p.dossier.kop.naam == "Test GBAV-SAP");
    CHECK(p.dossier.kop.herkomst.omschrijving == "ISI Actief");
    CHECK(g.geslacht.omschrijving == "Vrouw");
    CHECK(g.geboorteland->omschrijving == "Mexico");
    CHECK(g.geboorteplaats == "Mexico stad");
    CHECK(g.nationaliteit1->omschrijving == "Mexicaanse");
    CHECK_FALSE(g.nationaliteit2);
    CHECK(g.gemeente_van_inschrijving->naam == "Groningen");
    CHECK(g.adres.postcode == "9722TB");
    CHECK(g.adres.woonplaats == "GRONINGEN");
    CHECK(g.adres.straatnaam == "Kempkensberg");
    CHECK(g.adres.huisnummer == "6");
    CHECK_FALSE(g.adres.huisletter);
    CHECK_FALSE(g.adres.huisnummertoevoeging);
    CHECK_FALSE(g.adres.aanduiding_huisnummer);
    CHECK_FALSE(g.adres.locatieomschrijving);
    CHECK(g.adres.betrouwbaar == true);
    CHECK(g.datum_vestiging_in_nederland->text() == "2007-05-01");
    CHECK_FALSE(g.datum_vertrek_uit_nederland);
    CHECK_FALSE(g.recht_op_lening_en_vergoeding);
    CHECK(g.asielgerechtigd == false);
    CHECK(g.verblijfsdoel->omschrijving == "Permanent verblijf");
    CHECK(g.rechtmatig_verblijf == true);
    CHECK(g.pardonregeling == false);
    CHECK_FALSE(g.persoonsvolgend_budget);
    CHECK(g.persoonsvolgend_budget_gebruikt == false);
    CHECK_FALSE(g.in_azc_gehuisvest);
    CHECK_FALSE(g.datum_beslissing_verblijfsrecht);
    CHECK(g.diploma_behaald == false);
    CHECK_FALSE(g.niveau_inburgeringsdiploma);
    CHECK(g.schuld_aanwezig == false);
    CHECK(g.gehele_vrijstelling_door_duo == false);
    CHECK(g.examenaanvraag->omschrijving == "Geen examen aanvraag aanwezig.");
    CHECK(g.code_geheim.omschrijving == "Geen beperking");
    REQUIRE(p.signalen.size() == 1);
    CHECK(p.signalen[0].status.code == "IN_BEHANDELING");
}

TEST_CASE("The ten persons of the printed signals are there, without A-nummer") {
    CHECK(persoon("369780176").dossier.kop.achternaam == "Nieuwkomer");
    for (const auto* bsn : {"545614405", "545603407", "103056713", "217173135", "006002055", "006002031",
                            "545335000", "545351509", "545339406"}) {
        INFO(bsn);
        CHECK(persoon(bsn).dossier.kop.achternaam == "GBAv-SAP");
        CHECK_FALSE(persoon(bsn).dossier.kop.a_nummer);
        CHECK(in_groningen(persoon(bsn)));
    }
}

TEST_CASE("Groningen has 452 open Wi2007 signals; in the default order the ten printed ones come first") {
    std::vector<Signaal> open;
    for (const auto& p : personen())
        for (const auto& s : p.signalen)
            if (s.gemeente.text() == "0014" && s.wet == Wet::wi2007 && s.status.code != "AFGEHANDELD")
                open.push_back(s);
    CHECK(open.size() == 452);
    std::sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
        return a.datum != b.datum ? a.datum > b.datum : a.id < b.id;  // NL-M3
    });
    REQUIRE(open.size() > std::size(lijst36));
    for (std::size_t k = 0; k < std::size(lijst36); ++k) {
        INFO(k);
        CHECK(open[k].bsn.text() == lijst36[k].bsn);
        CHECK(open[k].signaalcode.code == lijst36[k].code);
        CHECK(open[k].signaalcode.omschrijving == lijst36[k].tekst);
        CHECK(open[k].datum.text() == lijst36[k].datum);
        CHECK(open[k].status.code == "NIEUW");
    }
    CHECK(open[std::size(lijst36)].datum.text() < "2013-06-21");
    std::set<std::string> codes, statussen, dagen, mensen;
    for (const auto& s : open) {
        codes.insert(s.signaalcode.code);
        statussen.insert(s.status.code);
        dagen.insert(s.datum.text());
        mensen.insert(s.bsn.text());
    }
    CHECK(codes.size() == 24);  // all of the manual but SS008: these persons live
    CHECK(statussen.size() == 2);
    CHECK(dagen.size() > 140);
    CHECK(mensen.size() == 60);
}

TEST_CASE(
    "An open Wi2007 signal of Groningen belongs to the manual's persons or to the series, to nobody else") {
    for (const auto& p : personen())
        for (const auto& s : p.signalen)
            if (s.gemeente.text() == "0014" && s.wet == Wet::wi2007 && s.status.code != "AFGEHANDELD") {
                INFO(s.id);
                CHECK((p.uit_handleiding || p.reeks));
            }
}

TEST_CASE("999998572 has five hundred signals at Almere, of every status") {
    std::map<std::string, int> telling;
    for (const auto& s : persoon("999998572").signalen) {
        CHECK(s.gemeente.text() == "0034");
        ++telling[s.status.code];
    }
    CHECK(telling ==
          std::map<std::string, int>{{"AFGEHANDELD", 100}, {"IN_BEHANDELING", 100}, {"NIEUW", 300}});
}

TEST_CASE("Nobody else in Groningen was born from 1966-04-04 to 1970-04-04") {
    std::size_t binnen = 0;
    for (const auto& p : personen()) {
        const auto& geboren = p.dossier.kop.geboortedatum.text();
        // By year: an incomplete date in one of these years would match a search too.
        if (in_groningen(p) && geboren.substr(0, 4) >= "1966" && geboren.substr(0, 4) <= "1970") ++binnen;
    }
    CHECK(binnen == std::size(lijst33));
}

TEST_CASE("Own numbers are 99999xxxx and, like our A-nummers, do not occur in the public test set") {
    const auto testset = proef::lees(ISI_SOURCE_DIR "/data/brp/testset-persoonslijsten-gba-v-20220502.csv");
    REQUIRE(proef::bevat(testset, ";999993653;"));  // the control: the search finds what is there
    std::size_t eigen = 0;
    for (const auto& p : personen()) {
        const auto& kop = p.dossier.kop;
        INFO(kop.bsn.text());
        CHECK(p.uit_handleiding != (kop.bsn.text().substr(0, 5) == "99999"));
        if (p.uit_handleiding) continue;
        ++eigen;
        CHECK_FALSE(proef::bevat(testset, kop.bsn.text()));
        if (kop.a_nummer) CHECK_FALSE(proef::bevat(testset, kop.a_nummer->text()));
    }
    CHECK(eigen >= 15);
}

TEST_CASE("Numbers, A-nummers and signal ids occur once") {
    std::set<std::string> nummers;
    std::set<std::int64_t> signalen;
    for (const auto& p : personen()) {
        CHECK(nummers.insert(p.dossier.kop.bsn.text()).second);
        if (p.dossier.kop.a_nummer) CHECK(nummers.insert(p.dossier.kop.a_nummer->text()).second);
        for (const auto& s : p.signalen) CHECK(signalen.insert(s.id).second);
    }
}

TEST_CASE("The rules of the sheet (NL-M9) hold for every person") {
    for (const auto& p : personen()) {
        const auto& d = p.dossier;
        INFO(d.kop.bsn.text());
        CHECK_FALSE((d.gegevens.niveau_inburgeringsdiploma && d.gegevens.diploma_behaald != true));
        CHECK_FALSE((d.gegevens.in_azc_gehuisvest && d.gegevens.pardonregeling != true));
        if (d.inburgeringsplicht) {
            const bool plichtig = d.inburgeringsplicht->status.code == "PLICHTIG";
            CHECK_FALSE((d.inburgeringsplicht->datum_ingang && !plichtig));
            CHECK_FALSE((d.inburgeringsplicht->reden_niet && plichtig));
            CHECK_FALSE(
                (plichtig && !d.voorzieningen.empty() && !(d.handhaving && d.handhaving->gehandhaafd)));
        }
        for (const auto& v : d.voorzieningen) {
            CHECK_FALSE((v.vorm_duaal_traject && v.soort->code != "DUAAL"));
            CHECK_FALSE((v.soort->code == "GEESTELIJK_BEDIENAAR" && d.inburgeringsplicht &&
                         d.inburgeringsplicht->vrijwillig == true));
        }
        for (const auto& v : d.vrijstellingen) {
            CHECK_FALSE((v.datum_einde && v.soort.code != "TIJDELIJK"));
            CHECK_FALSE((v.examenonderdeel && v.soort.code != "GEDEELTELIJK"));
            CHECK_FALSE((v.niveau && (!v.examenonderdeel || v.examenonderdeel->code != "TAAL")));
            CHECK_FALSE((v.gemeente && v.verleend_door->code != "GEMEENTE"));
        }
        if (d.examens) {
            CHECK_FALSE((d.examens->geslaagd && !d.examens->datum_diploma));
            CHECK_FALSE((d.examens->gemeente_volledige_deelname_nt2 && !d.examens->volledige_deelname_nt2));
            CHECK(std::is_sorted(
                d.examens->onderdelen.begin(), d.examens->onderdelen.end(),
                [](const auto& a, const auto& b) { return a.datum_deelname > b.datum_deelname; }));
        }
        CHECK_FALSE((d.kop.v_nummer && d.wet != Wet::wi2021));
    }
}

TEST_CASE("999998444 fills every optional field of every block that may stand together") {
    const auto& d = persoon("999998444").dossier;
    const auto& g = d.gegevens;
    const auto& a = g.adres;
    CHECK((d.kop.a_nummer && d.kop.voornamen && d.kop.voorvoegsels && d.kop.achternaam));
    CHECK((a.postcode && a.woonplaats && a.straatnaam && a.huisnummer && a.huisletter &&
           a.huisnummertoevoeging && a.aanduiding_huisnummer && a.locatieomschrijving && a.betrouwbaar));
    CHECK((g.geboorteland && g.geboorteplaats && g.nationaliteit1 && g.nationaliteit2 &&
           g.gemeente_van_inschrijving));
    CHECK((g.datum_vestiging_in_nederland && g.datum_vertrek_uit_nederland &&
           g.recht_op_lening_en_vergoeding && g.asielgerechtigd && g.verblijfsdoel && g.rechtmatig_verblijf &&
           g.pardonregeling));
    CHECK((g.persoonsvolgend_budget && g.persoonsvolgend_budget_gebruikt && g.in_azc_gehuisvest &&
           g.datum_beslissing_verblijfsrecht));
    CHECK((g.diploma_behaald && g.niveau_inburgeringsdiploma && g.schuld_aanwezig &&
           g.gehele_vrijstelling_door_duo && g.examenaanvraag));
    const auto& plicht = d.inburgeringsplicht.value();
    CHECK((plicht.vastgesteld_door && plicht.datum_ingang && plicht.vrijwillig && plicht.oudkomer &&
           plicht.pardonregeling && plicht.asielgerechtigd));
    const auto& h = d.handhaving.value();
    CHECK((h.ingesteld_door && h.eerste_door && h.datum_start && h.datum_einde_termijn &&
           h.verlengingen.size() == 2));
    CHECK(h.eerste_door->naam == "Haren");
    CHECK(h.eerste_door->geldig_tot);  // a gemeente that is no more keeps its name
    REQUIRE(d.voorzieningen.size() == 3);
    CHECK(d.voorzieningen[0].vorm_duaal_traject);
    CHECK(d.voorzieningen[1].aanbod_door->code.text() == "0017");
    REQUIRE(d.vrijstellingen.size() == 3);
    CHECK(d.vrijstellingen[0].datum_einde);
    CHECK(d.vrijstellingen[1].niveau->code == "A2");
    CHECK(d.boetes.at(0).bedrag_cent == 25050);
    const auto& e = d.examens.value();
    CHECK((e.diploma_behaald && e.datum_diploma && e.diploma_gemeente && e.geslaagd &&
           e.deelgenomen_volledig_examen && e.gemeente_volledige_deelname && e.volledige_deelname_nt2 &&
           e.datum_volledige_deelname_nt2 && e.gemeente_volledige_deelname_nt2 && e.examenaanvraag));
    std::set<std::string> soorten;
    for (const auto& o : e.onderdelen) soorten.insert(o.soort_examen.code);
    CHECK(soorten == std::set<std::string>{"INBURGERING", "STAATSEXAMEN_NT2"});
}

TEST_CASE("Who has died stands where the terms of NL-W1 put him, on any peildatum") {
    const std::map<Wet, int> dagen{{Wet::wi2007, 0}, {Wet::wi2013, 365}, {Wet::wi2021, 365}};
    for (const auto* peildatum : {"2026-03-01", "2024-02-29", "2030-12-31"}) {
        const auto dag = *Dag::parse(peildatum);
        std::set<Lot> gezien;
        for (const auto& p : load_catalogus(catalogus_bytes(), lees_brp_tabellen(), dag)) {
            if (!p.dossier.kop.datum_overlijden) continue;
            INFO(p.dossier.kop.bsn.text());
            gezien.insert(p.lot);
            const auto& overleden = p.dossier.kop.datum_overlijden->text();
            const bool zichtbaar = overleden > dag.plus(-dagen.at(*p.dossier.wet)).text();
            const bool grafsteen = overleden > dag.plus(-730).text();
            CHECK(p.lot == (zichtbaar ? Lot::aanwezig : grafsteen ? Lot::grafsteen : Lot::niets));
        }
        CHECK(gezien.size() == 3);
    }
}

TEST_CASE("A catalogue with a mistake is refused with its line") {
    const std::string goed =
        "[[persoon]]\nbsn = \"999998213\"\ngemeente = \"0014\"\nnaam = \"X\"\ngeboortedatum = "
        "\"D-30\"\ngeslacht = \"M\"\nherkomst = \"ACTIEF\"\n"
        "bron = \"eigen\"\nwat = \"x\"\n";
    CHECK(weigering(goed).empty());
    CHECK(proef::bevat(weigering(goed + "wetten = \"WI2007\"\n"),
                       "personen.toml:10: 'wetten' is not a known key"));
    CHECK(proef::bevat(weigering(goed + "[persoon.gegevens]\ngeboorteland = \"1234\"\n"),
                       "personen.toml:11: 'geboorteland' is no code of tabel34"));
    CHECK(proef::bevat(weigering(goed + "[persoon.plicht]\nstatus = \"MISSCHIEN\"\n"),
                       "'status' is no code of the list"));
    CHECK(proef::bevat(weigering(goed + "overleden = \"D-x\"\n"), "'overleden' is not a day relative to D"));
    auto bsn = goed;
    bsn.replace(bsn.find("999998213"), 9, "999998214");
    CHECK(proef::bevat(weigering(bsn), "personen.toml:2: 'bsn' is no BSN"));
}

TEST_CASE("A rule that cannot be followed is refused with its line") {
    const std::string begin =
        "[[reeks]]\nbsn_vanaf = \"999999448\"\na_nummer_vanaf = \"9201010100\"\npersonen = 2\ngemeente = "
        "\"0014\"\nwet = \"WI2007\"\nvoornamen = [\"A|V\"]\nachternamen = [\"B\"]\ngeboren_vanaf = "
        "\"1952-01-15\"\ngeboren_stap_dagen = 17\nwat = \"x\"\n[reeks.signalen]\nid_vanaf = 1\naantal = "
        "3\nper_dag = 2\nstap_dagen = 1\ncodes = [\"SS001|x\"]\nstatussen = [\"NIEUW\"]\n";
    const std::string goed = begin + "datum_vanaf = \"2013-06-20\"\n";
    CHECK(weigering(goed).empty());
    CHECK(proef::bevat(weigering(begin + "datum_vanaf = \"2013-06-00\"\n"), "must be a day that exists"));
    CHECK(proef::bevat(weigering(begin), "'datum_vanaf' is missing"));
    CHECK(proef::bevat(weigering(goed + "codes_ = 1\n"), "'codes_' is not a known key"));
    auto status = goed;
    status.replace(status.find("NIEUW"), 5, "OUD");
    CHECK(proef::bevat(weigering(status), "'statussen' holds a code that is not in the list"));
    auto nummer = goed;
    nummer.replace(nummer.find("9201010100"), 10, "9200000000");
    CHECK(proef::bevat(weigering(nummer), "'a_nummer_vanaf' is not followed by a valid number"));
}

TEST_CASE("Every person of the catalogue has a question with its answer; a series has one for its gemeente") {
    std::set<std::string> gevraagd;
    for (const auto& v : vragen()) {
        INFO(v.operatie << ' ' << v.wat);
        if (v.over) gevraagd.insert(v.over->text());
        CHECK(v.gemeentecode.size() == 4);
        CHECK_FALSE(v.geeft.empty());
        CHECK((v.geeft != "lijst" || !v.verwacht.empty()));
    }
    for (const auto& p : personen()) {
        INFO(p.dossier.kop.bsn.text());
        CHECK((p.reeks || gevraagd.contains(p.dossier.kop.bsn.text())));
    }
}

TEST_CASE("A question about a person asks for its number and law, unless it says otherwise") {
    const auto json = vragen_json(vragen(), vlaams());
    CHECK(proef::bevat(json, "\"status\": [\n      \"NIEUW\",\n      \"IN_BEHANDELING\"\n"));
    CHECK(proef::bevat(json, "\"minstensMs\": 3000"));
    for (const auto& v : vragen()) {
        const auto veld = [&](const char* naam) {
            const auto gevonden = std::find_if(v.velden.begin(), v.velden.end(),
                                               [&](const auto& paar) { return paar.first == naam; });
            return gevonden == v.velden.end() ? std::string{"-"} : gevonden->second;
        };
        INFO(v.operatie << ' ' << v.wat);
        if (v.over)
            CHECK((veld("bsn") == v.over->text() || veld("geboortedatumVanaf") != "-" ||
                   veld("geboortedatumTotEnMet") != "-"));
        CHECK((v.operatie == "geefWet") == (veld("wet") == "-"));
    }
}

TEST_CASE("docs/testpersonen.md is what the catalogue says") {
    const bool gelijk = proef::lees(ISI_SOURCE_DIR "/docs/testpersonen.md") ==
                        testpersonen_docs(personen(), vragen()) + kbi_testpersonen_docs(vlaams());
    if (!gelijk) WARN("run: isi-admin sandbox docs > docs/testpersonen.md");
    CHECK(gelijk);
}

TEST_CASE("A day is read only when it exists, and counts over month and leap day") {
    CHECK(Dag::parse("2024-02-29")->plus(1).text() == "2024-03-01");
    CHECK(Dag::parse("2026-01-01")->plus(-1).text() == "2025-12-31");
    for (const auto* fout :
         {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-01-0a", "20260101", ""})
        CHECK_FALSE(Dag::parse(fout));
}
