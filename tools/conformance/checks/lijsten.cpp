// SPDX-License-Identifier: Apache-2.0
#include "lijsten.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>

#include "expect.hpp"

namespace isi::conformance {
namespace {

// The order of the schema's sequences.
constexpr std::array<std::string_view, 12> person_order{"wet",
                                                        "bsn",
                                                        "aNummer",
                                                        "geboortedatumVanaf",
                                                        "geboortedatumTotEnMet",
                                                        "geslacht",
                                                        "nationaliteit",
                                                        "zoekenInIsi",
                                                        "verblijf",
                                                        "pagina",
                                                        "aantalPerPagina",
                                                        "peilmoment"};
constexpr std::array<std::string_view, 11> signal_order{
    "wet",       "bsn",      "aNummer", "signaalcode",     "datumVanaf", "datumTotEnMet",
    "statussen", "sorteren", "pagina",  "aantalPerPagina", "peilmoment"};

std::string xml_of(std::string_view name, const std::string& text) {
    std::string inner;
    if (name == "statussen") {
        for (const std::string& one : split(text, ',')) inner += element("status", one);
    } else if (name == "sorteren") {
        const auto parts = split(text, ' ');
        inner = element("kolom", parts.at(0)) + element("richting", parts.at(1));
    } else {
        return element(name, text);
    }
    return fmt::format("<{0}>{1}</{0}>", name, inner);
}

template <std::size_t N>
std::string fields_of(const Context& context, Criteria criteria,
                      const std::array<std::string_view, N>& order) {
    if (!criteria.contains("wet")) criteria["wet"] = context.profile().blad_wet;
    std::string out;
    for (const std::string_view name : order) {
        const auto found = criteria.find(std::string(name));
        if (found == criteria.end()) continue;
        out += xml_of(name, found->second);
        criteria.erase(found);
    }
    if (!criteria.empty()) throw std::logic_error("no element " + criteria.begin()->first);
    return out;
}

// Base letters of U+00C0 … U+017F; '?' where the letter is its own.
constexpr std::string_view base_letters =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?llllll??l"
    "lnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz?";

}  // namespace

Message zoek_personen(const Context& context, const Criteria& criteria) {
    return context.for_gemeente("zoekPersonen", fields_of(context, criteria, person_order));
}

Message zoek_signalen(const Context& context, const Criteria& criteria) {
    return context.for_gemeente("zoekSignalen", fields_of(context, criteria, signal_order));
}

Listing list_of(Context& context, Finding& finding, const Message& question) {
    Listing out;
    out.answer = context.ask(question);
    const bool persons = question.operation == "zoekPersonen";
    const bool nobody = persons && out.answer.nothing_found();
    if (const auto told = out.answer.text("totaal")) out.totaal = std::atol(told->c_str());
    if (nobody) out.totaal = 0;
    finding.require(nobody || (out.answer.has_data() && out.totaal >= 0), "a list", out.answer.describe());
    out.rows = children(out.answer.node(persons ? "personen" : "signalen"), persons ? "persoon" : "signaal");
    return out;
}

std::string value(const pugi::xml_node& row, std::string_view path) {
    return find(row, path).text().get();
}

std::vector<std::string> column(const Listing& list, std::string_view path) {
    std::vector<std::string> out;
    out.reserve(list.rows.size());
    for (const auto& row : list.rows) out.push_back(value(row, path));
    return out;
}

pugi::xml_node row_with(const Listing& list, std::string_view path, std::string_view wanted) {
    for (const auto& row : list.rows)
        if (value(row, path) == wanted) return row;
    return {};
}

bool lists(const Listing& list, std::string_view path, std::string_view wanted) {
    return static_cast<bool>(row_with(list, path, wanted));
}

std::string days_later(std::string_view date, int days) {
    namespace ch = std::chrono;
    const auto number = [&](std::size_t at, std::size_t size) {
        return std::atoi(std::string(date.substr(at, size)).c_str());
    };
    const ch::year_month_day day{ch::year{number(0, 4)}, ch::month{static_cast<unsigned>(number(5, 2))},
                                 ch::day{static_cast<unsigned>(number(8, 2))}};
    if (!day.ok()) throw Skip{fmt::format("{} is no day of the calendar", date)};
    const ch::year_month_day later{ch::sys_days{day} + ch::days{days}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(later.year()),
                       static_cast<unsigned>(later.month()), static_cast<unsigned>(later.day()));
}

std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool pair = byte >= 0xC3 && byte <= 0xC5 && at + 1 < text.size();
        if (!pair) {
            out += text[at];
            continue;
        }
        const std::size_t letter =
            (byte - 0xC0U) * 64U + (static_cast<unsigned char>(text[at + 1]) & 0x3FU) - 0xC0U;
        if (letter < base_letters.size() && base_letters[letter] != '?') {
            out += base_letters[letter];
        } else {
            out += text.substr(at, 2);
        }
        ++at;
    }
    return lower(out);
}

std::string canonical(const pugi::xml_node& node) {
    if (!node) return {};
    const std::string name = local_name(node);
    std::string out = "<" + name + ">";
    const auto inside = children(node, "*");
    if (inside.empty()) out += xml_escape(node.text().get());
    for (const auto& child : inside) out += canonical(child);
    return out + "</" + name + ">";
}

void expect_alike(Finding& finding, const SoapAnswer& one, const SoapAnswer& other, std::string_view what) {
    finding.require(without_ids_and_times(one.http.body) == without_ids_and_times(other.http.body) &&
                        one.http.status == other.http.status,
                    fmt::format("{}: the same answer as to an unknown number", what),
                    fmt::format("{} against {}", one.describe(), other.describe()));
}

void expect_period_field(Finding& finding, const SoapAnswer& answer) {
    std::string field = "absent";
    for (const auto& one : children(answer.node("foutmelding"), "sleutelgegeven"))
        if (value(one, "sleutelnaam") == "veld") field = lower(value(one, "sleutelwaarde"));
    finding.require(field.ends_with("totenmet") || field.ends_with("vanaf"),
                    "sleutelgegeven veld = one of the two dates", field);
}

void expect_not_for_foreign(Context& context, Finding& finding, Message question) {
    const std::string& foreign = context.profile().vreemde_gemeentecode;
    question.fields = replace_once(question.fields, element("gemeentecode", context.profile().gemeentecode),
                                   element("gemeentecode", foreign));
    const SoapAnswer answer = context.ask(question);
    expect_foutcode(finding, answer, "AUT401");
    expect_sleutelgegeven(finding, answer, "gemeentecode", foreign);
    expect_sleutelgegeven(finding, answer, "rol", "Wi2007");
}

}  // namespace isi::conformance
