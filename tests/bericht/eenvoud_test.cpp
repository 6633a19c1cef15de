// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "berichten.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

std::string eenvoudig(std::string_view kind) {
    const auto bytes = omslag(kind);
    const auto gevonden = bericht::bewaak(bytes, bericht::Grenzen{});
    REQUIRE(gevonden);
    return bericht::schrijf_eenvoudig(*gevonden);
}

const std::string begin = "<isi:a xmlns:isi=\"urn:inburgering:isi:cvs:v1\">";

}  // namespace

TEST_CASE("every spelling of a Body child becomes the same plain one") {
    const auto plat = begin + "<isi:b>x&lt;y</isi:b><isi:c></isi:c></isi:a>";
    CHECK(eenvoudig("<isi:a><isi:b>x&lt;y</isi:b><isi:c/></isi:a>") == plat);
    CHECK(eenvoudig("<isi:a>\n\t<!-- <isi:d/> --><isi:b>x<![CDATA[<]]><!-- -->&#x0000000079;</isi:b >&#32;"
                    "<isi:c  ></isi:c></isi:a>") == plat);
    CHECK(eenvoudig("<a xmlns='urn:inburgering:isi:cvs:v1'><q:b xmlns:q='urn:inburgering:isi:cvs:v1'>"
                    "x&#60;y</q:b><c xmlns:s='http://www.w3.org/2001/XMLSchema-instance' "
                    "s:schemaLocation='a b'/></a>") == plat);
}

TEST_CASE("text keeps each of its characters, white space and carriage returns too") {
    CHECK(eenvoudig("<isi:a> x\t\r\n&#13;&#xA;\xC3\xA9&amp;lt;]]&gt; </isi:a>") ==
          begin + " x\t\n&#13;\n\xC3\xA9&amp;lt;]]&gt; </isi:a>");
    CHECK(eenvoudig("<isi:a><isi:b> </isi:b> <isi:b><![CDATA[]]></isi:b></isi:a>") ==
          begin + "<isi:b> </isi:b><isi:b></isi:b></isi:a>");
}
