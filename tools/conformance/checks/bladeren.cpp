// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "lijsten.hpp"

/// Paging, the same for both searches: sizes, pages, totaal and peilmoment. Each check asks for pages of a
/// size of its own, so that the wire log tells them apart.
namespace isi::conformance {
namespace {

/// One of the two searches, asking for everybody or everything.
struct Kind {
    Message (*question)(const Context&, const Criteria&);
    Criteria everything;
    std::string key;  ///< what a row is known by
    std::size_t by_default;
    int walked_by;  ///< size of the pages that are walked through
};

const Kind& persons() {
    static const Kind kind{zoek_personen,
                           {{"geboortedatumVanaf", "1900-01-01"}, {"geboortedatumTotEnMet", "2099-12-31"}},
                           "bsn",
                           20,
                           30};
    return kind;
}
const Kind& signals() {
    static const Kind kind{zoek_signalen, {}, "signaalId", 10, 97};
    return kind;
}

Message question(Context& c, const Kind& kind, Criteria extra) {
    extra.insert(kind.everything.begin(), kind.everything.end());
    return kind.question(c, extra);
}

Listing page(Context& c, Finding& f, const Kind& kind, const Criteria& extra) {
    return list_of(c, f, question(c, kind, extra));
}

std::string moment_of(const Listing& list) {
    return list.answer.text("peilmoment").value_or("");
}

void refused(Context& c, Finding& f, const Kind& kind, const Criteria& extra, std::string_view field) {
    const SoapAnswer answer = c.ask(question(c, kind, extra));
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", field);
}

void default_size(Context& c, Finding& f, const Kind& kind) {
    const Listing list = page(c, f, kind, {});
    if (list.totaal >= 0 && list.totaal <= static_cast<long>(kind.by_default))
        throw Skip{fmt::format("there are only {}: no second page", list.totaal)};
    f.require(list.rows.size() == kind.by_default, fmt::format("{} rows", kind.by_default),
              fmt::format("{} rows", list.rows.size()));
}

void largest_size(Context& c, Finding& f, const Kind& kind) {
    page(c, f, kind, {{"aantalPerPagina", most_per_page}, {"pagina", "1"}});
}
void too_large(Context& c, Finding& f, const Kind& kind) {
    refused(c, f, kind, {{"aantalPerPagina", "501"}}, "aantalPerPagina");
}

void pages_fit(Context& c, Finding& f, const Kind& kind) {
    const int size = kind.walked_by;
    constexpr long most_pages = 20;
    Criteria extra = {{"aantalPerPagina", std::to_string(size)}};
    const Listing first = page(c, f, kind, extra);
    if (first.totaal > size * most_pages) throw Skip{"too long a list to walk through"};
    if (!moment_of(first).empty()) extra["peilmoment"] = moment_of(first);
    auto keys = column(first, kind.key);
    std::set<std::string> seen(keys.begin(), keys.end());
    std::size_t rows = keys.size();
    for (long number = 2; (number - 1) * size < first.totaal; ++number) {
        extra["pagina"] = std::to_string(number);
        keys = column(page(c, f, kind, extra), kind.key);
        seen.insert(keys.begin(), keys.end());
        rows += keys.size();
    }
    f.require(static_cast<long>(rows) == first.totaal && seen.size() == rows,
              fmt::format("{} rows, each once", first.totaal),
              fmt::format("{} rows, {} different", rows, seen.size()));
}

void past_the_end(Context& c, Finding& f, const Kind& kind) {
    const long all = page(c, f, kind, {{"aantalPerPagina", "2"}}).totaal;
    const Listing list = page(c, f, kind, {{"aantalPerPagina", "2"}, {"pagina", "99999"}});
    f.require(list.answer.has_data() && list.rows.empty() && list.totaal == all,
              fmt::format("an empty list with totaal {}", all),
              fmt::format("{}, totaal {}, {} rows", list.answer.describe(), list.totaal, list.rows.size()));
}

void total_of_everything(Context& c, Finding& f, const Kind& kind) {
    const Listing list = page(c, f, kind, {{"aantalPerPagina", most_per_page}});
    if (list.totaal > static_cast<long>(list.rows.size())) throw Skip{"more than one page holds"};
    const long told = page(c, f, kind, {{"aantalPerPagina", "4"}}).totaal;
    f.require(told == static_cast<long>(list.rows.size()), fmt::format("totaal {}", list.rows.size()),
              fmt::format("totaal {}", told));
}

void page_told(Context& c, Finding& f, const Kind& kind) {
    expect_text(f, page(c, f, kind, {{"aantalPerPagina", "5"}, {"pagina", "2"}}).answer, "pagina", "2");
}

void moment_given(Context& c, Finding& f, const Kind& kind) {
    const std::string told = moment_of(page(c, f, kind, {{"aantalPerPagina", "6"}}));
    constexpr long long difference = 120;
    f.require(told.ends_with("Z") && seconds_of(told) > 0 && seconds_of(told) <= now_seconds() + difference,
              "peilmoment, in UTC and not in the future", told.empty() ? "absent" : told);
}

void moment_accepted(Context& c, Finding& f, const Kind& kind) {
    const Listing first = page(c, f, kind, {{"aantalPerPagina", "7"}});
    if (moment_of(first).empty()) throw Skip{"page 1 gives no peilmoment"};
    const Listing second =
        page(c, f, kind, {{"aantalPerPagina", "7"}, {"pagina", "2"}, {"peilmoment", moment_of(first)}});
    f.require(second.totaal == first.totaal, fmt::format("totaal {} as on page 1", first.totaal),
              fmt::format("totaal {}", second.totaal));
    f.require(moment_of(second) == moment_of(first), "the same peilmoment", moment_of(second));
}

void moment_to_come(Context& c, Finding& f, const Kind& kind) {
    constexpr int a_day = 86400;
    refused(c, f, kind, {{"aantalPerPagina", "8"}, {"peilmoment", moment(a_day)}}, "peilmoment");
}
void moment_long_ago(Context& c, Finding& f, const Kind& kind) {
    refused(c, f, kind, {{"aantalPerPagina", "9"}, {"peilmoment", "2001-01-01T00:00:00.000Z"}}, "peilmoment");
}

using Judge = void (*)(Context&, Finding&, const Kind&);
template <Judge judge>
void of_persons(Context& c, Finding& f) {
    judge(c, f, persons());
}
template <Judge judge>
void of_signals(Context& c, Finding& f) {
    judge(c, f, signals());
}

constexpr Implementation all[] = {
    {"ZOEKP-056", of_persons<default_size>},        {"ZOEKP-057", of_persons<largest_size>},
    {"ZOEKP-058", of_persons<too_large>},           {"ZOEKP-059", of_persons<pages_fit>},
    {"ZOEKP-060", of_persons<past_the_end>},        {"ZOEKP-061", of_persons<total_of_everything>},
    {"ZOEKP-062", of_persons<page_told>},           {"ZOEKP-063", of_persons<moment_given>},
    {"ZOEKP-064", of_persons<moment_accepted>},     {"ZOEKP-065", of_persons<moment_to_come>},
    {"ZOEKP-066", of_persons<moment_long_ago>},     {"ZOEKS-052", of_signals<default_size>},
    {"ZOEKS-053", of_signals<largest_size>},        {"ZOEKS-054", of_signals<too_large>},
    {"ZOEKS-055", of_signals<pages_fit>},           {"ZOEKS-056", of_signals<past_the_end>},
    {"ZOEKS-057", of_signals<total_of_everything>}, {"ZOEKS-058", of_signals<page_told>},
    {"ZOEKS-059", of_signals<moment_given>},        {"ZOEKS-060", of_signals<moment_accepted>},
    {"ZOEKS-061", of_signals<moment_to_come>},      {"ZOEKS-062", of_signals<moment_long_ago>}};

}  // namespace

std::span<const Implementation> paging_checks() {
    return all;
}

}  // namespace isi::conformance
