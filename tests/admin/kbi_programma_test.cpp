// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "isi_store/kbi_store.hpp"
#include "kbi_dossiers.hpp"
#include "werkmap.hpp"

using namespace isi;
using proef::admin;
using proef::bevat;
using proef::lees;
using proef::run;
using proef::schrijf;
using proef::Werkmap;
namespace fs = std::filesystem;

namespace {

constexpr auto gent = "0999000129";

/// A sandbox whose store has been emptied but for a few organisations.
struct Opstelling {
    Werkmap map;
    std::string config;
    Opstelling() {
        REQUIRE(admin("sandbox init " + map.pad().string() + " --peildatum 2026-03-01").afloop == 0);
        config = " --config " + (map / "gateway.toml").string();
        for (const auto* naam : {"store.db", "store.db-wal", "store.db-shm"}) fs::remove(map / naam);
        REQUIRE(admin("store init" + config).afloop == 0);
        for (const auto* org : {"Gent --kbo 0999000129", "VMSW --kbo 0999000327", "VDAB --kbo 0999000426",
                                "Almere --oin 00000099000000034000"})
            REQUIRE(admin(std::string("org add --naam ") + org + config).afloop == 0);
    }
    [[nodiscard]] proef::Uitvoer profile(const std::string& rest) const {
        return admin("profile " + rest + config);
    }
    [[nodiscard]] std::unique_ptr<kbi::KbiStore> store() const {
        return kbi::open_kbi_store((map / "store.db").string(), Openwijze::lezen);
    }
    [[nodiscard]] kbi::Partner partner(const std::string& kbo) const {
        for (const auto& een : store()->load_partners())
            if (een.kbo == kbo) return een;
        FAIL("no such partner");
        return {};
    }
    [[nodiscard]] proef::Uitvoer importeer(const std::string& wat, const std::string& rest = "") const {
        return admin("import kbi " + wat + rest + config);
    }
};

}  // namespace

TEST_CASE("import kbi takes the public dossiers, says what it did, and a second time that nothing changed") {
    const Opstelling s;
    const auto uit = s.importeer(proef::kbi_map.string(), " --rapport " + (s.map / "r.json").string() +
                                                              " --afgewezen " + (s.map / "a.csv").string());
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "bestanden        8"));
    CHECK(bevat(uit.tekst, "zonder dossier   2"));
    CHECK(bevat(uit.tekst, "afgewezen        0"));
    CHECK_FALSE(bevat(uit.tekst, "/s"));  // no progress where there is no terminal
    CHECK(bevat(lees(s.map / "r.json"), "\"zonder_dossier\": 2"));
    CHECK(lees(s.map / "a.csv") == "volgnummer;bestand;regel;element;wat;reden;uitleg\n");
    CHECK(s.store()->find_dossier(Insz::parse("90722600260").value()).value().panelen.size() == 10);
    const auto weer = s.importeer(proef::kbi_map.string());
    CHECK(bevat(weer.tekst, "ongewijzigd 6"));
    CHECK(bevat(weer.tekst, "ongewijzigd: the register"));
    const auto een = s.importeer((proef::kbi_map / "90722600260.xml").string());
    CHECK(bevat(een.tekst, "bestanden        1"));
    CHECK(bevat(admin("store check" + s.config).tekst, "sound"));
    CHECK(bevat(admin("audit verify" + s.config).tekst,
                "10 records"));  // four organisations, three imports begun and done
}

TEST_CASE("import kbi keeps numbers out of what it writes") {
    const Opstelling s;
    const auto map = s.map / "dossiers";
    fs::create_directories(map);
    schrijf(map / "90722500191.xml", proef::dossier(proef::personalia("90722500192")));
    schrijf(map / "90722500290.xml", proef::dossier("<Personalia><INSZ>9072250029</INSZ></Personalia>"));
    const auto uit = s.importeer(map.string(), " --afgewezen " + (s.map / "a.csv").string());
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "afgewezen        2 (INSZ_ONGELDIG 1, SCHEMA 1)"));
    const auto alles = uit.tekst + lees(s.map / "a.csv");
    CHECK_FALSE(bevat(alles, "9072250"));
    CHECK(bevat(alles, "1;\"###########.xml\";1;INSZ;DOSSIER;INSZ_ONGELDIG;"));
    CHECK(bevat(s.importeer(map.string()).tekst, "2 files were not taken; --afgewezen FILE"));
}

TEST_CASE("import kbi says what it cannot use") {
    const Opstelling s;
    CHECK(s.importeer((s.map / "weg").string()).afloop == 3);
    fs::create_directories(s.map / "leeg");
    const auto leeg = s.importeer((s.map / "leeg").string());
    CHECK(leeg.afloop == 2);
    CHECK(bevat(leeg.tekst, "no .xml file"));
    CHECK(s.importeer(proef::kbi_map.string(), " --rapport /bestaat/niet/r.json").afloop == 2);
    CHECK_FALSE(s.store()->find_dossier(Insz::parse("90722600260").value()));
}

TEST_CASE("import kbi that is killed is finished by running it again, to the same register") {
    const Opstelling s;
    const auto map = s.map / "dossiers";
    fs::create_directories(map);
    constexpr unsigned aantal = 1500;
    for (unsigned i = 0; i < aantal; ++i)
        schrijf(map / ("d" + std::to_string(10'000 + i) + ".xml"),
                proef::dossier(proef::personalia(proef::verzonnen(i))));
    // Later each time, until one falls where some are in and some are not.
    unsigned er = 0;
    for (double na = 0.05; na < 60 && er == 0; na *= 1.3) {
        run("timeout -s KILL " + std::to_string(na) + " " ISI_ADMIN " import kbi " + map.string() + s.config);
        s.store()->each_dossier([&](const kbi::KbiDossier&) { return ++er > 0; });
    }
    CHECK(er < aantal);
    const auto uit = s.importeer(map.string());
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    er = 0;
    s.store()->each_dossier([&](const kbi::KbiDossier&) { return ++er > 0; });
    CHECK(er == aantal);
    CHECK(bevat(admin("store check" + s.config).tekst, "sound"));
}

TEST_CASE("import kbi-standen says what became of numbers, and no number") {
    const Opstelling s;
    const auto bestand = s.map / "standen.csv";
    schrijf(bestand, "insz;stand;waarde\n90722500191;OVERLEDEN;2026-01-31\n90722500290;OVERLEDEN;\n");
    const auto uit = admin("import kbi-standen " + bestand.string() + " --afgewezen " +
                           (s.map / "a.csv").string() + s.config);
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "register   nieuw 1, gewijzigd 0, ongewijzigd 0"));
    CHECK(bevat(uit.tekst, "afgewezen  1 (WAARDE 1)"));
    CHECK(s.store()->find_stand(Insz::parse("90722500191").value())->overleden_op == "2026-01-31");
    CHECK(bevat(lees(s.map / "a.csv"), "\n3;WAARDE;"));
    CHECK_FALSE(bevat(uit.tekst + lees(s.map / "a.csv"), "9072250"));
    schrijf(bestand, "90722500191;OVERLEDEN;2026-01-31\n");
    const auto fout = admin("import kbi-standen " + bestand.string() + s.config);
    CHECK(fout.afloop != 0);
    CHECK(bevat(fout.tekst, "the first line must be"));
    CHECK_FALSE(bevat(fout.tekst, "9072250"));
}

TEST_CASE("profile set makes a partner, shows it, and changes only what is said") {
    const Opstelling s;
    auto uit = s.profile(
        "set --org 0999000129 --soort OCMW --gewest VLAAMS --nis 44021 --authenticatie certificaat "
        "--identificatie ocmw.gent.be/kbi --identificatie ocmw.gent.be/acc --hoedanigheid 1300 "
        "--legal-context PCSA:SOCIAL_INQUIRY --gebruiker verplicht --inzage Gesprekken=GEEN");
    INFO(uit.tekst);
    REQUIRE(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "profile of 0999000129 made: soort=OCMW gewest=VLAAMS authenticatie=certificaat"));
    auto partner = s.partner(gent);
    CHECK(partner.soort == kbi::Partnersoort::ocmw);
    CHECK(partner.gewest == kbi::Gewest::vlaams);
    CHECK(partner.authenticatie == kbi::Authenticatie::certificaat);
    CHECK(partner.identificaties == std::vector<std::string>{"ocmw.gent.be/kbi", "ocmw.gent.be/acc"});
    CHECK(partner.hoedanigheden == std::vector<std::string>{"1300"});
    CHECK(partner.legal_contexts == std::vector<std::string>{"PCSA:SOCIAL_INQUIRY"});
    CHECK(partner.gebruiker_verplicht);
    CHECK_FALSE(partner.inschrijving_vereist);
    CHECK(partner.inzage == std::map<kbi::Paneel, kbi::Inzage>{{kbi::Paneel::gesprekken, kbi::Inzage::geen}});
    const auto versie = s.store()->partnerversie();

    uit = s.profile(
        "set --org 0999000129 --inzage Trajecten=ZONDER_GEVOELIG --inzage Gesprekken=STANDAARD "
        "--identificatie - --inschrijving niet-vereist --ongelabeld melden");
    INFO(uit.tekst);
    REQUIRE(uit.afloop == 0);
    partner = s.partner(gent);
    CHECK(partner.identificaties.empty());
    CHECK(partner.inschrijving_vereist == false);
    CHECK(partner.ongelabeld_melden);
    CHECK(partner.inzage ==
          std::map<kbi::Paneel, kbi::Inzage>{{kbi::Paneel::trajecten, kbi::Inzage::zonder_gevoelig}});
    CHECK(partner.hoedanigheden == std::vector<std::string>{"1300"});  // not said, so not changed
    CHECK(s.store()->partnerversie() > versie);
    REQUIRE(s.profile("set --org 0999000129 --inschrijving standaard").afloop == 0);
    CHECK_FALSE(s.partner(gent).inschrijving_vereist);

    const auto toon = s.profile("show --org 0999000129").tekst;
    CHECK(bevat(toon, "soort          OCMW"));
    CHECK(bevat(toon, "identificatie  0999000129"));
    CHECK(bevat(toon, "Trajecten\tZONDER_GEVOELIG\teigen"));
    CHECK(bevat(toon, "Wooncode\tGEHEEL\tstandaard"));
    CHECK(bevat(s.profile("list").tekst, "0999000129\tOCMW\tVLAAMS\tcertificaat\t1\tGent\n"));
    CHECK(bevat(admin("audit verify" + s.config).tekst, "7 records"));
}

TEST_CASE("profile set refuses what cannot be, and then changes nothing") {
    const Opstelling s;
    const std::string vdab = "set --org 0999000426 ";
    for (const auto& [wat, waarom] : std::initializer_list<std::pair<std::string, const char*>>{
             {"set --org 0999000129 --gewest VLAAMS --nis 44021", "--soort"},
             {"set --org 0999000129 --soort OCMW", "needs --gewest"},
             {"set --org 0999000129 --soort OCMW --gewest VLAAMS", "needs --nis"},
             {"set --org 0999000129 --soort OCMW --gewest VLAAMS --nis 21004", "another region"},  // Brussel
             {"set --org 0999000129 --soort OCMW --gewest VLAAMS --nis 25112", "another region"},  // Waver
             {"set --org 0999000129 --soort OCMW --gewest BRUSSELS --nis 44021", "another region"},
             {"set --org 0999000129 --soort OCMW --gewest VLAAMS --nis 4402", "five-digit"},
             {"set --org 0999000129 --soort OCMW --gewest VLAAMS --nis 22004", "five-digit"},
             {"set --org 0999000129 --soort OCMW --nis 44021", "give both"},
             {vdab + "--soort BANK", "--soort"},
             {vdab + "--soort VDAB --inzage Niets=GEEN", "PANEEL=INZAGE"},
             {vdab + "--soort VDAB --inzage Trajecten", "PANEEL=INZAGE"},
             {vdab + "--soort VDAB --inzage Trajecten=ALLES", "no such INZAGE"},
             {vdab + "--soort VDAB --inzage Trajecten=ALLEEN_HVN", "cannot be cut"},
             {vdab + "--soort ACTIRIS --inzage Inbreuken=EIGEN_SANCTIES", "cannot be cut"},
             {vdab + "--soort VDAB --vingerafdruk AB", "64 digits"},
             {vdab + "--soort VDAB --hoedanigheid " + std::string(25, 'x'), "1 to 24"},
             {"set --org 0999000128 --soort VDAB", "no organisation"},
             {"set --org 00000099000000034000 --soort VDAB", "KBO number"}}) {
        INFO(wat);
        const auto uit = s.profile(wat);
        INFO(uit.tekst);
        CHECK(uit.afloop == 2);
        CHECK(bevat(uit.tekst, waarom));
    }
    CHECK(s.store()->load_partners().empty());
    REQUIRE(s.profile(vdab + "--soort VDAB --inzage Inbreuken=EIGEN_SANCTIES").afloop == 0);
    CHECK(s.profile(vdab).afloop == 2);
    // A setting that no longer goes with the kind is not left behind.
    CHECK(bevat(s.profile(vdab + "--soort ACTIRIS").tekst, "Inbreuken=STANDAARD"));
    CHECK(s.profile(vdab + "--soort ACTIRIS --inzage Inbreuken=STANDAARD").afloop == 0);
    CHECK(s.profile("show --org 0999000327").afloop == 2);
}

TEST_CASE("a certificate is of one partner") {
    const Opstelling s;
    const std::string afdruk(64, 'a');
    REQUIRE(s.profile("set --org 0999000426 --soort VDAB --vingerafdruk " + afdruk).afloop == 0);
    const auto uit = s.profile("set --org 0999000327 --soort VMSW --vingerafdruk " + afdruk);
    CHECK(uit.afloop == 2);
    CHECK(bevat(uit.tekst, "another partner"));
    CHECK(s.profile("set --org 0999000426 --vingerafdruk " + afdruk + " --gebruiker verplicht").afloop == 0);
}
