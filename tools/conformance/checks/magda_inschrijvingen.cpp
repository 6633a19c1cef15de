// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: RegistreerInschrijving 02.00 and 02.01, RegistreerUitschrijving. Each check begins and ends
/// with a person that the asker has not integrated.
namespace isi::conformance {
namespace {

constexpr std::string_view resultaat_path = "Repliek/Antwoorden/Antwoord/Inhoud/Resultaat";

struct Inschrijving {
    std::string identificatie, hoedanigheid = "2", insz, begin = dag(-1), einde = dag(1);
};

Inschrijving right(Context& c) {
    Inschrijving out;
    out.identificatie = c.target().own.identificatie;
    out.insz = c.kbi().profile.insz("inschrijven");
    return out;
}

std::string inhoud(const Inschrijving& i, std::string_view naam, const std::string& subject) {
    return fmt::format("<{0}>{1}{2}{3}<Periode>{4}{5}</Periode></{0}>", naam,
                       element("Identificatie", i.identificatie), element("Hoedanigheid", i.hoedanigheid),
                       subject, element("Begin", i.begin), element("Einde", i.einde));
}

std::string subject(const std::string& insz) {
    return "<Subject><Type>PERS</Type>" + element("Sleutel", insz) + "</Subject>";
}
std::string betrokken(const std::string& subjecten) {
    return "<BetrokkenSubject><Type>PERS</Type><Subjecten>" + subjecten + "</Subjecten></BetrokkenSubject>";
}

SoapAnswer schrijf_in(Context& c, const Inschrijving& i) {
    return ask(c, vraag(c, inschrijving_dienst, inhoud(i, "Inschrijving", element("INSZ", i.insz))));
}
SoapAnswer schrijf_in_0201(Context& c, const Inschrijving& i) {
    return ask(c, vraag(c, inschrijving_0201_dienst, inhoud(i, "Inschrijving", betrokken(subject(i.insz)))));
}
SoapAnswer schrijf_uit(Context& c, Inschrijving i) {
    i.begin = i.einde = dag(-2);
    return ask(c, vraag(c, uitschrijving_dienst, inhoud(i, "Uitschrijving", element("INSZ", i.insz))));
}

struct Schoon : Opruimer {
    Schoon(Context& c, const Inschrijving& i) : Opruimer([&c, i] { schrijf_uit(c, i); }) {}
};

bool is_open(Context& c, const Inschrijving& i) {
    return has_dossier(ask(c, geef_dossier(c, i.insz)));
}

void expect_result(Finding& f, const SoapAnswer& answer, std::string_view code, std::string_view words) {
    const pugi::xml_node result = answer.node(resultaat_path);
    f.require(result && result.text().get() == std::string(code) &&
                  result.attribute("Beschrijving").value() == std::string(words),
              fmt::format("Resultaat {} \"{}\"", code, words),
              fmt::format("{} ({})", written(result), describe_magda(answer)));
}

void registered(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const SoapAnswer answer = schrijf_in(c, i);
    expect_result(f, answer, "1", "Wel geslaagd");
    f.require(uitzonderingen(answer).empty(), "no Uitzondering", describe_magda(answer));
}

void opens(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    f.require(!is_open(c, i), "no dossier before", "one");
    schrijf_in(c, i);
    f.require(is_open(c, i), "a dossier after RegistreerInschrijving", "none");
}

void closes(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    expect_result(f, schrijf_uit(c, i), "1", "Wel geslaagd");
    expect_code(f, ask(c, geef_dossier(c, i.insz)), "40003");
}

const Uitzondering bestaat{"40143", "WAARSCHUWING", "Antwoord",
                           "Er bestaat al een inschrijving voor deze INSZ in deze periode"};
void repeated(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    const SoapAnswer again = schrijf_in(c, i);
    expect_uitzondering(f, again, bestaat);
    expect_result(f, again, "1", "Wel geslaagd");
}
void overlap(Context& c, Finding& f) {
    Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    i.einde = dag(30);
    const SoapAnswer answer = schrijf_in(c, i);
    expect_uitzondering(f, answer, bestaat);
    expect_result(f, answer, "0", "Niet geslaagd");
}

void registered_0201(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    expect_result(f, schrijf_in_0201(c, i), "1", "Wel geslaagd");
    f.require(is_open(c, i), "a dossier after RegistreerInschrijving 02.01", "none");
}
void namespace_0201(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const SoapAnswer answer = schrijf_in_0201(c, i);
    f.require(contains(answer.http.body, inschrijving_0201_dienst.naamruimte),
              inschrijving_0201_dienst.naamruimte, answer.describe());
    const std::string version = answer.text("Repliek/Context/Versie").value_or("absent");
    f.require(version == inschrijving_0201_dienst.versie, "Versie " + inschrijving_0201_dienst.versie,
              version);
}
void two_subjects(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const std::string two = subject(i.insz) + subject(c.kbi().profile.insz("nergens"));
    expect_code(f, ask(c, vraag(c, inschrijving_0201_dienst, inhoud(i, "Inschrijving", betrokken(two)))),
                "50000");
}

void anothers_identification(Context& c, Finding& f) {
    Inschrijving i = right(c);
    const Schoon clean(c, i);
    i.identificatie = partner(c, "ander_ocmw").identificatie;
    const SoapAnswer answer = schrijf_in(c, i);
    expect_code(f, answer, "20005");
    expect_result(f, answer, "0", "Niet geslaagd");
}
void wrong_period(Context& c, Finding& f) {
    Inschrijving i = right(c);
    const Schoon clean(c, i);
    i.begin = dag(1);
    i.einde = dag(-1);
    const SoapAnswer answer = schrijf_in(c, i);
    expect_code(f, answer, "20003");
    expect_result(f, answer, "0", "Niet geslaagd");
}
void heating(Context& c, Finding& f) {
    Inschrijving i = right(c);
    i.hoedanigheid = "40";
    const Schoon clean(c, i);
    expect_result(f, schrijf_in(c, i), "1", "Wel geslaagd");
    f.require(!is_open(c, i), "quality code 40 opens no dossier", "it does");
}
void nothing_to_end(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const SoapAnswer answer = schrijf_uit(c, i);
    expect_code(f, answer, "40003");
    expect_result(f, answer, "0", "Niet geslaagd");
}
void malformed(Context& c, Finding& f) {
    Inschrijving i = right(c);
    i.insz = c.kbi().profile.insz("misvormd");
    expect_code(f, schrijf_in(c, i), "20002");
}

void valid(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    for (const SoapAnswer& answer : {schrijf_in(c, i), schrijf_in_0201(c, i), schrijf_uit(c, i)}) {
        const std::string wrong = judge_by_schema(answer);
        f.require(wrong.empty(), answer.operation() + " valid by the published schema", wrong);
    }
}

constexpr Implementation all[] = {
    {"MINS-001", registered},     {"MINS-002", opens},        {"MINS-003", closes},
    {"MINS-004", repeated},       {"MINS-005", overlap},      {"MINS-006", registered_0201},
    {"MINS-007", namespace_0201}, {"MINS-008", two_subjects}, {"MINS-009", anothers_identification},
    {"MINS-010", wrong_period},   {"MINS-011", heating},      {"MINS-012", nothing_to_end},
    {"MINS-013", malformed},      {"MINS-014", valid}};

}  // namespace

std::span<const Implementation> magda_inscription_checks() {
    return all;
}

}  // namespace isi::conformance
