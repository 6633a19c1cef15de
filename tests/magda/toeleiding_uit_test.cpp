// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/magda/toeleiding_uit.hpp"

#include <catch2/catch.hpp>

#include "magda/proef.hpp"
#include "schema_proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using isi::magda::lees_toeleiding_antwoord;
using isi::magda::Oordeel;

namespace {

const isi::magda::Zelf wij{"isi-gateway.example/kbi", "ISI Gateway"};

kbi::Afspraak afspraak() {
    kbi::Afspraakvraag vraag{.id = "A<1>&",
                             .insz = insz(persoon),
                             .kbo = kbo_gent,
                             .van = {.kbo = kbo_gent,
                                     .identificatienummer = {},
                                     .type_partner = "OCMW",
                                     .naam = "OCMW Gent",
                                     .contactpersoon = kbi::Contactpersoon{"Jansens", "An", "09", "a@b"}},
                             .naar = {.kbo = {},
                                      .identificatienummer = "17",
                                      .type_partner = "KBI",
                                      .naam = {},
                                      .contactpersoon = {}},
                             .reden = "INT_HVN",
                             .omschrijving = " twee\nregels & <meer> ",
                             .moment = kbi::Afspraakmoment{"2026-12-01", "09:00", "10:30:00.5"}};
    return {7, std::move(vraag), tijdstip_nu, kbi::Afleverstatus::aanvaard, tijdstip_nu, {}, 0, 0};
}

std::string zonder_referte(std::string bytes) {
    const auto begin = bytes.find("<Afzender>"), einde = bytes.find("</Afzender>");
    return bytes.erase(begin, einde - begin);
}

std::string antwoord(const std::string& in_repliek,
                     const std::string& naam = "RegistreerToeleidingResponse") {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><w:" + naam +
           " xmlns:w=\"http://webservice.RegistreerToeleiding-01.00.kbi-01.00.vip.vlaanderen.be\"><Repliek>" +
           in_repliek + "</Repliek></w:" + naam + "></s:Body></s:Envelope>";
}

std::string uitzondering(const std::string& code, const std::string& soort = "FOUT") {
    return "<Uitzonderingen><Uitzondering><Identificatie>" + code +
           "</Identificatie><Oorsprong>MAGDA</Oorsprong><Type>" + soort +
           "</Type><Diagnose>x</Diagnose></Uitzondering></Uitzonderingen>";
}

std::string toeleiding(const std::string& id, const std::string& rest = {}) {
    return "<Antwoorden><Antwoord><Referte>V</Referte><Inhoud><Toeleiding><Id>" + id + "</Id>" + rest +
           "</Toeleiding></Inhoud></Antwoord></Antwoorden>";
}

}  // namespace

TEST_CASE("what goes out is a valid question, the same on every try but for the name of the try") {
    const auto eerste = schrijf_toeleiding(afspraak(), wij, tijdstip_nu);
    const auto omslag = bewaak(eerste);
    CHECK(isi::proef::kbi::schema_van(kbi::contract::Dialect::magda).keur(omslag));
    CHECK(omslag.operatie == "RegistreerToeleiding");
    const auto tweede = schrijf_toeleiding(afspraak(), wij, tijdstip_nu);
    CHECK(eerste != tweede);
    CHECK(zonder_referte(eerste) == zonder_referte(tweede));
    CHECK(eerste.find("<Identificatie>isi-gateway.example/kbi</Identificatie>") != std::string::npos);
}

TEST_CASE("a gateway that gets it reads what was asked, and its answer confirms it") {
    Proef p;
    p.schrijf_in(persoon);
    p.partner.identificaties = {wij.identificatie};
    const auto bytes = schrijf_toeleiding(afspraak(), wij, tijdstip_nu);
    const isi::magda::Kamer kamer(*p.middelen);
    const kbi::Toegang toegang = kbi::Vrager{std::make_shared<const kbi::Partner>(p.partner), false};
    const auto ginds = [&] {
        return kamer.serve(bewaak(bytes), toegang, {tijdstip_nu, "2026-11-28"}).value();
    };
    const auto antwoorden = {ginds(), ginds()};
    CHECK(antwoorden.begin()->spoor.uitkomst == "GEREGISTREERD");
    CHECK((antwoorden.begin() + 1)->spoor.uitkomst == "HERHAALD");
    for (const auto& a : antwoorden) {
        const auto uit = lees_toeleiding_antwoord(in_omslag(a.inhoud), "A<1>&");
        CHECK(uit.oordeel == Oordeel::bevestigd);
        CHECK(uit.code.empty());
    }
    const auto kept = p.store.list_afspraken(insz(persoon), kbo_gent);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].vraag == afspraak().vraag);
}

TEST_CASE("confirmed is only what names this appointment") {
    CHECK(lees_toeleiding_antwoord(antwoord(toeleiding("A-1")), "A-1").oordeel == Oordeel::bevestigd);
    CHECK(lees_toeleiding_antwoord(antwoord(toeleiding("A-2")), "A-1").oordeel == Oordeel::opnieuw);
    CHECK(lees_toeleiding_antwoord(antwoord(""), "A-1").oordeel == Oordeel::opnieuw);
    CHECK(lees_toeleiding_antwoord(antwoord(toeleiding("A-1"), "GeefToeleidingenResponse"), "A-1").oordeel ==
          Oordeel::opnieuw);
    const auto status = lees_toeleiding_antwoord(antwoord(toeleiding("A-1", "<Status> OP </Status>")), "A-1");
    CHECK(status.status == "OP");
    const auto lang = "<Status>" + std::string(51, 'x') + "</Status>";
    CHECK_FALSE(lees_toeleiding_antwoord(antwoord(toeleiding("A-1", lang)), "A-1").status);
}

TEST_CASE("what is wrong with the appointment ends it; what is wrong with the house does not") {
    for (const auto& code : {"20002", "20003", "20007", "30002", "30003", "40003", "40140", "50000"}) {
        const auto uit = lees_toeleiding_antwoord(antwoord(uitzondering(code)), "A-1");
        CHECK(uit.oordeel == Oordeel::geweigerd);
        CHECK(uit.code == code);
    }
    for (const auto& code : {"40001", "40005", "40006", "60006", "60009", "70003", "99996", "99997", "12345"})
        CHECK(lees_toeleiding_antwoord(antwoord(uitzondering(code)), "A-1").oordeel == Oordeel::opnieuw);
    const auto in_antwoord = antwoord("<Antwoorden><Antwoord><Referte>V</Referte>" + uitzondering("20003") +
                                      "</Antwoord></Antwoorden>");
    CHECK(lees_toeleiding_antwoord(in_antwoord, "A-1").oordeel == Oordeel::geweigerd);
    const auto waarschuwing = antwoord(toeleiding("A-1") + uitzondering("30004", "WAARSCHUWING"));
    CHECK(lees_toeleiding_antwoord(waarschuwing, "A-1").oordeel == Oordeel::bevestigd);
    const auto geen_code = lees_toeleiding_antwoord(antwoord(uitzondering("50000 of zo")), "A-1");
    CHECK(geen_code.oordeel == Oordeel::opnieuw);
    CHECK(geen_code.code.empty());
}

TEST_CASE("whatever else comes back is no answer") {
    const std::string goed = antwoord(toeleiding("A-1"));
    for (const auto& bytes : std::vector<std::string>{
             "", "<html>502</html>", "{}", goed.substr(0, goed.size() - 3), "<!DOCTYPE x>" + goed,
             in_omslag("<s:Fault><faultcode>s:Server</faultcode><faultstring>A-1</faultstring></s:Fault>"),
             std::string("\0\xff", 2)}) {
        CHECK(lees_toeleiding_antwoord(bytes, "A-1").oordeel == Oordeel::opnieuw);
    }
    CHECK(lees_toeleiding_antwoord("<?xml version=\"1.0\"?>" + goed, "A-1").oordeel == Oordeel::bevestigd);
}
