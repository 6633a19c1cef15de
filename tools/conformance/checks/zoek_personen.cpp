// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "lijsten.hpp"

/// zoekPersonen, the question: numbers or criteria, and what each criterion finds.
namespace isi::conformance {
namespace {

const std::string& known_bsn(Context& c) {
    if (c.profile().blad_bsn.empty() || c.profile().blad_a_nummer.empty())
        throw Skip{"the profile has no [blad]"};
    return c.profile().blad_bsn;
}

std::string known_birth(Context& c) {
    for (const auto& [block, fields] : c.profile().blad)
        if (const auto found = fields.find("persoon/geboortedatum"); found != fields.end())
            return found->second;
    throw Skip{"the profile's sheet has no persoon/geboortedatum"};
}

SoapAnswer search(Context& c, const Criteria& criteria) {
    return c.ask(zoek_personen(c, criteria));
}

Listing found(Context& c, Finding& f, const Criteria& criteria) {
    return list_of(c, f, zoek_personen(c, criteria));
}

/// All of them in one answer.
Listing all_found(Context& c, Finding& f, Criteria criteria) {
    criteria["aantalPerPagina"] = most_per_page;
    return found(c, f, criteria);
}

Criteria printed_period(Context& c) {
    const Printed& printed = c.profile().personenlijst;
    if (printed.vanaf.empty()) throw Skip{"the profile has no [personenlijst]"};
    return {{"wet", printed.wet},
            {"geboortedatumVanaf", printed.vanaf},
            {"geboortedatumTotEnMet", printed.tot_en_met}};
}

void only(Finding& f, const Listing& list, const std::string& bsn) {
    f.require(list.totaal == 1 && list.rows.size() == 1 && lists(list, "bsn", bsn),
              "that person and nobody else",
              fmt::format("totaal {}, {} rows", list.totaal, list.rows.size()));
}

// --- numbers or criteria ---

void by_bsn(Context& c, Finding& f) {
    only(f, found(c, f, {{"bsn", known_bsn(c)}}), known_bsn(c));
}
void by_a_nummer(Context& c, Finding& f) {
    only(f, found(c, f, {{"aNummer", c.profile().blad_a_nummer}}), known_bsn(c));
}
void by_both(Context& c, Finding& f) {
    only(f, found(c, f, {{"bsn", known_bsn(c)}, {"aNummer", c.profile().blad_a_nummer}}), known_bsn(c));
}
void mismatch(Context& c, Finding& f) {
    expect_nothing_found(
        f, search(c, {{"bsn", c.profile().bsn("alle_blokken")}, {"aNummer", c.profile().blad_a_nummer}}));
}
void nothing_asked(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {}), "VAL001");
}
void no_criteria(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {{"zoekenInIsi", "ACTIEF"}, {"verblijf", "WOONACHTIG"}}), "VAL001");
}
void number_and_criterion(Context& c, Finding& f) {
    expect_foutcode(f, search(c, {{"bsn", known_bsn(c)}, {"geslacht", "V"}}), "VAL002");
}
void a_nummer_and_date(Context& c, Finding& f) {
    expect_foutcode(
        f, search(c, {{"aNummer", c.profile().blad_a_nummer}, {"geboortedatumVanaf", known_birth(c)}}),
        "VAL002");
}

void refused_field(Finding& f, const SoapAnswer& answer, std::string_view code, std::string_view field) {
    expect_foutcode(f, answer, code);
    expect_sleutelgegeven(f, answer, "veld", field);
}

void elfproef(Context& c, Finding& f) {
    const std::string number = c.profile().bsn("elfproef_fout");
    const SoapAnswer answer = search(c, {{"bsn", number}});
    refused_field(f, answer, "VAL003", "bsn");
    f.require(!contains(answer.http.body, number), "the number never comes back", "it stands in the answer");
}
void bad_a_nummer(Context& c, Finding& f) {
    refused_field(f, search(c, {{"aNummer", "1234567891"}}), "VAL004", "aNummer");
}
void reversed_period(Context& c, Finding& f) {
    const std::string day = known_birth(c);
    expect_foutcode(f,
                    search(c, {{"geboortedatumVanaf", day}, {"geboortedatumTotEnMet", days_later(day, -1)}}),
                    "VAL005");
}
void reversed_period_field(Context& c, Finding& f) {
    expect_period_field(
        f, search(c, {{"geboortedatumVanaf", "1980-01-02"}, {"geboortedatumTotEnMet", "1980-01-01"}}));
}
void unknown_sex(Context& c, Finding& f) {
    const SoapAnswer answer = search(c, {{"geslacht", "X"}});
    refused_field(f, answer, "VAL006", "geslacht");
}
void unknown_isi(Context& c, Finding& f) {
    refused_field(f, search(c, {{"geslacht", "V"}, {"zoekenInIsi", "ALLES"}}), "VAL006", "zoekenInIsi");
}
void unknown_residence(Context& c, Finding& f) {
    refused_field(f, search(c, {{"geslacht", "V"}, {"verblijf", "OVERAL"}}), "VAL006", "verblijf");
}
void unknown_law(Context& c, Finding& f) {
    refused_field(f, search(c, {{"wet", "WI2030"}, {"geslacht", "V"}}), "VAL006", "wet");
}

// --- the date of birth ---

void lower_bound(Context& c, Finding& f) {
    const std::string day = known_birth(c);
    const Listing list =
        all_found(c, f, {{"geboortedatumVanaf", day}, {"geboortedatumTotEnMet", days_later(day, 400)}});
    f.require(lists(list, "bsn", known_bsn(c)), "born on the first day: found", "not in the list");
}
void upper_bound(Context& c, Finding& f) {
    const std::string day = known_birth(c);
    const Listing list =
        all_found(c, f, {{"geboortedatumVanaf", days_later(day, -400)}, {"geboortedatumTotEnMet", day}});
    f.require(lists(list, "bsn", known_bsn(c)), "born on the last day: found", "not in the list");
}

void one_date(Context& c, Finding& f, const std::string& which) {
    const std::string day = known_birth(c);
    const Listing exact = all_found(c, f, {{"geboortedatumVanaf", day}, {"geboortedatumTotEnMet", day}});
    const Listing list = all_found(c, f, {{which, day}});
    f.require(column(list, "bsn") == column(exact, "bsn") && lists(list, "bsn", known_bsn(c)),
              fmt::format("the {} persons born on that day", exact.rows.size()),
              fmt::format("{} rows", list.rows.size()));
}
void from_alone(Context& c, Finding& f) {
    one_date(c, f, "geboortedatumVanaf");
}
void until_alone(Context& c, Finding& f) {
    one_date(c, f, "geboortedatumTotEnMet");
}

/// The year of birth of somebody of whom no more is known.
int year_alone(Context& c) {
    const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", c.profile().bsn("vreemde_datums")));
    const std::string born = sheet.text("persoonsblad/persoon/geboortedatum").value_or("");
    if (born.size() != 10 || !born.ends_with("-00-00") || starts_with(born, "0000"))
        throw Skip{"vreemde_datums is not born in a year without month and day"};
    return std::atoi(born.substr(0, 4).c_str());
}
Listing born_between(Context& c, Finding& f, const std::string& from, const std::string& until) {
    return all_found(c, f,
                     {{"wet", "WI2007"}, {"geboortedatumVanaf", from}, {"geboortedatumTotEnMet", until}});
}

void incomplete_overlaps(Context& c, Finding& f) {
    const int year = year_alone(c);
    const std::string bsn = c.profile().bsn("vreemde_datums");
    const Listing begin =
        born_between(c, f, fmt::format("{}-12-01", year - 1), fmt::format("{}-01-01", year));
    const Listing end = born_between(c, f, fmt::format("{}-12-31", year), fmt::format("{}-01-31", year + 1));
    f.require(lists(begin, "bsn", bsn), "found by a period that ends on the first day of that year",
              "not found");
    f.require(lists(end, "bsn", bsn), "found by a period that begins on the last day of that year",
              "not found");
}
void incomplete_outside(Context& c, Finding& f) {
    const int year = year_alone(c);
    const std::string bsn = c.profile().bsn("vreemde_datums");
    const Listing before =
        born_between(c, f, fmt::format("{}-01-01", year - 1), fmt::format("{}-12-31", year - 1));
    const Listing after =
        born_between(c, f, fmt::format("{}-01-01", year + 1), fmt::format("{}-12-31", year + 1));
    f.require(!lists(before, "bsn", bsn), "not found by the year before", "found");
    f.require(!lists(after, "bsn", bsn), "not found by the year after", "found");
}
void unknown_year(Context& c, Finding& f) {
    const Listing list = born_between(c, f, "0001-01-01", moment().substr(0, 10));
    int unknown = 0;
    for (const std::string& day : column(list, "geboortedatum")) unknown += starts_with(day, "0000") ? 1 : 0;
    f.require(!list.rows.empty() && unknown == 0, "rows, none of them without a year of birth",
              fmt::format("{} rows, {} without a year", list.rows.size(), unknown));
}

/// Asks as the neighbouring gemeente, where somebody with an impossible date of birth lives.
Listing asked_by_neighbour(Context& c, Finding& f, Criteria criteria) {
    const Party& neighbour = c.sibling(c.profile().buur);
    if (!neighbour.secrets || neighbour.gemeenten.empty() || c.profile().buur_onmogelijke_datum.empty())
        throw Skip{"the profile names no [buurgemeente] with a key"};
    criteria["wet"] = "WI2007";
    criteria["aantalPerPagina"] = most_per_page;
    Message m = zoek_personen(c, criteria);
    m.fields = replace_once(m.fields, element("gemeentecode", c.profile().gemeentecode),
                            element("gemeentecode", neighbour.gemeenten.front()));
    m.token = neighbour.secrets;
    m.sender = neighbour.oin;
    Listing out;
    out.answer = c.ask(m, neighbour.identity);
    f.require(out.answer.has_data() || out.answer.nothing_found(), "a list", out.answer.describe());
    out.rows = children(out.answer.node("personen"), "persoon");
    return out;
}
void impossible_as_text(Context& c, Finding& f) {
    const Listing list = asked_by_neighbour(c, f, {{"geboortedatumVanaf", "1982-12-91"}});
    f.require(lists(list, "bsn", c.profile().buur_onmogelijke_datum), "found by exactly that text",
              "not found");
}
void impossible_outside(Context& c, Finding& f) {
    const Listing list = asked_by_neighbour(
        c, f, {{"geboortedatumVanaf", "1982-12-01"}, {"geboortedatumTotEnMet", "1983-01-31"}});
    f.require(!lists(list, "bsn", c.profile().buur_onmogelijke_datum), "not found by a period", "found");
}

// --- the other criteria ---

/// The numbers of those rows where every path has its value.
std::vector<std::string> those(const Listing& list, const Criteria& values) {
    std::vector<std::string> out;
    for (const auto& row : list.rows) {
        bool right = true;
        for (const auto& [path, wanted] : values) right = right && value(row, path) == wanted;
        if (right) out.push_back(value(row, "bsn"));
    }
    return out;
}

void expect_those(Finding& f, const Listing& list, const std::vector<std::string>& wanted) {
    f.require(column(list, "bsn") == wanted, fmt::format("exactly the {} that fit", wanted.size()),
              fmt::format("{} rows, or other ones", list.rows.size()));
}

void all_together(Context& c, Finding& f) {
    Criteria criteria = printed_period(c);
    const Listing all = all_found(c, f, criteria);
    criteria["geslacht"] = "V";
    criteria["zoekenInIsi"] = "ACTIEF";
    expect_those(f, all_found(c, f, criteria),
                 those(all, {{"geslacht/code", "V"}, {"herkomst/code", "ACTIEF"}}));
}

void by_sex(Context& c, Finding& f) {
    const Listing list = found(c, f, {{"geslacht", "V"}});
    f.require(!list.rows.empty() && those(list, {{"geslacht/code", "V"}}).size() == list.rows.size(),
              "women, and nobody else", fmt::format("{} rows", list.rows.size()));
}

void first_nationality(Context& c, Finding& f) {
    const std::string bsn = c.profile().bsn("alle_blokken");
    const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", bsn));
    const auto first = sheet.text("persoonsblad/persoonsgegevens/nationaliteit1/code");
    const auto second = sheet.text("persoonsblad/persoonsgegevens/nationaliteit2/code");
    if (!first || !second) throw Skip{"alle_blokken has not two nationalities"};
    f.require(lists(all_found(c, f, {{"wet", "WI2007"}, {"nationaliteit", *first}}), "bsn", bsn),
              "found by the first nationality", "not found");
    f.require(!lists(all_found(c, f, {{"wet", "WI2007"}, {"nationaliteit", *second}}), "bsn", bsn),
              "not found by the second", "found");
}

void in_isi(Context& c, Finding& f, const std::string& part) {
    Criteria criteria = printed_period(c);
    const Listing all = all_found(c, f, criteria);
    criteria["zoekenInIsi"] = part;
    expect_those(f, all_found(c, f, criteria), those(all, {{"herkomst/code", part}}));
}
void active_only(Context& c, Finding& f) {
    in_isi(c, f, "ACTIEF");
}
void final_only(Context& c, Finding& f) {
    in_isi(c, f, "DEFINITIEF");
}
void both_by_default(Context& c, Finding& f) {
    const Criteria few = {{"geslacht", "V"}, {"aantalPerPagina", "1"}};
    Criteria active = few, done = few;
    active["zoekenInIsi"] = "ACTIEF";
    done["zoekenInIsi"] = "DEFINITIEF";
    const long all = found(c, f, few).totaal, one = found(c, f, active).totaal,
               other = found(c, f, done).totaal;
    f.require(all == one + other,
              fmt::format("totaal {} (ACTIEF {} + DEFINITIEF {})", one + other, one, other),
              fmt::format("totaal {}", all));
}
void resident_by_default(Context& c, Finding& f) {
    const Listing asked = found(c, f, {{"geslacht", "M"}, {"verblijf", "WOONACHTIG"}});
    const Listing list = found(c, f, {{"geslacht", "M"}});
    expect_those(f, list, column(asked, "bsn"));
    f.require(!list.rows.empty() && those(list, {{"verblijf/code", "WOONACHTIG"}}).size() == list.rows.size(),
              "residents only", fmt::format("{} rows", list.rows.size()));
}

constexpr Implementation all[] = {{"ZOEKP-001", by_bsn},
                                  {"ZOEKP-002", by_a_nummer},
                                  {"ZOEKP-003", by_both},
                                  {"ZOEKP-004", mismatch},
                                  {"ZOEKP-005", nothing_asked},
                                  {"ZOEKP-006", no_criteria},
                                  {"ZOEKP-007", number_and_criterion},
                                  {"ZOEKP-008", a_nummer_and_date},
                                  {"ZOEKP-009", elfproef},
                                  {"ZOEKP-010", bad_a_nummer},
                                  {"ZOEKP-011", reversed_period},
                                  {"ZOEKP-012", reversed_period_field},
                                  {"ZOEKP-013", unknown_sex},
                                  {"ZOEKP-014", unknown_isi},
                                  {"ZOEKP-015", unknown_residence},
                                  {"ZOEKP-016", unknown_law},
                                  {"ZOEKP-017", lower_bound},
                                  {"ZOEKP-018", upper_bound},
                                  {"ZOEKP-019", from_alone},
                                  {"ZOEKP-020", until_alone},
                                  {"ZOEKP-021", incomplete_overlaps},
                                  {"ZOEKP-022", incomplete_outside},
                                  {"ZOEKP-023", unknown_year},
                                  {"ZOEKP-024", impossible_as_text},
                                  {"ZOEKP-025", impossible_outside},
                                  {"ZOEKP-026", all_together},
                                  {"ZOEKP-027", by_sex},
                                  {"ZOEKP-028", first_nationality},
                                  {"ZOEKP-029", active_only},
                                  {"ZOEKP-030", final_only},
                                  {"ZOEKP-031", both_by_default},
                                  {"ZOEKP-032", resident_by_default}};

}  // namespace

std::span<const Implementation> person_search_checks() {
    return all;
}

}  // namespace isi::conformance
