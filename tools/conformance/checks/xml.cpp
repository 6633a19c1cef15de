// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// XML and schema: what must be refused before anything is done with it.
namespace isi::conformance {
namespace {

constexpr std::string_view schema_fault = "Client.DK0004", encoding_fault = "Client.DK0009";

Message sheet(Context& c, std::function<std::string(std::string)> twist) {
    Message m = c.geef_persoon(c.profile().blad_wet, c.profile().blad_bsn);
    m.twist = std::move(twist);
    return m;
}

void refused(Context& c, Finding& f, std::string from, std::string to, std::string_view code = schema_fault) {
    expect_fault(f, c.ask(sheet(c, [&](std::string xml) { return replace_once(std::move(xml), from, to); })),
                 {code});
}

void doctype(Context& c, Finding& f) {
    refused(c, f, "<soap:Envelope", "<!DOCTYPE soap:Envelope [<!ENTITY e \"x\">]>\n<soap:Envelope");
}
void instruction(Context& c, Finding& f) {
    refused(c, f, "<soap:Body>", "<?doe iets?><soap:Body>");
}
void trailing(Context& c, Finding& f) {
    refused(c, f, "</soap:Envelope>", "</soap:Envelope><nog/>");
}
void truncated(Context& c, Finding& f) {
    refused(c, f, "</soap:Body>\n</soap:Envelope>\n", "");
}
void nul_reference(Context& c, Finding& f) {
    refused(c, f, "</wet>", "&#0;</wet>");
}
void doubled_attribute(Context& c, Finding& f) {
    refused(c, f, "<wet>", "<wet a='1' a='2'>");
}

void utf_16(Context& c, Finding& f) {
    const auto twist = [](std::string xml) {
        std::string out = "\xff\xfe";
        for (const char x : replace_once(std::move(xml), "UTF-8", "UTF-16")) (out += x) += '\0';
        return out;
    };
    expect_fault(f, c.ask(sheet(c, twist)), {encoding_fault});
}

void declared_latin(Context& c, Finding& f) {
    refused(c, f, "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", encoding_fault);
}

void bad_utf_8(Context& c, Finding& f) {
    Message m = c.message("testVerbinding", element("echo", "aXb"));
    m.twist = [](std::string xml) {
        return replace_once(std::move(xml), "aXb",
                            "a\xff"
                            "b");
    };
    expect_fault(f, c.ask(m), {encoding_fault});
}

void overlong_utf_8(Context& c, Finding& f) {
    Message m = c.message("testVerbinding", element("echo", "aXb"));
    m.twist = [](std::string xml) {
        return replace_once(std::move(xml), "aXb",
                            "a\xc0\xaf"
                            "b");
    };
    expect_fault(f, c.ask(m), {encoding_fault});
}

void deep(Context& c, Finding& f) {
    std::string open, close;
    for (int i = 0; i < 200; ++i) {
        open += "<d>";
        close += "</d>";
    }
    refused(c, f, "</wet>", "</wet>" + open + close);
}

void many_attributes(Context& c, Finding& f) {
    std::string flood = "<wet";
    for (int i = 0; i < 1000; ++i) flood += fmt::format(" a{}='1'", i);
    refused(c, f, "<wet>", flood + ">");
}

void doubled_element(Context& c, Finding& f) {
    refused(c, f, "<bsn>", element("bsn", c.profile().blad_bsn) + "<bsn>");
}
void doubled_gemeente(Context& c, Finding& f) {
    refused(c, f, "<gemeentecode>",
            element("gemeentecode", c.profile().vreemde_gemeentecode) + "<gemeentecode>");
}
void unknown_element(Context& c, Finding& f) {
    refused(c, f, "</wet>", "</wet><kleur>rood</kleur>");
}
void foreign_namespace(Context& c, Finding& f) {
    refused(c, f, "<bsn>", "<bsn xmlns=\"urn:vreemd\">");
}
void empty_element(Context& c, Finding& f) {
    refused(c, f, element("bsn", c.profile().blad_bsn),
            "<bsn/>" + element("aNummer", c.profile().blad_a_nummer));
}
void nil(Context& c, Finding& f) {
    refused(c, f, element("bsn", c.profile().blad_bsn),
            "<bsn xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>");
}
void wrong_order(Context& c, Finding& f) {
    const std::string law = element("wet", c.profile().blad_wet),
                      number = element("bsn", c.profile().blad_bsn);
    refused(c, f, law + number, number + law);
}
void missing_element(Context& c, Finding& f) {
    refused(c, f, element("wet", c.profile().blad_wet), "");
}
void bad_pattern(Context& c, Finding& f) {
    refused(c, f, c.profile().blad_bsn + "</bsn>", "12345678</bsn>");
}
void gemeente_where_none(Context& c, Finding& f) {
    expect_fault(f, c.ask(c.for_gemeente("geefGemeenten", "")), {schema_fault});
}

constexpr Implementation all[] = {{"XML-001", doctype},
                                  {"XML-002", instruction},
                                  {"XML-003", trailing},
                                  {"XML-004", truncated},
                                  {"XML-005", nul_reference},
                                  {"XML-006", doubled_attribute},
                                  {"XML-007", utf_16},
                                  {"XML-008", declared_latin},
                                  {"XML-009", bad_utf_8},
                                  {"XML-010", overlong_utf_8},
                                  {"XML-011", deep},
                                  {"XML-012", many_attributes},
                                  {"XML-020", doubled_element},
                                  {"XML-021", doubled_gemeente},
                                  {"XML-022", unknown_element},
                                  {"XML-023", foreign_namespace},
                                  {"XML-024", empty_element},
                                  {"XML-025", nil},
                                  {"XML-026", wrong_order},
                                  {"XML-027", missing_element},
                                  {"XML-028", bad_pattern},
                                  {"XML-029", gemeente_where_none}};

}  // namespace

std::span<const Implementation> xml_checks() {
    return all;
}

}  // namespace isi::conformance
