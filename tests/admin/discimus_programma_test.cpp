// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>
#include <regex>
#include <thread>

#include "isi_store/kbi_store.hpp"
#include "kbi_leeg.hpp"
#include "werkmap.hpp"

using namespace isi;
using isi::proef::admin;
using isi::proef::bevat;
using isi::proef::lees;
using isi::proef::run;
using isi::proef::schrijf;
using isi::proef::Werkmap;

namespace {

/// Made-up numbers: three children of 2015 and on, and a grown-up.
const std::vector<std::string> kinderen = [] {
    std::vector<std::string> uit;
    for (long long negen = 156'501'001; negen <= 156'501'008; ++negen) {
        const auto tekst = std::to_string(negen * 100 + 97 - (negen + 2'000'000'000) % 97);
        if (Insz::parse(tekst)) uit.push_back(tekst);
    }
    return uit;
}();
const std::string volwassene = "90722501478";

struct Pijpsluiter {
    void operator()(FILE* pijp) const noexcept { ::pclose(pijp); }
};

/// A sandbox with children in its register, and the far side of DISCIMUS as a program of its own.
class Opstelling {
 public:
    Opstelling() {
        REQUIRE(admin("sandbox init " + map.pad().string()).afloop == 0);
        const auto store = kbi::open_kbi_store((map / "store.db").string(), Openwijze::schrijven);
        isi::proef::maak_leeg(*store);
        for (const auto& nummer : kinderen) store->save_dossier({Insz::parse(nummer).value(), {}});
        store->save_dossier({Insz::parse(volwassene).value(), {}});
        config = " --config " + (map / "gateway.toml").string();
        schrijf(map / "log-overkant", "");
        toml = lees(map / "gateway.toml");
    }

    void start(const std::string& server = "server") {
        const auto p = map.pad().string();
        std::filesystem::remove(map / "poort");
        const auto opdracht = "/usr/bin/python3 -B " ISI_SOURCE_DIR "/tests/simulator/discimus.py " + p +
                              "/" + server + ".crt " + p + "/" + server + ".key " + p + "/ca.crt " + p +
                              "/antwoorden " + p + "/log-overkant > " + p + "/poort";
        m_overkant.reset(::popen(opdracht.c_str(), "w"));
        std::string regel;
        for (int i = 0; i < 3000 && !bevat(regel, "\n"); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            if (std::filesystem::exists(map / "poort")) regel = lees(map / "poort");
        }
        REQUIRE(bevat(regel, "poort "));
        stel_in("https://localhost:" + regel.substr(6, regel.size() - 7) + "/dienst", "ca.crt",
                "clients/vdab/client");
    }
    void stop() { m_overkant.reset(); }  // its standard input ends, and so does it

    void stel_in(const std::string& adres, const std::string& ca, const std::string& client,
                 int wacht_ms = 20'000) {
        m_adres = adres;
        schrijf(map / "gateway.toml", toml + "\n[discimus]\nadres = \"" + adres + "\"\nca = \"" + ca +
                                          "\"\ncertificaat = \"" + client + ".crt\"\nsleutel = \"" + client +
                                          ".key\"\nwacht_ms = " + std::to_string(wacht_ms) + "\n");
    }
    void antwoordt(const std::vector<std::string>& uitkomsten) const {
        std::string tekst;
        for (std::size_t i = 0; i < kinderen.size(); ++i)
            tekst += kinderen[i] + ' ' + uitkomsten[std::min(i, uitkomsten.size() - 1)] + '\n';
        schrijf(map / "antwoorden", tekst);
    }
    /// The first `hoeveel` children by file.
    [[nodiscard]] isi::proef::Uitvoer vraag(std::size_t hoeveel) const {
        std::string tekst = "# kinderen\n";
        for (std::size_t i = 0; i < hoeveel; ++i) tekst += kinderen[i] + "\r\n";
        schrijf(map / "nummers", tekst);
        return admin("kbi discimus --insz-file " + (map / "nummers").string() + config);
    }
    [[nodiscard]] std::optional<kbi::Schoolinschrijving> bewaard(std::size_t wie) const {
        return kbi::open_kbi_store((map / "store.db").string(), Openwijze::lezen)
            ->find_schoolinschrijving(Insz::parse(kinderen[wie]).value());
    }
    [[nodiscard]] long gevraagd() const {
        const auto log = lees(map / "log-overkant");
        return std::count(log.begin(), log.end(), '\n');
    }
    [[nodiscard]] const std::string& adres() const { return m_adres; }

    Werkmap map;
    std::string config, toml;

 private:
    std::string m_adres;
    std::unique_ptr<FILE, Pijpsluiter> m_overkant;
};

bool noemt_iemand(const std::string& tekst) {
    return std::ranges::any_of(kinderen, [&](const std::string& nummer) { return bevat(tekst, nummer); }) ||
           bevat(tekst, volwassene);
}

}  // namespace

TEST_CASE(
    "DISCIMUS is asked over mutual TLS, and each of its three answers is kept, told by line and recorded") {
    Opstelling s;
    s.antwoordt({"ingeschreven", "uitgeschreven", "niet_ingeschreven", "begint"});
    s.start();
    const auto uit = s.vraag(4);
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "1\tINGESCHREVEN\n2\tUITGESCHREVEN\n3\tNIET_INGESCHREVEN\n4\tINGESCHREVEN\n"));
    CHECK(bevat(uit.tekst, "ingeschreven 2, uitgeschreven 1, niet ingeschreven 1, geen antwoord 0"));
    CHECK_FALSE(noemt_iemand(uit.tekst));
    CHECK(s.bewaard(0)->status == kbi::Schoolinschrijving::Status::ingeschreven);
    CHECK(s.bewaard(1)->status == kbi::Schoolinschrijving::Status::uitgeschreven);
    CHECK(s.bewaard(2)->status == kbi::Schoolinschrijving::Status::niet_ingeschreven);
    CHECK(s.bewaard(2)->wijze == kbi::Schoolinschrijving::Wijze::manueel);
    CHECK_FALSE(s.bewaard(4));
    CHECK(bevat(lees(s.map / "log-overkant"), kinderen[0] + " ingeschreven "));

    const auto wie = admin("audit who --insz " + kinderen[1] + s.config);
    CHECK(bevat(wie.tekst, "\tkbi discimus\t"));
    CHECK(bevat(wie.tekst, "\tMANUEEL\tUITGESCHREVEN\t"));
    const auto jaar = std::to_string(static_cast<int>(
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}
            .year()));
    const auto rapport =
        admin("report gebruik --formaat csv --van " + jaar + "-01 --tot " + jaar + "-12" + s.config);
    CHECK(bevat(rapport.tekst, "discimus;MANUEEL;INGESCHREVEN;2\n"));
}

TEST_CASE("What is no answer is not kept, but the number went out and that is on record") {
    Opstelling s;
    s.start();
    for (const auto* uitkomst : {"fout", "druk", "andere_30101", "leeg", "onzin", "doctype", "referte",
                                 "http500", "groot", "dicht"}) {
        INFO(uitkomst);
        s.antwoordt({uitkomst});
        const auto uit = s.vraag(1);
        INFO(uit.tekst);
        CHECK(uit.afloop == 3);
        CHECK(bevat(uit.tekst, "1\tgeen antwoord\n"));
        CHECK_FALSE(noemt_iemand(uit.tekst));
        CHECK_FALSE(s.bewaard(0));
    }
    const auto wie = admin("audit who --insz " + kinderen[0] + s.config);
    const std::regex zonder_antwoord("\tGEEN_ANTWOORD\t");
    CHECK(std::distance(std::sregex_iterator(wie.tekst.begin(), wie.tekst.end(), zonder_antwoord), {}) == 10);
    s.antwoordt({"ingeschreven"});
    CHECK(s.vraag(1).afloop == 0);  // the control
    CHECK(s.bewaard(0));
}

TEST_CASE("A far side that is slow is not waited for longer than discimus.wacht_ms") {
    Opstelling s;
    s.antwoordt({"traag"});
    s.start();
    s.stel_in(s.adres(), "ca.crt", "clients/vdab/client", 300);
    const auto uit = s.vraag(1);
    CHECK(uit.afloop == 3);
    CHECK_FALSE(s.bewaard(0));
}

TEST_CASE(
    "A far side that is down is left alone after three tries, and --ontbrekend asks the rest when it is "
    "back") {
    Opstelling s;
    s.start();
    s.stop();
    const auto weg = s.vraag(kinderen.size());
    INFO(weg.tekst);
    CHECK(weg.afloop == 3);
    CHECK(bevat(weg.tekst, "geen antwoord 3, niet gevraagd " + std::to_string(kinderen.size() - 3)));
    CHECK(bevat(weg.tekst, "kbi discimus --ontbrekend"));
    CHECK(s.gevraagd() == 0);

    s.antwoordt({"ingeschreven", "niet_ingeschreven"});
    s.start();
    const auto terug = admin("kbi discimus --ontbrekend" + s.config);
    INFO(terug.tekst);
    CHECK(terug.afloop == 0);
    CHECK(bevat(terug.tekst,
                "ingeschreven 1, uitgeschreven 0, niet ingeschreven " + std::to_string(kinderen.size() - 1)));
    CHECK(s.bewaard(0)->wijze == kbi::Schoolinschrijving::Wijze::automatisch);
    CHECK(s.gevraagd() == static_cast<long>(kinderen.size()));
    CHECK(admin("kbi discimus --ontbrekend" + s.config).afloop == 0);
    CHECK(s.gevraagd() == static_cast<long>(kinderen.size()));  // nobody twice
}

TEST_CASE("A minor who is imported for the first time is asked about by itself, once; a grown-up never") {
    Opstelling s;
    s.antwoordt({"uitgeschreven"});
    s.start();
    std::filesystem::create_directories(s.map / "dossiers");
    const auto echt = lees(ISI_SOURCE_DIR "/data/kbi-dossiers/90722501478.xml");
    const auto met = [&](std::string tekst, const std::string& insz, const std::string& geboren) {
        for (std::size_t i = 0; (i = tekst.find(volwassene, i)) != std::string::npos;)
            tekst.replace(i, 11, insz);
        const std::string open = "<Geboortedatum>";
        return tekst.replace(tekst.find(open) + open.size(), 10, geboren);
    };
    {
        const auto store = kbi::open_kbi_store((s.map / "store.db").string(), Openwijze::schrijven);
        isi::proef::maak_leeg(*store);
    }
    schrijf(s.map / "dossiers/a.xml", met(echt, kinderen[0], "2015-05-01"));
    schrijf(s.map / "dossiers/b.xml",
            met(echt, kinderen[1], "1990-05-01"));  // the dossier knows better than the number
    const auto opdracht = "import kbi " + (s.map / "dossiers").string() + s.config;
    const auto eerst = admin(opdracht);
    INFO(eerst.tekst);
    CHECK(eerst.afloop == 0);
    CHECK(bevat(eerst.tekst, "1 nieuwe minderjarigen: ingeschreven 0, uitgeschreven 1"));
    CHECK(s.bewaard(0)->wijze == kbi::Schoolinschrijving::Wijze::automatisch);
    CHECK(s.gevraagd() == 1);
    CHECK(bevat(admin("audit who --insz " + kinderen[0] + s.config).tekst, "\tAUTOMATISCH\tUITGESCHREVEN\t"));
    schrijf(s.map / "dossiers/a.xml", met(echt, kinderen[0], "2015-05-02"));
    CHECK(admin(opdracht).afloop == 0);
    CHECK(s.gevraagd() == 1);

    schrijf(s.map / "dossiers/c.xml", met(echt, kinderen[2], "2015-05-01"));
    s.stop();
    const auto weg = admin(opdracht);
    INFO(weg.tekst);
    CHECK(weg.afloop == 0);  // the dossier is in
    CHECK(bevat(weg.tekst, "geen antwoord 1"));
    CHECK(bevat(weg.tekst, "kbi discimus --ontbrekend"));
    s.start();
    CHECK(admin("kbi discimus --ontbrekend" + s.config).afloop == 0);
    CHECK(s.bewaard(2));
}

TEST_CASE("Nobody is asked about a grown-up, nor about someone whom the register does not have") {
    Opstelling s;
    s.antwoordt({"ingeschreven"});
    s.start();
    const auto oud = admin("kbi discimus --insz " + volwassene + s.config);
    CHECK(oud.afloop == 1);
    CHECK(bevat(oud.tekst, "1\tniet gevraagd: eighteen or older"));
    const auto onbekend = admin("kbi discimus --insz 85073003328" + s.config);
    CHECK(onbekend.afloop == 1);
    CHECK(bevat(onbekend.tekst, "1\tniet gevraagd: no dossier"));
    CHECK(s.gevraagd() == 0);
    CHECK(admin("kbi discimus --insz " + kinderen[0] + s.config).afloop == 0);  // the control
    CHECK(s.gevraagd() == 1);
}

TEST_CASE("Nothing is sent to a far side that we do not trust, nor heard from one that does not trust us") {
    Opstelling s;
    s.antwoordt({"ingeschreven"});
    s.start();
    REQUIRE(run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ander -keyout " +
                (s.map / "ander.key").string() + " -out " + (s.map / "ander.crt").string())
                .afloop == 0);
    s.stel_in(s.adres(), "ander.crt", "clients/vdab/client");
    CHECK(s.vraag(1).afloop == 3);
    s.stel_in(s.adres(), "ca.crt", "ander");
    CHECK(s.vraag(1).afloop == 3);
    s.stop();
    const auto p = s.map.pad().string();
    schrijf(s.map / "san", "subjectAltName=DNS:elders.example\n");
    REQUIRE(run("openssl req -newkey rsa:2048 -nodes -subj /CN=elders -keyout " + p + "/elders.key -out " +
                p + "/elders.csr && openssl x509 -req -days 2 -in " + p + "/elders.csr -CA " + p +
                "/ca.crt -CAkey " + p + "/ca/ca.key -extfile " + p + "/san -out " + p + "/elders.crt")
                .afloop == 0);
    s.start("elders");  // of our CA, and somebody else
    CHECK(s.vraag(1).afloop == 3);
    CHECK_FALSE(bevat(lees(s.map / "log-overkant"), kinderen[0]));
    CHECK_FALSE(s.bewaard(0));
    s.stop();
    s.start();
    CHECK(s.vraag(1).afloop == 0);  // the control
}

TEST_CASE("kbi discimus refuses what cannot be, without repeating a number") {
    Opstelling s;
    const auto niets = admin("kbi discimus --insz " + kinderen[0] + s.config);
    CHECK(niets.afloop == 3);
    CHECK(bevat(niets.tekst, "[discimus]"));
    s.antwoordt({"ingeschreven"});
    s.start();
    CHECK(admin("kbi discimus" + s.config).afloop == 2);
    CHECK(admin("kbi discimus --ontbrekend --insz " + kinderen[0] + s.config).afloop == 2);
    schrijf(s.map / "fout", kinderen[0] + "\n15650100101\n");
    const auto fout = admin("kbi discimus --insz-file " + (s.map / "fout").string() + s.config);
    CHECK(fout.afloop == 2);
    CHECK(bevat(fout.tekst, "line 2 is no INSZ"));
    CHECK_FALSE(bevat(fout.tekst, "15650100101"));
    CHECK(s.gevraagd() == 0);
    const auto invoer = run("echo " + kinderen[0] + " | " ISI_ADMIN " kbi discimus --insz-file -" + s.config);
    CHECK(invoer.afloop == 0);
}
