// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "proef.hpp"

using namespace isi;
using namespace isi::bezorging;
using namespace isi::bezorging::proef;
using kbi::Afleverstatus;

namespace {

/// An outbox at work between a register and a far side.
struct Proef {
    Werkmap werk;
    Overkant overkant{werk.pad("")};
    Logboek logboek;
    std::mutex slot;
    std::vector<std::string> vastgelegd;  ///< ids, in order
    std::atomic<bool> kan_vastleggen = true;
    std::unique_ptr<Bezorger> bezorger;

    void begin(const std::function<void(Instellingen&)>& pas_aan = {}) {
        auto instellingen = instellingen_in(werk.pad(""));
        if (pas_aan) pas_aan(instellingen);
        const auto leg_vast = [this](const kbi::Afspraak& afspraak) {
            const std::lock_guard op_slot(slot);
            if (kan_vastleggen) vastgelegd.push_back(afspraak.vraag.id);
            return kan_vastleggen.load();
        };
        bezorger = std::make_unique<Bezorger>(werk.open(), instellingen, wij, leg_vast, nu, logboek);
    }
    [[nodiscard]] std::size_t aantal_vastgelegd() {
        const std::lock_guard op_slot(slot);
        return vastgelegd.size();
    }
    [[nodiscard]] bool wordt(const kbi::Afspraakvraag& een, Afleverstatus status) const {
        return wacht_tot([&] { return werk.lees(een).aflevering == status; });
    }
    [[nodiscard]] bool gestoord() const {
        return wacht_tot([&] { return logboek.aantal("bezorging_gestoord") > 0; });
    }
};

}  // namespace

TEST_CASE("an accepted appointment reaches the far side once, with its content, and is BEVESTIGD") {
    Proef p;
    const auto een = vraag("a-1", insz(1));
    p.werk.vraag_aan(een);
    p.begin();
    REQUIRE(p.wordt(een, Afleverstatus::bevestigd));
    const auto boek = p.overkant.boek();
    REQUIRE(boek.size() == 1);
    CHECK(boek[0].soort == "nieuw");
    CHECK(boek[0].kbo == kbo_gent);
    CHECK(boek[0].id == "a-1");
    CHECK(boek[0].insz == een.insz.text());
    CHECK(boek[0].reden == een.reden);
    CHECK(boek[0].omschrijving == *een.omschrijving);
    CHECK(boek[0].moment == "2026-12-01 09:00 09:30");
    const auto nu_ = p.werk.lees(een);
    CHECK(nu_.pogingen == 1);
    CHECK(nu_.status == "OP");  // the source's own word on it
    CHECK(p.aantal_vastgelegd() == 1);
    const auto tellers = p.bezorger->tellers();
    CHECK(tellers.pogingen == 1);
    CHECK(tellers.bevestigd == 1);
    CHECK(tellers.vergeefs == 0);
    CHECK(tellers.bereikbaar);
}

TEST_CASE("what is asked for later is noticed, and delivered after what came before it") {
    Proef p;
    p.begin();
    std::vector<kbi::Afspraakvraag> alle;
    for (int i = 0; i < 12; ++i) {
        alle.push_back(vraag("r-" + std::to_string(i), insz(7)));  // one person: the order is kept
        p.werk.vraag_aan(alle.back());
    }
    REQUIRE(p.wordt(alle.back(), Afleverstatus::bevestigd));
    const auto boek = p.overkant.boek();
    REQUIRE(boek.size() == 12);
    for (std::size_t i = 0; i < boek.size(); ++i) CHECK(boek[i].id == alle[i].id);
    CHECK(wacht_tot([&] { return p.bezorger->tellers().wachtend == 0; }));
}

TEST_CASE("a far side that does not answer well is asked again with the same id until it does") {
    // mode, whether the far side kept the first try
    const auto [modus, had_het] = GENERATE(table<std::string, bool>({{"weg", false},
                                                                     {"faalt", false},
                                                                     {"druk 99996", false},
                                                                     {"druk 60006", false},
                                                                     {"dicht", false},
                                                                     {"verhuisd", false},
                                                                     {"traag 4", true},
                                                                     {"ongezien", true},
                                                                     {"half", true},
                                                                     {"onleesbaar", true},
                                                                     {"groot", true}}));
    INFO(modus);
    Proef p;
    p.overkant.modus(modus);
    std::this_thread::sleep_for(std::chrono::milliseconds(60));  // `weg` is noticed by looking
    const auto een = vraag("b-1", insz(2));
    p.werk.vraag_aan(een);
    p.begin([](Instellingen& i) { i.tijdslimiet = std::chrono::seconds(2); });
    REQUIRE(p.gestoord());
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::verzonden);
    CHECK_FALSE(p.bezorger->tellers().bereikbaar);
    CHECK(p.overkant.boek().empty() != had_het);
    if (modus == "groot") CHECK(p.logboek.alles().find("too large") != std::string::npos);
    if (modus == "verhuisd") CHECK(p.logboek.alles().find("HTTP 307") != std::string::npos);
    p.overkant.modus("goed");
    REQUIRE(p.wordt(een, Afleverstatus::bevestigd));
    CHECK(p.overkant.aantal("nieuw") == 1);
    CHECK(p.overkant.aantal("botsing") == 0);
    CHECK((p.overkant.aantal("herhaling") > 0) == had_het);
    CHECK(p.logboek.aantal("bezorging_gestoord") == 1);
    CHECK(wacht_tot([&] { return p.logboek.aantal("bezorging_hersteld") == 1; }));
    CHECK(p.werk.lees(een).pogingen >= 2);
    CHECK(static_cast<std::int64_t>(p.aantal_vastgelegd()) == p.werk.lees(een).pogingen);
}

TEST_CASE("an answer that comes twice is one answer, and the next message is not taken for it") {
    Proef p;
    p.overkant.modus("dubbel");
    std::vector<kbi::Afspraakvraag> alle;
    for (int i = 0; i < 6; ++i) {
        alle.push_back(vraag("d-" + std::to_string(i), insz(20 + i % 3)));
        p.werk.vraag_aan(alle.back());
    }
    p.begin();
    for (const auto& een : alle) REQUIRE(p.wordt(een, Afleverstatus::bevestigd));
    CHECK(p.overkant.aantal("nieuw") == 6);
    CHECK(p.overkant.aantal("botsing") == 0);
}

TEST_CASE("what the far side refuses is GEWEIGERD and not sent again, and does not stop the rest") {
    Proef p;
    p.overkant.modus("weigert 50000");
    const auto een = vraag("c-1", insz(3));
    p.werk.vraag_aan(een);
    p.begin();
    REQUIRE(p.wordt(een, Afleverstatus::geweigerd));
    p.overkant.modus("goed");
    const auto twee = vraag("c-2", insz(3));
    p.werk.vraag_aan(twee);
    REQUIRE(p.wordt(twee, Afleverstatus::bevestigd));
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::geweigerd);
    CHECK(p.werk.lees(een).pogingen == 1);
    CHECK(p.overkant.boek().size() == 1);
    CHECK(p.logboek.aantal("bezorging_geweigerd") == 1);
    CHECK(p.bezorger->tellers().geweigerd == 1);
}

TEST_CASE("no record, no sending; with the record the sending goes on by itself") {
    Proef p;
    p.kan_vastleggen = false;
    const auto een = vraag("e-1", insz(4));
    p.werk.vraag_aan(een);
    p.begin();
    REQUIRE(wacht_tot([&] { return p.logboek.aantal("audit_onschrijfbaar") == 1; }));
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));  // another round
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::aanvaard);
    CHECK(p.logboek.aantal("audit_onschrijfbaar") == 1);
    CHECK(p.overkant.boek().empty());
    p.kan_vastleggen = true;
    CHECK(p.wordt(een, Afleverstatus::bevestigd));
    CHECK(p.logboek.aantal("audit_hersteld") == 1);
}

TEST_CASE(
    "the delivery state is told to the centre that asked, and to no other with the same id and person") {
    Proef p;
    p.overkant.modus("weg");
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    const auto van_gent = vraag("f-1", insz(5));
    p.werk.vraag_aan(van_gent);
    p.begin();
    REQUIRE(p.wordt(van_gent, Afleverstatus::verzonden));
    CHECK(p.werk.open()->list_afspraken(insz(5), kbo_leuven).empty());
    const auto van_leuven = vraag("f-1", insz(5), kbo_leuven);
    p.werk.vraag_aan(van_leuven);
    CHECK(p.werk.open()->list_afspraken(insz(5), kbo_gent).size() == 1);
    p.overkant.modus("goed");
    REQUIRE(p.wordt(van_gent, Afleverstatus::bevestigd));
    REQUIRE(p.wordt(van_leuven, Afleverstatus::bevestigd));
    CHECK(p.overkant.aantal("nieuw") == 2);  // an id is one centre's
}

TEST_CASE("only the configured CA is trusted, for the name in the address") {
    Proef p;
    isi::proef::Ca vreemd("een andere CA");
    const std::string geval = GENERATE("vreemde CA", "andere naam", "verlopen", "zonder certificaat van ons");
    INFO(geval);
    if (geval == "vreemde CA") {
        std::filesystem::remove(p.werk.pad("wij-ca.crt"));
        std::ofstream(p.werk.pad("wij-ca.crt")) << vreemd.pem();
    }
    const auto andere = [&](isi::proef::Wens wens) { p.werk.schrijf_paar("overkant", p.werk.ca.geef(wens)); };
    if (geval == "andere naam") andere({.naam = "ander", .eku = "serverAuth", .san = "IP:127.0.0.2"});
    if (geval == "verlopen")
        andere({.naam = "oud", .vanaf = -7200, .tot = -3600, .eku = "serverAuth", .san = "IP:127.0.0.1"});
    if (geval == "zonder certificaat van ons") p.werk.schrijf_paar("wij", vreemd.geef({.naam = "wij"}));
    p.overkant.herstart();  // it reads its certificate when it starts
    const auto een = vraag("g-1", insz(6));
    p.werk.vraag_aan(een);
    p.begin([&](Instellingen& i) {
        if (geval == "vreemde CA") i.ca = p.werk.pad("wij-ca.crt");
    });
    REQUIRE(p.gestoord());
    CHECK(p.overkant.boek().empty());
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::verzonden);
    // What was wrong is put right under a running outbox: the files count from the next connection.
    if (geval == "vreemde CA") std::ofstream(p.werk.pad("wij-ca.crt")) << p.werk.ca.pem();
    if (geval == "zonder certificaat van ons") p.werk.schrijf_paar("wij", p.werk.ca.geef({.naam = "wij"}));
    andere({.naam = "overkant", .eku = "serverAuth", .san = "IP:127.0.0.1"});
    p.overkant.herstart();
    CHECK(p.wordt(een, Afleverstatus::bevestigd));  // the control
}

TEST_CASE("neither the log nor the address holds a number, a name or an id") {
    Proef p;
    const auto een = vraag("h-geheim", insz(8));
    p.overkant.modus("faalt");
    p.werk.vraag_aan(een);
    p.begin();
    REQUIRE(p.gestoord());
    p.overkant.modus("weigert 20002");
    REQUIRE(p.wordt(een, Afleverstatus::geweigerd));
    REQUIRE(wacht_tot([&] { return p.logboek.aantal("bezorging_geweigerd") == 1; }));
    const auto alles = p.logboek.alles();
    CHECK(alles.find("20002") != std::string::npos);  // the code is told
    for (const auto& verboden :
         {een.insz.text(), std::string("h-geheim"), std::string("Janssens"), std::string(kbo_gent)})
        CHECK(alles.find(verboden) == std::string::npos);
}

TEST_CASE("a stop ends soon while the far side is slow, and what had no answer is tried again") {
    Proef p;
    p.overkant.modus("na");
    const auto een = vraag("i-1", insz(9));
    p.werk.vraag_aan(een);
    p.begin([](Instellingen& i) { i.tijdslimiet = std::chrono::seconds(3600); });
    REQUIRE(p.overkant.wacht_op("opgetekend"));
    p.bezorger->stop();
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::verzonden);
    p.overkant.modus("goed");
    p.begin();
    REQUIRE(p.wordt(een, Afleverstatus::bevestigd));
    CHECK(p.overkant.aantal("nieuw") == 1);
    CHECK(p.overkant.aantal("botsing") == 0);
}

TEST_CASE("what is under way at a stop and answered in time is noted") {
    Proef p;
    p.overkant.modus("na");
    const auto een = vraag("j-1", insz(10));
    p.werk.vraag_aan(een);
    p.begin();
    REQUIRE(p.overkant.wacht_op("opgetekend"));
    std::jthread antwoordt([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        p.overkant.modus("goed");
    });
    p.bezorger->stop();
    CHECK(p.werk.lees(een).aflevering == Afleverstatus::bevestigd);
}
