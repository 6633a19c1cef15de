// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: every outcome of a consult with its code, type, level and words.
namespace isi::conformance {
namespace {

SoapAnswer about(Context& c, const std::string& rol) {
    return ask(c, geef_dossier(c, c.kbi().profile.insz(rol)));
}

const Uitzondering geen_gegevens{"30001", "FOUT", "Repliek", "Geen gegevens gevonden voor de vraag"};
const Uitzondering niet_ingeschreven{"40003", "FOUT", "Antwoord",
                                     "Geen inschrijving gevonden voor deze INSZ"};

void no_dossier(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "geen_dossier"), geen_gegevens);
}
void malformed(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "misvormd"),
                        {"20002", "FOUT", "Repliek", "INSZ in de vraag heeft een ongeldige structuur"});
}
void unknown(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "onbekend"), {"30003", "FOUT", "Antwoord", "Onbestaande INSZ"});
}
void cancelled(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "geannuleerd"), {"30002", "FOUT", "Antwoord", "INSZ is geannuleerd"});
}
void replaced(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "vervangen"),
                        {"30004", "WAARSCHUWING", "Antwoord", "Persoon heeft een nieuw INSZ verkregen"});
}
void replaced_with_data(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "vervangen");
    const std::string told =
        answer.text("Repliek/Antwoorden/Antwoord/Inhoud/KBIDossier/Personalia/INSZ").value_or("");
    f.require(told == c.kbi().profile.insz("nieuw"), "the dossier under the new number",
              told.empty() ? describe_magda(answer) : told);
}
void not_integrated(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "nergens"), niet_ingeschreven);
}
void ended(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "afgelopen"), niet_ingeschreven);
}
void not_begun(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "morgen"), niet_ingeschreven);
}
void heating(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "verwarming"), niet_ingeschreven);
}
void elsewhere(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "elders"), niet_ingeschreven);
}

void quality_codes(Context& c, Finding& f) {
    for (int code = 1; code <= 9; ++code) {
        const SoapAnswer answer = about(c, fmt::format("code_{}", code));
        f.require(has_dossier(answer), fmt::format("quality code {} opens the dossier", code),
                  describe_magda(answer));
    }
}

void deceased(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "overleden"), geen_gegevens);
}
void all_withheld(Context& c, Finding& f) {
    expect_uitzondering(f, dossier_voor(c, "beperkt", c.kbi().profile.insz("begeleiding")),
                        {"15021", "FOUT", "Antwoord", "Geen gegevens in antwoord wegens filtering"});
}

void second_question(Context& c, Finding& f) {
    MagdaVraag question = geef_dossier(c, c.kbi().profile.insz("contract"));
    question.nog_vragen = "<Vraag><Referte>twee</Referte><Inhoud>" + criteria(c.kbi().profile.insz("talen")) +
                          "</Inhoud></Vraag>";
    expect_uitzondering(
        f, ask(c, question),
        {"20110", "FOUT", "Antwoord", "Het maximum aantal vragen in het verzoek is overschreden"});
}

void source_away(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "bron_weg"),
                        {"99996", "FOUT", "Repliek", "Bron is tijdelijk niet beschikbaar"});
}
void busy(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "druk"),
                        {"99996", "FOUT", "Repliek", "Te veel gelijktijdige bevragingen"});
}
void internal(Context& c, Finding& f) {
    expect_uitzondering(f, about(c, "intern"),
                        {"60009", "FOUT", "Repliek", "Er heeft zich een interne fout voorgedaan"});
}

/// What is the same in equal answers: without references, times, and the number asked about.
std::string bare(const SoapAnswer& answer, const std::string& insz) {
    std::string text = written(answer.node("Repliek"));
    for (const char* name : {"Tijdstip", "Referte"}) {
        const std::string open = fmt::format("<{}>", name), close = fmt::format("</{}>", name);
        for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
            const std::size_t end = text.find(close, at);
            if (end == std::string::npos) break;
            text.erase(at, end + close.size() - at);
        }
    }
    return replace_all(std::move(text), insz, "INSZ");
}

void nothing_leaks(Context& c, Finding& f) {
    const std::string &with = c.kbi().profile.insz("nergens"),
                      &without = c.kbi().profile.insz("nergens_leeg");
    const SoapAnswer first = ask(c, geef_dossier(c, with)), second = ask(c, geef_dossier(c, without));
    f.require(first.http.status == second.http.status && bare(first, with) == bare(second, without) &&
                  !has_dossier(first),
              "the same answer about somebody with a dossier and somebody without, both not integrated",
              describe_magda(first) + " and " + describe_magda(second));
}

void http_200(Context& c, Finding& f) {
    for (const char* rol :
         {"geen_dossier", "misvormd", "onbekend", "geannuleerd", "nergens", "druk", "bron_weg", "intern"})
        f.require(about(c, rol).http.status == 200, fmt::format("HTTP 200 for '{}'", rol), "another status");
}

void shape(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "geannuleerd");
    const pugi::xml_node one = answer.node("Repliek/Antwoorden/Antwoord/Uitzonderingen/Uitzondering");
    std::vector<std::string> names;
    for (const auto& child : children(one, "*")) names.push_back(local_name(child));
    f.require(starts_with(join(names, " "), "Identificatie Oorsprong Type Tijdstip Diagnose"),
              "Identificatie Oorsprong Type Tijdstip Diagnose", join(names, " "));
    const std::string origin = find(one, "Oorsprong").text().get();
    f.require(!origin.empty() && origin.size() <= 5, "Oorsprong of 1 to 5 characters", "'" + origin + "'");
}

void no_content(Context& c, Finding& f) {
    const SoapAnswer above = about(c, "geen_dossier"), below = about(c, "onbekend");
    f.require(!above.node("Repliek/Antwoorden"), "no Antwoorden beside an Uitzondering of the Repliek",
              "present");
    f.require(!below.node("Repliek/Antwoorden/Antwoord/Inhoud"), "no Inhoud beside a FOUT of the Antwoord",
              "present");
}

void valid(Context& c, Finding& f) {
    for (const char* rol : {"geen_dossier", "onbekend", "vervangen", "nergens"}) {
        const std::string wrong = judge_by_schema(about(c, rol));
        f.require(wrong.empty(), fmt::format("the reply about '{}' valid by the published schema", rol),
                  wrong);
    }
}

constexpr Implementation all[] = {
    {"MUIT-001", no_dossier},     {"MUIT-002", malformed},    {"MUIT-003", unknown},
    {"MUIT-004", cancelled},      {"MUIT-005", replaced},     {"MUIT-006", replaced_with_data},
    {"MUIT-007", not_integrated}, {"MUIT-008", ended},        {"MUIT-009", not_begun},
    {"MUIT-010", heating},        {"MUIT-011", elsewhere},    {"MUIT-012", quality_codes},
    {"MUIT-013", deceased},       {"MUIT-014", all_withheld}, {"MUIT-015", second_question},
    {"MUIT-016", source_away},    {"MUIT-017", busy},         {"MUIT-018", internal},
    {"MUIT-019", nothing_leaks},  {"MUIT-020", http_200},     {"MUIT-021", shape},
    {"MUIT-022", no_content},     {"MUIT-023", valid}};

}  // namespace

std::span<const Implementation> magda_outcome_checks() {
    return all;
}

}  // namespace isi::conformance
