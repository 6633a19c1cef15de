// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "expect.hpp"

/// testVerbinding, geefGemeenten, geefWaardenlijsten.
namespace isi::conformance {
namespace {

constexpr std::string_view awkward = "Zoë & <Ömer> \"x\" \xf0\x9f\x8f\xa0";

SoapAnswer connection_test(Context& c) {
    return c.ask(c.message("testVerbinding"));
}

void valid_test(Context& c, Finding& f) {
    expect_valid(f, c, connection_test(c));
}

void echo(Context& c, Finding& f) {
    expect_text(f, c.ask(c.message("testVerbinding", element("echo", awkward))), "echo", awkward);
}

void no_echo(Context& c, Finding& f) {
    const SoapAnswer answer = connection_test(c);
    f.require(!answer.node("echo"), "no echo element when none was asked", "present");
}

void tells_certificate(Context& c, Finding& f) {
    const SoapAnswer answer = connection_test(c);
    expect_text(f, answer, "oin", oin_of(c.target().own.identity.certificate.get()));
    f.require(!answer.text("certificaatSubject").value_or("").empty(), "certificaatSubject", "absent");
}

void tells_validity(Context& c, Finding& f) {
    const SoapAnswer answer = connection_test(c);
    tm parts{};
    ASN1_TIME_to_tm(X509_get0_notAfter(c.target().own.identity.certificate.get()), &parts);
    const std::string day =
        fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
    const std::string told = answer.text("certificaatGeldigTot").value_or("absent");
    f.require(starts_with(told, day), "certificaatGeldigTot = " + day, told);
}

void tells_limits(Context& c, Finding& f) {
    const SoapAnswer answer = connection_test(c);
    expect_text(f, answer, "grenzen/maximaalAantalPerPagina", "500");
    f.require(std::atoi(answer.text("grenzen/maximaleBerichtgrootte").value_or("0").c_str()) >= 16384,
              "grenzen/maximaleBerichtgrootte", "absent or below 16384");
}

void tells_environment(Context& c, Finding& f) {
    const SoapAnswer answer = connection_test(c);
    const std::string told =
        lower(answer.text("omgeving/code").value_or(answer.text("omgeving").value_or("absent")));
    f.require(told == "sandbox" || told == "test" || told == "acpt" || told == "prod",
              "omgeving sandbox, test, acpt or prod", told);
    f.require(starts_with(answer.text("contractversie").value_or(""), "1."), "contractversie 1.x",
              answer.text("contractversie").value_or("absent"));
}

void tells_time(Context& c, Finding& f) {
    const std::string told = connection_test(c).text("systeemtijd").value_or("absent");
    f.require(std::llabs(seconds_of(told) - now_seconds()) < 120,
              "systeemtijd within two minutes of this machine's, UTC", told);
}

pugi::xml_node own_gemeente(const SoapAnswer& answer, const std::string& code) {
    for (const auto& one : children(answer.node("gemeenten"), "gemeente"))
        if (code == find(one, "code").text().get()) return one;
    return {};
}

void valid_gemeenten(Context& c, Finding& f) {
    expect_valid(f, c, c.ask(c.message("geefGemeenten")));
}

void own_gemeenten(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.message("geefGemeenten"));
    std::vector<std::string> wanted = c.target().own.gemeenten;
    if (wanted.empty()) wanted = {c.profile().gemeentecode};
    for (const std::string& code : wanted)
        f.require(static_cast<bool>(own_gemeente(answer, code)), fmt::format("gemeente {} in the list", code),
                  answer.describe() + ", not in it");
    f.require(!own_gemeente(answer, c.profile().vreemde_gemeentecode), "only gemeenten of this key",
              "another one is in the list");
}

void gemeente_complete(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.message("geefGemeenten"));
    const pugi::xml_node own = own_gemeente(answer, c.profile().gemeentecode);
    if (!own) throw Skip{"the gemeente is not in the list (GEM-002)"};
    f.require(c.profile().gemeentenaam == find(own, "naam").text().get(), "naam " + c.profile().gemeentenaam,
              find(own, "naam").text().get());
    static const std::set<std::string> known = {"Wi2007", "Wi2013", "Wi2013MUT", "Wi2021", "Wi2021MUT"};
    const auto roles = children(find(own, "rollen"), "rol");
    f.require(!roles.empty(), "at least one rol", "none");
    for (const auto& role : roles)
        f.require(known.contains(role.text().get()), "a rol of the contract", role.text().get());
}

pugi::xml_node list_named(const SoapAnswer& answer, std::string_view name) {
    for (const auto& one : children(answer.node("lijsten"), "lijst"))
        if (name == find(one, "naam").text().get()) return one;
    return {};
}

pugi::xml_node value_of(const pugi::xml_node& list, std::string_view code) {
    for (const auto& one : children(find(list, "waarden"), "waarde"))
        if (code == find(one, "code").text().get()) return one;
    return {};
}

SoapAnswer one_list(Context& c, std::string_view name) {
    return c.ask(c.message("geefWaardenlijsten", element("lijst", name)));
}

void valid_lists(Context& c, Finding& f) {
    expect_valid(f, c, one_list(c, "geslacht"));
}

void one_list_only(Context& c, Finding& f) {
    const SoapAnswer answer = one_list(c, "geslacht");
    f.require(children(answer.node("lijsten"), "lijst").size() == 1 && list_named(answer, "geslacht"),
              "the list geslacht and no other", answer.describe());
}

void value(Context& c, Finding& f, std::string_view list, std::string_view code, std::string_view text) {
    const SoapAnswer answer = one_list(c, list);
    const std::string told = find(value_of(list_named(answer, list), code), "omschrijving").text().get();
    f.require(told == text, fmt::format("{} {}: '{}'", list, code, text), told.empty() ? "absent" : told);
}

void own_lists(Context& c, Finding& f) {
    value(c, f, "geslacht", "V", "Vrouw");
    value(c, f, "verblijf", "GEWEZEN_INGEZETENE", "Gewezen ingezetenen");
}

void brp_tables(Context& c, Finding& f) {
    value(c, f, "tabel32", "0001", "Nederlandse");
    value(c, f, "tabel33", "0014", "Groningen");
    value(c, f, "tabel34", "6030", "Nederland");
}

void ended_codes(Context& c, Finding& f) {
    const SoapAnswer answer = one_list(c, "tabel33");
    const pugi::xml_node ended = value_of(list_named(answer, "tabel33"), "1651");
    f.require(static_cast<bool>(ended), "tabel33 keeps 1651 (Eemsmond, ended 2019)", "absent");
    f.require(std::string_view(find(ended, "geldigTot").text().get()) == "2019-01-01", "geldigTot 2019-01-01",
              ended ? find(ended, "geldigTot").text().get() : "absent");
}

void every_list(Context& c, Finding& f) {
    const SoapAnswer answer = c.ask(c.message("geefWaardenlijsten"));
    std::vector<std::string> missing;
    for (const char* name : {"geslacht", "herkomst", "verblijf", "wet", "status", "verblijfsdoel",
                             "examenaanvraag", "codeGeheim", "tabel32", "tabel33", "tabel34", "tabel56"})
        if (!list_named(answer, name)) missing.emplace_back(name);
    f.require(missing.empty(), "every list of the contract",
              answer.describe() + ", missing " + join(missing, " "));
}

constexpr Implementation all[] = {{"VERB-001", valid_test},        {"VERB-002", echo},
                                  {"VERB-003", no_echo},           {"VERB-004", tells_certificate},
                                  {"VERB-005", tells_validity},    {"VERB-006", tells_limits},
                                  {"VERB-007", tells_environment}, {"VERB-008", tells_time},
                                  {"GEM-001", valid_gemeenten},    {"GEM-002", own_gemeenten},
                                  {"GEM-003", gemeente_complete},  {"WRD-001", valid_lists},
                                  {"WRD-002", one_list_only},      {"WRD-003", own_lists},
                                  {"WRD-004", brp_tables},         {"WRD-005", ended_codes},
                                  {"WRD-006", every_list}};

}  // namespace

std::span<const Implementation> operation_checks() {
    return all;
}

}  // namespace isi::conformance
