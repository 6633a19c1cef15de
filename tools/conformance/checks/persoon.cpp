// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// geefPersoon: the manual's sheet, block by block, and the rules of the numbers.
namespace isi::conformance {
namespace {

constexpr std::string_view sheet = "persoonsblad/";

SoapAnswer known(Context& c) {
    if (c.profile().blad_bsn.empty()) throw Skip{"the profile has no [blad]"};
    return c.ask(c.geef_persoon(c.profile().blad_wet, c.profile().blad_bsn));
}

void block(Context& c, Finding& f, const std::string& name) {
    const auto found = c.profile().blad.find(name);
    if (found == c.profile().blad.end()) throw Skip{"the profile has no block " + name};
    const SoapAnswer answer = known(c);
    for (const auto& [path, value] : found->second) expect_text(f, answer, std::string(sheet) + path, value);
}
void person(Context& c, Finding& f) {
    block(c, f, "persoon");
}
void signals(Context& c, Finding& f) {
    block(c, f, "signalen");
}
void origin(Context& c, Finding& f) {
    block(c, f, "herkomst");
}
void address(Context& c, Finding& f) {
    block(c, f, "adres");
}
void residence(Context& c, Finding& f) {
    block(c, f, "verblijfsrecht");
}
void integration(Context& c, Finding& f) {
    block(c, f, "inburgering");
}
void secrecy(Context& c, Finding& f) {
    block(c, f, "geheim");
}

void absent(Context& c, Finding& f) {
    const SoapAnswer answer = known(c);
    if (!answer.has_data()) throw Skip{"no sheet to look at (PERS-010)"};
    for (const std::string& path : c.profile().blad_afwezig)
        f.require(!answer.node(std::string(sheet) + path), path + " absent", "present");
}

void find_empty(const pugi::xml_node& node, std::vector<std::string>& out) {
    const auto inside = children(node, "*");
    for (const auto& child : inside) find_empty(child, out);
    if (inside.empty() && !*node.text().get()) out.push_back(local_name(node));
}

void no_empty_tags(Context& c, Finding& f) {
    std::vector<std::string> empty;
    find_empty(known(c).payload, empty);
    f.require(empty.empty(), "an absent value is an absent element", "empty: " + join(empty, " "));
}

void valid(Context& c, Finding& f) {
    expect_valid(f, c, known(c));
}
void residency(Context& c, Finding& f) {
    expect_text(f, known(c), "persoonsblad/verblijf/code", "WOONACHTIG");
}

void same_person(Context& c, Finding& f, const SoapAnswer& answer) {
    expect_data(f, answer, "geefPersoon");
    expect_text(f, answer, "persoonsblad/persoon/bsn", c.profile().blad_bsn);
}
void by_bsn(Context& c, Finding& f) {
    same_person(c, f, known(c));
}
void by_a_nummer(Context& c, Finding& f) {
    same_person(c, f, c.ask(c.geef_persoon(c.profile().blad_wet, "", c.profile().blad_a_nummer)));
}
void by_both(Context& c, Finding& f) {
    same_person(c, f,
                c.ask(c.geef_persoon(c.profile().blad_wet, c.profile().blad_bsn, c.profile().blad_a_nummer)));
}

void mismatch(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(c.geef_persoon(c.profile().blad_wet, c.profile().bsn("onbekend"),
                                                 c.profile().blad_a_nummer)));
}

void elfproef(Context& c, Finding& f) {
    const std::string number = c.profile().bsn("elfproef_fout");
    const SoapAnswer answer = c.ask(c.geef_persoon(c.profile().blad_wet, number));
    expect_foutcode(f, answer, "VAL003");
    expect_sleutelgegeven(f, answer, "veld", "bsn");
    f.require(!contains(answer.http.body, number), "the number never comes back", "it stands in the answer");
}

void zeros(Context& c, Finding& f) {
    expect_foutcode(f, c.ask(c.geef_persoon(c.profile().blad_wet, "000000000")), "VAL003");
}

void bad_a_nummer(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon(c.profile().blad_wet, "", "1234567891"));
    expect_foutcode(f, answer, "VAL004");
    expect_sleutelgegeven(f, answer, "veld", "aNummer");
}

void none(Context& c, Finding& f) {
    expect_foutcode(f, c.ask(c.geef_persoon(c.profile().blad_wet, "")), "VAL007");
}
void unknown(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(c.geef_persoon(c.profile().blad_wet, c.profile().bsn("onbekend"))));
}
void other_law(Context& c, Finding& f) {
    expect_nothing_found(f, c.ask(c.geef_persoon("WI2013", c.profile().bsn("inwoner_wi2007"))));
}

void deceased(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon("WI2021", c.profile().bsn("overleden_wi2021")));
    expect_data(f, answer, "geefPersoon");
    expect_text(f, answer, "persoonsblad/persoon/herkomst/code", "DEFINITIEF");
    f.require(static_cast<bool>(answer.node("persoonsblad/persoon/datumOverlijden")), "datumOverlijden",
              "absent");
}

void wi2013(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon("WI2013", c.profile().bsn("inwoner_wi2013")));
    expect_data(f, answer, "geefPersoon");
    f.require(answer.node("persoonsblad/signaaltelling") && answer.node("persoonsblad/persoonsgegevens"),
              "signaaltelling and persoonsgegevens", "absent");
}

void every_block(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon("WI2007", c.profile().bsn("alle_blokken")));
    expect_valid(f, c, answer);
    for (const char* name : {"indicatieInburgeringsplicht", "handhaving", "voorzieningen", "vrijstellingen",
                             "boetes", "examens"})
        f.require(static_cast<bool>(answer.node(std::string(sheet) + name)), fmt::format("block {}", name),
                  "absent");
}

void strange_dates(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon("WI2007", c.profile().bsn("vreemde_datums")));
    expect_text(f, answer, "persoonsblad/persoon/geboortedatum", "1971-00-00");
    expect_text(f, answer, "persoonsblad/persoonsgegevens/datumVestigingInNederland", "2006-02-30");
}

void secret(Context& c, Finding& f) {
    expect_text(f, c.ask(c.geef_persoon("WI2007", c.profile().bsn("geheim"))),
                "persoonsblad/persoonsgegevens/codeGeheim/code", "7");
}

void wi2021(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.geef_persoon("WI2021", c.profile().bsn("inwoner_wi2021")));
    expect_data(f, answer, "geefPersoon");
    expect_valid(f, c, answer);
}

void former(Context& c, Finding& f) {
    Message m = c.geef_persoon("WI2007", c.profile().bsn("gewezen_ingezetene"));
    m.fields += element("verblijf", "GEWEZEN_INGEZETENE");
    const SoapAnswer answer = c.ask(m);
    expect_text(f, answer, "persoonsblad/verblijf/code", "GEWEZEN_INGEZETENE");
    f.require(static_cast<bool>(answer.node("persoonsblad/vertrokkenOp")), "vertrokkenOp", "absent");
    for (const char* name : {"postcode", "woonplaats", "straatnaam", "huisnummer", "locatieomschrijving",
                             "gemeenteVanInschrijving"})
        f.require(!answer.node(std::string(sheet) + "persoonsgegevens/" + name), fmt::format("no {}", name),
                  "present");
}

constexpr Implementation all[] = {
    {"PERS-001", valid},         {"PERS-002", person},      {"PERS-003", signals},
    {"PERS-004", origin},        {"PERS-005", address},     {"PERS-006", residence},
    {"PERS-007", integration},   {"PERS-008", secrecy},     {"PERS-009", absent},
    {"PERS-010", by_bsn},        {"PERS-011", by_a_nummer}, {"PERS-012", by_both},
    {"PERS-013", mismatch},      {"PERS-014", elfproef},    {"PERS-015", zeros},
    {"PERS-016", bad_a_nummer},  {"PERS-017", none},        {"PERS-018", unknown},
    {"PERS-019", other_law},     {"PERS-020", deceased},    {"PERS-021", wi2013},
    {"PERS-022", no_empty_tags}, {"PERS-023", residency},   {"PERS-024", every_block},
    {"PERS-025", strange_dates}, {"PERS-026", secret},      {"PERS-027", wi2021},
    {"PERS-028", former}};

}  // namespace

std::span<const Implementation> person_checks() {
    return all;
}

}  // namespace isi::conformance
