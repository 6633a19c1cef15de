// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <ctime>

#include "gateway/audit/audit.hpp"
#include "gateway/config.hpp"
#include "werkmap.hpp"

using isi::proef::admin;
using isi::proef::bevat;
using isi::proef::lees;
using isi::proef::run;
using isi::proef::schrijf;
using isi::proef::Werkmap;
namespace fs = std::filesystem;

namespace {

/// A sandbox and the words that point the program to it.
struct Opstelling {
    Werkmap map;
    std::string config;
    Opstelling() {
        REQUIRE(admin("sandbox init " + map.pad().string()).afloop == 0);
        config = " --config " + (map / "gateway.toml").string();
    }
};

std::string zonder_einde(std::string tekst) {
    while (!tekst.empty() && tekst.back() == '\n') tekst.pop_back();
    return tekst;
}

unsigned rechten(const fs::path& pad) {
    struct stat s{};
    REQUIRE(::stat(pad.c_str(), &s) == 0);
    return s.st_mode & 0777U;
}

/// Does any file of the sandbox but `behalve` hold this text, in the store's journal or anywhere else?
bool ergens(const fs::path& map, const std::string& tekst, const fs::path& behalve) {
    for (const auto& e : fs::recursive_directory_iterator(map))
        if (e.is_regular_file() && e.path() != behalve && bevat(lees(e.path()), tekst)) return true;
    return false;
}

}  // namespace

TEST_CASE("isi-admin sandbox init says one line when piped, and where to go next") {
    const Werkmap map;
    const auto uit = admin("sandbox init " + (map / "sb").string() + " --seed 7 --peildatum 2026-03-01");
    CHECK(uit.afloop == 0);
    CHECK(std::count(uit.tekst.begin(), uit.tekst.end(), '\n') == 1);
    CHECK(bevat(uit.tekst, "gateway.toml"));
    const auto fout = admin("sandbox init " + (map / "sb2").string() + " --peildatum 2026-02-30");
    CHECK(fout.afloop == 2);
    CHECK(bevat(fout.tekst, "--peildatum must be a day"));
}

TEST_CASE("key issue writes applicatiesleutel and wachtwoord, 0600, and keeps the secret nowhere else") {
    const Opstelling s;
    const auto uit_map = s.map / "uit";
    const auto uit = admin(
        "key issue --org 00000099000000014000 --applicatie Proef --gemeente 0014=Wi2007,Wi2013MUT --uit " +
        uit_map.string() + s.config);
    INFO(uit.tekst);
    REQUIRE(uit.afloop == 0);
    const auto sleutel = zonder_einde(lees(uit_map / "applicatiesleutel"));
    const auto wachtwoord = zonder_einde(lees(uit_map / "wachtwoord"));
    CHECK(sleutel.substr(0, 5) == "isk1_");
    CHECK(wachtwoord.size() == 49);
    CHECK(rechten(uit_map / "applicatiesleutel") == 0600);
    CHECK(rechten(uit_map / "wachtwoord") == 0600);
    CHECK(bevat(uit.tekst, sleutel));
    CHECK_FALSE(bevat(uit.tekst, wachtwoord));
    CHECK_FALSE(ergens(s.map.pad(), wachtwoord, uit_map / "wachtwoord"));
    CHECK(ergens(s.map.pad(), sleutel,
                 uit_map / "applicatiesleutel"));  // the control: the search does find the public half
    CHECK(bevat(admin("key list" + s.config).tekst, sleutel + "\tGemeente Groningen (sandbox)\tProef\t"));

    const auto weer =
        admin("key issue --org 00000099000000014000 --applicatie Proef --gemeente 0014=Wi2007 --uit " +
              uit_map.string() + s.config);
    CHECK(weer.afloop == 2);
    CHECK(zonder_einde(lees(uit_map / "wachtwoord")) == wachtwoord);
}

TEST_CASE("key set and key revoke change what key list shows, and each change is in the audit") {
    const Opstelling s;
    const auto id = zonder_einde(lees(s.map / "clients/gemeente-almere/applicatiesleutel"));
    CHECK(admin("key set " + id +
                " --gemeente 0034=Wi2007 --gemeente 0014=Wi2013 --geldig-tot 2099-12-31 --eindgebruiker "
                "verplicht --adressering strikt --contractversie 1.0" +
                s.config)
              .afloop == 0);
    CHECK(bevat(admin("key list" + s.config).tekst,
                "2100-01-01T00:00:00Z\tgeldig\tnooit\t0014=Wi2013 0034=Wi2007\n"));
    CHECK(admin("key revoke " + id + s.config).afloop == 0);
    CHECK(bevat(admin("key list" + s.config).tekst, "2100-01-01T00:00:00Z\tingetrokken"));
    const auto audit = admin("audit verify" + s.config);
    CHECK(audit.afloop == 0);
    CHECK(bevat(audit.tekst, "2 records"));
    CHECK(admin("key set " + id + s.config).afloop == 2);
    CHECK(admin("key revoke isk1_bestaatniet" + s.config).afloop == 2);
}

TEST_CASE("A change that cannot be audited is not made") {
    const Opstelling s;
    const auto id = zonder_einde(lees(s.map / "clients/gemeente-almere/applicatiesleutel"));
    fs::rename(s.map / "geheim/audit-sleutel", s.map / "weg");
    const auto uit = admin("key revoke " + id + s.config);
    CHECK(uit.afloop == 3);
    CHECK_FALSE(bevat(admin("key list" + s.config).tekst, "ingetrokken"));
    CHECK(admin("key issue --org 00000099000000014000 --applicatie P --gemeente 0014=Wi2007 --uit " +
                (s.map / "uit").string() + s.config)
              .afloop == 3);
    CHECK_FALSE(fs::exists(s.map / "uit/wachtwoord"));
    fs::rename(s.map / "weg", s.map / "geheim/audit-sleutel");
    CHECK(admin("key revoke " + id + s.config).afloop == 0);
}

TEST_CASE("key issue refuses what cannot be and says which option") {
    const Opstelling s;
    const auto probeer = [&](const std::string& opties) {
        const auto uit =
            admin("key issue --applicatie P --uit " + (s.map / "uit").string() + ' ' + opties + s.config);
        CHECK(uit.afloop == 2);
        return uit.tekst;
    };
    const std::string org = "--org 00000099000000014000 ";
    CHECK(bevat(probeer("--org 00000099000000555000 --gemeente 0014=Wi2007"), "isi-admin org add"));
    CHECK(bevat(probeer(org), "--gemeente"));
    CHECK(bevat(probeer(org + "--gemeente 0014"), "CODE=Rol"));
    CHECK(bevat(probeer(org + "--gemeente 9999=Wi2007"), "no such gemeente"));
    CHECK(bevat(probeer(org + "--gemeente 0017=Wi2007"), "Haren has ended on 2019-01-01"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007MUT"), "roles are"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --certificaat-oin 12"), "--certificaat-oin"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --certificaat-kbo 0999000128"), "--certificaat-kbo"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --certificaat-kbo 0999000129"), "--certificaat-oin"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --certificaat-vingerafdruk " + std::string(64, 'a')),
                "--certificaat-oin"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --geldig-tot 2001-01-01"), "in the past"));
    CHECK(bevat(probeer(org + "--gemeente 0014=Wi2007 --contractversie een"), "--contractversie"));
    CHECK_FALSE(fs::exists(s.map / "uit/wachtwoord"));
}

TEST_CASE("org add registers once; a wrong number or a second time is refused") {
    const Opstelling s;
    CHECK(admin("org add --naam Leverancier --leverancier --oin 00000099000000321000" + s.config).afloop ==
          0);
    CHECK(bevat(admin("org list" + s.config).tekst, "00000099000000321000\tNL\tja\tLeverancier\n"));
    CHECK(admin("org add --naam X --oin 00000099000000321000" + s.config).afloop == 2);
    CHECK(admin("org add --naam X --oin 123" + s.config).afloop == 2);
    CHECK(admin("org add --naam X --kbo 0999000128" + s.config).afloop == 2);
    CHECK(admin("org add --naam X" + s.config).afloop == 2);
    CHECK(admin("org add --naam X --kbo 0999001020" + s.config).afloop == 0);
}

TEST_CASE("store init, migrate and check tell where the store stands") {
    const Opstelling s;
    CHECK(bevat(admin("store check" + s.config).tekst, "sound"));
    CHECK(bevat(admin("store init" + s.config).tekst, "there already"));
    CHECK(admin("store migrate" + s.config).afloop == 0);
    for (const auto* naam : {"store.db", "store.db-wal", "store.db-shm"}) fs::remove(s.map / naam);
    const auto weg = admin("key list" + s.config);
    CHECK(weg.afloop == 3);
    CHECK(bevat(weg.tekst, "isi-admin store init"));
    CHECK(admin("store migrate" + s.config).afloop == 2);
    CHECK(bevat(admin("store init" + s.config).tekst, "store made"));
    CHECK(admin("store check" + s.config).afloop == 0);
    schrijf(s.map / "store.db", "dit is geen store, maar wel lang genoeg om er een te lijken");
    CHECK(admin("store check" + s.config).afloop != 0);
}

TEST_CASE("store check refuses a sandbox's store under omgeving = prod") {
    const Opstelling s;
    auto toml = lees(s.map / "gateway.toml");
    toml.replace(toml.find("\"sandbox\""), 9, "\"prod\"");
    toml.replace(toml.find("00000099000000001000"), 20, "00000001003214345000");
    toml.replace(toml.find("https://localhost:8443"), 22, "https://isi.example.org");
    schrijf(s.map / "prod.toml", toml);
    const auto uit = admin("store check --config " + (s.map / "prod.toml").string());
    CHECK(uit.afloop == 1);
    CHECK(bevat(uit.tekst, "marked 'sandbox'"));
}

TEST_CASE(
    "audit who finds the records about one person, takes the number from standard input, and is itself on "
    "record") {
    const Opstelling s;
    const auto eerst = run("echo 004002313 | " ISI_ADMIN " audit who --bsn-file -" + s.config);
    CHECK(eerst.afloop == 0);
    CHECK(std::count(eerst.tekst.begin(), eerst.tekst.end(), '\n') ==
          2);  // the heading, and this look itself
    CHECK(bevat(eerst.tekst, "\tbeheer\taudit who\t"));
    const auto ander = admin("audit who --bsn 999998407" + s.config);
    CHECK(std::count(ander.tekst.begin(), ander.tekst.end(), '\n') == 2);
    CHECK_FALSE(bevat(ander.tekst, "999998407"));
    const auto fout = admin("audit who --bsn 999998408" + s.config);
    CHECK(fout.afloop == 2);
    CHECK_FALSE(bevat(fout.tekst, "999998408"));
    const auto vlaams = run("echo 93051822361 | " ISI_ADMIN " audit who --insz-file -" + s.config);
    CHECK(vlaams.afloop == 0);
    CHECK(std::count(vlaams.tekst.begin(), vlaams.tekst.end(), '\n') == 2);
    CHECK(admin("audit who --insz 93051822362" + s.config).afloop == 2);
    CHECK(admin("audit who --insz 93051822361 --bsn 999998407" + s.config).afloop == 2);
    CHECK(admin("audit who" + s.config).afloop == 2);
    CHECK(bevat(admin("audit who --help").tekst, "can see a command line"));
    CHECK_FALSE(ergens(s.map.pad() / "audit", "004002313", ""));
}

TEST_CASE(
    "audit who tells the operator why a question was refused, and by which Referte its asker knows it") {
    const Opstelling s;
    auto instellingen = isi::load_config((s.map / "gateway.toml").string()).audit;
    instellingen.node = "proef";
    isi::audit::Record record;
    record.gebeurtenis = isi::audit::Gebeurtenis::geweigerd;
    record.operatie = "GeefDossierKBI";
    record.betrokkene = isi::Insz::parse("93051822361").value();
    record.message_id = "referte-van-de-vrager";
    record.uitkomst = "40006";
    record.reden = "het bericht is niet ondertekend";
    const auto schrijver = isi::audit::open_schrijver(instellingen);
    REQUIRE(schrijver->submit({record}, [](bool geschreven) { CHECK(geschreven); }));
    schrijver->stop();
    const auto uit = admin("audit who --insz 93051822361" + s.config);
    CHECK(bevat(uit.tekst, "\treferte\treden\n"));
    CHECK(bevat(uit.tekst, "\t40006\t\treferte-van-de-vrager\thet bericht is niet ondertekend\n"));
}

TEST_CASE("audit verify is content with a whole audit and not with one that was changed or cut off") {
    const Opstelling s;
    REQUIRE(admin("org add --naam A --oin 00000099000000321000" + s.config).afloop == 0);
    fs::copy(s.map / "audit", s.map / "kopie", fs::copy_options::recursive);
    REQUIRE(admin("org add --naam B --oin 00000099000000322000" + s.config).afloop == 0);
    const auto heel = admin("audit verify" + s.config);
    CHECK(heel.afloop == 0);
    CHECK(bevat(heel.tekst, "2 records"));

    // Cut off: yesterday's folder put back. Only a checkpoint that was kept elsewhere can tell.
    fs::copy(s.map / "audit/node1-beheer-000001.checkpoints", s.map / "bewaard");
    fs::rename(s.map / "audit", s.map / "nieuw");
    fs::rename(s.map / "kopie", s.map / "audit");
    CHECK(admin("audit verify" + s.config).afloop == 0);
    const auto kort = admin("audit verify --checkpoint " + (s.map / "bewaard").string() + s.config);
    CHECK(kort.afloop == 1);
    CHECK(bevat(kort.tekst, "NOT WHOLE"));
}

TEST_CASE("Exit statuses: 2 for usage and configuration, with file and line") {
    const Werkmap map;
    CHECK(admin("").afloop == 2);
    CHECK(admin("bestaat-niet").afloop == 2);
    CHECK(admin("--help").afloop == 0);
    CHECK(bevat(admin("org list").tekst, "--config"));
    CHECK(admin("org list").afloop == 2);
    CHECK(admin("org list --config " + (map / "geen.toml").string()).afloop == 2);
    schrijf(map / "g.toml", "omgeving = \"test\"\noin = \"00000099000000001000\"\nonbekend = 1\n");
    const auto fout = admin("org list --config " + (map / "g.toml").string());
    CHECK(fout.afloop == 2);
    CHECK(bevat(fout.tekst, "g.toml:3: 'onbekend' is not a known key"));
}
