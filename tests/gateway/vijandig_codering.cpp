// SPDX-License-Identifier: GPL-3.0-or-later
#include "vijandig.hpp"

namespace isi::proef {
namespace {

using namespace std::string_literals;

// ASCII only, so a character is one unit.
std::string breed(const std::string& tekst, const std::string& merk, int breedte, bool groot_eerst) {
    std::string uit = merk;
    for (const char c : tekst) {
        std::string eenheid(static_cast<std::size_t>(breedte), '\0');
        eenheid[groot_eerst ? static_cast<std::size_t>(breedte) - 1 : 0] = c;
        uit += eenheid;
    }
    return uit;
}

void voeg_breed(const Verdraaid& v, Gevallen& uit) {
    const auto goed = v.goed();
    uit.insert(uit.end(),
               {{"UTF-16LE with mark", breed(goed, "\xFF\xFE", 2, false), 500, dk9},
                {"UTF-16BE with mark", breed(goed, "\xFE\xFF", 2, true), 500, dk9},
                {"UTF-16LE without mark", breed(goed, "", 2, false), 500, dk9},
                {"UTF-16BE without mark", breed(goed, "", 2, true), 500, dk9},
                {"UTF-16LE that says so", breed(v.met("UTF-8", "UTF-16"), "\xFF\xFE", 2, false), 500, dk9},
                {"UTF-32LE with mark", breed(goed, "\xFF\xFE\0\0"s, 4, false), 500, dk9},
                {"UTF-32BE with mark", breed(goed, "\0\0\xFE\xFF"s, 4, true), 500, dk9},
                {"UTF-32LE without mark", breed(goed, "", 4, false), 500, dk9},
                {"UTF-32BE without mark", breed(goed, "", 4, true), 500, dk9},
                {"EBCDIC", "\x4C\x6F\xA7\x94\x93\x40", 500, dk9},
                {"UTF-7 with mark", "+/v8-" + goed, 500, dk9},
                {"UTF-7 without mark", "+ADw-soap:Envelope+AD4-", 500, dk4},
                {"UTF-8 mark before UTF-16", "\xEF\xBB\xBF" + breed(goed, "", 2, false), 500, dk4}});
}

void voeg_verklaard(const Verdraaid& v, Gevallen& uit) {
    for (const char* naam : {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-7", "US-ASCII", "utf8", "UTF-8 ",
                             "", "IBM037", "GB18030", "UTF-32", "CESU-8"}) {
        uit.push_back({"declared as '"s + naam + "'", v.met("UTF-8", naam), 500, dk9});
    }
    const std::string decl = "version=\"1.0\" encoding=\"UTF-8\"";
    uit.insert(
        uit.end(),
        {{"XML 1.1", v.met("version=\"1.0\"", "version=\"1.1\""), 500, dk4},
         {"encoding before version", v.met(decl, "encoding=\"UTF-8\" version=\"1.0\""), 500, dk4},
         {"two encodings", v.met(decl, decl + " encoding=\"UTF-16\""), 500, dk4},
         {"a second declaration", v.met("<soap:Envelope", "<?xml version=\"1.0\"?><soap:Envelope"), 500, dk4},
         {"white space before the declaration", " " + v.goed(), 500, dk4},
         {"two marks", "\xEF\xBB\xBF\xEF\xBB\xBF" + v.goed(), 500, dk4},
         {"mark after the declaration", v.met("<soap:Envelope", "\xEF\xBB\xBF<soap:Envelope"), 500, dk4},
         {"charset utf-16 of the HTTP field", v.goed(), 415, "",
          "Content-Type: text/xml; charset=utf-16\r\n"},
         {"charset iso-8859-1 of the HTTP field", v.goed(), 415, "",
          "Content-Type: text/xml; charset=iso-8859-1\r\n"},
         {"two charsets of the HTTP field", v.goed(), 415, "",
          "Content-Type: text/xml; charset=utf-8; charset=utf-7\r\n"},
         {"a charset in odd quotes", v.goed(), 415, "", "Content-Type: text/xml; charset='utf-8'\r\n"}});
}

void voeg_bytes(const Verdraaid& v, Gevallen& uit) {
    const std::string bsn = "004002313";
    const auto in_bsn = [&](const std::string& bytes) { return v.met(bsn, "0040" + bytes + "2313"); };
    const std::vector<std::pair<std::string, std::string>> geen_utf8{
        {"a byte of Latin-1", "\xE9"},
        {"overlong in two bytes", "\xC0\xB0"},
        {"overlong in three", "\xE0\x80\xB0"},
        {"overlong in four", "\xF0\x80\x80\xB0"},
        {"overlong NUL", "\xC0\x80"},
        {"a surrogate", "\xED\xA0\x80"},
        {"a pair of surrogates", "\xED\xA0\xBD\xED\xB8\x80"},
        {"above U+10FFFF", "\xF4\x90\x80\x80"},
        {"five bytes", "\xF8\x88\x80\x80\x80"},
        {"byte FE", "\xFE"},
        {"byte FF", "\xFF"},
        {"a lone continuation", "\x80"},
        {"cut off by a digit", "\xE2\x82"}};
    for (const auto& [naam, bytes] : geen_utf8) uit.push_back({naam, in_bsn(bytes), 500, dk9});
    uit.insert(uit.end(),
               {{"bad UTF-8 in a comment", v.met("<isi:wet>", "<!-- \xFF --><isi:wet>"), 500, dk9},
                {"bad UTF-8 in CDATA", v.met("WI2007", "<![CDATA[\xC0\x80]]>"), 500, dk9},
                {"bad UTF-8 in an attribute", v.met("<isi:wet>", "<isi:wet a=\"\xED\xBF\xBF\">"), 500, dk9},
                {"bad UTF-8 in a name", v.met("<isi:wet>", "<isi:w\xE9t>"), 500, dk9},
                {"bad UTF-8 in the header", v.kop("<x:a xmlns:x=\"urn:x\">\xFF</x:a>"), 500, dk9},
                {"bad UTF-8 after the Envelope", v.goed() + "\xFF", 500, dk9},
                {"cut off within a character", v.met("</soap:Envelope>", "\xE2\x82"), 500, dk9}});
    const std::vector<std::pair<std::string, std::string>> geen_xml{{"a NUL", "\0"s},
                                                                    {"a control character", "\x01"},
                                                                    {"escape", "\x1B[31m"},
                                                                    {"U+FFFE", "\xEF\xBF\xBE"},
                                                                    {"U+FFFF", "\xEF\xBF\xBF"},
                                                                    {"&#0;", "&#0;"},
                                                                    {"&#x1F;", "&#x1F;"},
                                                                    {"&#xD800;", "&#xD800;"},
                                                                    {"&#xFFFE;", "&#xFFFE;"},
                                                                    {"&#x110000;", "&#x110000;"},
                                                                    {"&#4294967344;", "&#4294967344;"},
                                                                    {"&#-48;", "&#-48;"}};
    for (const auto& [naam, bytes] : geen_xml) uit.push_back({naam, in_bsn(bytes), 500, dk4});
    uit.insert(uit.end(), {{"a NUL after the Envelope", v.goed() + "\0"s, 500, dk4},
                           {"other digits that look like ours", in_bsn("\xD9\xA0"), 500, dk4},
                           {"full-width digits", in_bsn("\xEF\xBC\x90"), 500, dk4},
                           {"a zero-width space in the number",
                            in_bsn("\xE2\x80\x8B"
                                   "0"),
                            500, dk4}});
}

}  // namespace

Gevallen codering_gevallen(const Verdraaid& v) {
    Gevallen uit;
    voeg_breed(v, uit);
    voeg_verklaard(v, uit);
    voeg_bytes(v, uit);
    uit.insert(
        uit.end(),
        {{"control: UTF-8 with mark", "\xEF\xBB\xBF" + v.goed(), 200},
         {"control: declared in lower case", v.met("UTF-8", "utf-8"), 200},
         {"control: no declaration", v.met("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""), 200},
         {"control: standalone", v.met("\"UTF-8\"?", "\"UTF-8\" standalone='yes' ?"), 200},
         {"control: charset in quotes", v.goed(), 200, "", "Content-Type: TEXT/XML;charset=\"Utf-8\"\r\n"},
         {"control: characters of four bytes", v.echo("\xF0\x9F\x98\x80&#x1F600;"), 200}});
    return uit;
}

}  // namespace isi::proef
