// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/operaties/geef_persoon.hpp"
#include "gateway/operaties/geef_tabellen.hpp"
#include "gateway/operaties/geef_wet.hpp"
#include "register.hpp"

using namespace isi;
using namespace isi::operaties;
using namespace isi::proef;

namespace {

std::string zinnen(const Uitkomst<Bevinding<WetAntwoord>>& uitkomst) {
    if (!uitkomst) return uitkomst.error().foutcode;
    if (!uitkomst->gegevens) return "nietsGevonden";
    std::string uit;
    for (const auto& melding : uitkomst->gegevens->meldingen)
        uit += melding.code + ": " + melding.tekst + " ";
    return uit + (uitkomst->gegevens->gegevens_in_te_zien ? "+" : "-");
}

}  // namespace

TEST_CASE("geefWet answers each situation with the manual's sentences") {
    Register r;
    const auto wet = [&](const std::string& bsn) { return zinnen(geef_wet(bsn, r.verzoek, *r.store)); };
    CHECK(wet(bewoner) == "WET_INWONER: Persoon valt onder de Wet Inburgering 2007. +");
    CHECK(wet(almeerder) ==
          "WET_NIET_INWONER: Persoon valt onder de Wet Inburgering 2007, maar is niet woonachtig in uw "
          "gemeente. -");
    CHECK(wet(overledene) ==
          "OVERLEDEN: Persoon is overleden. WET_INWONER: Persoon valt onder de Wet Inburgering 2021. +");
    CHECK(wet(verdwenen) ==
          "OVERLEDEN: Persoon is overleden. WET_INWONER: Persoon valt onder de Wet Inburgering 2007. -");
    CHECK(wet("004002314") == "VAL003");
    CHECK(wet("000000000") == "VAL003");
}

TEST_CASE("geefWet gives an unknown number and a person without a law one and the same answer") {
    Register r;
    const auto een = geef_wet(onbekend, r.verzoek, *r.store),
               twee = geef_wet(zonder_wet, r.verzoek, *r.store);
    CHECK(zinnen(een) == "nietsGevonden");
    CHECK(zinnen(twee) == "nietsGevonden");
    CHECK_FALSE(twee->betrokkenen.at(0).geleverd);
}

TEST_CASE("geefWet says that data can be seen only when the key holds the law for the gemeente") {
    Register r;
    r.sleutel.bevoegdheden[groningen] = {Rol::wi2021};
    CHECK(zinnen(geef_wet(bewoner, r.verzoek, *r.store)).back() == '-');
    CHECK(zinnen(geef_wet(overledene, r.verzoek, *r.store)).back() == '+');
}

TEST_CASE("geefPersoon gives a resident's sheet and records that it was delivered") {
    Register r;
    const auto uitkomst = r.vraag(bewoner);
    REQUIRE(uitkomst);
    REQUIRE(uitkomst->gegevens);
    CHECK(uitkomst->gegevens->verblijf.code == "WOONACHTIG");
    CHECK(uitkomst->gegevens->dossier.gegevens.adres.straatnaam == "Kempkensberg");
    REQUIRE(uitkomst->betrokkenen.size() == 1);
    CHECK(uitkomst->betrokkenen[0].geleverd);
}

TEST_CASE(
    "geefPersoon answers alike for an unknown number, another gemeente's person, another law and a former "
    "resident not asked for as such") {
    Register r;
    for (const auto& bsn :
         {onbekend, almeerder, zonder_wet, vertrokken, nooit_plichtig, verdwenen, overledene}) {
        const auto uitkomst = r.vraag(bsn);
        INFO(bsn);
        REQUIRE(uitkomst);
        CHECK_FALSE(uitkomst->gegevens);
        REQUIRE(uitkomst->betrokkenen.size() == 1);
        CHECK_FALSE(uitkomst->betrokkenen[0].geleverd);
    }
    CHECK(r.vraag(overledene, Wet::wi2021)
              ->gegevens);  // control: under its own law the deceased is still there
}

TEST_CASE(
    "a former resident is shown without the present address, and only where the person was plichtig or "
    "provided for") {
    Register r;
    const auto uitkomst = r.vraag(vertrokken, Wet::wi2007, "GEWEZEN_INGEZETENE");
    REQUIRE(uitkomst);
    REQUIRE(uitkomst->gegevens);
    CHECK(uitkomst->gegevens->vertrokken_op->text() == "2015-03-01");
    CHECK_FALSE(uitkomst->gegevens->dossier.gegevens.adres.straatnaam);
    CHECK_FALSE(r.vraag(nooit_plichtig, Wet::wi2007, "GEWEZEN_INGEZETENE")->gegevens);
    CHECK_FALSE(r.vraag(bewoner, Wet::wi2007, "GEWEZEN_INGEZETENE")->gegevens);
    CHECK_FALSE(r.vraag(almeerder, Wet::wi2007, "GEWEZEN_INGEZETENE")->gegevens);

    auto voorzien = dossier(nooit_plichtig, Wet::wi2007, almere);
    voorzien.eerder_verblijf = {{groningen, {}, false}};
    voorzien.voorzieningen.emplace_back().aanbod_door = Gemeente{groningen, "Groningen", {}};
    r.store->save_persoon(voorzien);
    CHECK(r.vraag(nooit_plichtig, Wet::wi2007, "GEWEZEN_INGEZETENE")->gegevens);
}

TEST_CASE("geefPersoon refuses wrong numbers, no number and an unknown verblijf by their own codes") {
    Register r;
    CHECK(r.vraag("004002314").error().foutcode == "VAL003");
    CHECK(r.vraag(bewoner, Wet::wi2007, "OVERAL").error().foutcode == "VAL006");
    CHECK(geef_persoon({Wet::wi2007, {}, {}, {}}, r.verzoek, *r.store).error().foutcode == "VAL007");
    CHECK(geef_persoon({Wet::wi2007, {}, "4020209359", {}}, r.verzoek, *r.store).error().foutcode ==
          "VAL004");
}

TEST_CASE("the sheet keeps the manual's rules about what may stand beside what") {
    auto d = dossier(bewoner, Wet::wi2007, groningen);
    const auto datum = OnvolledigeDatum::parse("2010-01-01");
    d.gegevens.niveau_inburgeringsdiploma = Codewaarde{"A2", "A2"};
    d.gegevens.in_azc_gehuisvest = true;
    d.inburgeringsplicht = Inburgeringsplicht{.status = {"PLICHTIG", ""},
                                              .vastgesteld_door = {},
                                              .datum_ingang = datum,
                                              .reden_niet = Codewaarde{"X", "x"},
                                              .vrijwillig = {},
                                              .oudkomer = {},
                                              .pardonregeling = {},
                                              .asielgerechtigd = {}};
    d.voorzieningen.resize(2);
    d.voorzieningen[0].soort = Codewaarde{"REGULIER", ""};
    d.voorzieningen[0].vorm_duaal_traject = Codewaarde{"WERK", ""};
    d.voorzieningen[1].soort = Codewaarde{"DUAAL", ""};
    d.voorzieningen[1].vorm_duaal_traject = Codewaarde{"WERK", ""};
    d.vrijstellingen = {{.soort = {"GEDEELTELIJK", ""},
                         .verleend_door = Codewaarde{"DUO", ""},
                         .gemeente = Gemeente{groningen, "Groningen", {}},
                         .datum_start = datum,
                         .datum_einde = datum,
                         .examenonderdeel = Codewaarde{"TAAL", ""},
                         .niveau = Codewaarde{"A2", ""}},
                        {.soort = {"TIJDELIJK", ""},
                         .verleend_door = Codewaarde{"GEMEENTE", ""},
                         .gemeente = Gemeente{groningen, "Groningen", {}},
                         .datum_start = datum,
                         .datum_einde = datum,
                         .examenonderdeel = Codewaarde{"TAAL", ""},
                         .niveau = Codewaarde{"A2", ""}}};
    d.examens.emplace();
    d.examens->geslaagd = Codewaarde{"ZONDER_HERKANSING_ZONDER_VRIJSTELLING", ""};
    d.examens->datum_volledige_deelname_nt2 = datum;
    pas_bladregels_toe(d);

    CHECK_FALSE(d.gegevens.niveau_inburgeringsdiploma);
    CHECK_FALSE(d.gegevens.in_azc_gehuisvest);
    CHECK(d.inburgeringsplicht->datum_ingang);
    CHECK_FALSE(d.inburgeringsplicht->reden_niet);
    CHECK_FALSE(d.voorzieningen[0].vorm_duaal_traject);
    CHECK(d.voorzieningen[1].vorm_duaal_traject);
    CHECK_FALSE(d.vrijstellingen[0].datum_einde);
    CHECK(d.vrijstellingen[0].niveau);
    CHECK_FALSE(d.vrijstellingen[0].gemeente);
    CHECK(d.vrijstellingen[1].datum_einde);
    CHECK(d.vrijstellingen[1].gemeente);
    CHECK_FALSE(d.vrijstellingen[1].examenonderdeel);
    CHECK_FALSE(d.examens->geslaagd);
    CHECK_FALSE(d.examens->datum_volledige_deelname_nt2);
}

TEST_CASE("geefGemeenten gives the key's own gemeenten, geefWaardenlijsten one list, all lists or VAL006") {
    Register r;
    const auto rijen = geef_gemeenten(r.verzoek, *r.store);
    REQUIRE(rijen.size() == 2);
    CHECK(rijen[0].gemeente.code == groningen);
    CHECK(rijen[0].rollen == std::set<Rol>{Rol::wi2007, Rol::wi2021_mut});
    REQUIRE(geef_waardenlijsten("geslacht", *r.store));
    CHECK(geef_waardenlijsten("geslacht", *r.store)->at(0).waarden.size() == 3);
    CHECK(geef_waardenlijsten("sterrenbeeld", *r.store).error().foutcode == "VAL006");
    CHECK(geef_waardenlijsten("tabel33", *r.store).value() ==
          std::vector{r.store->list_brp_tabellen().at(1)});
    const auto alle = geef_waardenlijsten({}, *r.store).value();
    CHECK(alle.size() == contractlijsten().size() + 4);
    CHECK(alle.back().naam == "tabel56");
}
