// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "ksz.hpp"

/// KSZ dialect: every status of a consult, and the fault.
namespace isi::conformance {
namespace {

SoapAnswer about(Context& c, const std::string& rol) {
    return ask(c, ksz_vraag(c, "consultFile", c.kbi().profile.insz(rol)));
}
void expect_of(Context& c, Finding& f, const std::string& rol, const KszStatus& status) {
    expect_ksz_status(f, about(c, rol), status);
}
const KszStatus niet_geintegreerd{"NO_RESULT", "MSG00012"}, geen_toegang{"NO_RESULT", "MSG00013"},
    ongeldig{"NO_RESULT", "MSG00008"};

void no_dossier(Context& c, Finding& f) {
    expect_of(c, f, "geen_dossier", {"NO_DATA_FOUND", "MSG00100"});
}
void malformed(Context& c, Finding& f) {
    expect_of(c, f, "misvormd", {"NO_RESULT", "MSG00011"});
}
void unknown(Context& c, Finding& f) {
    expect_of(c, f, "onbekend", {"NO_RESULT", "MSG00005"});
}
void cancelled(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "geannuleerd");
    expect_ksz_status(f, answer, {"NO_RESULT", "MSG00005"});
    const std::string told = answer.node("ssin").attribute("canceled").value();
    f.require(told == "true" || told == "1", "ssin/@canceled true", told.empty() ? "absent" : told);
}
void replaced(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "vervangen");
    expect_ksz_status(f, answer, {"NO_RESULT", "MSG00006"});
    f.require(information(answer, "newSSIN") == c.kbi().profile.insz("nieuw"), "information newSSIN",
              information(answer, "newSSIN"));
}
void replaced_by(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "vervangen");
    const std::string told = answer.node("ssin").attribute("replacedBy").value();
    f.require(told == c.kbi().profile.insz("nieuw"), "ssin/@replacedBy the new number", told);
    f.require(!answer.node("result"), "no result under the old number", "one");
}
void not_integrated(Context& c, Finding& f) {
    expect_of(c, f, "nergens", niet_geintegreerd);
}
void not_integrated_told(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "elders");
    std::vector<std::string> names;
    for (const auto& one : children(answer.node("status"), "information"))
        names.emplace_back(find(one, "fieldName").text().get());
    f.require(join(names, " ") == "details ssin cbeNumber", "information details ssin cbeNumber",
              join(names, " "));
    f.require(information(answer, "ssin") == c.kbi().profile.insz("elders") &&
                  information(answer, "cbeNumber") == c.target().own.kbo,
              "the asked ssin and the asker's cbeNumber", "others");
}
void today(Context& c, Finding& f) {
    for (const char* rol : {"afgelopen", "morgen", "verwarming"}) expect_of(c, f, rol, niet_geintegreerd);
}
void deceased(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "overleden");
    expect_ksz_status(f, answer, {"NO_DATA_FOUND", "MSG00009"});
    f.require(information(answer, "deceiseDate").size() == 10, "information deceiseDate",
              information(answer, "deceiseDate"));
    f.require(!answer.node("result"), "no result", "one");
}

KszVraag right(Context& c) {
    return ksz_vraag(c, "consultFile", c.kbi().profile.insz("contract"));
}
void wrong_context(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.legal_context = "PCSA:ANYTHING";
    expect_ksz_status(f, ask(c, question), geen_toegang);
}
void no_context(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.legal_context.clear();
    expect_ksz_status(f, ask(c, question), geen_toegang);
}
void anothers_number(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.klant = element("cbeNumber", partner(c, "ander_ocmw").kbo);
    expect_ksz_status(f, ask(c, question), geen_toegang);
}
void no_key(Context& c, Finding& f) {
    KszVraag question = right(c);
    if (!question.token) throw Skip{"the client proves itself without a key"};
    question.token.reset();
    expect_ksz_status(f, ask(c, question), geen_toegang);
}
void wrong_user(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.user_id = c.kbi().profile.insz("misvormd");
    expect_ksz_status(f, ask(c, question), geen_toegang);
}
void unknown_element(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.inhoud = "<surplus>1</surplus>";
    expect_ksz_status(f, ask(c, question), ongeldig);
}
void qualified_children(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.twist = [](std::string xml) { return replace_all(std::move(xml), "criteria>", "v1:criteria>"); };
    expect_ksz_status(f, ask(c, question), ongeldig);
}
void source_away(Context& c, Finding& f) {
    expect_of(c, f, "bron_weg", {"INCOMPLETE_DATA", "HAN20200"});
}

std::string reason(const SoapAnswer& answer) {
    return find(answer.payload, "detail/consultFileFault/detail/reasonCode").text().get();
}
void internal(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "intern");
    expect_fault(f, answer, {"Server"});
    f.require(reason(answer) == "MSG00003", "reasonCode MSG00003", describe_ksz(answer));
}
void busy(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "druk");
    expect_status(f, answer.http, 500);
    f.require(reason(answer) == "MSG00003", "reasonCode MSG00003", describe_ksz(answer));
}
void fault_shape(Context& c, Finding& f) {
    const SoapAnswer answer = about(c, "intern");
    const pugi::xml_node fault = find(answer.payload, "detail/consultFileFault");
    f.require(names_in(fault) == "informationCustomer informationCBSS detail",
              "informationCustomer informationCBSS detail", names_in(fault));
    f.require(starts_with(names_in(find(fault, "detail")), "severity reasonCode diagnostic authorCode"),
              "severity reasonCode diagnostic authorCode", names_in(find(fault, "detail")));
}
void fault_valid(Context& c, Finding& f) {
    expect_ksz_valid(f, about(c, "intern"));
}
void unknown_operation(Context& c, Finding& f) {
    KszVraag question = right(c);
    question.operatie = "consultEverything";
    expect_fault(f, ask(c, question), {"Client"});
}

std::string bare(const SoapAnswer& answer, const std::string& insz) {
    return replace_all(without_ids_and_times(answer.http.body), insz, "INSZ");
}
void nothing_leaks(Context& c, Finding& f) {
    const std::string &with = c.kbi().profile.insz("nergens"),
                      &without = c.kbi().profile.insz("nergens_leeg");
    const SoapAnswer first = about(c, "nergens"), second = about(c, "nergens_leeg");
    f.require(first.http.status == second.http.status && bare(first, with) == bare(second, without) &&
                  !first.node("result") && !first.node("ssin"),
              "the same answer about somebody with a dossier and somebody without, both not integrated",
              describe_ksz(first) + " and " + describe_ksz(second));
}
void http_200(Context& c, Finding& f) {
    for (const char* rol : {"geen_dossier", "misvormd", "onbekend", "geannuleerd", "vervangen", "nergens",
                            "overleden", "bron_weg"})
        f.require(about(c, rol).http.status == 200, fmt::format("HTTP 200 for '{}'", rol), "another status");
}
void valid(Context& c, Finding& f) {
    for (const char* rol : {"geen_dossier", "geannuleerd", "vervangen", "nergens", "overleden"})
        expect_ksz_valid(f, about(c, rol));
}

constexpr Implementation all[] = {{"KUIT-001", no_dossier},
                                  {"KUIT-002", malformed},
                                  {"KUIT-003", unknown},
                                  {"KUIT-004", cancelled},
                                  {"KUIT-005", replaced},
                                  {"KUIT-006", replaced_by},
                                  {"KUIT-007", not_integrated},
                                  {"KUIT-008", not_integrated_told},
                                  {"KUIT-009", today},
                                  {"KUIT-010", deceased},
                                  {"KUIT-011", wrong_context},
                                  {"KUIT-012", no_context},
                                  {"KUIT-013", anothers_number},
                                  {"KUIT-014", no_key},
                                  {"KUIT-015", wrong_user},
                                  {"KUIT-016", unknown_element},
                                  {"KUIT-017", qualified_children},
                                  {"KUIT-018", source_away},
                                  {"KUIT-019", internal},
                                  {"KUIT-020", busy},
                                  {"KUIT-021", fault_shape},
                                  {"KUIT-022", fault_valid},
                                  {"KUIT-023", unknown_operation},
                                  {"KUIT-024", nothing_leaks},
                                  {"KUIT-025", http_200},
                                  {"KUIT-026", valid}};

}  // namespace

std::span<const Implementation> ksz_outcome_checks() {
    return all;
}

}  // namespace isi::conformance
