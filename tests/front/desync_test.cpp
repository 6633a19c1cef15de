// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <catch2/catch.hpp>

#include "desync_gevallen.hpp"
#include "opstelling.hpp"

using namespace isi::proef;

namespace {

// How many of each rank every file holds, counted by hand: a reader that skips a case must not go unnoticed.
struct Bestand {
    const char* naam;
    std::size_t alle, ernstig, dubbelzinnig;
};
constexpr Bestand bestanden[] = {
    {"severe", 27, 27, 0},
    {"ambiguous", 37, 0, 37},
    {"edge-cases", 8, 5, 3},
    {"bad-header-characters", 15, 7, 4},
    {"real-life-test-cases", 24, 13, 11},
    {"uri-specific-test-cases", 14, 6, 2},
    {"single-case", 1, 0, 1},
    {"acceptable", 9, 0, 0},
    {"rfc-compliant", 14, 0, 0},
    {"more-compliant-tests", 10, 0, 0},
};

std::vector<Desyncgeval> lees(const std::string& bestand) {
    return lees_desync(std::string(ISI_SOURCE_DIR) + "/data/http-desync/" + bestand + ".yaml");
}

std::vector<Desyncgeval> gevaarlijke_gevallen() {
    std::vector<Desyncgeval> uit;
    for (const auto& bestand : bestanden) {
        for (auto& geval : lees(bestand.naam)) {
            if (geval.rang == "Severe" || geval.rang == "Ambiguous") uit.push_back(std::move(geval));
        }
    }
    return uit;
}

const std::string tweede = post("<gesmokkeld/>", {}, "/gesmokkeld");

}  // namespace

TEST_CASE("the files of http-desync are read whole: so many cases, of these ranks") {
    std::size_t alle = 0;
    for (const auto& bestand : bestanden) {
        INFO(bestand.naam);
        std::size_t ernstig = 0, dubbelzinnig = 0;
        const auto gevallen = lees(bestand.naam);
        for (const auto& geval : gevallen) {
            INFO(geval.naam);
            CHECK_FALSE(geval.rang.empty());
            CHECK_FALSE(geval.methode.empty());
            ernstig += geval.rang == "Severe";
            dubbelzinnig += geval.rang == "Ambiguous";
        }
        CHECK(gevallen.size() == bestand.alle);
        CHECK(ernstig == bestand.ernstig);
        CHECK(dubbelzinnig == bestand.dubbelzinnig);
        alle += gevallen.size();
    }
    CHECK(alle == 159);  // as published
}

TEST_CASE(
    "every severe and ambiguous case of http-desync gets 400 and a closed connection, and nothing is "
    "executed") {
    const Opstelling opstelling;
    const auto gevallen = gevaarlijke_gevallen();
    CHECK(gevallen.size() == 116);
    for (const auto& geval : gevallen) {
        INFO(geval.naam);
        auto client = opstelling.bel();
        REQUIRE(client.stuur(geval.bytes() + tweede + tweede));
        const auto antwoord = client.lees_antwoord(true);
        REQUIRE(antwoord);
        CHECK(antwoord->status == 400);
        CHECK(antwoord->veld("Connection") == "close");
        CHECK(client.lees_tot_einde().empty());
        CHECK(client.netjes());
    }
    CHECK(opstelling.aantal_verzoeken() == 0);
    // Control: what follows each case is a request that would have been executed.
    auto client = opstelling.bel();
    client.stuur(tweede);
    CHECK(client.lees_antwoord()->status == 200);
    CHECK(opstelling.aantal_verzoeken() == 1);
}

TEST_CASE(
    "control: a lenient reader lets many of these cases through, so the verdicts are the strict reader's") {
    std::size_t doorgelaten = 0;
    for (const auto& geval : gevaarlijke_gevallen()) {
        boost::beast::http::request_parser<boost::beast::http::string_body> lezer;
        boost::beast::error_code fout;
        const auto bytes = geval.bytes() + tweede;
        lezer.put(boost::asio::buffer(bytes), fout);
        if (!fout && lezer.is_header_done()) ++doorgelaten;
    }
    CHECK(doorgelaten >= 10);
}

TEST_CASE("the compliant cases of http-desync that this service has a use for are let through") {
    const Opstelling opstelling;
    std::size_t goed = 0;
    for (auto& geval : lees("rfc-compliant")) {
        if (geval.naam.starts_with("Valid custom header") ||
            geval.naam.starts_with("Valid Transfer-Encoding") || geval.naam == "No headers") {
            INFO(geval.naam);
            const bool chunked = geval.naam.starts_with("Valid Transfer-Encoding");
            if (geval.methode == "POST" && !chunked) geval.velden.emplace_back("Content-Length", "0");
            auto client = opstelling.bel();
            REQUIRE(client.stuur(geval.bytes() + (chunked ? "0\r\n\r\n" : "")));
            const auto antwoord = client.lees_antwoord();
            REQUIRE(antwoord);
            CHECK(antwoord->status == 200);
            ++goed;
        }
    }
    CHECK(goed >= 6);
}
