// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gateway/config.hpp"
#include "gateway/log.hpp"

namespace {

using namespace isi::log;

struct Tijdelijk {
    std::filesystem::path map;
    Tijdelijk() {
        std::string patroon = (std::filesystem::temp_directory_path() / "isi-log-XXXXXX").string();
        map = mkdtemp(patroon.data());
    }
    ~Tijdelijk() { std::filesystem::remove_all(map); }
    Tijdelijk(const Tijdelijk&) = delete;
    Tijdelijk& operator=(const Tijdelijk&) = delete;
};

std::string lees_alles(const std::filesystem::path& map) {
    std::string alles;
    for (const auto& bestand : std::filesystem::directory_iterator(map)) {
        std::ifstream in(bestand.path());
        alles.append(std::istreambuf_iterator<char>(in), {});
    }
    return alles;
}

bool is_geldig_bsn(const std::string& c) {
    int som = 0;
    for (int i = 0; i < 9; ++i) som += (i == 8 ? -1 : 9 - i) * (c[static_cast<std::size_t>(i)] - '0');
    return som % 11 == 0;
}

/// 1,000 numbers that pass the elfproef: what must never be found in a log.
std::vector<std::string> geplante_nummers() {
    std::vector<std::string> nummers;
    for (long n = 900'000'012; nummers.size() < 1000; n += 97)
        if (const auto tekst = std::to_string(n); is_geldig_bsn(tekst)) nummers.push_back(tekst);
    return nummers;
}

std::size_t tel_gevonden(const std::string& alles, const std::vector<std::string>& nummers) {
    std::size_t gevonden = 0;
    for (const auto& nummer : nummers) gevonden += alles.find(nummer) != std::string::npos ? 1U : 0U;
    return gevonden;
}

constexpr auto laatste_veld = static_cast<int>(Veld::sleutelversie);
constexpr auto laatste_gebeurtenis = static_cast<int>(Gebeurtenis::log_verloren);

}  // namespace

TEST_CASE("a thousand BSNs planted through every field leave no trace in the log") {
    const Tijdelijk tijdelijk;
    const auto nummers = geplante_nummers();
    std::string controle;  // the same numbers, written without the log: the search below does find them
    {
        const auto log = open_log({.map = tijdelijk.map.string(), .niveau = Niveau::debug});
        int beurt = 0;
        for (const auto& nummer : nummers) {
            const auto veld = static_cast<Veld>(beurt % (laatste_veld + 1));
            const auto gebeurtenis = static_cast<Gebeurtenis>(beurt % (laatste_gebeurtenis + 1));
            log->schrijf(Niveau::fout, gebeurtenis, {{veld, nummer}});
            log->schrijf(Niveau::fout, gebeurtenis, {{veld, std::stoll(nummer)}});
            log->schrijf(Niveau::fout, gebeurtenis,
                         {{veld, "bsn=" + nummer + ";0" + nummer + " x" + nummer + "x"}});
            controle += "bsn=" + nummer + ";";
            if (++beurt % 200 == 0) log->spoel();
        }
        log->spoel();
        REQUIRE(log->verloren() == 0);
    }
    const auto alles = lees_alles(tijdelijk.map);
    REQUIRE(std::count(alles.begin(), alles.end(), '\n') == 3000);
    REQUIRE(tel_gevonden(controle, nummers) == 1000);
    REQUIRE(tel_gevonden(alles, nummers) == 0);
}

TEST_CASE(
    "maskeer hides numbers of persons in the ways that people write them and nothing shorter or longer") {
    CHECK(maskeer("004002313") == "***");
    CHECK(maskeer("4020209358") == "***");
    CHECK(maskeer("90722500191") == "***");
    CHECK(maskeer("90.72.25-001.91") == "***");
    CHECK(maskeer("1234.56.789, 1234 56 789, 123 456 789") == "***, ***, ***");
    CHECK(maskeer("12345678") == "12345678");
    CHECK(maskeer("00000099000000001000") == "00000099000000001000");  // an OIN has twenty digits
    CHECK(maskeer("127.0.0.1:48443 10.100.200.33:1") == "127.0.0.1:48443 10.100.200.33:1");
    CHECK(maskeer("") == "");
}

TEST_CASE("each line is one JSON object, whatever stands in a value") {
    const std::string gemeen = std::string("a\"b\\c\nd\te") + '\x01' + '\0' + "f";
    const auto regel =
        maak_regel(1'764'032'400'123'456, Niveau::info, Gebeurtenis::start,
                   {{Veld::oorzaak, std::string_view(gemeen)}, {Veld::poort, 8443}, {Veld::aantal, true}});
    CHECK(regel == R"({"tijd":"2025-11-25T01:00:00.123456Z","niveau":"info","gebeurtenis":"start",)"
                   R"("oorzaak":"a\"b\\c\u000ad\u0009e\u0001\u0000f","poort":8443,"aantal":true})");
}

TEST_CASE("a request id never looks like a number of a person") {
    Verzoekid id{};
    id.fill(0x12);
    const auto regel = maak_regel(0, Niveau::info, Gebeurtenis::verzoek, {{Veld::verzoek_id, id}});
    CHECK(regel.find("12121212-12121212-12121212-12121212") != std::string::npos);
}

TEST_CASE("an overlong value is cut") {
    const auto regel =
        maak_regel(0, Niveau::info, Gebeurtenis::start, {{Veld::oorzaak, std::string(100'000, 'x')}});
    CHECK(regel.size() < 700);
}

TEST_CASE("a flooded log drops lines, counts them, says so, and does not block") {
    const Tijdelijk tijdelijk;
    std::uint64_t verloren = 0;
    constexpr int draden = 4;
    constexpr std::uint64_t per_draad = 20'000;
    {
        const auto log = open_log({.map = tijdelijk.map.string()});
        std::vector<std::thread> schrijvers;
        for (int i = 0; i < draden; ++i)
            schrijvers.emplace_back([&log] {
                for (std::uint64_t n = 0; n < per_draad; ++n)
                    log->schrijf(Niveau::info, Gebeurtenis::overbelast, {{Veld::aantal, n}});
            });
        for (auto& schrijver : schrijvers) schrijver.join();
        log->spoel();
        log->schrijf(Niveau::info, Gebeurtenis::stop, {});
        log->spoel();
        verloren = log->verloren();
    }
    const auto alles = lees_alles(tijdelijk.map);
    const auto regels = static_cast<std::uint64_t>(std::count(alles.begin(), alles.end(), '\n'));
    const std::regex melding(R"re("gebeurtenis":"log_verloren","verloren":(\d+))re");
    std::uint64_t gemeld = 0, meldingen = 0;
    for (std::sregex_iterator it(alles.begin(), alles.end(), melding), einde; it != einde; ++it, ++meldingen)
        gemeld = std::max<std::uint64_t>(gemeld, std::stoull((*it)[1]));
    CHECK(regels - meldingen + verloren >= draden * per_draad + 1);
    CHECK(gemeld == verloren);
}

TEST_CASE("a line below the chosen level is not written") {
    const Tijdelijk tijdelijk;
    {
        const auto log = open_log({.map = tijdelijk.map.string(), .niveau = Niveau::waarschuwing});
        log->schrijf(Niveau::info, Gebeurtenis::start, {});
        log->schrijf(Niveau::fout, Gebeurtenis::stop, {});
    }
    const auto alles = lees_alles(tijdelijk.map);
    CHECK(alles.find("\"start\"") == std::string::npos);
    CHECK(alles.find("\"stop\"") != std::string::npos);
    CHECK(parse_niveau("error") == Niveau::fout);
    CHECK_THROWS_AS(parse_niveau("luid"), std::invalid_argument);
}

TEST_CASE("the file is put away when it is full, and only so many are kept") {
    const Tijdelijk tijdelijk;
    {
        const auto log = open_log({.map = tijdelijk.map.string(), .bestand_bytes = 2000, .bestanden_max = 3});
        for (int n = 0; n < 500; ++n) {
            log->schrijf(Niveau::info, Gebeurtenis::start, {{Veld::aantal, n}});
            if (n % 50 == 0) log->spoel();
        }
    }
    const std::set<std::filesystem::path> bestanden{std::filesystem::directory_iterator(tijdelijk.map), {}};
    CHECK(bestanden.size() >= 3);
    CHECK(bestanden.size() <= 4);
    CHECK(lees_alles(tijdelijk.map).find("\"aantal\":499") != std::string::npos);
}

TEST_CASE(
    "two logs in one process do not write in each other's files, and a restart goes on in the same file") {
    const Tijdelijk een, twee;
    for (int ronde = 0; ronde < 2; ++ronde) {
        const auto a = open_log({.map = een.map.string()});
        const auto b = open_log({.map = twee.map.string()});
        a->schrijf(Niveau::info, Gebeurtenis::start, {});
        b->schrijf(Niveau::info, Gebeurtenis::stop, {});
    }
    const auto alles = lees_alles(een.map);
    CHECK(alles.find("\"stop\"") == std::string::npos);
    CHECK(std::count(alles.begin(), alles.end(), '\n') == 2);
}

TEST_CASE("a directory that cannot be made stops the start") {
    CHECK_THROWS_AS(open_log({.map = "/proc/isi/log"}), std::runtime_error);
}

TEST_CASE("every level that gateway.toml may name is a level of the log") {
    for (const auto& sleutel : isi::configsleutels())
        if (sleutel.pad == "log.niveau")
            for (const auto& keuze : sleutel.keuzes) CHECK_NOTHROW(parse_niveau(keuze));
}
