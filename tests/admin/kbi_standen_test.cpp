// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "kbi/register.hpp"
#include "kbi_dossiers.hpp"
#include "tools/admin/kbi/standen.hpp"

using namespace isi;
using namespace isi::kbi_import;
using isi::kbi::Persoonsstand;
using isi::kbi::proef::Register;
using proef::verzonnen;

namespace {

Insz insz(unsigned n) {
    return Insz::parse(verzonnen(n)).value();
}

struct Opstelling {
    Register register_;
    std::ostringstream afgewezen;
    Standenrapport lees(const std::string& regels, bool verzonnen_toegestaan = true) {
        std::istringstream in("insz;stand;waarde\n" + regels);
        return lees_standen(in, register_, {verzonnen_toegestaan, {}, &afgewezen});
    }
};

}  // namespace

TEST_CASE("what became of a number is known after the import, and a second one changes nothing") {
    Opstelling s;
    s.register_.save_stand(insz(1), {});
    const auto regels = verzonnen(1) + ";GEANNULEERD;\n" + verzonnen(2) + ";VERVANGEN;" + verzonnen(3) +
                        "\r\n" + verzonnen(4) + ";OVERLEDEN;2024-02-29\n" + verzonnen(5) + ";BEKEND;";
    auto rapport = s.lees(regels);
    CHECK(rapport.regels == 4);
    CHECK(rapport.nieuw == 3);
    CHECK(rapport.gewijzigd == 1);
    CHECK(rapport.afgewezen == 0);
    CHECK(s.register_.find_stand(insz(1)) == Persoonsstand{true, std::nullopt, std::nullopt});
    CHECK(s.register_.find_stand(insz(2)) == Persoonsstand{false, insz(3), std::nullopt});
    CHECK_FALSE(s.register_.find_stand(insz(3)));
    CHECK(s.register_.find_stand(insz(4)) == Persoonsstand{false, std::nullopt, "2024-02-29"});
    CHECK(s.register_.find_stand(insz(5)) == Persoonsstand{});
    CHECK(s.lees(regels).ongewijzigd == 4);
    // A mistake is put right by a later line.
    CHECK(s.lees(verzonnen(1) + ";BEKEND;\n").gewijzigd == 1);
    CHECK(s.register_.find_stand(insz(1)) == Persoonsstand{});
}

TEST_CASE(
    "a line that cannot be is refused with its place and reason, without a number, and the rest is taken") {
    Opstelling s;
    const auto rapport =
        s.lees("\n" + verzonnen(1) + ";BEKEND\n" + verzonnen(1) + ";BEKEND;;\n12345678901;BEKEND;\n" +
               verzonnen(1) + ";DOOD;\n" + verzonnen(1) + ";OVERLEDEN;2023-02-29\n" + verzonnen(1) +
               ";OVERLEDEN;\n" + verzonnen(1) + ";GEANNULEERD;ja\n" + verzonnen(1) + ";VERVANGEN;\n" +
               verzonnen(1) + ";VERVANGEN;" + verzonnen(1) + "\n" + verzonnen(9) + ";BEKEND;\n");
    CHECK(rapport.regels == 11);
    CHECK(rapport.nieuw == 1);
    CHECK(rapport.redenen ==
          std::map<std::string, std::uint64_t>{
              {"VELDENTAL", 3}, {"INSZ_ONGELDIG", 2}, {"STAND", 1}, {"WAARDE", 3}, {"KRING", 1}});
    const auto tekst = s.afgewezen.str();
    CHECK(tekst.find("2;VELDENTAL;") == 0);
    CHECK(tekst.find("\n11;KRING;") != std::string::npos);
    CHECK(tekst.find(verzonnen(1)) == std::string::npos);
    CHECK(tekst.find("12345678901") == std::string::npos);
    CHECK_FALSE(s.register_.find_stand(insz(1)));
}

TEST_CASE("a ring of replacements is refused where it would close, within one file too") {
    Opstelling s;
    const auto rapport =
        s.lees(verzonnen(1) + ";VERVANGEN;" + verzonnen(2) + "\n" + verzonnen(2) + ";VERVANGEN;" +
               verzonnen(3) + "\n" + verzonnen(3) + ";VERVANGEN;" + verzonnen(1) + "\n");
    CHECK(rapport.nieuw == 2);
    CHECK(rapport.redenen == std::map<std::string, std::uint64_t>{{"KRING", 1}});
    CHECK_FALSE(s.register_.find_stand(insz(3)));
}

TEST_CASE("made-up numbers and another heading are refused where they have no place") {
    Opstelling s;
    const auto rapport = s.lees(
        verzonnen(1) + ";BEKEND;\n93051822361;BEKEND;\n93051822361;VERVANGEN;" + verzonnen(1) + "\n", false);
    CHECK(rapport.nieuw == 1);
    CHECK(rapport.redenen == std::map<std::string, std::uint64_t>{{"INSZ_VERZONNEN", 2}});
    std::istringstream zonder_kop(verzonnen(1) + ";BEKEND;\n");
    CHECK_THROWS_AS(lees_standen(zonder_kop, s.register_, {}), std::runtime_error);
}
