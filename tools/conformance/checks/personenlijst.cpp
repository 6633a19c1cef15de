// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"
#include "lijsten.hpp"

/// zoekPersonen, the answer: its rows, who is in it, and the list that the manual prints.
namespace isi::conformance {
namespace {

// Everybody with a year of birth.
const Criteria broad = {{"geboortedatumVanaf", "1900-01-01"}, {"geboortedatumTotEnMet", "2099-12-31"}};

Listing found(Context& c, Finding& f, const Criteria& criteria) {
    return list_of(c, f, zoek_personen(c, criteria));
}

Listing about(Context& c, Finding& f, const std::string& wet, const std::string& role) {
    return found(c, f, {{"wet", wet}, {"bsn", c.profile().bsn(role)}});
}

SoapAnswer asked(Context& c, const std::string& role, bool former) {
    Criteria criteria = {{"wet", "WI2007"}, {"bsn", c.profile().bsn(role)}};
    if (former) criteria["verblijf"] = "GEWEZEN_INGEZETENE";
    return c.ask(zoek_personen(c, criteria));
}

const Printed& printed(Context& c) {
    if (c.profile().personenlijst.rijen.empty()) throw Skip{"the profile has no [personenlijst]"};
    return c.profile().personenlijst;
}

Criteria printed_question(Context& c) {
    const Printed& p = printed(c);
    return {{"wet", p.wet}, {"geboortedatumVanaf", p.vanaf}, {"geboortedatumTotEnMet", p.tot_en_met}};
}

// --- the rows ---

void valid(Context& c, Finding& f) {
    expect_valid(f, c, found(c, f, printed_question(c)).answer);
}

void ascending(Context& c, Finding& f) {
    const auto numbers = column(found(c, f, {{"geslacht", "M"}, {"aantalPerPagina", most_per_page}}), "bsn");
    const auto wrong = std::is_sorted_until(numbers.begin(), numbers.end());
    f.require(wrong == numbers.end(), "bsn ascending",
              fmt::format("out of order at row {} of {}", wrong - numbers.begin() + 1, numbers.size()));
}

void like_the_sheet(Context& c, Finding& f) {
    const Listing list = about(c, f, "WI2007", "alle_blokken");
    if (list.rows.empty()) return f.require(false, "a row", "none");
    const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", c.profile().bsn("alle_blokken")));
    const std::pair<const char*, const char*> same[] = {
        {"bsn", "persoon/bsn"},
        {"aNummer", "persoon/aNummer"},
        {"voornamen", "persoon/voornamen"},
        {"voorvoegsels", "persoon/voorvoegsels"},
        {"achternaam", "persoon/achternaam"},
        {"geboortedatum", "persoon/geboortedatum"},
        {"geslacht/code", "persoonsgegevens/geslacht/code"},
        {"herkomst/code", "persoon/herkomst/code"},
        {"gemeenteVanInschrijving/code", "persoonsgegevens/gemeenteVanInschrijving/code"},
        {"codeGeheim/code", "persoonsgegevens/codeGeheim/code"}};
    for (const auto& [in_row, on_sheet] : same) {
        const std::string there = sheet.text(fmt::format("persoonsblad/{}", on_sheet)).value_or("");
        const std::string here = value(list.rows.front(), in_row);
        f.require(here == there, fmt::format("{} = '{}' as on the sheet", in_row, there),
                  fmt::format("'{}'", here));
    }
}

void signal_present(Context& c, Finding& f) {
    for (const char* role : {"inwoner_wi2007", "alle_blokken", "vreemde_datums", "veel_signalen"}) {
        const Listing list = about(c, f, "WI2007", role);
        const SoapAnswer sheet = c.ask(c.geef_persoon("WI2007", c.profile().bsn(role)));
        const bool some = sheet.text("persoonsblad/signaaltelling/totaal").value_or("0") != "0";
        const std::string told = list.rows.empty() ? "no row" : value(list.rows.front(), "signaalAanwezig");
        f.require(told == (some ? "true" : "false"),
                  fmt::format("{}: signaalAanwezig {} by signaaltelling/totaal", role, some), told);
    }
}

void secrecy_in_every_row(Context& c, Finding& f) {
    const auto codes = column(found(c, f, broad), "codeGeheim/code");
    std::size_t row = 0;
    while (row < codes.size() && codes[row].size() == 1 && codes[row][0] >= '0' && codes[row][0] <= '7')
        ++row;
    f.require(!codes.empty() && row == codes.size(), "codeGeheim 0…7 in every row",
              row < codes.size() ? fmt::format("row {}: '{}'", row + 1, codes[row]) : "no rows");
}

void secret_person(Context& c, Finding& f) {
    const auto codes = column(about(c, f, "WI2007", "geheim"), "codeGeheim/code");
    f.require(codes == std::vector<std::string>{"7"}, "one row with codeGeheim 7", join(codes, " "));
}

void no_address(Context& c, Finding& f) {
    static const std::set<std::string> of_row = {"bsn",
                                                 "aNummer",
                                                 "voornamen",
                                                 "voorvoegsels",
                                                 "achternaam",
                                                 "geboortedatum",
                                                 "geslacht",
                                                 "herkomst",
                                                 "datumOverlijden",
                                                 "signaalAanwezig",
                                                 "gemeenteVanInschrijving",
                                                 "verblijf",
                                                 "codeGeheim"};
    std::set<std::string> others;
    for (const auto& row : found(c, f, broad).rows)
        for (const auto& one : children(row, "*"))
            if (!of_row.contains(local_name(one))) others.insert(local_name(one));
    f.require(others.empty(), "no element beyond those of the row",
              join({others.begin(), others.end()}, " "));
}

void texts(Context& c, Finding& f) {
    const Listing list = about(c, f, "WI2007", "geslaagd");
    if (list.rows.empty()) return f.require(false, "a row", "none");
    const std::pair<const char*, const char*> printed_as[] = {{"geslacht", "Vrouw"},
                                                              {"herkomst", "ISI Definitief"},
                                                              {"verblijf", "Woonachtig in gemeente"},
                                                              {"codeGeheim", "Geen beperking"}};
    for (const auto& [name, text] : printed_as) {
        const std::string told = value(list.rows.front(), fmt::format("{}/omschrijving", name));
        f.require(told == text, fmt::format("{}: '{}'", name, text), "'" + told + "'");
    }
}

void deceased(Context& c, Finding& f) {
    const Listing list = about(c, f, "WI2021", "overleden_wi2021");
    if (list.rows.empty()) return f.require(false, "a row", "none");
    f.require(value(list.rows.front(), "herkomst/code") == "DEFINITIEF", "herkomst DEFINITIEF",
              value(list.rows.front(), "herkomst/code"));
    f.require(!value(list.rows.front(), "datumOverlijden").empty(), "datumOverlijden", "absent");
}

// --- who is in it ---

void unknown_number(Context& c, Finding& f) {
    expect_nothing_found(f, asked(c, "onbekend", false));
}
void nobody_fits(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(zoek_personen(c, {{"geboortedatumVanaf", "1850-01-01"},
                                                    {"geboortedatumTotEnMet", "1850-12-31"}})));
}
void elsewhere(Context& c, Finding& f) {
    expect_alike(f, asked(c, "elders_wi2007", false), asked(c, "onbekend", false),
                 "a person of another gemeente");
}
void erased(Context& c, Finding& f) {
    expect_alike(f, asked(c, "overleden_gewist", false), asked(c, "onbekend", false),
                 "a deceased person whose data are gone");
}
void former_unasked(Context& c, Finding& f) {
    expect_alike(f, asked(c, "gewezen_ingezetene", false), asked(c, "onbekend", false),
                 "a former resident without verblijf");
}
void former_without_right(Context& c, Finding& f) {
    expect_alike(f, asked(c, "gewezen_zonder_recht", true), asked(c, "onbekend", true),
                 "a former resident who was not plichtig here");
}

void former_asked(Context& c, Finding& f) {
    const SoapAnswer answer = asked(c, "gewezen_ingezetene", true);
    expect_text(f, answer, "personen/persoon/verblijf/code", "GEWEZEN_INGEZETENE");
    f.require(!answer.node("personen/persoon/gemeenteVanInschrijving"), "no gemeenteVanInschrijving",
              "present");
}

void former_by_criteria(Context& c, Finding& f) {
    const std::string bsn = c.profile().bsn("gewezen_ingezetene");
    Message sheet = c.geef_persoon("WI2007", bsn);
    sheet.fields += element("verblijf", "GEWEZEN_INGEZETENE");
    const auto born = c.ask(sheet).text("persoonsblad/persoon/geboortedatum");
    if (!born) throw Skip{"no sheet of gewezen_ingezetene (PERS-028)"};
    const Criteria criteria = {
        {"wet", "WI2007"}, {"geboortedatumVanaf", *born}, {"verblijf", "GEWEZEN_INGEZETENE"}};
    f.require(lists(found(c, f, criteria), "bsn", bsn), "found by date of birth", "not found");
}

void own_gemeente_only(Context& c, Finding& f) {
    Criteria criteria = broad;
    criteria["aantalPerPagina"] = most_per_page;
    std::set<std::string> seen;
    for (const std::string& code : column(found(c, f, criteria), "gemeenteVanInschrijving/code"))
        if (!code.empty()) seen.insert(code);
    f.require(seen == std::set<std::string>{c.profile().gemeentecode}, "registered in the asking gemeente",
              join({seen.begin(), seen.end()}, " "));
}

void number_under_other_law(Context& c, Finding& f) {
    expect_nothing_found(
        f, c.ask(zoek_personen(c, {{"wet", "WI2013"}, {"bsn", c.profile().bsn("inwoner_wi2007")}})));
}

void list_of_the_law(Context& c, Finding& f) {
    Criteria criteria = broad;
    criteria["wet"] = "WI2013";
    criteria["aantalPerPagina"] = most_per_page;
    const Listing list = found(c, f, criteria);
    f.require(lists(list, "bsn", c.profile().bsn("inwoner_wi2013")), "a resident under WI2013 in the list",
              "not");
    f.require(!lists(list, "bsn", c.profile().bsn("inwoner_wi2007")), "nobody of WI2007 in it", "one is");
}

void foreign_gemeente(Context& c, Finding& f) {
    expect_not_for_foreign(c, f, zoek_personen(c, {{"wet", "WI2007"}, {"geslacht", "V"}}));
}

// --- the list of the manual ---

void printed_list(Context& c, Finding& f) {
    std::vector<std::string> wanted;
    for (const auto& row : printed(c).rijen) wanted.push_back(row.front());
    const Listing list = found(c, f, printed_question(c));
    f.require(list.totaal == printed(c).totaal && column(list, printed(c).kolommen.front()) == wanted,
              fmt::format("the {} of the manual, in its order", wanted.size()),
              fmt::format("totaal {}, {} rows", list.totaal, list.rows.size()));
}

void printed_columns(Context& c, Finding& f) {
    const Printed& p = printed(c);
    const Listing list = found(c, f, printed_question(c));
    for (const auto& cells : p.rijen) {
        const pugi::xml_node row = row_with(list, p.kolommen.front(), cells.front());
        for (std::size_t i = 1; row && i < cells.size(); ++i)
            f.require(value(row, p.kolommen[i]) == cells[i], fmt::format("{} '{}'", p.kolommen[i], cells[i]),
                      fmt::format("'{}'", value(row, p.kolommen[i])));
    }
}

constexpr Implementation all[] = {{"ZOEKP-033", valid},
                                  {"ZOEKP-034", ascending},
                                  {"ZOEKP-035", like_the_sheet},
                                  {"ZOEKP-036", signal_present},
                                  {"ZOEKP-037", secrecy_in_every_row},
                                  {"ZOEKP-038", secret_person},
                                  {"ZOEKP-039", no_address},
                                  {"ZOEKP-040", texts},
                                  {"ZOEKP-041", deceased},
                                  {"ZOEKP-042", unknown_number},
                                  {"ZOEKP-043", nobody_fits},
                                  {"ZOEKP-044", elsewhere},
                                  {"ZOEKP-045", erased},
                                  {"ZOEKP-046", former_unasked},
                                  {"ZOEKP-047", former_without_right},
                                  {"ZOEKP-048", former_asked},
                                  {"ZOEKP-049", former_by_criteria},
                                  {"ZOEKP-050", own_gemeente_only},
                                  {"ZOEKP-051", number_under_other_law},
                                  {"ZOEKP-052", list_of_the_law},
                                  {"ZOEKP-053", foreign_gemeente},
                                  {"ZOEKP-054", printed_list},
                                  {"ZOEKP-055", printed_columns}};

}  // namespace

std::span<const Implementation> person_list_checks() {
    return all;
}

}  // namespace isi::conformance
