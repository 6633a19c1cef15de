// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "gateway/config.hpp"
#include "werkmap.hpp"

using namespace isi;
using proef::bevat;
using proef::Werkmap;
using Soort = Configsleutel::Soort;

namespace {

const std::string basis = "omgeving = \"test\"\noin = \"00000099000000001000\"\n";

/// The message of the refusal; empty when the file was accepted.
std::string weigering(const Werkmap& map, const std::string& inhoud) {
    proef::schrijf(map / "gateway.toml", inhoud);
    try {
        load_config((map / "gateway.toml").string());
        return {};
    } catch (const ConfigFout& e) {
        return e.what();
    }
}

Config lees(const Werkmap& map, const std::string& inhoud) {
    proef::schrijf(map / "gateway.toml", inhoud);
    return load_config((map / "gateway.toml").string());
}

/// A value that is right and not the default, as it stands in the file.
std::string goede_waarde(const Configsleutel& s) {
    static const std::map<std::string, std::string> bijzonder{
        {"oin", "\"00000001003214345000\""},
        {"kbi.bezorging.adres", "\"https://overkant.example.org/dienst\""},
        {"kbi.ksz_pad", "\"/ksz/AndereDienst/v1\""},
        {"kbi.toeleiding_naar_kbo", "\"0862910119\""},
        {"kbi.termijnen_vanaf", "\"2023-01-01\""},
        {"discimus.adres", "\"https://discimus.example/dienst\""},
        {"luister.publiek_adres", "\"https://isi.example.org\""},
        {"onderhoud.van", "\"2026-01-01T00:00:00Z\""},
        {"onderhoud.tot", "\"2026-01-02T00:00:00Z\""}};
    if (const auto vast = bijzonder.find(s.pad); vast != bijzonder.end()) return vast->second;
    if (s.soort == Soort::getal) return std::to_string(s.maximum);
    if (s.soort == Soort::keuze) return '"' + s.keuzes.back() + '"';
    if (s.soort == Soort::pad) return "\"ergens/anders\"";
    return "\"waarde\"";
}

/// The whole file with every key set to something, `pad` to `waarde`.
std::string met(const std::string& pad, const std::string& waarde) {
    std::string tekst;
    for (const auto& s : configsleutels()) {
        const bool nodig = s.verplicht || s.pad.compare(0, 9, "onderhoud") == 0;
        if (s.pad == pad)
            tekst += s.pad + " = " + waarde + '\n';
        else if (nodig)
            tekst += s.pad + " = " + goede_waarde(s) + '\n';
    }
    return tekst;
}

std::size_t regel_van(const std::string& tekst, const std::string& pad) {
    std::size_t regel = 1;
    for (std::size_t i = 0; i < tekst.size(); ++i) {
        if (tekst.compare(i, pad.size() + 1, pad + ' ') == 0 && (i == 0 || tekst[i - 1] == '\n'))
            return regel;
        if (tekst[i] == '\n') ++regel;
    }
    return 0;
}

}  // namespace

TEST_CASE("Every key of gateway.toml can be set and its value arrives in Config") {
    const Werkmap map;
    REQUIRE(configsleutels().size() > 50);
    for (const auto& s : configsleutels()) {
        INFO(s.pad);
        const auto waarde = goede_waarde(s);
        // omgeving = prod refuses more than its own value; that is another test.
        const auto inhoud = s.pad == "omgeving" ? met(s.pad, "\"acpt\"") : met(s.pad, waarde);
        auto verwacht = waarde.front() == '"' ? waarde.substr(1, waarde.size() - 2) : waarde;
        if (s.pad == "omgeving") verwacht = "acpt";
        if (s.soort == Soort::pad) verwacht = (map / verwacht).string();
        auto eerst = inhoud;
        if (const auto plek = eerst.find("\"prod\""); plek != std::string::npos)
            eerst.replace(plek, 6, "\"test\"");
        CHECK(configwaarde(lees(map, eerst), s.pad) == verwacht);
    }
}

TEST_CASE("Just below and just above each range is refused, with file, line and key") {
    const Werkmap map;
    for (const auto& s : configsleutels()) {
        if (s.soort != Soort::getal) continue;
        INFO(s.pad);
        for (const auto waarde : {s.minimum - 1, s.maximum + 1}) {
            auto inhoud = met(s.pad, std::to_string(waarde));
            inhoud.replace(inhoud.find("\"prod\""), 6, "\"test\"");
            const auto fout = weigering(map, inhoud);
            CHECK(bevat(fout, "gateway.toml:" + std::to_string(regel_van(inhoud, s.pad)) + ": '" + s.pad +
                                  "' must be from"));
        }
        auto rand = met(s.pad, std::to_string(s.minimum));
        rand.replace(rand.find("\"prod\""), 6, "\"test\"");
        CHECK(weigering(map, rand).empty());
    }
}

TEST_CASE("A value of the wrong type is refused, with file, line and key") {
    const Werkmap map;
    for (const auto& s : configsleutels()) {
        INFO(s.pad);
        const auto fout = weigering(map, met(s.pad, s.soort == Soort::getal ? "\"12\"" : "12"));
        CHECK(bevat(fout, ": '" + s.pad + "' must be a "));
        CHECK(bevat(fout, "gateway.toml:"));
    }
}

TEST_CASE("An unknown key, table or choice is refused, and all findings are told at once") {
    const Werkmap map;
    CHECK(weigering(map, basis).empty());
    CHECK(bevat(weigering(map, basis + "poort = 1\n"), "gateway.toml:3: 'poort' is not a known key"));
    CHECK(bevat(weigering(map, basis + "[luister]\npoort = 1\npoorten = 2\n"),
                "gateway.toml:5: 'luister.poorten' is not a known key"));
    CHECK(bevat(weigering(map, basis + "[onbekend]\n"), "'onbekend' is not a known key"));
    CHECK(bevat(weigering(map, basis + "luister = 3\n"), "gateway.toml:3: 'luister' is a table of keys"));
    CHECK(bevat(weigering(map, basis + "[log]\nniveau = \"hard\"\n"),
                "gateway.toml:4: 'log.niveau' must be one of"));
    CHECK(bevat(weigering(map, basis + "[log\n"), "gateway.toml:3: not TOML"));
    const auto twee = weigering(map, "oin = \"1\"\n[luister]\npoort = 70000\n");
    CHECK(bevat(twee, "gateway.toml:1: 'oin'"));
    CHECK(bevat(twee, "gateway.toml:3: 'luister.poort'"));
    CHECK(bevat(twee, "'omgeving' is missing"));
}

TEST_CASE("No refusal of the configuration repeats the value that was wrong") {
    const Werkmap map;
    for (const auto& s : configsleutels()) {
        if (s.soort == Soort::getal) continue;
        const auto fout = weigering(map, met(s.pad, "\"geheim-zzz\\u0001\""));
        CHECK_FALSE(bevat(fout, "geheim-zzz"));
    }
}

TEST_CASE("Texts that could break an answer are refused: publiek_adres, oin, node, onderhoud") {
    const Werkmap map;
    for (const auto* adres :
         {"http://x.nl", "https://", "https://x.nl/", "https://x.nl/pad", "https://a\\\"b", "https://<x>"})
        CHECK(bevat(weigering(map, basis + "luister.publiek_adres = \"" + adres + "\"\n"), "publiek_adres"));
    for (const auto* oin :
         {"0000009900000000100", "000000990000000010000", "0000009900000000100a", "A0000099000000001000"})
        CHECK(bevat(weigering(map, std::string{"omgeving = \"test\"\noin = \""} + oin + "\"\n"), "'oin'"));
    CHECK(bevat(weigering(map, basis + "audit.node = \"../x\"\n"), "audit.node"));
    CHECK(bevat(weigering(map, basis + "[onderhoud]\nvan = \"2026-01-01T00:00:00Z\"\n"), "needs both"));
    CHECK(bevat(
        weigering(map,
                  basis + "[onderhoud]\nvan = \"2026-01-02T00:00:00Z\"\ntot = \"2026-01-01T00:00:00Z\"\n"),
        "later than van"));
}

TEST_CASE("Paths become absolute from the file's folder, wherever the program was started") {
    const Werkmap map;
    const auto config =
        lees(map, basis + "[store]\nplaats = \"sqlite:gegevens/../store.db\"\n[tls]\nca = \"/etc/ca.pem\"\n");
    CHECK(config.store == "sqlite:" + (map / "store.db").string());
    CHECK(config.tls.ca == "/etc/ca.pem");
    CHECK(config.pepper == (map / "geheim/pepper").string());
    CHECK(config.audit.map == (map / "audit").string());
    CHECK(config.luister.adres == "127.0.0.1");
}

TEST_CASE("omgeving = prod refuses a test OIN, localhost as public address and the sandbox's CA") {
    const Werkmap map;
    const std::string goed =
        "omgeving = \"prod\"\noin = \"00000001003214345000\"\nluister.publiek_adres = "
        "\"https://isi.example.org\"\n";
    CHECK(weigering(map, goed).empty());
    CHECK(bevat(weigering(map,
                          "omgeving = \"prod\"\noin = \"00000099000000001000\"\nluister.publiek_adres = "
                          "\"https://isi.example.org\"\n"),
                "gateway.toml:2: 'oin' is a test OIN"));
    CHECK(
        bevat(weigering(map, "omgeving = \"prod\"\noin = \"00000001003214345000\"\n"), "refuses localhost"));

    REQUIRE(proef::admin("sandbox init " + (map / "sb").string()).afloop == 0);
    const auto met_ca = goed + "tls.ca = \"sb/ca.crt\"\n";
    const auto gevonden = check_bestanden(lees(map, met_ca));
    CHECK(std::any_of(gevonden.begin(), gevonden.end(),
                      [](const auto& r) { return bevat(r, "CA of a sandbox"); }));
    auto test = met_ca;
    test.replace(test.find("prod"), 4, "acpt");
    const auto zonder = check_bestanden(lees(map, test));
    CHECK_FALSE(
        std::any_of(zonder.begin(), zonder.end(), [](const auto& r) { return bevat(r, "CA of a sandbox"); }));
}

TEST_CASE("check_bestanden finds a missing file and a secret that others can read") {
    const Werkmap map;
    REQUIRE(proef::admin("sandbox init " + map.pad().string()).afloop == 0);
    const auto config = load_config((map / "gateway.toml").string());
    CHECK(check_bestanden(config).empty());
    std::filesystem::permissions(config.pepper, std::filesystem::perms{0640});
    std::filesystem::remove(config.tls.crl);
    const auto gevonden = check_bestanden(config);
    REQUIRE(gevonden.size() == 2);
    CHECK(bevat(gevonden[0], "tls.crl: no such file"));
    CHECK(bevat(gevonden[1], "geheim.pepper: readable by others; chmod 600"));
}

TEST_CASE("check_bestanden looks at the files of [discimus] where an address is set, and nowhere else") {
    const Werkmap map;
    REQUIRE(proef::admin("sandbox init " + map.pad().string()).afloop == 0);
    auto config = load_config((map / "gateway.toml").string());
    config.discimus = {.adres = "https://discimus.example",
                       .identificatie = "proef",
                       .ca = config.tls.ca,
                       .certificaat = (map / "geen.crt").string(),
                       .sleutel = (map / "open.key").string(),
                       .wacht_ms = 1000};
    std::ofstream(config.discimus.sleutel) << "sleutel";
    std::filesystem::permissions(config.discimus.sleutel, std::filesystem::perms(0644));
    const auto gevonden = check_bestanden(config);
    REQUIRE(gevonden.size() == 2);
    CHECK(bevat(gevonden[0], "discimus.certificaat: no such file"));
    CHECK(bevat(gevonden[1], "discimus.sleutel: readable by others"));
    config.discimus.adres.clear();
    CHECK(check_bestanden(config).empty());
}

TEST_CASE("check_bestanden finds a file with the operator's own labels that is not there") {
    const Werkmap map;
    REQUIRE(proef::admin("sandbox init " + map.pad().string()).afloop == 0);
    auto config = load_config((map / "gateway.toml").string());
    config.kbi.labels = (map / "labels.toml").string();
    const auto gevonden = check_bestanden(config);
    REQUIRE(gevonden.size() == 1);
    CHECK(bevat(gevonden[0], "kbi.labels: no such file"));
    std::ofstream(config.kbi.labels) << "lijst = []\n";
    CHECK(check_bestanden(config).empty());
}
