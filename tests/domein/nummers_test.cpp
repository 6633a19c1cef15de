// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "isi_store/domein/bsn.hpp"

using isi::ANummer;
using isi::Bsn;

namespace {

// Every number printed in the Handleiding Portal Inburgering Wi2007 (§3.3, 3.4, 3.6, 3.10).
const std::vector<std::string> printed_bsn{
    "004002313", "004002398", "004002465", "004002477", "004002623", "004002635", "004002659", "004002702",
    "004002714", "004002726", "004003470", "004003688", "004004681", "006002031", "006002055", "103056713",
    "217173135", "369780176", "545335000", "545339406", "545351509", "545603407", "545614405", "569026040"};
const std::vector<std::string> printed_a_nummer{
    "4020208962", "4020209358", "4020210760", "4020210931", "4020213514", "4020213795", "4020214045",
    "4020214974", "4020215053", "4020215676", "4020240975", "4020245097", "4020254817"};

// The first two columns of the RvIG set: A-nummer and BSN of the person.
struct TestPersoon {
    std::string a_nummer, bsn;
};
std::vector<TestPersoon> read_testset() {
    std::ifstream file(std::string(ISI_SOURCE_DIR) + "/data/brp/testset-persoonslijsten-gba-v-20220502.csv");
    REQUIRE(file.good());
    std::vector<TestPersoon> personen;
    std::string line;
    std::getline(file, line);
    // The row number comes first, then 01.01.10 (A-nummer) and 01.01.20 (BSN), all quoted or all bare.
    while (std::getline(file, line)) {
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == ';' && fields.size() == 3) break;
            if (c == ';')
                fields.emplace_back();
            else if (c != '"')
                fields.back() += c;
        }
        if (fields.size() == 3 && (!fields[1].empty() || !fields[2].empty()))
            personen.push_back({fields[1], fields[2]});
    }
    return personen;
}

}  // namespace

TEST_CASE("every BSN printed in the manual is a BSN, and is kept as given") {
    for (const auto& text : printed_bsn) {
        INFO(text);
        const auto bsn = Bsn::parse(text);
        REQUIRE(bsn);
        CHECK(bsn->text() == text);
    }
}

TEST_CASE("changing any one digit of a BSN makes it no BSN") {
    for (const auto& valid : printed_bsn) {
        for (std::size_t place = 0; place < valid.size(); ++place) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                if (digit == valid[place]) continue;
                std::string changed = valid;
                changed[place] = digit;
                INFO(changed);
                CHECK_FALSE(Bsn::parse(changed));
            }
        }
    }
}

TEST_CASE("a BSN is nine ASCII digits, nothing else") {
    REQUIRE(Bsn::parse("111222333"));  // control
    CHECK_FALSE(Bsn::parse("000000000"));
    CHECK_FALSE(Bsn::parse(""));
    CHECK_FALSE(Bsn::parse("4002313"));  // never padded
    CHECK_FALSE(Bsn::parse("04002313"));
    CHECK_FALSE(Bsn::parse("0004002313"));
    CHECK_FALSE(Bsn::parse("11122233a"));
    CHECK_FALSE(Bsn::parse("1112223 3"));
    CHECK_FALSE(Bsn::parse(" 11222333"));
    CHECK_FALSE(Bsn::parse("+11222333"));
    CHECK_FALSE(Bsn::parse("111.22.33"));
    CHECK_FALSE(Bsn::parse("１１１２２２３３３"));                 // full-width
    CHECK_FALSE(Bsn::parse("\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA2z"));  // Arabic-Indic, nine bytes
    CHECK_FALSE(Bsn::parse(std::string_view("11122233\0", 9)));
    CHECK_FALSE(Bsn::parse(std::string_view("111222333\0", 10)));
}

TEST_CASE("every A-nummer printed in the manual is an A-nummer") {
    for (const auto& text : printed_a_nummer) {
        INFO(text);
        const auto nummer = ANummer::parse(text);
        REQUIRE(nummer);
        CHECK(nummer->text() == text);
    }
}

TEST_CASE("an A-nummer obeys each of its rules") {
    const auto sums = [](const std::string& text) {
        int sum = 0, weighted = 0;
        for (std::size_t i = 0; i < text.size(); ++i) sum += text[i] - '0', weighted += (text[i] - '0') << i;
        return std::pair(sum % 11, weighted % 11);
    };
    CHECK_FALSE(ANummer::parse("402020935"));
    CHECK_FALSE(ANummer::parse("40202093580"));
    CHECK_FALSE(ANummer::parse("402020935x"));
    CHECK_FALSE(ANummer::parse(""));
    // Ten digits that break one rule only, found by counting; the others hold, so the rule named is what
    // refuses them.
    bool leading_zero = false, neighbours = false, digit_sum = false, weighted_sum = false, rest_five = false;
    for (long long n = 100000007;
         n < 9999999999 && !(leading_zero && neighbours && digit_sum && weighted_sum && rest_five);
         n += 1237) {
        std::string text = std::to_string(n);
        text.insert(0, 10 - text.size(), '0');
        const auto [sum, weighted] = sums(text);
        bool alike = false;
        for (std::size_t i = 1; i < text.size(); ++i) alike = alike || text[i] == text[i - 1];
        const bool zero = text[0] == '0', sum_ok = sum == 0 || sum == 5, weighted_ok = weighted == 0;
        INFO(text);
        CHECK(ANummer::parse(text).has_value() == (!zero && !alike && sum_ok && weighted_ok));
        leading_zero = leading_zero || (zero && !alike && sum_ok && weighted_ok);
        neighbours = neighbours || (!zero && alike && sum_ok && weighted_ok);
        digit_sum = digit_sum || (!zero && !alike && !sum_ok && weighted_ok);
        weighted_sum = weighted_sum || (!zero && !alike && sum_ok && !weighted_ok);
        rest_five = rest_five || (!zero && !alike && sum == 5 && weighted_ok);
    }
    CHECK((leading_zero && neighbours && digit_sum && weighted_sum && rest_five));
}

TEST_CASE("of the RvIG test set one BSN fails the elfproef, and every A-nummer is right") {
    const auto personen = read_testset();
    std::set<std::string> numbers, refused;
    std::size_t a_nummers = 0;
    for (const auto& persoon : personen) {
        if (!persoon.bsn.empty() && numbers.insert(persoon.bsn).second && !Bsn::parse(persoon.bsn))
            refused.insert(persoon.bsn);
        if (persoon.a_nummer.empty()) continue;
        INFO(persoon.a_nummer);
        CHECK(ANummer::parse(persoon.a_nummer));
        ++a_nummers;
    }
    CHECK(numbers.size() == 682);
    CHECK(a_nummers >= 682);
    CHECK(refused == std::set<std::string>{"010008579"});
}
