// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "berichten.hpp"
#include "wsdl/contract.hpp"

using namespace isi;
using namespace isi::proef;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t zaad = 20260103;
constexpr std::size_t aantal_mutanten = 2500;

/// Changes that keep the XML whole and hit what a schema judges: elements, order, values, attributes,
/// spelling of text.
class Verdraaier {
 public:
    std::string verdraai() {
        auto s = m_bronnen[m_toeval.onder(m_bronnen.size())];
        const auto body = s.find("Body>") + 5;
        for (auto keer = m_toeval.onder(3); keer > 0; --keer) stap(s, body);
        return s;
    }

 private:
    struct Element {
        std::size_t begin = 0, tekst = 0, tekst_einde = 0, einde = 0;
    };
    // A leaf after a chance place.
    bool kies(const std::string& s, std::size_t body, Element& e) {
        for (int poging = 0; poging < 20; ++poging) {
            e.begin = s.find('<', body + m_toeval.onder(s.size() - body));
            if (e.begin == std::string::npos || s[e.begin + 1] == '/' || s[e.begin + 1] == '!') continue;
            e.tekst = s.find('>', e.begin) + 1;
            e.tekst_einde = s.find('<', e.tekst);
            if (e.tekst == 0 || e.tekst_einde == std::string::npos || s[e.tekst_einde + 1] != '/') continue;
            e.einde = s.find('>', e.tekst_einde) + 1;
            const auto naam = s.substr(e.begin + 1, s.find_first_of(" >", e.begin) - e.begin - 1);
            if (e.einde != 0 && s.compare(e.tekst_einde + 2, naam.size(), naam) == 0) return true;
        }
        return false;
    }

    void stap(std::string& s, std::size_t body) {
        static constexpr auto waarden = std::to_array<std::string_view>(
            {"",
             " ",
             "0",
             "1",
             "-1",
             "999990019",
             "99999001",
             "0014",
             "00000099000000001000",
             "WI2007",
             "wi2007",
             "WI 2007",
             "2026-01-01",
             "2026-02-30",
             "2026-01-01Z",
             "2026-01-01T00:00:00",
             "2026-01-01T24:00:00Z",
             "1966-00-00",
             "M",
             "A_1",
             "501",
             "+1",
             "01",
             "1.0",
             "\xC3\xA9",
             "&#9;",
             "<![CDATA[999990019]]>",
             "<![CDATA[]]>",
             "a<!-- -->b",
             "&#57;99990019",
             "&amp;",
             "12345678901234567890123456789012345678901234567890123456789012345"});
        static constexpr auto attributen = std::to_array<std::string_view>(
            {" a='b'", " id='x'", " xml:lang='nl'", " xml:space='preserve'", " soap:mustUnderstand='1'",
             " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'",
             " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='false'",
             " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='a b'",
             " xmlns:z='urn:z'", " xmlns='urn:z'", " href='#1'"});
        Element a, b;
        if (!kies(s, body, a)) return;
        const auto stuk = s.substr(a.begin, a.einde - a.begin);
        switch (m_toeval.onder(9)) {
            case 0:
                s.erase(a.begin, a.einde - a.begin);
                break;
            case 1:
                s.insert(a.begin, stuk);
                break;
            case 2:
                if (kies(s, body, b)) s.insert(b.begin, stuk);
                break;
            case 3:
                s.insert(s.find_first_of(" >", a.begin), attributen[m_toeval.onder(attributen.size())]);
                break;
            case 4:
                s.insert(a.begin, m_toeval.onder(2) == 0 ? "<!-- x -->" : " \n");
                break;
            case 5:
                s.insert(a.begin, "<isi:vreemd xmlns:isi='urn:inburgering:isi:cvs:v1'/>");
                break;
            default:
                s.replace(a.tekst, a.tekst_einde - a.tekst, waarden[m_toeval.onder(waarden.size())]);
        }
    }

    std::vector<std::string> m_bronnen = verzoeken();
    Toeval m_toeval{zaad};
};

void schrijf(const fs::path& pad, std::string_view bytes) {
    std::ofstream uit(pad, std::ios::binary);
    uit << bytes;
    REQUIRE(uit.good());
}

// name → valid, for every file in the folder; a file that is not XML at all is missing.
std::map<std::string, bool> xmllint(const fs::path& map) {
    const auto opdracht =
        "cd '" + map.string() + "' && xmllint --nonet --noout --schema schema.xsd *.xml 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> pijp(popen(opdracht.c_str(), "r"), pclose);
    REQUIRE(pijp);
    std::string alles;
    std::array<char, 65536> stuk{};
    for (std::size_t n = 0; (n = fread(stuk.data(), 1, stuk.size(), pijp.get())) > 0;)
        alles.append(stuk.data(), n);
    std::map<std::string, bool> uit;
    std::istringstream regels(alles);
    for (std::string regel; std::getline(regels, regel);) {
        const auto naam = regel.substr(0, regel.find(' '));
        if (regel == naam + " validates") uit[naam] = true;
        if (regel == naam + " fails to validate") uit[naam] = false;
    }
    return uit;
}

}  // namespace

TEST_CASE("the schema's verdict is xmllint's verdict on the same Body child") {
    const fs::path map = fs::path(ISI_BINARY_DIR) / "tests/bericht/orakel";
    fs::remove_all(map);
    fs::create_directories(map);
    schrijf(map / "schema.xsd", contract::xsd());
    const bericht::Schema schema(contract::xsd());
    Verdraaier verdraaier;
    std::map<std::string, bool> onze;
    std::map<std::string, std::string> bytes;
    std::size_t niet_bewaakt = 0;
    for (std::size_t i = 0; i < aantal_mutanten; ++i) {
        const auto verzoek = verdraaier.verdraai();
        const auto omslag = bericht::bewaak(verzoek, bericht::Grenzen{});
        if (!omslag) {
            ++niet_bewaakt;
            continue;
        }
        const auto naam = "m" + std::to_string(10000 + i) + ".xml";
        std::string kind(omslag->inhoud);
        kind.insert(kind.find_first_of(" \t\r\n/>"), omslag->naamruimten);
        schrijf(map / naam, kind);
        onze[naam] = schema.keur(*omslag).has_value();
        bytes[naam] = kind;
    }
    const auto hun = xmllint(map);
    REQUIRE(hun.size() ==
            onze.size());  // else xmllint (package libxml2-utils) is absent or did not read them all
    std::size_t geldig = 0;
    for (const auto& [naam, oordeel] : onze) {
        geldig += oordeel;
        if (hun.at(naam) != oordeel)
            FAIL_CHECK(naam << ": xmllint says " << hun.at(naam) << "\n" << bytes[naam]);
    }
    WARN("seed " << zaad << ": " << onze.size() << " mutants, " << geldig << " valid by both, "
                 << onze.size() - geldig << " invalid by both, " << niet_bewaakt << " refused by the guard");
    CHECK(geldig > onze.size() / 10);
    CHECK(geldig < onze.size() * 9 / 10);
}
