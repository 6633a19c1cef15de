// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "isi_store/domein/datumbereik.hpp"
#include "isi_store/domein/sorteernaam.hpp"

using namespace isi;

namespace {

Datumbereik bereik(const char* datum) {
    return datumbereik(OnvolledigeDatum::parse(datum).value());
}

}  // namespace

TEST_CASE("a date stands for the days that its known parts leave open") {
    CHECK(bereik("1967-04-04") == Datumbereik{Datumsoort::dag, 19670404, 19670404});
    CHECK(bereik("2000-02-29") == Datumbereik{Datumsoort::dag, 20000229, 20000229});
    CHECK(bereik("1967-02-00") == Datumbereik{Datumsoort::maand, 19670201, 19670228});
    CHECK(bereik("1968-02-00") == Datumbereik{Datumsoort::maand, 19680201, 19680229});
    CHECK(bereik("1967-12-00") == Datumbereik{Datumsoort::maand, 19671201, 19671231});
    CHECK(bereik("1967-00-00") == Datumbereik{Datumsoort::jaar, 19670101, 19671231});
    CHECK(bereik("1967-00-15") == Datumbereik{Datumsoort::jaar, 19670101, 19671231});
    for (const char* geen :
         {"1967-02-30", "1900-02-29", "1982-12-91", "1982-13-01", "1982-13-00", "1982-04-31"}) {
        INFO(geen);
        CHECK(bereik(geen).soort == Datumsoort::onmogelijk);
        CHECK(bereik(geen).van == bereik(geen).tot);
    }
    for (const char* onbekend : {"0000-00-00", "0000-04-04", "0000-13-45"})
        CHECK(bereik(onbekend).soort == Datumsoort::onbekend);
}

TEST_CASE("names are sorted without case and accents, and nothing else of them is lost") {
    CHECK(sorteernaam("GBAv-SAP") == "GBAV-SAP");
    CHECK(sorteernaam("Ångström-d'Été") == "ANGSTROM-D'ETE");
    CHECK(sorteernaam("Łukasz Žižek Šarić ğüşİıöç") == "LUKASZ ZIZEK SARIC GUSIIOC");
    CHECK(sorteernaam("a×b÷c") == "A×B÷C");
    CHECK(sorteernaam("€") == "€");
    CHECK(sorteernaam("").empty());
    CHECK(sorteernaam("\xC3") == "\xC3");  // cut off in the middle of a character
}
