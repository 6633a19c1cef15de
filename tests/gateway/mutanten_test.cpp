// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of requests made from the XSD and spoilt in one place, over real TLS to a whole gateway; the
// judge of each is xmllint.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "huisproef.hpp"
#include "mutanten.hpp"
#include "xmllint.hpp"
#include "xsd.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

const std::string werkmap = ISI_BINARY_DIR "/tests/gateway/mutanten";

std::string lees_xsd() {
    std::ifstream in(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd");
    std::ostringstream uit;
    uit << in.rdbuf();
    REQUIRE(uit.str().size() > 1000);
    return uit.str();
}

/// One connection for as long as the gateway keeps it.
class Lijn {
 public:
    explicit Lijn(const Huisproef& huis) : m_huis(huis) {}
    HttpAntwoord vraag(const std::string& bytes) {
        for (int poging = 0; poging < 2; ++poging) {
            if (!m_client) {
                m_client.reset(new Client(m_huis.bel()));
                ++verbindingen;
            }
            m_client->stuur(
                "POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " +
                std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
            auto antwoord = m_client->lees_antwoord();
            if (!antwoord || antwoord->veld("Connection") == "close") m_client.reset();
            if (antwoord) return *antwoord;
        }
        FAIL("no answer, twice");
        return {};
    }
    int verbindingen = 0;

 private:
    const Huisproef& m_huis;
    std::unique_ptr<Client> m_client;
};

std::string omslag(const Mutant& m, const std::string& security) {
    const bool elders = m.buiten.empty();  // two ways to write an envelope
    const std::string soap = elders ? "S" : "soap";
    return std::string(elders ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") + "<" + soap +
           ":Envelope" + (elders ? " xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"" : m.buiten) +
           "><" + soap + ":Header>" + security + "</" + soap + ":Header>\n<" + soap + ":Body>" + m.kind +
           "</" + soap + ":Body></" + soap + ":Envelope>";
}

/// The child as a document of its own: what surrounds it declares goes into its start tag.
std::string document(const Mutant& m) {
    auto uit = m.kind;
    return uit.insert(std::min(uit.size(), uit.find_first_of(" \t\r\n/>")), m.buiten);
}

enum class Uitspraak { geldig, ongeldig, anders };

Uitspraak uitspraak(const HttpAntwoord& antwoord) {
    if (antwoord.status == 200 && antwoord.inhoud.find(">INT500<") == std::string::npos)
        return Uitspraak::geldig;
    const auto code = lees(antwoord.inhoud, "faultcode");
    // An operation of the contract that does not run yet is only found after the schema.
    if (code == "soap:Server.DK0051" && antwoord.inhoud.find("nog niet beschikbaar") != std::string::npos)
        return Uitspraak::geldig;
    if (code == "soap:Client.DK0004" || code == "soap:Client.DK0009") return Uitspraak::ongeldig;
    return Uitspraak::anders;
}

/// What may differ between two answers to the same question taken out.
std::string zonder_moment(std::string xml) {
    for (const std::string naam :
         {"identificatiecodeBedrijfsdocument", "datumTijdBedrijfsdocument", "systeemtijd", "peilmoment"}) {
        const auto begin = xml.find("<isi:" + naam + ">");
        if (begin != std::string::npos) xml.erase(begin, xml.find("</", begin) - begin);
    }
    return xml;
}

std::string toon(const std::string& bytes) {
    return bytes.size() < 3000 ? bytes : bytes.substr(0, 3000) + "…";
}

/// The schema with one rule taken away, as text.
std::string verzwakt(std::string xsd, const std::string& type, const std::string& van,
                     const std::string& naar) {
    const auto begin = xsd.find("name=\"" + type + "\"");
    REQUIRE(begin != std::string::npos);
    const auto plaats = xsd.find(van, begin);
    REQUIRE(plaats != std::string::npos);
    return xsd.replace(plaats, van.size(), naar);
}

struct Telling {
    std::size_t geldig = 0, ongeldig = 0, niet_welgevormd = 0, gelijk = 0, mis = 0;
    std::set<std::string> operaties, gebroken;
    std::map<std::string, std::size_t> regelsoorten;
};

void tel(const Mutant& m, const Oordeel& oordeel, Telling& telling) {
    telling.operaties.insert(m.operatie);
    ++(oordeel.geldig ? telling.geldig : telling.ongeldig);
    telling.niet_welgevormd += !oordeel.welgevormd;
    if (oordeel.geldig || m.regel.empty()) return;
    for (const auto& stuk : m.bewijs) {
        if (oordeel.melding.find(stuk) == std::string::npos) return;
    }
    telling.gebroken.insert(m.regel);
}

std::vector<std::string> documenten(const std::vector<Mutant>& mutanten) {
    std::vector<std::string> uit;
    for (const auto& m : mutanten) uit.push_back(document(m));
    return uit;
}

}  // namespace

TEST_CASE("each mutant of each operation's request gets xmllint's verdict at the front door") {
    const Xsd xsd(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd");
    Huisproef huis;
    const auto mutanten = maak_mutanten(xsd, {oin_groningen, onze_oin, nu_tekst(), bsn_groningen});
    const auto oordelen = xmllint(werkmap, lees_xsd(), documenten(mutanten));
    auto security = Bericht{.sleutel = huis.sleutel_groningen}.security();
    const auto attribuut = security.find(" soap:mustUnderstand=\"1\"");
    security.erase(attribuut, std::string(" soap:mustUnderstand=\"1\"").size());

    Lijn lijn(huis);
    Telling telling;
    std::map<int, std::string> antwoorden;  // of the questions that others must equal
    for (const auto& m : mutanten) {
        if (m.bron >= 0) antwoorden[m.bron];
    }
    for (std::size_t i = 0; i < mutanten.size(); ++i) {
        const auto& m = mutanten[i];
        tel(m, oordelen[i], telling);
        const auto antwoord = lijn.vraag(omslag(m, security));
        const auto verwacht = oordelen[i].geldig ? Uitspraak::geldig : Uitspraak::ongeldig;
        bool goed = uitspraak(antwoord) == verwacht && antwoord.inhoud.find("zzVreemd") == std::string::npos;
        goed = goed && (antwoord.status != 200 || xsd_oordeel(antwoord.inhoud).empty());
        const auto gelijk = antwoorden.find(static_cast<int>(i));
        if (gelijk != antwoorden.end()) {
            gelijk->second = zonder_moment(antwoord.inhoud);
            CHECK(lees(antwoord.inhoud, "requestGoedgekeurd") == "true");
        }
        if (m.bron >= 0) {
            ++telling.gelijk;
            goed = goed && oordelen[i].geldig && zonder_moment(antwoord.inhoud) == antwoorden[m.bron];
        }
        if (!goed && ++telling.mis <= 25) {
            UNSCOPED_INFO("mutant " << i << " (" << m.operatie << ", " << m.soort << ")\n"
                                    << toon(m.kind) << "\nxmllint: " << oordelen[i].melding
                                    << "gateway: HTTP " << antwoord.status << " " << toon(antwoord.inhoud));
            CHECK(goed);
        }
    }
    CHECK(telling.mis == 0);

    const auto alle_regels = regels(xsd);
    std::size_t ongebroken = 0;
    for (const auto& regel : alle_regels) {
        if (telling.gebroken.contains(regel) || ++ongebroken > 25) continue;
        FAIL_CHECK("no mutant that xmllint refuses for it: " << regel);
    }
    CHECK(ongebroken == 0);
    WARN(mutanten.size() << " mutants of " << telling.operaties.size() << " operations over "
                         << lijn.verbindingen << " connection(s): " << telling.geldig << " valid and "
                         << telling.ongeldig << " invalid by both, of those " << telling.niet_welgevormd
                         << " not well-formed; " << alle_regels.size() << " rules each broken; "
                         << telling.gelijk << " other spellings answered with the same bytes");
    CHECK(mutanten.size() >= 2000);
    CHECK(telling.operaties.size() == 29);
    CHECK(telling.geldig * 10 >= mutanten.size() * 3);
    CHECK(telling.niet_welgevormd * 10 <= mutanten.size() * 2);
    CHECK(telling.gelijk >= 200);
}

TEST_CASE("what testVerbinding echoes is, character for character, what was sent, however it was written") {
    const Huisproef huis;
    // As XML writes it, and the characters it stands for.
    const std::vector<std::pair<std::string, std::string>> teksten{
        {"a", "a"},
        {" a  b ", " a  b "},
        {"a&#x0000000062;c", "abc"},
        {"&#0000000000000000000000097;", "a"},
        {"a<!-- b -->c<!---->", "ac"},
        {"<![CDATA[<&>]]>]]&gt;", "<&>]]>"},
        {"<![CDATA[a]]><![CDATA[]]>b", "ab"},
        {"&lt;isi:bsn&gt;&amp;lt;", "<isi:bsn>&lt;"},
        {"&quot;&apos;\"'", "\"'\"'"},
        {"a\r\nb\rc\nd", "a\nb\nc\nd"},
        {"a&#13;&#10;b&#13;c", "a\r\nb\rc"},
        {"a&#9;b\tc", "a\tb\tc"},
        {"\n", "\n"},
        {"&#32;", " "},
        {"%s%n%x ${jndi:ldap://127.0.0.1:9/a} {} \\0", "%s%n%x ${jndi:ldap://127.0.0.1:9/a} {} \\0"},
        {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"},
        {"&#xE9;&#x20AC;&#x1F600;&#x10FFFF;", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF"},
        {"e\xCC\x81\xE2\x80\xAE\xEF\xBB\xBF\xC2\x85\xE2\x80\xA8",
         "e\xCC\x81\xE2\x80\xAE\xEF\xBB\xBF\xC2\x85\xE2\x80\xA8"},
        {"\x7F&#x85;\xEF\xBF\xBD", "\x7F\xC2\x85\xEF\xBF\xBD"},
    };
    for (const auto& [geschreven, bedoeld] : teksten) {
        INFO(geschreven);
        const auto antwoord = huis.stuur(Bericht{.sleutel = huis.sleutel_groningen,
                                                 .operatie = "testVerbinding",
                                                 .inhoud = "<isi:echo>" + geschreven + "</isi:echo>",
                                                 .gemeentecode = ""}
                                             .tekst());
        CHECK(antwoord.status == 200);
        CHECK(lees_waarde(antwoord.inhoud, "echo") == bedoeld);
    }
}

TEST_CASE("control: with one rule of the schema taken away, xmllint's verdicts on the mutants are others") {
    const Xsd boom(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd");
    const auto xsd = lees_xsd();
    auto mutanten = maak_mutanten(boom, {oin_groningen, onze_oin, nu_tekst(), bsn_groningen});
    const std::set<std::string> enkele{"testVerbinding", "geefWet", "zoekSignalen", "geefExamens",
                                       "registreerUren"};
    std::erase_if(mutanten, [&](const Mutant& m) { return !enkele.contains(m.operatie); });
    const auto teksten = documenten(mutanten);
    const auto echt = xmllint(werkmap, xsd, teksten);
    const std::vector<std::pair<std::string, std::string>> zwakker{
        {"BSN of eight digits", verzwakt(xsd, "BsnType", "[0-9]{9}", "[0-9]{8,9}")},
        {"echo of 65 characters",
         verzwakt(xsd, "EchoType", "maxLength value=\"64\"", "maxLength value=\"65\"")},
        {"10,000 hours",
         verzwakt(xsd, "UrenType", "maxInclusive value=\"9999\"", "maxInclusive value=\"10000\"")},
        {"wet optional", verzwakt(xsd, "GeefExamensVerzoekType", "type=\"isi:CodeType\"",
                                  "type=\"isi:CodeType\" minOccurs=\"0\"")},
        {"four statussen", verzwakt(xsd, "StatussenType", "maxOccurs=\"3\"", "maxOccurs=\"4\"")},
    };
    for (const auto& [naam, schema] : zwakker) {
        const auto nu = xmllint(werkmap, schema, teksten);
        std::size_t anders = 0;
        for (std::size_t i = 0; i < nu.size(); ++i) anders += nu[i].geldig != echt[i].geldig;
        INFO(naam);
        CHECK(anders > 0);
    }
}
