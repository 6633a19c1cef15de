// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <catch2/catch.hpp>

#include "desync_gevallen.hpp"
#include "opstelling.hpp"

using namespace isi::proef;

namespace {

std::vector<Desyncgeval> gevaarlijke_gevallen() {
    std::vector<Desyncgeval> uit;
    for (const auto* bestand : {"severe", "ambiguous", "edge-cases"}) {
        for (auto& geval :
             lees_desync(std::string(ISI_SOURCE_DIR) + "/data/http-desync/" + bestand + ".yaml")) {
            if (geval.rang == "Severe" || geval.rang == "Ambiguous") uit.push_back(std::move(geval));
        }
    }
    return uit;
}

const std::string tweede = post("<gesmokkeld/>", {}, "/gesmokkeld");

}  // namespace

TEST_CASE(
    "every severe and ambiguous case of http-desync gets 400 and a closed connection, and nothing is "
    "executed") {
    const Opstelling opstelling;
    const auto gevallen = gevaarlijke_gevallen();
    CHECK(gevallen.size() >=
          64);  // 27 severe and 37 ambiguous are published, and the edge cases of both ranks
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
    for (auto& geval : lees_desync(std::string(ISI_SOURCE_DIR) + "/data/http-desync/rfc-compliant.yaml")) {
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
