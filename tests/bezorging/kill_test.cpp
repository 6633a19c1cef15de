// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "proef.hpp"

using namespace isi;
using namespace isi::bezorging;
using namespace isi::bezorging::proef;
using kbi::Afleverstatus;

namespace {

/// What stays over all the kills: a register, a far side, and who promised what.
struct Wereld {
    Werkmap werk;
    Overkant overkant{werk.pad("")};
    std::set<std::string> aanvaard;
    int volgende = 0;
    int kills = 0;

    kbi::Afspraakvraag vraag_aan() {
        const auto een = genummerd(volgende++);
        werk.vraag_aan(een);
        aanvaard.insert(een.id);
        return een;
    }
    [[nodiscard]] std::unique_ptr<Programma> start(int aantal = 0) {
        auto kind = std::make_unique<Programma>(std::vector<std::string>{
            ISI_KIND, werk.pad("").string(), std::to_string(volgende), std::to_string(aantal)});
        volgende += aantal;
        return kind;
    }
    void slacht(Programma& kind) {
        REQUIRE(kind.dood());  // else it had ended by itself
        for (const auto& regel : kind.lees_rest())
            if (regel.starts_with("aanvaard ")) aanvaard.insert(regel.substr(9));
        ++kills;
    }
    [[nodiscard]] std::map<std::string, int> vastgelegd() const {
        std::map<std::string, int> uit;
        std::ifstream in(werk.pad("vastgelegd"));
        for (std::string regel; std::getline(in, regel);) ++uit[regel];
        return uit;
    }
    [[nodiscard]] bool staat_in_boek(const std::string& id) const {
        for (const auto& een : overkant.boek())
            if (een.id == id) return true;
        return false;
    }

    /// What was never tried goes before what was: a step that leaves such a one behind has it delivered.
    void bezorg_af(const kbi::Afspraakvraag& een) {
        overkant.modus("goed");
        const auto kind = start();
        CHECK(wacht_tot([&] { return werk.lees(een).aflevering == Afleverstatus::bevestigd; }));
        slacht(*kind);
    }
    /// Lets the far side be well again and everything arrive.
    void kom_tot_rust() {
        overkant.modus("goed");
        const auto kind = start();
        const auto store = werk.open();
        CHECK(wacht_tot([&] { return store->count_te_bezorgen() == 0; }, std::chrono::seconds(240)));
        slacht(*kind);
    }
    static bool is_bevestigd(kbi::KbiStore& store, const std::string& id) {
        const auto een = genummerd(std::stoi(id.substr(2)));
        for (const auto& afspraak : store.list_afspraken(een.insz, een.kbo))
            if (afspraak.vraag.id == id) return afspraak.aflevering == Afleverstatus::bevestigd;
        return false;
    }
    /// Never lost, never double, nothing that was not asked, nothing without a record.
    void keur() const {
        std::map<std::string, int> nieuw, alle;
        std::size_t anders = 0;
        for (const auto& een : overkant.boek()) {
            ++alle[een.id];
            if (een.soort == "nieuw") ++nieuw[een.id];
            if (een.soort == "botsing") ++anders;
            const auto gevraagd = genummerd(std::stoi(een.id.substr(2)));
            if (een.insz != gevraagd.insz.text() || een.omschrijving != *gevraagd.omschrijving ||
                een.kbo != gevraagd.kbo)
                ++anders;
        }
        const auto records = vastgelegd();
        const auto store = werk.open();
        std::size_t verloren = 0, dubbel = 0, zonder_record = 0, niet_bevestigd = 0;
        for (const auto& id : aanvaard) {
            if (nieuw[id] == 0) ++verloren;
            if (nieuw[id] > 1) ++dubbel;
            if (!is_bevestigd(*store, id)) ++niet_bevestigd;
        }
        for (const auto& [id, keer] : alle)
            if (!records.contains(id) || records.at(id) < keer) ++zonder_record;
        CHECK(verloren == 0);
        CHECK(dubbel == 0);
        CHECK(anders == 0);
        CHECK(zonder_record == 0);
        CHECK(niet_bevestigd == 0);
        fmt::print("{} kills, {} accepted, {} received, {} again\n", kills, aanvaard.size(),
                   overkant.boek().size(), overkant.aantal("herhaling"));
    }
};

using Stap = void (*)(Wereld&);

void na_aanname(Wereld& w) {
    w.overkant.modus("weg");
    const auto een = genummerd(w.volgende);
    const auto kind = w.start(1);
    REQUIRE(kind->wacht_op("aanvaard"));
    w.slacht(*kind);
    w.aanvaard.insert(een.id);
    CHECK(w.werk.open()->list_afspraken(een.insz, kbo_gent).size() == 1);
    w.bezorg_af(een);
}

// Somebody else has the store's lock: the record is written, the try cannot be noted.
void na_record(Wereld& w) {
    w.overkant.modus("goed");
    const auto een = w.vraag_aan();
    w.werk.open()->transaction([&] {
        const auto kind = w.start();
        REQUIRE(wacht_tot([&] { return w.vastgelegd().contains(een.id); }));
        w.slacht(*kind);
    });
    CHECK(w.werk.lees(een).pogingen == 0);
    CHECK_FALSE(w.staat_in_boek(een.id));
    w.bezorg_af(een);
}

void na_poging(Wereld& w) {
    w.overkant.modus("stil");
    w.overkant.vergeet_gebeurtenissen();
    const auto een = w.vraag_aan();
    const auto kind = w.start();
    REQUIRE(w.overkant.wacht_op("verbonden"));
    w.slacht(*kind);
    CHECK(w.werk.lees(een).pogingen == 1);
    CHECK(w.werk.lees(een).aflevering == Afleverstatus::verzonden);
    CHECK_FALSE(w.staat_in_boek(een.id));
}

// The far side has read it, not yet kept it: it will, when we are gone.
void na_verzending(Wereld& w) {
    w.overkant.modus("voor");
    w.overkant.vergeet_gebeurtenissen();
    const auto een = w.vraag_aan();
    const auto kind = w.start();
    REQUIRE(w.overkant.wacht_op("ontvangen"));
    w.slacht(*kind);
    CHECK_FALSE(w.staat_in_boek(een.id));
    w.overkant.modus("goed");
    CHECK(wacht_tot([&] { return w.staat_in_boek(een.id); }));
    CHECK(w.werk.lees(een).aflevering == Afleverstatus::verzonden);
}

void na_optekening(Wereld& w) {
    w.overkant.modus("na");
    w.overkant.vergeet_gebeurtenissen();
    const auto een = w.vraag_aan();
    const auto kind = w.start();
    REQUIRE(w.overkant.wacht_op("opgetekend"));
    w.slacht(*kind);
    CHECK(w.staat_in_boek(een.id));
    CHECK(w.werk.lees(een).aflevering == Afleverstatus::verzonden);
}

// The answer has come, and the lock keeps it from being noted.
void na_antwoord(Wereld& w) {
    w.overkant.modus("na");
    w.overkant.vergeet_gebeurtenissen();
    const auto een = w.vraag_aan();
    const auto kind = w.start();
    REQUIRE(w.overkant.wacht_op("opgetekend"));
    w.werk.open()->transaction([&] {
        w.overkant.modus("goed");
        REQUIRE(w.overkant.wacht_op("beantwoord"));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // it reads the answer
        w.slacht(*kind);
    });
    CHECK(w.staat_in_boek(een.id));
    CHECK(w.werk.lees(een).aflevering == Afleverstatus::verzonden);
}

void na_afronding(Wereld& w) {
    w.overkant.modus("goed");
    const auto een = w.vraag_aan();
    const auto kind = w.start();
    REQUIRE(wacht_tot([&] { return w.werk.lees(een).aflevering == Afleverstatus::bevestigd; }));
    w.slacht(*kind);
    CHECK(w.werk.lees(een).pogingen == 1);
}

}  // namespace

TEST_CASE("kill -9 at each step loses no accepted appointment and makes none twice") {
    Wereld w;
    constexpr Stap stappen[] = {na_aanname,    na_record,   na_poging,   na_verzending,
                                na_optekening, na_antwoord, na_afronding};
    for (int ronde = 0; ronde < ISI_RONDEN_PER_STAP; ++ronde)
        for (const auto stap : stappen) stap(w);
    w.kom_tot_rust();
    w.keur();
    CHECK(w.kills == 9 * ISI_RONDEN_PER_STAP + 1);
    CHECK(w.overkant.aantal("herhaling") >= 3 * ISI_RONDEN_PER_STAP);  // the control: it was asked again
}

TEST_CASE("kill -9 at any moment, before a far side in any mood, loses nothing and makes nothing twice") {
    Wereld w;
    std::mt19937 toeval(2026);
    constexpr const char* stemmingen[] = {"goed",       "ongezien",   "half",   "goed",
                                          "dicht",      "faalt",      "dubbel", "goed",
                                          "druk 99996", "traag 0.05", "weg",    "onleesbaar"};
    for (int ronde = 0; ronde < ISI_RONDEN_TOEVAL; ++ronde) {
        w.overkant.modus(stemmingen[toeval() % std::size(stemmingen)]);
        if (ronde % 10 == 9) w.overkant.herstart();  // the far side falls over as well
        const auto kind = w.start(30);
        std::this_thread::sleep_for(
            std::chrono::milliseconds(std::uniform_int_distribution<int>(20, 500)(toeval)));
        w.slacht(*kind);
    }
    w.kom_tot_rust();
    w.keur();
    CHECK(w.aanvaard.size() > ISI_RONDEN_TOEVAL);  // the control: something was promised
}
