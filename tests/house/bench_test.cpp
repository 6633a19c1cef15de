// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "tools/bench/answer.hpp"
#include "tools/bench/histogram.hpp"
#include "tools/bench/process.hpp"
#include "tools/bench/question.hpp"
#include "tools/bench/setup.hpp"

using namespace isi::bench;

namespace {

Settings settings_for(const std::string& mix) {
    Settings settings;
    settings.target = parse_url("https://localhost:8443/isi/cvs/v1");
    settings.client.application_key = "isk1_abc";
    settings.client.password = "geheim";
    settings.client.sender_oin = "00000099000000014000";
    settings.client.gateway_oin = "00000099000000001000";
    settings.mix = parse_mix(mix);
    return settings;
}

std::string good_answer(const std::string& uuid) {
    return "<geefPersoonResponse><identificatiecodeBedrijfsdocument>" + uuid +
           "</identificatiecodeBedrijfsdocument><requestGoedgekeurd>true</requestGoedgekeurd></"
           "geefPersoonResponse>";
}

}  // namespace

TEST_CASE("isi-bench refuses to load any machine but its own") {
    CHECK(parse_url("https://localhost:8443/isi/cvs/v1").port == 8443);
    CHECK(parse_url("https://[::1]:99/x").host == "::1");
    CHECK(parse_url("https://127.0.0.1/").path == "/");
    for (const auto* url :
         {"https://example.org/", "https://127.0.0.1.example.org:8443/", "http://localhost:8443/",
          "https://localhost:84x3/", "https://10.0.0.1:8443/", "localhost"})
        CHECK_THROWS_AS(parse_url(url), std::invalid_argument);
}

TEST_CASE("a mix names known operations with positive weights") {
    const auto mix = parse_mix("geefPersoon=70,geefWet=20,testVerbinding");
    REQUIRE(mix.size() == 3);
    CHECK(mix[0].weight == 70);
    CHECK(mix[2].weight == 1);
    for (const auto* text :
         {"", "geefPersoon=0", "geefPersoon=x", "geefPersoon=70,", "wijzigAlles=1", "geefWet=-1"})
        CHECK_THROWS_AS(parse_mix(text), std::invalid_argument);
}

TEST_CASE("percentiles are within one percent of the truth") {
    Histogram histogram;
    CHECK(histogram.at(0.5) == 0);
    for (std::uint64_t ns = 1; ns <= 100'000; ++ns) histogram.add(ns * 1000);
    for (const double q : {0.5, 0.9, 0.99, 0.999})
        CHECK(static_cast<double>(histogram.at(q)) == Approx(q * 1e8).epsilon(0.01));
    CHECK(histogram.at(1.0) == 100'000'000);
    CHECK(histogram.max() == 100'000'000);
    CHECK(histogram.mean() == Approx(50'000'500.0));
    histogram.add(0);
    histogram.add(~std::uint64_t{0});
    CHECK(histogram.max() == ~std::uint64_t{0});
}

TEST_CASE("an answer is read whole in whatever pieces it comes, and only when it is framed") {
    const std::string with_length = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\nConnection: close\r\n\r\nhallo";
    const std::string chunked =
        "HTTP/1.1 500 X\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nha\r\n3\r\nllo\r\n0\r\n\r\n";
    for (const auto& text : {with_length, chunked}) {
        Answer answer;
        for (std::size_t i = 0; i + 1 < text.size(); ++i)
            REQUIRE(answer.feed({&text[i], 1}) == Answer::State::more);
        REQUIRE(answer.feed({&text.back(), 1}) == Answer::State::whole);
        CHECK(answer.body() == "hallo");
    }
    for (const std::string text : {"HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
                                   "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
                                   "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhallo",
                                   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        Answer answer;
        CHECK(answer.feed(text) == Answer::State::broken);
    }
}

TEST_CASE(
    "each question has its own id and a right length; a refusal, a foreign answer and a fault are errors") {
    Questions questions(settings_for("geefPersoon"));
    const auto first = questions.next();
    const auto second = questions.next();
    CHECK(first.uuid != second.uuid);
    CHECK(first.uuid.size() == 36);
    CHECK(first.uuid[14] == '4');
    const auto split = first.http.find("\r\n\r\n");
    REQUIRE(split != std::string::npos);
    CHECK(first.http.find("Content-Length: " + std::to_string(first.http.size() - split - 4) + "\r\n") !=
          std::string::npos);

    CHECK(questions.judge(first, 200, good_answer(first.uuid)).empty());
    CHECK_FALSE(questions.judge(first, 200, good_answer(second.uuid)).empty());
    CHECK_FALSE(
        questions.judge(first, 200, "<geefWetResponse>" + first.uuid + "<requestGoedgekeurd>true<").empty());
    CHECK(questions.judge(first, 200,
                          "<requestGoedgekeurd>false</requestGoedgekeurd><foutcode>AUT401</foutcode>") ==
          "refused: AUT401");
    CHECK(questions.judge(first, 500, "<faultcode>Client.DK0002</faultcode>") == "HTTP 500 Client.DK0002");
}

TEST_CASE("the CPU and memory of a process are read from /proc") {
    volatile std::uint64_t work = 0;
    const auto before = own_usage().cpu_seconds;
    while (own_usage().cpu_seconds - before < 0.05) work = work + 1;
    const auto seen = usage_of(getpid());
    CHECK(seen.cpu_seconds == Approx(own_usage().cpu_seconds).margin(0.05));
    CHECK(seen.rss_bytes > 1'000'000);
    CHECK_THROWS_AS(usage_of(0x7ffffff0), std::runtime_error);
}
