// SPDX-License-Identifier: GPL-3.0-or-later
// The table itself, also for the operations that no message reaches yet.
#include <algorithm>
#include <catch2/catch.hpp>

#include "gateway/operaties/bevoegd.hpp"
#include "rijen.hpp"

using namespace isi;
using namespace isi::operaties;
using namespace isi::proef;

namespace {

std::string in_woorden(const Uitkomst<std::optional<Rol>>& uitkomst) {
    if (uitkomst) return "-";
    std::string tekst = uitkomst.error().foutcode;
    char scheiding = ' ';
    for (const auto& gegeven : uitkomst.error().sleutelgegevens) {
        tekst += scheiding + gegeven.naam + "=" + gegeven.waarde;
        scheiding = ';';
    }
    return tekst;
}

}  // namespace

TEST_CASE("operation × law × set of roles × gemeente gives what the oracle reads in NL-M12") {
    const auto groningen = Gemeentecode::parse("0014").value();
    const auto rijen = lees_rijen("rechten.tsv");
    std::set<std::string> operaties, uitkomsten;
    for (const auto& rij : rijen) {
        const auto* regel = zoek_operatie(rij.at("operatie"));
        REQUIRE(regel != nullptr);
        Sleutel sleutel;
        sleutel.bevoegdheden[groningen] = lees_rollen(rij.at("rollen"));
        const auto uitkomst =
            bevoegd(*regel, sleutel, Gemeentecode::parse(rij.at("gemeente")), parse_wet(rij.at("wet")));
        INFO(rij.at("operatie") << " " << rij.at("wet") << " " << rij.at("rollen") << " "
                                << rij.at("gemeente"));
        CHECK(in_woorden(uitkomst) == rij.at("uitkomst"));
        if (uitkomst) CHECK((*uitkomst ? code(**uitkomst) : "-") == rij.at("rol"));
        operaties.insert(rij.at("operatie"));
        uitkomsten.insert(rij.at("uitkomst").substr(0, 6));
    }
    CHECK(rijen.size() >= 3000);
    CHECK(operaties.size() == 29);
    CHECK(uitkomsten == std::set<std::string>{"-", "AUT401", "AUT402", "AUT403"});
}
