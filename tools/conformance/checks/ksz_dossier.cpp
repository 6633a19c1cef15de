// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "expect.hpp"
#include "ksz.hpp"

/// KSZ dialect: the panels of the MAGDA dossier with labels and links, and what is withheld.
namespace isi::conformance {
namespace {

SoapAnswer own(Context& c, const std::string& rol) {
    return ask(c, ksz_vraag(c, "consultFile", c.kbi().profile.insz(rol)));
}
SoapAnswer of_beperkt(Context& c, const std::string& rol) {
    const Party& party = partner(c, "beperkt");
    return ask(c, ksz_vraag_van(c, party, "consultFile", c.kbi().profile.insz(rol)), party);
}
bool among(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// Without every element whose name ends so: they hold text only.
std::string without(std::string text, std::string_view name_end) {
    const std::string close_end = std::string(name_end) + ">";
    for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at)) {
        const std::size_t end = text.find('>', at);
        const std::string close = text.substr(at, end + 1 - at);
        const std::size_t open =
            close.ends_with(close_end) ? text.rfind("<" + close.substr(2), at) : std::string::npos;
        if (open == std::string::npos) {
            at = end;
            continue;
        }
        text.erase(open, end + 1 - open);
        at = open;
    }
    return text;
}

void expect_published(Context& c, Finding& f, const std::string& rol) {
    SoapAnswer answer = own(c, rol);
    answer.http.body = without(without(std::move(answer.http.body), "Label"), "KboLink");
    f.require(panelen(answer) == c.kbi().profile.dossier(rol), "each panel canonically as published",
              "another");
}
void identical(Context& c, Finding& f) {
    expect_published(c, f, "contract");
}
void identical_full(Context& c, Finding& f) {
    expect_published(c, f, "elk_luik");
}
void order(Context& c, Finding& f) {
    const auto got = namen(panelen(own(c, "elk_luik"))), wanted = namen(c.kbi().profile.dossier("elk_luik"));
    f.require(got == wanted, join(wanted, " "), join(got, " "));
}

pugi::xml_node next_element(pugi::xml_node node) {
    do node = node.next_sibling();
    while (node && node.type() != pugi::node_element);
    return node;
}
void labelled(Context& c, Finding& f) {
    const SoapAnswer answer = own(c, "contract");
    for (const char* path : {"Doelgroep/Code", "Aanmelding/Type", "Wooncode/Code"}) {
        const pugi::xml_node code = answer.node(std::string("result/KBIDossier/") + path);
        if (!code) continue;
        const std::string name = local_name(code) + "Label", next = next_element(code).name();
        f.require(next == name, fmt::format("{} directly after {}", name, path),
                  next.empty() ? "nothing" : next);
    }
}

void as_published_labels(Context& c, Finding& f) {
    const HttpAnswer got = c.get("/kbi/labels.xml");
    pugi::xml_document labels;
    labels.load_buffer(got.body.data(), got.body.size());
    const SoapAnswer answer = own(c, "contract");
    const std::string code = answer.text("result/KBIDossier/Doelgroep/Code").value_or("");
    const std::string told = answer.text("result/KBIDossier/Doelgroep/CodeLabel").value_or("");
    std::string listed;
    for (const auto& list : children(labels.document_element(), "lijst"))
        for (const auto& one : children(list, "code"))
            if (list.attribute("naam").value() == std::string("doelgroep") &&
                one.attribute("waarde").value() == code)
                listed = one.text().get();
    f.require(!listed.empty() && told == listed, "the label of /kbi/labels.xml: '" + listed + "'",
              "'" + told + "'");
}

/// The Crossroads Bank for Enterprises: 97 minus the first eight modulo 97 is the last two.
bool right_check(const std::string& number) {
    if (number.size() != 10 || number.find_first_not_of("0123456789") != std::string::npos) return false;
    const int rest = std::accumulate(number.begin(), number.begin() + 8, 0,
                                     [](int sum, char x) { return (sum * 10 + (x - '0')) % 97; });
    return 97 - rest == std::stoi(number.substr(8));
}

/// Every KboNummer of the dossier with the element after it.
void each_number(const pugi::xml_node& from,
                 const std::function<void(const std::string&, const pugi::xml_node&)>& see) {
    for (const auto& child : children(from, "*")) {
        if (local_name(child) == "KboNummer") see(child.text().get(), next_element(child));
        each_number(child, see);
    }
}
bool is_link(const pugi::xml_node& node) {
    return local_name(node) == "KboLink";
}
void linked(Context& c, Finding& f) {
    const SoapAnswer answer = own(c, "elk_luik");
    std::size_t seen = 0;
    each_number(answer.node("result"), [&](const std::string& number, const pugi::xml_node& next) {
        if (!right_check(number) || starts_with(number, "00000000")) return;
        ++seen;
        f.require(is_link(next) && contains(next.text().get(), number),
                  "KboLink with the number after a right KboNummer",
                  is_link(next) ? "another number" : "none");
    });
    f.require(seen > 0, "a KboNummer with a right check number", "none");
}
void not_linked(Context& c, Finding& f) {
    const SoapAnswer answer = own(c, "elk_luik");
    std::size_t seen = 0;
    each_number(answer.node("result"), [&](const std::string& number, const pugi::xml_node& next) {
        if (right_check(number)) return;
        ++seen;
        f.require(!is_link(next), "no KboLink after a KboNummer with a wrong check number", "one");
    });
    f.require(seen > 0, "a KboNummer with a wrong check number", "none");
}

std::vector<std::string> filtered(const SoapAnswer& answer) {
    std::vector<std::string> out;
    for (const auto& one : children(answer.node("dataFilters"), "filteredElement"))
        out.emplace_back(one.text().get());
    return out;
}
void filters(Context& c, Finding& f) {
    const auto told = filtered(of_beperkt(c, "elk_luik"));
    for (const std::string& panel : c.kbi().profile.nooit)
        f.require(among(told, panel), "filteredElement " + panel, "absent");
    for (const std::string& panel : c.kbi().profile.deels)
        f.require(
            std::any_of(told.begin(), told.end(), [&](const auto& one) { return starts_with(one, panel); }),
            "a filteredElement of " + panel, "absent");
}
void withheld(Context& c, Finding& f) {
    const auto got = namen(panelen(of_beperkt(c, "elk_luik")));
    f.require(!got.empty(), "a dossier", "none");
    for (const std::string& panel : c.kbi().profile.nooit)
        f.require(!among(got, panel), "no " + panel, "present");
}
void no_filters(Context& c, Finding& f) {
    const SoapAnswer answer = own(c, "elk_luik");
    f.require(answer.node("result") && !answer.node("dataFilters"), "no dataFilters for who may see all",
              describe_ksz(answer));
}
void all_withheld(Context& c, Finding& f) {
    const SoapAnswer answer = of_beperkt(c, "begeleiding");
    expect_ksz_status(f, answer, {"DATA_FOUND", "MSG00000"});
    f.require(!filtered(answer).empty() && !answer.node("result"), "dataFilters and no result",
              names_in(answer.payload));
}
void valid(Context& c, Finding& f) {
    expect_ksz_valid(f, own(c, "elk_luik"));
}

constexpr Implementation all[] = {{"KDOS-001", identical},
                                  {"KDOS-002", identical_full},
                                  {"KDOS-003", order},
                                  {"KDOS-004", labelled},
                                  {"KDOS-005", as_published_labels},
                                  {"KDOS-006", linked},
                                  {"KDOS-007", not_linked},
                                  {"KDOS-008", filters},
                                  {"KDOS-009", withheld},
                                  {"KDOS-010", no_filters},
                                  {"KDOS-011", all_withheld},
                                  {"KDOS-012", valid}};

}  // namespace

std::span<const Implementation> ksz_dossier_checks() {
    return all;
}

}  // namespace isi::conformance
