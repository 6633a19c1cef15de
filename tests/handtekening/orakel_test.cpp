// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gateway/bericht/bericht.hpp"
#include "recept.hpp"

using namespace isi::proef;
using isi::handtekening::Bevinding;
using isi::handtekening::Gebrek;
namespace handtekening = isi::handtekening;
namespace fs = std::filesystem;

/// Signers that we did not write, or that at least share nothing with what is tested: Python's own
/// canonicaliser with the openssl command (support/onderteken.py), and zeep.
namespace {

class Werkmap {
 public:
    Werkmap() {
        std::string sjabloon = (fs::temp_directory_path() / "isi-handtekening-XXXXXX").string();
        REQUIRE(mkdtemp(sjabloon.data()) != nullptr);
        m_pad = sjabloon;
    }
    Werkmap(const Werkmap&) = delete;
    Werkmap& operator=(const Werkmap&) = delete;
    ~Werkmap() { fs::remove_all(m_pad); }

    void schrijf(const std::string& naam, const std::string& tekst) const {
        std::ofstream(m_pad / naam) << tekst;
    }
    [[nodiscard]] std::string lees(const std::string& naam) const {
        std::ostringstream uit;
        uit << std::ifstream(m_pad / naam, std::ios::binary).rdbuf();
        return uit.str();
    }
    /// What the command makes of the message, with the certificate and the key behind its arguments.
    [[nodiscard]] std::string teken(const std::string& opdracht, const std::string& bericht,
                                    const Paar& paar) const {
        schrijf("in.xml", bericht);
        schrijf("client.crt", paar.pem());
        schrijf("client.key", paar.sleutel_pem());
        const auto vol = "cd '" + m_pad.string() + "' && /usr/bin/python3 -B " ISI_SOURCE_DIR "/tests/" +
                         opdracht + " client.crt client.key < in.xml > uit.xml";
        REQUIRE(std::system(vol.c_str()) == 0);
        return lees("uit.xml");
    }

 private:
    fs::path m_pad;
};

/// In the shape of a MAGDA request, as different stacks spell it.
std::vector<std::string> berichten() {
    const std::string vraag =
        R"(<web:GeefDossierKBI xmlns:web="http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be">
  <Verzoek>
    <Context><Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie></Context>
    <Vragen><Vraag><Referte>a&amp;b &lt;c&gt; &quot;d&quot; é</Referte><Inhoud><INSZ>00000000097</INSZ></Inhoud></Vraag></Vragen>
  </Verzoek>
</web:GeefDossierKBI>)";
    const auto omslag = [](const std::string& s, const std::string& kop, const std::string& inhoud) {
        const auto punt = s.empty() ? std::string{} : s + ":";
        return "<?xml version='1.0' encoding='UTF-8'?>\n<" + punt + "Envelope xmlns" +
               (s.empty() ? "" : ":" + s) + "='" + soap_uri +
               "' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:a='urn:a'>\n" + kop + "<" +
               punt + "Body>" + inhoud + "</" + punt + "Body>\n</" + punt + "Envelope>\n";
    };
    return {
        omslag("soapenv", "  <soapenv:Header/>\n  ", vraag),
        omslag("soapenv", "", vraag),
        omslag("S", "<S:Header><a:blok a:attr='x'/></S:Header>", "\n  " + vraag + "\n"),
        omslag("", "", vervang(vraag, "<Verzoek>", "<Verzoek xmlns=''>")),
        omslag("s", "<s:Header></s:Header>",
               "<a:x b='2' a:c=\"&#9;&#10;&lt;'\" xmlns:z='urn:z' z:a='1' a='&#x20AC;'><!-- weg "
               "--><![CDATA[<&>]]>\r\n"
               "<leeg/><y xmlns='urn:y'><y xmlns=''/></y>&#13;</a:x>"),
    };
}

void keur(const std::string& bericht, const Paar& paar, bool sha1_toegestaan) {
    INFO(bericht);
    const auto omslag = isi::bericht::bewaak(bericht, {});
    REQUIRE(omslag);
    REQUIRE(isi::bericht::lees_kop(omslag->kop));
    const handtekening::Instellingen instellingen{sha1_toegestaan, std::time(nullptr), 300};
    const auto uit = handtekening::controleer(bericht, der(paar), instellingen);
    INFO((uit ? "" : std::string(handtekening::tekst(uit.error()))));
    REQUIRE(uit);
    CHECK(*uit == Bevinding::juist);
    // Control: another element in the Body and it is not.
    const auto anders = vervang(bericht, omslag->inhoud, std::string(omslag->inhoud) + "<x/>");
    CHECK(handtekening::controleer(anders, der(paar), instellingen).error() == Gebrek::digest_onjuist);
}

}  // namespace

TEST_CASE("what Python's canonicaliser and the openssl command sign is right") {
    const Werkmap map;
    Ca wortel("wortel");
    Ca tussen("tussen", wortel);
    Wens wens;
    const auto ec = tussen.geef(wens);
    wens.rsa_bits = 2048;
    const auto rsa = tussen.geef(wens);
    REQUIRE(ec.keten.size() == 1);
    for (const auto& bericht : berichten()) {
        keur(map.teken("support/onderteken.py", bericht, ec), ec, false);
        keur(map.teken("support/onderteken.py --pkipath", bericht, rsa), rsa, false);
    }
    keur(map.teken("support/onderteken.py --pkipath", berichten()[0], ec), ec, false);
    keur(map.teken("support/onderteken.py --pkipath --sha1", berichten()[0], rsa), rsa, true);
}

TEST_CASE("a signature joins a UsernameToken, and both are read") {
    const Werkmap map;
    const auto bericht = map.teken(
        "support/onderteken.py",
        vervang(berichten()[0], "<soapenv:Header/>",
                "<soapenv:Header><w:Security soapenv:mustUnderstand='1' xmlns:w='" + wsse_uri +
                    "'><w:UsernameToken><w:Username>isk1_abcdefghijkl</w:Username><w:Password>x</w:Password>"
                    "</w:UsernameToken></w:Security></soapenv:Header>"),
        bos().p256);
    keur(bericht, bos().p256, false);
    CHECK(isi::bericht::lees_kop(isi::bericht::bewaak(bericht, {})->kop)->gebruikersnaam ==
          "isk1_abcdefghijkl");
}

TEST_CASE("a Timestamp that has expired on the signer's clock is refused") {
    const Werkmap map;
    const auto bericht = map.teken("support/onderteken.py --geldig 0", berichten()[0], bos().p256);
    const handtekening::Instellingen later{false, std::time(nullptr) + 301, 300};
    CHECK(handtekening::controleer(bericht, der(bos().p256), later).error() == Gebrek::tijdstempel_verlopen);
    keur(bericht, bos().p256, false);  // control
}

TEST_CASE("what zeep signs is right, and with its SHA-1 only by the setting") {
    const Werkmap map;
    for (const auto& bericht : berichten()) {
        keur(map.teken("handtekening/zeep_teken.py sha256", bericht, bos().rsa), bos().rsa, false);
    }
    const auto oud = map.teken("handtekening/zeep_teken.py sha1", berichten()[0], bos().rsa);
    keur(oud, bos().rsa, true);
    CHECK(handtekening::controleer(oud, der(bos().rsa), {false, std::time(nullptr), 300}).error() ==
          Gebrek::sha1);
}
