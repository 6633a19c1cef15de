// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "afspraakproef.hpp"
#include "gateway/audit/audit.hpp"
#include "isi_store/kbi_store.hpp"

using namespace isi;
using namespace isi::proef;
using isi::bezorging::proef::insz;
using isi::bezorging::proef::kbo_gent;
using isi::bezorging::proef::kbo_leuven;
using isi::bezorging::proef::wacht_tot;

namespace {

struct Proef : Afspraakproef {
    std::string wie = insz(1).text();

    [[nodiscard]] std::string metingen() const {
        auto client = huis.bel_beheer();
        client.stuur("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client.lees_antwoord()->inhoud;
    }
    [[nodiscard]] std::vector<audit::Record> uitgaand() const {
        std::vector<audit::Record> uit;
        audit::who(huis.audit(), insz(1), [&](std::uint64_t, const audit::Record& record) {
            if (record.operatie == "RegistreerToeleiding uit") uit.push_back(record);
        });
        return uit;
    }
};

bool staat_er(const std::string& waarin, const std::string& wat) {
    return waarin.find(wat) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "an appointment asked while the far side is down is accepted, delivered later, and told to who asked "
    "only") {
    Proef p;
    p.overkant.modus("weg");
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-1"), "<Afleverstatus>AANVAARD"));
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "<Afleverstatus>VERZONDEN"); }));
    CHECK(staat_er(p.metingen(), "isi_toeleidingen_wachtend 1\n"));
    CHECK(staat_er(p.metingen(), "isi_overkant_bereikbaar 0\n"));
    CHECK_FALSE(staat_er(p.vraag(p.leuven, kbo_leuven), "afspraak-1"));

    p.overkant.modus("goed");
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "<Afleverstatus>BEVESTIGD"); }));
    CHECK(staat_er(p.vraag(p.gent, kbo_gent), "<Status>OP</Status>"));
    CHECK_FALSE(staat_er(p.vraag(p.leuven, kbo_leuven), "Afleverstatus"));
    REQUIRE(p.overkant.boek().size() == 1);
    CHECK(p.overkant.boek()[0].insz == p.wie);
    CHECK(p.overkant.boek()[0].kbo == kbo_gent);
    CHECK(staat_er(p.metingen(), "isi_toeleidingen_bevestigd_totaal 1\n"));
    CHECK(wacht_tot([&] { return staat_er(p.metingen(), "isi_toeleidingen_wachtend 0\n"); }));

    // The same id again, and the same id of another centre.
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-1"), "<Afleverstatus>BEVESTIGD"));
    CHECK(staat_er(p.vraag_aan(p.leuven, kbo_leuven, "afspraak-1"), "<Afleverstatus>AANVAARD"));
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.leuven, kbo_leuven), "<Afleverstatus>BEVESTIGD"); }));
    CHECK(p.overkant.aantal("nieuw") == 2);
}

TEST_CASE("each try has its record in the audit: about whom, for whom, whereto; the log has none of it") {
    Proef p;
    p.overkant.modus("faalt");
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-2"), "AANVAARD"));
    REQUIRE(wacht_tot([&] { return p.uitgaand().size() >= 2; }));
    p.overkant.modus("goed");
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "BEVESTIGD"); }));
    p.huis.stop();
    const auto records = p.uitgaand();
    const auto afspraak = kbi::open_kbi_store(p.huis.pad("store.db"), Openwijze::lezen)
                              ->list_afspraken(insz(1), kbo_gent)
                              .at(0);
    CHECK(static_cast<std::int64_t>(records.size()) == afspraak.pogingen);
    for (const auto& record : records) {
        CHECK(record.verzendende_instantie == kbo_gent);
        CHECK(record.message_id == "afspraak-2");
        CHECK(record.geleverd);
        CHECK(record.herkomst.substr(0, 18) == "https://127.0.0.1:");
        CHECK(record.herkomst.find("soap") == std::string::npos);
    }
    CHECK(audit::verify(p.huis.audit(), "", [](std::uint64_t) {}).in_orde);
    std::ifstream in(p.huis.pad("log/isi-gateway.log"));
    const std::string log{std::istreambuf_iterator<char>(in), {}};
    CHECK(staat_er(log, "bezorging_gestoord"));
    CHECK(staat_er(log, "bezorging_hersteld"));
    CHECK_FALSE(staat_er(log, p.wie));
    CHECK_FALSE(staat_er(log, "afspraak-2"));
}
