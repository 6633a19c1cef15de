// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: the form of a reply, and what of the question stands in it.
namespace isi::conformance {
namespace {

constexpr std::string_view context_path = "Repliek/Context/";

std::string at(std::string_view path) {
    return std::string(context_path).append(path);
}

MagdaVraag right(Context& c) {
    return geef_dossier(c, c.kbi().profile.insz("contract"));
}

void envelope(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    expect_status(f, answer.http, 200);
    const std::string type = answer.http.field("content-type").value_or("absent");
    f.require(starts_with(lower(type), "text/xml"), "Content-Type text/xml", type);
    f.require(answer.xml->document_element().attribute("xmlns:soap") ||
                  contains(written(answer.xml->document_element()).substr(0, 200), soap_ns),
              "a SOAP 1.1 envelope", answer.describe());
}

void root(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    f.require(answer.operation() == "GeefDossierKBIResponse", "GeefDossierKBIResponse", answer.describe());
    const std::string name = answer.payload.name();
    const std::size_t colon = name.find(':');
    const std::string declaration = colon == std::string::npos ? "xmlns" : "xmlns:" + name.substr(0, colon);
    std::string found;
    for (pugi::xml_node node = answer.payload; node && found.empty(); node = node.parent())
        found = node.attribute(declaration.c_str()).value();
    f.require(found == geef_dossier_dienst.naamruimte,
              "the service's namespace " + geef_dossier_dienst.naamruimte, found);
}

/// The first element that is in a namespace, empty when there is none.
std::string qualified(const pugi::xml_node& from, bool inherited) {
    for (const pugi::xml_node& child : children(from, "*")) {
        const pugi::xml_attribute own = child.attribute("xmlns");
        const bool in_default = own ? *own.value() != '\0' : inherited;
        if (in_default || contains(child.name(), ":")) return child.name();
        if (std::string inside = qualified(child, in_default); !inside.empty()) return inside;
    }
    return {};
}

void unqualified(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    bool inherited = false;
    for (pugi::xml_node node = answer.payload; node; node = node.parent())
        inherited = inherited || *node.attribute("xmlns").value() != '\0';
    const std::string found = qualified(answer.payload, inherited);
    f.require(found.empty() && answer.node("Repliek"), "Repliek and all in it in no namespace",
              found.empty() ? answer.describe() : found + " is in one");
}

std::string order(const pugi::xml_node& node) {
    std::vector<std::string> out;
    for (const auto& child : children(node, "*")) out.push_back(local_name(child));
    return join(out, " ");
}

void expect_order(Finding& f, const SoapAnswer& answer, std::string_view path, std::string_view wanted) {
    const std::string found = order(answer.node(path));
    f.require(found == wanted, fmt::format("{}: {}", path, wanted),
              found.empty() ? answer.describe() : found);
}

void sequence(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    expect_order(f, answer, "Repliek", "Context Antwoorden");
    expect_order(f, answer, "Repliek/Context/Bericht", "Type Tijdstip Afzender Ontvanger");
}

void name_and_version(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    expect_text(f, answer, at("Naam"), geef_dossier_dienst.naam);
    expect_text(f, answer, at("Versie"), geef_dossier_dienst.versie);
}

void type(Context& c, Finding& f) {
    expect_text(f, ask(c, right(c)), at("Bericht/Type"), "ANTWOORD");
}

void moment_told(Context& c, Finding& f) {
    const SoapAnswer answer = ask(c, right(c));
    const std::string date = answer.text(at("Bericht/Tijdstip/Datum")).value_or("absent");
    const std::string time = answer.text(at("Bericht/Tijdstip/Tijd")).value_or("absent");
    const long long told = seconds_of(date + "T" + time + "Z");
    // Belgian time: one hour ahead of UTC, or two.
    const long long ahead = told - now_seconds();
    constexpr long long hour = 3600, slack = 900;
    f.require(told >= 0 && ahead > hour - slack && ahead < 2 * hour + slack,
              "Datum and Tijd of now, Belgian time", date + " " + time);
}

void sender(Context& c, Finding& f) {
    const MagdaVraag question = right(c);
    const SoapAnswer answer = ask(c, question);
    const std::string who = answer.text(at("Bericht/Afzender/Identificatie")).value_or("");
    f.require(!who.empty() && who != question.identificatie, "Afzender is the service itself",
              who.empty() ? "absent" : "the asker");
    const std::string reference = answer.text(at("Bericht/Afzender/Referte")).value_or("");
    f.require(uuid_pattern_problem(reference).empty(), "Afzender/Referte a UUID",
              uuid_pattern_problem(reference));
}

void fresh_reference(Context& c, Finding& f) {
    const MagdaVraag question = right(c);
    const auto first = ask(c, question).text(at("Bericht/Afzender/Referte"));
    const auto second = ask(c, question).text(at("Bericht/Afzender/Referte"));
    f.require(first && second && first != second && *first != question.referte,
              "another Referte of the service in each reply", "the same, or the asker's");
}

void receiver(Context& c, Finding& f) {
    const MagdaVraag question = right(c);
    const SoapAnswer answer = ask(c, question);
    expect_text(f, answer, at("Bericht/Ontvanger/Identificatie"), question.identificatie);
    expect_text(f, answer, at("Bericht/Ontvanger/Referte"), question.referte);
}

void told_back(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.hoedanigheid = "1300";
    question.gebruiker = c.kbi().profile.insz("talen");
    const SoapAnswer answer = ask(c, question);
    expect_text(f, answer, at("Bericht/Ontvanger/Hoedanigheid"), question.hoedanigheid);
    expect_text(f, answer, at("Bericht/Ontvanger/Gebruiker"), question.gebruiker);
}

void not_told_back(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.hoedanigheid.clear();
    const SoapAnswer answer = ask(c, question);
    expect_order(f, answer, at("Bericht/Ontvanger"), "Identificatie Referte");
}

void one_answer(Context& c, Finding& f) {
    const MagdaVraag question = right(c);
    const SoapAnswer answer = ask(c, question);
    const auto all = children(answer.node("Repliek/Antwoorden"), "Antwoord");
    f.require(all.size() == 1, "one Antwoord", fmt::format("{}", all.size()));
    expect_text(f, answer, "Repliek/Antwoorden/Antwoord/Referte", question.vraagreferte);
}

void valid(Context& c, Finding& f) {
    const std::string wrong = judge_by_schema(ask(c, right(c)));
    f.require(wrong.empty(), "valid by the published schema", wrong);
}

void other_prefixes(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.twist = [](std::string xml) {
        xml = replace_all(std::move(xml), "<web:GeefDossierKBI>",
                          "<GeefDossierKBI xmlns=\"" + geef_dossier_dienst.naamruimte + "\">");
        xml = replace_all(std::move(xml), "</web:GeefDossierKBI>", "</GeefDossierKBI>");
        return replace_once(std::move(xml), "<Verzoek>", "<Verzoek xmlns=\"\">");
    };
    expect_dossier(f, ask(c, question));
}

void bare_insz(Context& c, Finding& f) {
    const std::string& insz = c.kbi().profile.insz("contract");
    const MagdaVraag bare = vraag(c, geef_dossier_dienst, element("INSZ", insz));
    const SoapAnswer answer = ask(c, bare);
    expect_dossier(f, answer);
    f.require(panelen(answer) == c.kbi().profile.dossier("contract"), "the dossier of Inhoud/INSZ",
              "another");
}

void no_soap_action(Context& c, Finding& f) {
    for (const auto& action : {std::optional<std::string>(), std::optional<std::string>("\"\"")}) {
        MagdaVraag question = right(c);
        question.soap_action = action;
        expect_dossier(f, ask(c, question));
    }
}

constexpr Implementation all[] = {{"MBER-001", envelope},         {"MBER-002", root},
                                  {"MBER-003", unqualified},      {"MBER-004", sequence},
                                  {"MBER-005", name_and_version}, {"MBER-006", type},
                                  {"MBER-007", moment_told},      {"MBER-008", sender},
                                  {"MBER-009", fresh_reference},  {"MBER-010", receiver},
                                  {"MBER-011", told_back},        {"MBER-012", not_told_back},
                                  {"MBER-013", one_answer},       {"MBER-014", valid},
                                  {"MBER-015", other_prefixes},   {"MBER-016", bare_insz},
                                  {"MBER-017", no_soap_action}};

}  // namespace

std::span<const Implementation> magda_reply_checks() {
    return all;
}

}  // namespace isi::conformance
