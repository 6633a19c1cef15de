// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"

/// The shape of a SOAP fault, looked at on one that every endpoint must give: a bsn that the schema refuses.
namespace isi::conformance {
namespace {

constexpr std::string_view planted = "geheim-merkteken-4711";

SoapAnswer provoke(Context& c) {
    SoapAnswer answer = c.ask(c.geef_persoon(c.profile().blad_wet, std::string(planted)));
    if (!answer.fault()) throw Skip{"no fault to look at: " + answer.describe()};
    return answer;
}

void status(Context& c, Finding& f) {
    expect_status(f, provoke(c).http, 500);
}

void code(Context& c, Finding& f) {
    const SoapAnswer answer = provoke(c);
    const Fault fault = *answer.fault();
    const std::string bound =
        answer.xml->document_element().attribute(("xmlns:" + fault.prefix).c_str()).value();
    const std::string here = answer.payload.attribute(("xmlns:" + fault.prefix).c_str()).value();
    f.require(!fault.prefix.empty() && (bound == soap_ns || here == soap_ns),
              "faultcode with the prefix of the SOAP 1.1 envelope", fault.code);
}

void dutch_text(Context& c, Finding& f) {
    const SoapAnswer answer = provoke(c);
    const std::string told = answer.fault()->text, text = " " + lower(told) + " ";
    bool english = text.size() < 12;
    for (const char* word : {" the ", " is not ", " invalid ", " error ", " element is", " not found "})
        english = english || contains(text, word);
    f.require(!english, "a faultstring in Dutch", told);
}

void detail_valid(Context& c, Finding& f) {
    const std::string wrong = c.contract().judge_fout(provoke(c));
    f.require(wrong.empty(), "detail holds one Fout, valid by the published schema", wrong);
}

void same_code(Context& c, Finding& f) {
    const SoapAnswer answer = provoke(c);
    const Fault fault = *answer.fault();
    const std::string own = fault.local.substr(fault.local.find('.') + 1);
    const std::string told = find(fault.detail, "foutcode").text().get();
    f.require(told == own, fmt::format("detail/Fout/foutcode = {}", own), told.empty() ? "absent" : told);
}

void names_element(Context& c, Finding& f) {
    const SoapAnswer answer = provoke(c);
    const Fault fault = *answer.fault();
    const std::string told = find(fault.detail, "element").text().get();
    f.require(told == "bsn", "detail/Fout/element = bsn", told.empty() ? "absent" : told);
}

void names_line(Context& c, Finding& f) {
    const Message m = c.geef_persoon(c.profile().blad_wet, std::string(planted));
    const SoapAnswer answer = c.ask(m);
    if (!answer.fault()) throw Skip{"no fault to look at: " + answer.describe()};
    const std::string xml = m.xml();
    const auto line =
        1 + std::count(xml.begin(), xml.begin() + static_cast<std::ptrdiff_t>(xml.find("<bsn>")), '\n');
    const std::string told = find(answer.fault()->detail, "regel").text().get();
    f.require(told == fmt::format("{}", line), fmt::format("detail/Fout/regel = {}", line),
              told.empty() ? "absent" : told);
}

void never_the_value(Context& c, Finding& f) {
    f.require(!contains(provoke(c).http.body, planted), "no value of the request in the fault",
              "the planted value stands in it");
}

void id_in_detail(Context& c, Finding& f) {
    const Message m = c.geef_persoon(c.profile().blad_wet, std::string(planted));
    const SoapAnswer answer = c.ask(m);
    if (!answer.fault()) throw Skip{"no fault to look at: " + answer.describe()};
    const pugi::xml_node told = find(answer.fault()->detail, "identificatiecodeBedrijfsdocument");
    f.require(!told || told.text().get() == m.id, "identificatiecodeBedrijfsdocument of the request, or none",
              "another one");
}

constexpr Implementation all[] = {{"FOUT-001", status},      {"FOUT-002", code},
                                  {"FOUT-003", dutch_text},  {"FOUT-004", detail_valid},
                                  {"FOUT-005", same_code},   {"FOUT-006", names_element},
                                  {"FOUT-007", names_line},  {"FOUT-008", never_the_value},
                                  {"FOUT-009", id_in_detail}};

}  // namespace

std::span<const Implementation> fault_checks() {
    return all;
}

}  // namespace isi::conformance
