// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "berichten.hpp"

using namespace isi;
using namespace isi::proef;
using bericht::Gebrek;
using bericht::Striktheid;

namespace {

const std::string actie = "urn:inburgering:isi:cvs:v1/geefPersoon";
const std::string ons = "00000099000000001000";
const std::string afzender = "00000099000000014000";
const std::string anoniem = "http://www.w3.org/2005/08/addressing/anonymous";

bericht::Kop volledig() {
    bericht::Kop kop;
    kop.to = anoniem + "?oin=" + ons;
    kop.action = actie;
    kop.message_id = "urn:uuid:0a6dc791-2be6-4991-9af1-454778a1917A";
    kop.from = anoniem + "?OIN=" + afzender;
    kop.adressering = true;
    return kop;
}

std::optional<Gebrek> oordeel(const bericht::Kop& kop, Striktheid striktheid,
                              const std::optional<std::string>& soap_action = std::nullopt) {
    const auto uit = bericht::controleer_adressering(kop, soap_action, actie, striktheid, ons, afzender);
    return uit ? std::nullopt : std::optional(oorzaak(uit.error()));
}

}  // namespace

TEST_CASE("SOAPAction is the operation's, quoted or not, empty or absent; anything else is DK0003") {
    const bericht::Kop leeg;
    for (const auto& goed :
         {actie, "\"" + actie + "\"", std::string(), std::string("\"\""), " \"" + actie + "\" "}) {
        INFO(goed);
        CHECK_FALSE(oordeel(leeg, Striktheid::lenient, goed));
        CHECK_FALSE(oordeel(volledig(), Striktheid::strikt, goed));
    }
    CHECK_FALSE(oordeel(leeg, Striktheid::lenient));
    for (const std::string fout :
         {"urn:inburgering:isi:cvs:v1/geefWet", "\"geefPersoon\"", "\"",
          "\"urn:inburgering:isi:cvs:v1/geefPersoon", "urn:inburgering:isi:cvs:v1/geefPersoon\"",
          "urn:inburgering:isi:cvs:v1/GeefPersoon"}) {
        INFO(fout);
        CHECK(oordeel(leeg, Striktheid::lenient, fout) == Gebrek::soapaction);
        CHECK(oordeel(volledig(), Striktheid::strikt, fout) == Gebrek::soapaction);
    }
}

TEST_CASE("SOAPAction against wsa:Action is DK0003, a wrong wsa:Action alone is DK0011") {
    auto kop = volledig();
    kop.action = "urn:inburgering:isi:cvs:v1/geefWet";
    CHECK(oordeel(kop, Striktheid::lenient, actie) == Gebrek::soapaction);
    CHECK(oordeel(kop, Striktheid::lenient, "\"\"") == Gebrek::wsa_waarde);
    CHECK(oordeel(kop, Striktheid::lenient) == Gebrek::wsa_waarde);
    CHECK(oordeel(kop, Striktheid::strikt) == Gebrek::wsa_waarde);
}

TEST_CASE("strict: what is missing has its own code; lenient: it may be missing") {
    struct Geval {
        std::optional<std::string> bericht::Kop::* veld;
        Gebrek gebrek;
        std::string code;
    };
    for (const auto& geval :
         std::vector<Geval>{{&bericht::Kop::to, Gebrek::to_ontbreekt, "Client.DK0005"},
                            {&bericht::Kop::action, Gebrek::action_ontbreekt, "Client.DK0006"},
                            {&bericht::Kop::message_id, Gebrek::message_id_ontbreekt, "Client.DK0007"},
                            {&bericht::Kop::from, Gebrek::from_ontbreekt, "Client.EK0020"}}) {
        INFO(geval.code);
        auto kop = volledig();
        kop.*geval.veld = std::nullopt;
        CHECK(oordeel(kop, Striktheid::strikt) == geval.gebrek);
        CHECK(bericht::fout(geval.gebrek).faultcode == geval.code);
        CHECK_FALSE(oordeel(kop, Striktheid::lenient));
        kop.*geval.veld = "";
        CHECK(oordeel(kop, Striktheid::strikt) == geval.gebrek);
    }
    CHECK_FALSE(oordeel(volledig(), Striktheid::strikt));
    CHECK_FALSE(oordeel(bericht::Kop{}, Striktheid::lenient));
    CHECK(oordeel(bericht::Kop{}, Striktheid::strikt) == Gebrek::to_ontbreekt);
}

TEST_CASE("an oin in To or From is ours or the sender's; strict wants one") {
    struct Geval {
        std::string vraag;
        bool goed, goed_onder_strikt;
    };
    const std::vector<Geval> gevallen{{"?oin=" + ons, true, true},
                                      {"?OIN=" + afzender, true, true},
                                      {"?a=b&oin=" + ons, true, true},
                                      {"?oin=" + ons + "#x", true, true},
                                      {"?oin=" + ons + "&oin=" + afzender, true, true},
                                      {"", true, false},
                                      {"?a=b", true, false},
                                      {"#?oin=1", true, false},
                                      {"?oin=", false, false},
                                      {"?oin", false, false},
                                      {"?oin=00000099000000034000", false, false},
                                      {"?oin=" + ons + "0", false, false},
                                      {"?oin=" + ons + "&oin=00000099000000034000", false, false}};
    for (const auto& geval : gevallen) {
        INFO(geval.vraag);
        auto to = volledig();
        to.to = anoniem + geval.vraag;
        auto from = volledig();
        from.from = anoniem + geval.vraag;
        const auto als = [](bool goed, Gebrek gebrek) { return goed ? std::nullopt : std::optional(gebrek); };
        CHECK(oordeel(to, Striktheid::lenient) == als(geval.goed, Gebrek::to_oin));
        CHECK(oordeel(to, Striktheid::strikt) == als(geval.goed_onder_strikt, Gebrek::to_oin));
        CHECK(oordeel(from, Striktheid::lenient) == als(geval.goed, Gebrek::from_oin));
        CHECK(oordeel(from, Striktheid::strikt) == als(geval.goed_onder_strikt, Gebrek::from_oin));
    }
    CHECK(bericht::fout(Gebrek::to_oin).faultcode == "Client.EK0022");
    CHECK(bericht::fout(Gebrek::from_oin).faultcode == "Client.EK0021");
}

TEST_CASE("a sender without OIN is not matched by an empty one") {
    auto kop = volledig();
    kop.from = anoniem + "?oin=";
    const auto uit = bericht::controleer_adressering(kop, std::nullopt, actie, Striktheid::lenient, ons, "");
    REQUIRE_FALSE(uit);
    CHECK(oorzaak(uit.error()) == Gebrek::from_oin);
}

TEST_CASE("MessageID is urn:uuid: with a UUID, and its code beats DK0011") {
    for (const std::string fout :
         {"", "0a6dc791-2be6-4991-9af1-454778a1917a",
          "urn:uuid:", "uuid:0a6dc791-2be6-4991-9af1-454778a1917a",
          "urn:uuid:0a6dc791-2be6-4991-9af1-454778a1917", "urn:uuid:0a6dc791-2be6-4991-9af1-454778a1917ag",
          "urn:uuid:0a6dc79102be6-4991-9af1-454778a1917a", "urn:uuid:{a6dc791-2be6-4991-9af1-454778a1917}"}) {
        INFO(fout);
        auto kop = volledig();
        kop.message_id = fout;
        kop.action = "anders";
        CHECK(oordeel(kop, Striktheid::lenient) == Gebrek::message_id_vorm);
        if (!fout.empty()) CHECK(oordeel(kop, Striktheid::strikt) == Gebrek::message_id_vorm);
    }
    CHECK(bericht::fout(Gebrek::message_id_vorm).faultcode == "Client.EK0023");
}

TEST_CASE("ReplyTo and FaultTo are anonymous or refused") {
    for (const auto veld : {&bericht::Kop::reply_to, &bericht::Kop::fault_to}) {
        for (const auto& goed : {anoniem, anoniem + "?oin=" + afzender}) {
            auto kop = volledig();
            kop.*veld = goed;
            CHECK_FALSE(oordeel(kop, Striktheid::lenient));
            CHECK_FALSE(oordeel(kop, Striktheid::strikt));
        }
        for (const auto& fout :
             {std::string("http://127.0.0.1:9/"), std::string(), anoniem + "x", anoniem + "?oin=1",
              std::string("http://www.w3.org/2005/08/addressing/none")}) {
            INFO(fout);
            auto kop = volledig();
            kop.*veld = fout;
            CHECK(oordeel(kop, Striktheid::lenient) == Gebrek::wsa_waarde);
            CHECK(oordeel(kop, Striktheid::strikt) == Gebrek::wsa_waarde);
        }
    }
    CHECK(bericht::fout(Gebrek::wsa_waarde).faultcode == "Client.DK0011");
}
