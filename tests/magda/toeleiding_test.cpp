// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using Meldingen = std::vector<std::string>;

namespace {

const std::string kbo_kbi = "0543307391";

/// What stands in Toeleiding; the defaults are right.
struct Wens {
    std::string id = "A-1", insz = persoon, van = kbo_gent, naar = kbo_kbi, naar_type = "KBI",
                reden = "NIV_TEST", van_type = "OCMW";
    std::string rest =
        "<RedenOmschrijving>Liefst\n 's ochtends &amp; niet &lt;laat&gt;</RedenOmschrijving>"
        "<AfspraakMoment><Datum>2026-12-01</Datum><AanvangUur>09:00</AanvangUur><EindUur>10:30</"
        "EindUur></AfspraakMoment>";
};

Vraag registreer(const Wens& w = {}) {
    return {.dienst = "RegistreerToeleiding",
            .naamruimte = "http://webservice.RegistreerToeleiding-01.00.kbi-01.00.vip.vlaanderen.be",
            .inhoud = "<Personalia><INSZ>" + w.insz + "</INSZ></Personalia><Toeleiding><Id>" + w.id +
                      "</Id><Van><KboNummer>" + w.van + "</KboNummer><TypePartner>" + w.van_type +
                      "</TypePartner><ContactPersoon><Naam>Jansens</Naam><Email>j@x"
                      "</Email></ContactPersoon></Van><Naar><KboNummer>" +
                      w.naar + "</KboNummer><TypePartner>" + w.naar_type +
                      "</TypePartner></Naar><RedenToeleiding Naam=\"eigen\">" + w.reden +
                      "</RedenToeleiding>" + w.rest + "</Toeleiding>"};
}

Vraag geef(const std::string& nummer = persoon) {
    return {.dienst = "GeefToeleidingen",
            .naamruimte = "http://webservice.GeefToeleidingen-01.00.kbi-01.00.vip.vlaanderen.be",
            .inhoud = "<INSZ>" + nummer + "</INSZ>"};
}

std::string moment(const std::string& datum, const std::string& aanvang, const std::string& einde) {
    return "<AfspraakMoment><Datum>" + datum + "</Datum><AanvangUur>" + aanvang + "</AanvangUur><EindUur>" +
           einde + "</EindUur></AfspraakMoment>";
}

struct Ingeschreven : Proef {
    Ingeschreven() { schrijf_in(persoon); }
    std::vector<kbi::Afspraak> bewaard() { return store.list_afspraken(insz(persoon), kbo_gent); }
};

}  // namespace

TEST_CASE("an appointment is kept as it was asked and told back with where it stands") {
    Ingeschreven p;
    p.middelen->naam_van_reden = [](std::string_view reden) -> std::optional<std::string> {
        if (reden == "NIV_TEST") return "Niveau \"NT2\"\n<bepaling>";
        return std::nullopt;
    };
    const auto a = p.vraag(registreer());
    CHECK(a.meldingen().empty());
    CHECK(a.spoor.uitkomst == "GEREGISTREERD");
    CHECK(a.spoor.betrokkene == insz(persoon));
    CHECK(a.spoor.toegestaan);
    const auto toeleiding = a.antwoord().child("Inhoud").child("Toeleiding");
    CHECK(std::string(toeleiding.child_value("Id")) == "A-1");
    CHECK(std::string(toeleiding.child_value("DatumAanvraag")) == "2026-11-28");
    CHECK(std::string(toeleiding.child_value("RedenToeleiding")) == "NIV_TEST");
    CHECK(std::string(toeleiding.child("RedenToeleiding").attribute("Naam").value()) ==
          "Niveau \"NT2\"\n<bepaling>");
    CHECK(std::string(toeleiding.child_value("RedenOmschrijving")) == "Liefst\n 's ochtends & niet <laat>");
    CHECK(std::string(toeleiding.child("AfspraakMoment").child_value("EindUur")) == "10:30");
    CHECK(std::string(toeleiding.child_value("Afleverstatus")) == "AANVAARD");
    CHECK(std::string(toeleiding.child_value("DatumAfleverstatus")) == "2026-11-28");
    CHECK_FALSE(toeleiding.child("Status"));

    const auto rij = p.bewaard();
    REQUIRE(rij.size() == 1);
    CHECK(rij[0].vraag.kbo == kbo_gent);
    CHECK(rij[0].vraag.van.kbo == kbo_gent);
    CHECK(rij[0].vraag.van.contactpersoon == kbi::Contactpersoon{"Jansens", {}, {}, "j@x"});
    CHECK(rij[0].vraag.naar.type_partner == "KBI");
    CHECK(rij[0].vraag.moment == kbi::Afspraakmoment{"2026-12-01", "09:00", "10:30"});
}

TEST_CASE("the same Id with the same content is the same appointment, with other content it is refused") {
    Ingeschreven p;
    const auto eerste = p.vraag(registreer());
    const auto tweede = p.vraag(registreer());
    CHECK(tweede.meldingen().empty());
    CHECK(tweede.spoor.uitkomst == "HERHAALD");
    const auto inhoud = [](const Antwoord& a) { return a.bytes.substr(a.bytes.find("<Antwoorden>")); };
    CHECK(inhoud(eerste) == inhoud(tweede));
    CHECK(p.bewaard().size() == 1);
    const auto ander = p.vraag(registreer({.reden = "INT_HVN"}));
    CHECK(ander.meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(ander.diagnose() == "Deze Id is al gebruikt voor een toeleiding met een andere inhoud");
    CHECK(p.bewaard().size() == 1);
    CHECK(p.vraag(registreer({.id = "A-2", .reden = "INT_HVN"})).meldingen().empty());
    CHECK(p.bewaard().size() == 2);
}

TEST_CASE(
    "a moment that is past or ends before it begins gives 20003; a date without span is a schema error") {
    Ingeschreven p;
    for (const auto& rest :
         {moment("2026-11-27", "09:00", "10:00"), moment("2026-12-01", "10:00", "10:00"),
          moment("2026-12-01", "10:00:00.5", "10:00"), moment("2026-02-30", "09:00", "10:00")}) {
        INFO(rest);
        CHECK(p.vraag(registreer({.rest = rest})).meldingen() == Meldingen{"20003 FOUT Antwoord"});
    }
    for (const auto& rest : std::vector<std::string>{
             "<AfspraakMoment><Datum>2026-12-01</Datum></AfspraakMoment>",
             "<AfspraakMoment><AanvangUur>09:00</AanvangUur><EindUur>10:00</EindUur></AfspraakMoment>",
             moment("2026-12-01", "9:00", "10:00"),
             "<RedenOmschrijving>" + std::string(1001, 'x') + "</RedenOmschrijving>"})
        CHECK(p.vraag(registreer({.rest = rest})).meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(p.bewaard().empty());
    CHECK(p.vraag(registreer({.rest = moment("2026-11-28", "09:00", "09:00:00.1")})).meldingen().empty());
    CHECK(p.vraag(registreer({.id = "A-2", .rest = ""})).meldingen().empty());
}

TEST_CASE("a KBO number that is none gives 20007, and only the KBI is asked") {
    Ingeschreven p;
    CHECK(p.vraag(registreer({.naar = "0543307392"})).meldingen() == Meldingen{"20007 FOUT Antwoord"});
    CHECK(p.vraag(registreer({.van = "0207450831"})).meldingen() == Meldingen{"20007 FOUT Antwoord"});
    CHECK(p.vraag(registreer({.naar_type = "VDAB"})).meldingen() == Meldingen{"50000 FOUT Repliek"});
    CHECK(p.bewaard().empty());
}

TEST_CASE("only kinds of partner that a toeleiding knows make appointments, and each as what it is") {
    Ingeschreven p;
    for (const auto* ander : {"VDAB", "KBI", "ocmw", "X"})
        CHECK(p.vraag(registreer({.van_type = ander})).meldingen() == Meldingen{"20005 FOUT Antwoord"});
    using kbi::Partnersoort;
    p.partner.inschrijving_vereist = false;
    for (const auto soort :
         {Partnersoort::actiris, Partnersoort::cvo_cbe, Partnersoort::ahovoks, Partnersoort::gemeente}) {
        p.partner.soort = soort;
        const auto a = p.vraag(registreer());
        CHECK(a.meldingen() == Meldingen{"40006 FOUT Repliek"});
        CHECK_FALSE(a.spoor.toegestaan);
    }
    CHECK(p.bewaard().empty());
    for (const auto soort : {Partnersoort::ocmw, Partnersoort::vdab, Partnersoort::vmsw}) {
        p.partner.soort = soort;
        const std::string type(code(soort));
        CHECK(p.vraag(registreer({.id = type, .van_type = type})).meldingen().empty());
    }
    CHECK(p.bewaard().size() == 3);
}

TEST_CASE("the list is of one person and one organisation, newest first, with the source's own word") {
    Ingeschreven p;
    p.schrijf_in(ander_persoon);
    const auto leeg = p.vraag(geef());
    CHECK(leeg.meldingen().empty());
    CHECK(leeg.antwoord().child("Inhoud"));
    CHECK_FALSE(leeg.antwoord().child("Inhoud").first_child());
    CHECK(leeg.spoor.uitkomst == "GEEN_TOELEIDINGEN");
    CHECK_FALSE(leeg.spoor.geleverd);

    p.vraag(registreer());
    p.vraag(registreer({.id = "A-2", .rest = ""}));
    p.vraag(registreer({.id = "A-3", .insz = ander_persoon}));
    kbi::Afspraakvraag van_ander = p.bewaard().at(0).vraag;
    van_ander.kbo = "0207450831";
    van_ander.id = "L-1";
    p.store.save_afspraak(van_ander, tijdstip_nu);
    p.store.note_aflevering(1, kbi::Afleverstatus::bevestigd, tijdstip_nu + 86'400);
    p.store.note_status(kbo_gent, "A-1", "OP");

    const auto a = p.vraag(geef());
    std::string beeld;
    for (const auto& t : a.antwoord().child("Inhoud").children("Toeleiding"))
        beeld += std::string(t.child_value("Id")) + " " + t.child_value("Afleverstatus") + " " +
                 t.child_value("DatumAfleverstatus") + " " + t.child_value("Status") + ";";
    CHECK(beeld == "A-2 AANVAARD 2026-11-28 ;A-1 BEVESTIGD 2026-11-29 OP;");
    CHECK(a.spoor.geleverd);
    CHECK(a.spoor.uitkomst == "GEGEVENS");
}

TEST_CASE("appointments are asked and listed only by who is integrated today") {
    Proef p;
    CHECK(p.vraag(registreer()).meldingen() == Meldingen{"40003 FOUT Antwoord"});
    CHECK(p.vraag(geef()).meldingen() == Meldingen{"40003 FOUT Antwoord"});
    CHECK(p.store.list_afspraken(insz(persoon), kbo_gent).empty());
    CHECK(p.vraag(registreer({.insz = "1"})).meldingen() == Meldingen{"20002 FOUT Repliek"});
    p.bewezen = false;
    CHECK(p.vraag(registreer()).meldingen() == Meldingen{"40006 FOUT Repliek"});
}

TEST_CASE("an appointment that cannot be kept is not accepted") {
    Ingeschreven p;
    p.store.weg = true;
    const auto a = p.vraag(registreer());
    CHECK(a.meldingen() == Meldingen{"99996 FOUT Repliek"});
    CHECK(a.spoor.mislukt);
    p.store.weg = false;
    CHECK(p.bewaard().empty());
    CHECK(p.vraag(registreer()).meldingen().empty());
}
