// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "afspraakproef.hpp"
#include "gateway/audit/audit.hpp"
#include "isi_store/kbi_store.hpp"

using namespace isi;
using namespace isi::proef;
using isi::bezorging::proef::insz;
using isi::bezorging::proef::kbo_gent;
using isi::bezorging::proef::Programma;
using isi::bezorging::proef::wacht_tot;

namespace {

/// The port that the newest line `gereed` names, when there are this many of them.
std::optional<std::uint16_t> find_poort(const std::string& logbestand, int gereed) {
    std::ifstream in(logbestand);
    std::string laatste;
    for (std::string regel; std::getline(in, regel);) {
        if (regel.find("\"gereed\"") == std::string::npos) continue;
        laatste = regel;
        --gereed;
    }
    const auto hier = laatste.find("\"poort\":");
    if (gereed != 0 || hier == std::string::npos) return std::nullopt;
    return static_cast<std::uint16_t>(std::stoi(laatste.substr(hier + 8)));
}

struct Wereld : Afspraakproef {
    std::set<std::string> aanvaard;
    int gestart = 1;  ///< the one in this process
    int volgende = 0;

    std::string pad_log() const { return huis.pad("log/isi-gateway.log"); }
    std::unique_ptr<Programma> start(std::uint16_t& poort) {
        auto gateway = std::make_unique<Programma>(
            std::vector<std::string>{ISI_GATEWAY, "--config", huis.pad("gateway.toml")});
        ++gestart;
        std::optional<std::uint16_t> gevonden;
        REQUIRE(wacht_tot([&] { return (gevonden = find_poort(pad_log(), gestart)).has_value(); }));
        poort = *gevonden;
        return gateway;
    }
    /// An OCMW that asks until the gateway is gone, and remembers what it was promised.
    void vraag_tot_het_einde(std::uint16_t poort) {
        Client client(poort, {.paar = &gent});
        for (;;) {
            const auto id = fmt::format("kill-{}", volgende);
            const auto wie = insz(1 + volgende % personen).text();
            ++volgende;
            const auto antwoord = vraag_afspraak(client, kbo_gent, wie, id);
            if (antwoord.empty()) return;
            if (antwoord.find("<Afleverstatus>") != std::string::npos) aanvaard.insert(id);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));  // or the end waits for a backlog
        }
    }
    std::map<std::string, int> tel_records() const {
        std::map<std::string, int> uit;
        audit::read_records(huis.audit(), [&](std::uint64_t, const audit::Record& record) {
            if (record.operatie == "RegistreerToeleiding uit") ++uit[record.message_id];
        });
        return uit;
    }
};

}  // namespace

TEST_CASE("kill -9 of the whole gateway: every appointment that an OCMW was promised arrives once") {
    Wereld w;
    w.huis.stop();
    std::mt19937 toeval(2026);
    constexpr const char* stemmingen[] = {"goed", "ongezien", "dicht", "goed", "half", "faalt", "weg"};
    for (int ronde = 0; ronde < ISI_RONDEN; ++ronde) {
        w.overkant.modus(stemmingen[toeval() % std::size(stemmingen)]);
        std::uint16_t poort = 0;
        const auto gateway = w.start(poort);
        std::jthread vrager([&] { w.vraag_tot_het_einde(poort); });
        std::this_thread::sleep_for(
            std::chrono::milliseconds(std::uniform_int_distribution<int>(50, 600)(toeval)));
        REQUIRE(gateway->dood());  // else it had ended by itself
    }
    w.overkant.modus("goed");
    const auto store = kbi::open_kbi_store(w.huis.pad("store.db"), Openwijze::lezen);
    std::uint16_t poort = 0;
    const auto gateway = w.start(poort);
    REQUIRE(wacht_tot([&] { return store->count_te_bezorgen() == 0; }, std::chrono::seconds(240)));
    REQUIRE(gateway->dood());

    std::map<std::string, int> nieuw, ontvangen;
    for (const auto& een : w.overkant.boek()) {
        CHECK(een.soort != "botsing");
        CHECK(een.omschrijving == "over " + een.id);
        ++ontvangen[een.id];
        if (een.soort == "nieuw") ++nieuw[een.id];
    }
    std::size_t verloren = 0, dubbel = 0, zonder_record = 0;
    for (const auto& id : w.aanvaard) verloren += nieuw[id] == 0 ? 1U : 0U;
    for (const auto& [id, keer] : nieuw) dubbel += keer > 1 ? 1U : 0U;
    const auto verificatie = audit::verify(w.huis.audit(), "", [](std::uint64_t) {});
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    const auto records = w.tel_records();
    for (const auto& [id, keer] : ontvangen)
        if (!records.contains(id) || records.at(id) < keer) ++zonder_record;
    CHECK(verloren == 0);
    CHECK(dubbel == 0);
    CHECK(zonder_record == 0);
    CHECK(w.aanvaard.size() > ISI_RONDEN);  // the control: something was promised
    fmt::print("{} kills, {} promised, {} received, {} again\n", ISI_RONDEN + 1, w.aanvaard.size(),
               w.overkant.boek().size(), w.overkant.aantal("herhaling"));
}
