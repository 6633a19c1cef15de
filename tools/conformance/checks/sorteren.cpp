// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"
#include "lijsten.hpp"

/// zoekSignalen, the order: newest first unless asked otherwise, every column in both directions, the third
/// click.
namespace isi::conformance {
namespace {

using Shown = std::string (*)(std::string_view);

struct Column {
    std::string_view kolom, path;
    Shown shown;           ///< what a reader compares
    Shown also = nullptr;  ///< the contract leaves this open: right too
};

std::string as_is(std::string_view text) {
    return std::string(text);
}

constexpr Column columns[] = {
    {"STATUS", "status/omschrijving", as_is}, {"BSN", "bsn", as_is},
    {"A_NUMMER", "aNummer", as_is},           {"ACHTERNAAM", "achternaam", folded},
    {"SIGNAALCODE", "signaalcode", as_is},    {"OMSCHRIJVING", "omschrijving", folded, as_is},
    {"DATUM_SIGNAAL", "datumSignaal", as_is}};

Listing sorted_by(Context& c, Finding& f, std::string_view kolom, std::string_view direction) {
    Listing out = list_of(c, f,
                          zoek_signalen(c, {{"sorteren", fmt::format("{} {}", kolom, direction)},
                                            {"aantalPerPagina", most_per_page}}));
    if (out.rows.size() < 2) throw Skip{"fewer than two signals"};
    return out;
}

/// Newest first, then signaalId.
bool by_default(const pugi::xml_node& one, const pugi::xml_node& next) {
    const std::string here = value(one, "datumSignaal"), there = value(next, "datumSignaal");
    if (here != there) return here > there;
    return std::atoll(value(one, "signaalId").c_str()) < std::atoll(value(next, "signaalId").c_str());
}

void newest_first(Context& c, Finding& f) {
    const Listing list = list_of(c, f, zoek_signalen(c, {{"aantalPerPagina", most_per_page}}));
    if (list.rows.size() < 2) throw Skip{"fewer than two signals"};
    const auto wrong = std::is_sorted_until(list.rows.begin(), list.rows.end(), by_default);
    f.require(wrong == list.rows.end(), "datumSignaal descending, then signaalId",
              fmt::format("out of order at row {}", wrong - list.rows.begin() + 1));
}

/// Row after which the order breaks; 0 when it holds.
std::size_t breaks_after(const Listing& list, std::string_view path, bool descending, Shown shown) {
    for (std::size_t i = 1; i < list.rows.size(); ++i) {
        const std::string here = shown(value(list.rows[i - 1], path)),
                          there = shown(value(list.rows[i], path));
        if (here.empty() || there.empty()) continue;  // where the absent ones stand is another check's
        const bool right = here == there ? by_default(list.rows[i - 1], list.rows[i])
                           : descending  ? here > there
                                         : here < there;
        if (!right) return i;
    }
    return 0;
}

void in_order(Context& c, Finding& f, const Column& column, bool descending) {
    const Listing list = sorted_by(c, f, column.kolom, descending ? "AFLOPEND" : "OPLOPEND");
    std::size_t row = breaks_after(list, column.path, descending, column.shown);
    if (row != 0 && column.also) row = breaks_after(list, column.path, descending, column.also);
    f.require(row == 0, "in order, ties as without sorteren", fmt::format("out of order after row {}", row));
}

template <std::size_t which, bool descending>
void sorts(Context& c, Finding& f) {
    in_order(c, f, columns[which], descending);
}

void absent_last(Context& c, Finding& f) {
    bool some = false;
    for (const char* direction : {"OPLOPEND", "AFLOPEND"}) {
        const auto numbers = column(sorted_by(c, f, "A_NUMMER", direction), "aNummer");
        const auto first = std::find(numbers.begin(), numbers.end(), "");
        some = some || first != numbers.end();
        f.require(std::all_of(first, numbers.end(), [](const auto& n) { return n.empty(); }),
                  fmt::format("{}: rows without A-nummer last", direction), "rows with one after them");
    }
    if (!some) throw Skip{"every signal has an A-nummer"};
}

void third_click(Context& c, Finding& f) {
    const Criteria plain = {{"aantalPerPagina", "73"}};
    Criteria clicked = plain;
    clicked["sorteren"] = "SIGNAALCODE OPLOPEND";
    const auto before = column(list_of(c, f, zoek_signalen(c, plain)), "signaalId");
    list_of(c, f, zoek_signalen(c, clicked));
    const auto after = column(list_of(c, f, zoek_signalen(c, plain)), "signaalId");
    f.require(before == after, "without sorteren the order of before", "another order");
}

void unknown(Context& c, Finding& f, const std::string& sorteren, std::string_view field) {
    const SoapAnswer answer = c.ask(zoek_signalen(c, {{"sorteren", sorteren}}));
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", field);
}
void unknown_column(Context& c, Finding& f) {
    unknown(c, f, "KLEUR OPLOPEND", "kolom");
}
void unknown_direction(Context& c, Finding& f) {
    unknown(c, f, "BSN ZIJWAARTS", "richting");
}

constexpr Implementation all[] = {
    {"ZOEKS-037", newest_first},     {"ZOEKS-038", sorts<0, false>}, {"ZOEKS-039", sorts<0, true>},
    {"ZOEKS-040", sorts<1, false>},  {"ZOEKS-041", sorts<1, true>},  {"ZOEKS-042", sorts<2, false>},
    {"ZOEKS-043", sorts<2, true>},   {"ZOEKS-044", sorts<3, false>}, {"ZOEKS-045", sorts<3, true>},
    {"ZOEKS-046", sorts<4, false>},  {"ZOEKS-047", sorts<4, true>},  {"ZOEKS-048", sorts<5, false>},
    {"ZOEKS-049", sorts<5, true>},   {"ZOEKS-050", sorts<6, false>}, {"ZOEKS-051", sorts<6, true>},
    {"ZOEKS-063", absent_last},      {"ZOEKS-064", third_click},     {"ZOEKS-065", unknown_column},
    {"ZOEKS-066", unknown_direction}};

}  // namespace

std::span<const Implementation> sorting_checks() {
    return all;
}

}  // namespace isi::conformance
