// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"
#include "lijsten.hpp"

/// zoekSignalen: filters, counts, scope, and the list that the manual prints. The order is sorteren.cpp's.
namespace isi::conformance {
namespace {

const std::string open = "NIEUW,IN_BEHANDELING";

SoapAnswer search(Context& c, const Criteria& criteria) {
    return c.ask(zoek_signalen(c, criteria));
}
Listing found(Context& c, Finding& f, const Criteria& criteria) {
    return list_of(c, f, zoek_signalen(c, criteria));
}
Listing all_found(Context& c, Finding& f, Criteria criteria) {
    criteria["aantalPerPagina"] = most_per_page;
    return found(c, f, criteria);
}
Listing everything(Context& c, Finding& f) {
    Listing out = all_found(c, f, {});
    if (out.rows.empty()) throw Skip{"the gemeente has no signals"};
    return out;
}

long told(const Listing& list, std::string_view what) {
    return std::atol(list.answer.text(what).value_or("-1").c_str());
}
long untreated(const Listing& list) {
    return told(list, "aantalNietAfgehandeld");
}

void expect_only(Finding& f, const Listing& list, std::string_view path, std::string_view wanted) {
    const auto values = column(list, path);
    const auto others =
        std::count_if(values.begin(), values.end(), [&](const auto& v) { return v != wanted; });
    f.require(!values.empty() && others == 0, fmt::format("rows with {} {}, and no others", path, wanted),
              fmt::format("{} rows, {} others", values.size(), others));
}

void expect_empty(Finding& f, const Listing& list) {
    f.require(list.totaal == 0 && list.rows.empty(), "an empty list with totaal 0",
              fmt::format("{}, totaal {}, {} rows", list.answer.describe(), list.totaal, list.rows.size()));
}

std::vector<std::string> ids(const Listing& list) {
    auto out = column(list, "signaalId");
    std::sort(out.begin(), out.end());
    return out;
}

/// The ids of those rows where every path has its value.
std::vector<std::string> ids_with(const Listing& list, const Criteria& values) {
    std::vector<std::string> out;
    for (const auto& row : list.rows)
        if (std::all_of(values.begin(), values.end(),
                        [&](const auto& one) { return value(row, one.first) == one.second; }))
            out.push_back(value(row, "signaalId"));
    std::sort(out.begin(), out.end());
    return out;
}

void expect_ids(Finding& f, const Listing& list, const std::vector<std::string>& wanted) {
    f.require(ids(list) == wanted, fmt::format("exactly the {} that fit", wanted.size()),
              fmt::format("{} rows, or other ones", list.rows.size()));
}

void valid(Context& c, Finding& f) {
    expect_valid(f, c, found(c, f, {{"statussen", "AFGEHANDELD"}}).answer);
}

// --- the list of the manual ---

const Printed& printed(Context& c) {
    if (c.profile().signalenlijst.rijen.empty()) throw Skip{"the profile has no [signalenlijst]"};
    return c.profile().signalenlijst;
}
Listing printed_page(Context& c, Finding& f, Criteria criteria) {
    criteria["wet"] = printed(c).wet;
    criteria["statussen"] = printed(c).statussen;
    return found(c, f, criteria);
}

void printed_total(Context& c, Finding& f) {
    const Listing list = printed_page(c, f, {});
    f.require(list.totaal == printed(c).totaal, fmt::format("totaal {}", printed(c).totaal),
              fmt::format("totaal {}", list.totaal));
}
void printed_first_page(Context& c, Finding& f) {
    const Printed& p = printed(c);
    const Listing list = printed_page(c, f, {});
    for (std::size_t i = 0; i < p.rijen.size(); ++i)
        for (std::size_t k = 0; k < p.kolommen.size(); ++k) {
            const std::string here = i < list.rows.size() ? value(list.rows[i], p.kolommen[k]) : "no row";
            f.require(here == p.rijen[i][k],
                      fmt::format("row {} {} '{}'", i + 1, p.kolommen[k], p.rijen[i][k]),
                      fmt::format("'{}'", here));
        }
}
void printed_last_page(Context& c, Finding& f) {
    const long size = static_cast<long>(printed(c).rijen.size());
    const long pages = (printed(c).totaal + size - 1) / size;
    const long wanted = printed(c).totaal - (pages - 1) * size;
    const Listing list = printed_page(c, f, {{"pagina", std::to_string(pages)}});
    f.require(static_cast<long>(list.rows.size()) == wanted, fmt::format("{} rows on page {}", wanted, pages),
              fmt::format("{} rows", list.rows.size()));
}

// --- filters ---

void by_status(Context& c, Finding& f) {
    expect_only(f, found(c, f, {{"statussen", "IN_BEHANDELING"}}), "status/code", "IN_BEHANDELING");
}
void two_statuses(Context& c, Finding& f) {
    const long both = found(c, f, {{"statussen", open}, {"aantalPerPagina", "1"}}).totaal;
    const long one = found(c, f, {{"statussen", "NIEUW"}, {"aantalPerPagina", "1"}}).totaal;
    const long other = found(c, f, {{"statussen", "IN_BEHANDELING"}, {"aantalPerPagina", "1"}}).totaal;
    f.require(both == one + other, fmt::format("totaal {} ({} + {})", one + other, one, other),
              fmt::format("totaal {}", both));
}
void no_status_is_all(Context& c, Finding& f) {
    const long none = found(c, f, {{"aantalPerPagina", "1"}}).totaal;
    const long three = found(c, f, {{"statussen", open + ",AFGEHANDELD"}, {"aantalPerPagina", "1"}}).totaal;
    f.require(none == three, fmt::format("totaal {} as with all three", three),
              fmt::format("totaal {}", none));
}
void unknown_status(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {{"statussen", "GEZIEN"}}), "VAL006");
}
void by_code(Context& c, Finding& f) {
    const Listing all = everything(c, f);
    const std::string code = value(all.rows.back(), "signaalcode");
    expect_ids(f, all_found(c, f, {{"signaalcode", code}}), ids_with(all, {{"signaalcode", code}}));
}
void unknown_code(Context& c, Finding& f) {
    expect_empty(f, found(c, f, {{"signaalcode", "ZZ999"}}));
}
void together(Context& c, Finding& f) {
    const Listing all = everything(c, f);
    const std::string code = value(all.rows.back(), "signaalcode");
    expect_ids(f, all_found(c, f, {{"signaalcode", code}, {"statussen", "NIEUW"}}),
               ids_with(all, {{"signaalcode", code}, {"status/code", "NIEUW"}}));
}
void by_bsn(Context& c, Finding& f) {
    expect_only(f, found(c, f, {{"bsn", c.profile().blad_bsn}}), "bsn", c.profile().blad_bsn);
}
void by_a_nummer(Context& c, Finding& f) {
    expect_only(f, found(c, f, {{"aNummer", c.profile().blad_a_nummer}}), "bsn", c.profile().blad_bsn);
}
void mismatch(Context& c, Finding& f) {
    expect_empty(
        f, found(c, f, {{"bsn", c.profile().bsn("alle_blokken")}, {"aNummer", c.profile().blad_a_nummer}}));
}
void elfproef(Context& c, Finding& f) {
    const std::string number = c.profile().bsn("elfproef_fout");
    const SoapAnswer answer = search(c, {{"bsn", number}});
    expect_foutcode(f, answer, "VAL003");
    f.require(!contains(answer.http.body, number), "the number never comes back", "it stands in the answer");
}
void bad_a_nummer(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {{"aNummer", "1234567891"}}), "VAL004");
}

// --- the period ---

// One status is enough to look at periods, and less to send.
const std::string sampled = "IN_BEHANDELING";
Listing sample(Context& c, Finding& f) {
    Listing out = all_found(c, f, {{"statussen", sampled}});
    if (out.rows.empty()) throw Skip{"the gemeente has no signals with status " + sampled};
    return out;
}

/// A signal in the middle of the list, with a whole date.
pugi::xml_node middle(const Listing& all) {
    for (std::size_t i = all.rows.size() / 2; i < all.rows.size(); ++i)
        if (!value(all.rows[i], "datumSignaal").ends_with("-00")) return all.rows[i];
    throw Skip{"no signal with a whole date in the second half of the list"};
}

void from_included(Context& c, Finding& f) {
    const Listing all = sample(c, f);
    const std::string day = value(middle(all), "datumSignaal");
    const Listing list =
        all_found(c, f, {{"statussen", sampled}, {"datumVanaf", day}, {"datumTotEnMet", "2099-12-31"}});
    f.require(lists(list, "signaalId", value(middle(all), "signaalId")), "a signal of the first day found",
              "not");
}
void until_included(Context& c, Finding& f) {
    const Listing all = sample(c, f);
    const std::string day = value(middle(all), "datumSignaal");
    const Listing list =
        all_found(c, f, {{"statussen", sampled}, {"datumVanaf", "1900-01-01"}, {"datumTotEnMet", day}});
    f.require(lists(list, "signaalId", value(middle(all), "signaalId")), "a signal of the last day found",
              "not");
}
void one_day(Context& c, Finding& f) {
    const Listing all = sample(c, f);
    const std::string day = value(middle(all), "datumSignaal");
    expect_ids(f, all_found(c, f, {{"statussen", sampled}, {"datumVanaf", day}, {"datumTotEnMet", day}}),
               ids_with(all, {{"datumSignaal", day}}));
}
void from_alone(Context& c, Finding& f) {
    const Listing all = sample(c, f);
    const std::string day = value(middle(all), "datumSignaal");
    std::vector<std::string> wanted;
    for (const auto& row : all.rows)
        if (value(row, "datumSignaal") >= day) wanted.push_back(value(row, "signaalId"));
    std::sort(wanted.begin(), wanted.end());
    expect_ids(f, all_found(c, f, {{"statussen", sampled}, {"datumVanaf", day}}), wanted);
}
void until_alone(Context& c, Finding& f) {
    const Listing all = sample(c, f);
    const std::string day = value(middle(all), "datumSignaal");
    std::vector<std::string> wanted;
    for (const auto& row : all.rows)
        if (value(row, "datumSignaal") <= day) wanted.push_back(value(row, "signaalId"));
    std::sort(wanted.begin(), wanted.end());
    expect_ids(f, all_found(c, f, {{"statussen", sampled}, {"datumTotEnMet", day}}), wanted);
}
void reversed_period(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {{"datumVanaf", "2013-01-02"}, {"datumTotEnMet", "2013-01-01"}}), "VAL005");
}
void reversed_period_field(Context& c, Finding& f) {
    expect_period_field(f, search(c, {{"datumVanaf", "2014-01-02"}, {"datumTotEnMet", "2014-01-01"}}));
}

// --- counts ---

void count_on_empty(Context& c, Finding& f) {
    const long wanted = untreated(found(c, f, {{"aantalPerPagina", "10"}}));
    const Listing list = found(c, f, {{"signaalcode", "ZZ998"}});
    f.require(list.totaal == 0 && untreated(list) == wanted,
              fmt::format("totaal 0 and aantalNietAfgehandeld {}", wanted),
              fmt::format("{} and {}", list.totaal, untreated(list)));
}
void count_whatever_filter(Context& c, Finding& f) {
    const long wanted = untreated(found(c, f, {{"aantalPerPagina", "10"}}));
    const Listing list = found(c, f, {{"statussen", "AFGEHANDELD"}, {"aantalPerPagina", "2"}});
    f.require(untreated(list) == wanted, fmt::format("aantalNietAfgehandeld {}", wanted),
              fmt::format("{}", untreated(list)));
}
void count_is_open(Context& c, Finding& f) {
    const Listing list = found(c, f, {{"statussen", open}, {"aantalPerPagina", "3"}});
    f.require(untreated(list) == list.totaal, fmt::format("aantalNietAfgehandeld {} = totaal", list.totaal),
              fmt::format("{}", untreated(list)));
}
void count_of_the_law(Context& c, Finding& f) {
    const Listing list = found(c, f, {{"wet", "WI2021"}, {"statussen", open}});
    f.require(untreated(list) == list.totaal, fmt::format("aantalNietAfgehandeld {} = totaal", list.totaal),
              fmt::format("{}", untreated(list)));
}
void never_nothing(Context& c, Finding& f) {
    const SoapAnswer answer = search(c, {{"bsn", c.profile().bsn("onbekend")}});
    f.require(
        answer.has_data() && !answer.nothing_found() && answer.node("totaal") && answer.node("signalen"),
        "a list, empty", answer.describe());
}
void like_the_sheet(Context& c, Finding& f) {
    const std::string bsn = c.profile().bsn("veel_signalen");
    const Listing list = all_found(c, f, {{"wet", "WI2007"}, {"bsn", bsn}});
    const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", bsn));
    const std::pair<const char*, const char*> counts[] = {
        {"nieuw", "NIEUW"}, {"inBehandeling", "IN_BEHANDELING"}, {"afgehandeld", "AFGEHANDELD"}};
    for (const auto& [on_sheet, code] : counts) {
        const std::string there =
            sheet.text(fmt::format("persoonsblad/signaaltelling/{}", on_sheet)).value_or("absent");
        const std::string here = std::to_string(ids_with(list, {{"status/code", code}}).size());
        f.require(here == there, fmt::format("{} with status {} as on the sheet", there, code), here);
    }
}

// --- rows ---

void status_texts(Context& c, Finding& f) {
    const std::map<std::string, std::string> texts = {
        {"NIEUW", "Nieuw"}, {"IN_BEHANDELING", "In behandeling"}, {"AFGEHANDELD", "Afgehandeld"}};
    const Listing list = all_found(c, f, {{"statussen", open + ",AFGEHANDELD"}});
    for (const auto& row : list.rows) {
        const auto text = texts.find(value(row, "status/code"));
        const std::string here = value(row, "status/omschrijving");
        if (text == texts.end())
            return f.require(false, "a status of the contract", value(row, "status/code"));
        if (here != text->second) return f.require(false, "'" + text->second + "'", "'" + here + "'");
    }
}
void who_and_when(Context& c, Finding& f) {
    const Listing list =
        found(c, f, {{"bsn", c.profile().bsn("alle_blokken")}, {"statussen", "AFGEHANDELD"}});
    if (list.rows.empty()) throw Skip{"alle_blokken has no signal with status AFGEHANDELD"};
    const std::string when = value(list.rows.front(), "statusGewijzigdOp");
    f.require(seconds_of(when) > 0, "statusGewijzigdOp, a moment in UTC", when.empty() ? "absent" : when);
    f.require(!value(list.rows.front(), "statusGewijzigdDoor").empty(), "statusGewijzigdDoor", "absent");
}
void titles_of_catalogue(Context& c, Finding& f) {
    const SoapAnswer catalogue = c.ask(c.message("geefSignaalcodes", element("wet", c.profile().blad_wet)));
    std::map<std::string, std::string> titles;
    for (const auto& one : children(catalogue.node("signaalcodes"), "signaalcode"))
        titles[value(one, "code")] = value(one, "omschrijving");
    if (titles.empty()) throw Skip{"no catalogue of signals (CODE-001)"};
    std::set<std::string> wrong;
    for (const auto& row : everything(c, f).rows) {
        const auto known = titles.find(value(row, "signaalcode"));  // a code of before the catalogue has none
        if (known != titles.end() && known->second != value(row, "omschrijving")) wrong.insert(known->first);
    }
    f.require(wrong.empty(), "omschrijving as geefSignaalcodes says",
              "another one with " + join({wrong.begin(), wrong.end()}, " "));
}
void erased_keeps_signal(Context& c, Finding& f) {
    const Listing list = found(c, f, {{"wet", "WI2007"}, {"bsn", c.profile().bsn("overleden_gewist")}});
    if (list.rows.empty()) return f.require(false, "the signal of the death", "no rows");
    for (const char* gone : {"achternaam", "aNummer"})
        f.require(value(list.rows.front(), gone).empty(), fmt::format("no {}", gone), "present");
}

// --- whose signals ---

void elsewhere(Context& c, Finding& f) {
    const auto about = [&](const char* role) {
        return search(c, {{"wet", "WI2007"}, {"bsn", c.profile().bsn(role)}});
    };
    expect_alike(f, about("elders_wi2007"), about("onbekend"), "somebody of another gemeente");
}
void of_the_law(Context& c, Finding& f) {
    const std::string bsn = c.profile().bsn("inwoner_wi2021");
    if (found(c, f, {{"wet", "WI2021"}, {"bsn", bsn}}).rows.empty())
        throw Skip{"inwoner_wi2021 has no signal"};
    expect_empty(f, found(c, f, {{"wet", "WI2007"}, {"bsn", bsn}}));
}
void foreign_gemeente(Context& c, Finding& f) {
    expect_not_for_foreign(c, f, zoek_signalen(c, {{"wet", "WI2007"}}));
}

constexpr Implementation all[] = {{"ZOEKS-001", valid},
                                  {"ZOEKS-002", printed_total},
                                  {"ZOEKS-003", printed_first_page},
                                  {"ZOEKS-004", printed_last_page},
                                  {"ZOEKS-005", by_status},
                                  {"ZOEKS-006", two_statuses},
                                  {"ZOEKS-007", no_status_is_all},
                                  {"ZOEKS-008", unknown_status},
                                  {"ZOEKS-009", by_code},
                                  {"ZOEKS-010", unknown_code},
                                  {"ZOEKS-011", together},
                                  {"ZOEKS-012", by_bsn},
                                  {"ZOEKS-013", by_a_nummer},
                                  {"ZOEKS-014", mismatch},
                                  {"ZOEKS-015", elfproef},
                                  {"ZOEKS-016", bad_a_nummer},
                                  {"ZOEKS-017", from_included},
                                  {"ZOEKS-018", until_included},
                                  {"ZOEKS-019", one_day},
                                  {"ZOEKS-020", from_alone},
                                  {"ZOEKS-021", until_alone},
                                  {"ZOEKS-022", reversed_period},
                                  {"ZOEKS-023", reversed_period_field},
                                  {"ZOEKS-024", count_on_empty},
                                  {"ZOEKS-025", count_whatever_filter},
                                  {"ZOEKS-026", count_is_open},
                                  {"ZOEKS-027", count_of_the_law},
                                  {"ZOEKS-028", never_nothing},
                                  {"ZOEKS-029", like_the_sheet},
                                  {"ZOEKS-030", status_texts},
                                  {"ZOEKS-031", who_and_when},
                                  {"ZOEKS-032", titles_of_catalogue},
                                  {"ZOEKS-033", erased_keeps_signal},
                                  {"ZOEKS-034", elsewhere},
                                  {"ZOEKS-035", of_the_law},
                                  {"ZOEKS-036", foreign_gemeente}};

}  // namespace

std::span<const Implementation> signal_search_checks() {
    return all;
}

}  // namespace isi::conformance
