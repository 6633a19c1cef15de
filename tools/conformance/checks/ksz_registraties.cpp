// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "ksz.hpp"

/// KSZ dialect: appointments and inscriptions. Appointments can be made once and never unmade: a handful of
/// ids a day, with the same content each time. Inscriptions are taken back.
namespace isi::conformance {
namespace {

const KszStatus ok{"OK", "MSG00000"}, ongeldig{"NOK", "MSG00008"};

// --- appointments
// ---------------------------------------------------------------------------------------------

struct Afspraak {
    std::string id, insz, reden = "INT_HVN", moment;
};

std::string moment_of(const std::string& date, std::string_view from, std::string_view to) {
    return "<desiredMoment>" + element("date", date) + element("startTime", from) + element("endTime", to) +
           "</desiredMoment>";
}
Afspraak afspraak(Context& c, std::string_view what) {
    return {dag_id("k" + std::string(what)), c.kbi().profile.insz("afspraken"), "INT_HVN",
            moment_of(dag(10), "09:00", "12:00")};
}
Afspraak geweigerd(Context& c, std::string_view what) {
    Afspraak out = afspraak(c, what);
    out.id = vers_id("k" + std::string(what));
    return out;
}
std::string inhoud(const Afspraak& a) {
    return "<appointment>" + element("id", a.id) + element("reason", a.reden) +
           element("extraInformation", "Liefst met tolk Albanees") + a.moment + "</appointment>";
}
SoapAnswer vraag_aan(Context& c, const Afspraak& a) {
    return ask(c, ksz_vraag(c, "requestAppointment", a.insz, inhoud(a)));
}
SoapAnswer lijst(Context& c, const Party& party, const std::string& insz) {
    return ask(c, ksz_vraag_van(c, party, "consultAppointments", insz), party);
}
pugi::xml_node met_id(const SoapAnswer& answer, const std::string& id) {
    for (const auto& one : children(answer.node("result"), "appointment"))
        if (id == find(one, "id").text().get()) return one;
    return {};
}

void requested(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "1");
    const SoapAnswer answer = vraag_aan(c, a);
    expect_ksz_status(f, answer, ok);
    const pugi::xml_node one = met_id(answer, a.id);
    const std::string date = find(one, "requestDate").text().get();
    f.require(one && (date == dag(0) || date == dag(1)), "the appointment, requestDate today", date);
    f.require(written(find(one, "desiredMoment")) == a.moment, "desiredMoment as asked",
              written(find(one, "desiredMoment")));
}
void delivery(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "1");
    const std::string state = find(met_id(vraag_aan(c, a), a.id), "deliveryStatus").text().get();
    f.require(state == "AANVAARD" || state == "VERZONDEN" || state == "BEVESTIGD" || state == "GEWEIGERD",
              "deliveryStatus AANVAARD, VERZONDEN, BEVESTIGD or GEWEIGERD", "'" + state + "'");
}
void labels(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "1");
    const std::string names = names_in(met_id(vraag_aan(c, a), a.id));
    f.require(contains(names, "reason reasonLabel") && contains(names, "deliveryStatus deliveryStatusLabel"),
              "reasonLabel and deliveryStatusLabel after what they name", names);
}
void listed(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "2");
    vraag_aan(c, a);
    const SoapAnswer answer = lijst(c, c.target().own, a.insz);
    f.require(static_cast<bool>(met_id(answer, a.id)), "the appointment just made in the list",
              describe_ksz(answer));
}
void repeated(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "3");
    const std::string first = written(vraag_aan(c, a).node("result"));
    const SoapAnswer again = vraag_aan(c, a);
    f.require(!first.empty() && written(again.node("result")) == first, "the same result to the same request",
              describe_ksz(again));
}
void other_content(Context& c, Finding& f) {
    Afspraak a = afspraak(c, "4");
    vraag_aan(c, a);
    a.reden = "NIV_TEST";
    expect_ksz_status(f, vraag_aan(c, a), ongeldig);
}
void date_without_span(Context& c, Finding& f) {
    Afspraak a = geweigerd(c, "5");
    a.moment = "<desiredMoment>" + element("date", dag(10)) + "</desiredMoment>";
    const std::string code = status_of(vraag_aan(c, a)).code;
    f.require(code == ongeldig.code, "status MSG00008", code);
}
void end_before_begin(Context& c, Finding& f) {
    Afspraak a = geweigerd(c, "6");
    a.moment = moment_of(dag(10), "12:00", "09:00");
    const SoapAnswer answer = vraag_aan(c, a);
    expect_ksz_status(f, answer, ongeldig);
    f.require(!information(answer, "desiredMoment").empty(), "information desiredMoment", "absent");
}
void past(Context& c, Finding& f) {
    Afspraak a = geweigerd(c, "7");
    a.moment = moment_of(dag(-2), "09:00", "12:00");
    expect_ksz_status(f, vraag_aan(c, a), ongeldig);
}
void not_integrated(Context& c, Finding& f) {
    Afspraak a = geweigerd(c, "8");
    a.insz = c.kbi().profile.insz("elders");
    expect_ksz_status(f, vraag_aan(c, a), {"NOK", "MSG00012"});
}
void own_only(Context& c, Finding& f) {
    const Party& other = partner(c, "ander_ocmw");
    const Afspraak a = afspraak(c, "9");
    ask(c, ksz_vraag_van(c, other, "requestAppointment", a.insz, inhoud(a)), other);
    const SoapAnswer theirs = lijst(c, other, a.insz), ours = lijst(c, c.target().own, a.insz);
    f.require(static_cast<bool>(met_id(theirs, a.id)), "the centre that asked sees its appointment",
              describe_ksz(theirs));
    f.require(ours.http.status == 200 && !contains(ours.http.body, a.id), "another centre does not",
              "it does");
}
void nothing_listed(Context& c, Finding& f) {
    expect_ksz_status(f, lijst(c, c.target().own, c.kbi().profile.insz("code_2")),
                      {"NO_DATA_FOUND", "MSG00100"});
}
void appointments_valid(Context& c, Finding& f) {
    const Afspraak a = afspraak(c, "1");
    expect_ksz_valid(f, vraag_aan(c, a));
    expect_ksz_valid(f, lijst(c, c.target().own, a.insz));
}

// --- inscriptions
// ---------------------------------------------------------------------------------------------

struct Inschrijving {
    std::string insz, code = "2", begin = dag(-1), einde = dag(1);
};
Inschrijving right(Context& c) {
    Inschrijving out;
    out.insz = c.kbi().profile.insz("inschrijven_ksz");
    return out;
}
SoapAnswer inscription(Context& c, const std::string& operatie, const Inschrijving& i) {
    return ask(c, ksz_vraag(c, operatie, i.insz,
                            "<inscription>" + element("qualityCode", i.code) + "<period>" +
                                element("beginDate", i.begin) + element("endDate", i.einde) +
                                "</period></inscription>"));
}
SoapAnswer schrijf_in(Context& c, const Inschrijving& i) {
    return inscription(c, "registerInscription", i);
}
SoapAnswer schrijf_uit(Context& c, Inschrijving i) {
    i.begin = i.einde = dag(-2);
    return inscription(c, "unregisterInscription", i);
}

struct Schoon : Opruimer {
    Schoon(Context& c, const Inschrijving& i) : Opruimer([&c, i] { schrijf_uit(c, i); }) {}
};

SoapAnswer consult(Context& c, const Inschrijving& i) {
    return ask(c, ksz_vraag(c, "consultFile", i.insz));
}
bool is_open(Context& c, const Inschrijving& i) {
    return static_cast<bool>(consult(c, i).node("result"));
}
SoapAnswer inscriptions(Context& c, const Inschrijving& i) {
    return ask(c, ksz_vraag(c, "listInscriptions", i.insz));
}

void registered(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const SoapAnswer answer = schrijf_in(c, i);
    expect_ksz_status(f, answer, ok);
    f.require(information(answer, "details").empty(), "no information", information(answer, "details"));
}
void opens(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    f.require(!is_open(c, i), "no dossier before", "one");
    schrijf_in(c, i);
    f.require(is_open(c, i), "a dossier after registerInscription", "none");
}
void closes(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    expect_ksz_status(f, schrijf_uit(c, i), ok);
    expect_ksz_status(f, consult(c, i), {"NO_RESULT", "MSG00012"});
}
void twice(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    const SoapAnswer again = schrijf_in(c, i);
    expect_ksz_status(f, again, ok);
    f.require(!information(again, "details").empty(), "information details: already registered", "absent");
}
void inscription_listed(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    schrijf_in(c, i);
    const SoapAnswer answer = inscriptions(c, i);
    const pugi::xml_node one = answer.node("result/inscription");
    f.require(names_in(one) == "qualityCode qualityCodeLabel period", "qualityCode qualityCodeLabel period",
              one ? names_in(one) : describe_ksz(answer));
    f.require(find(one, "qualityCode").text().get() == i.code &&
                  find(one, "period/beginDate").text().get() == i.begin &&
                  find(one, "period/endDate").text().get() == i.einde,
              "the inscription just registered", written(one));
}
void none_listed(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    expect_ksz_status(f, inscriptions(c, i), {"NO_DATA_FOUND", "MSG00100"});
}
void wrong_period(Context& c, Finding& f) {
    Inschrijving i = right(c);
    const Schoon clean(c, i);
    i.begin = dag(1);
    i.einde = dag(-1);
    const SoapAnswer answer = schrijf_in(c, i);
    expect_ksz_status(f, answer, ongeldig);
    f.require(!information(answer, "period").empty(), "information period", "absent");
}
void wrong_code(Context& c, Finding& f) {
    Inschrijving i = right(c);
    const Schoon clean(c, i);
    for (const char* code : {"0", "100"}) {
        i.code = code;
        const std::string told = status_of(schrijf_in(c, i)).code;
        f.require(told == ongeldig.code, fmt::format("MSG00008 for quality code {}", code), told);
    }
}
void heating(Context& c, Finding& f) {
    Inschrijving i = right(c);
    i.code = "40";
    const Schoon clean(c, i);
    expect_ksz_status(f, schrijf_in(c, i), ok);
    f.require(!is_open(c, i), "quality code 40 opens no dossier", "it does");
}
void nothing_to_end(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const std::string value = status_of(schrijf_uit(c, i)).value;
    f.require(value == "NOK", "status NOK", value);
}
void malformed(Context& c, Finding& f) {
    Inschrijving i = right(c);
    i.insz = c.kbi().profile.insz("misvormd");
    expect_ksz_status(f, schrijf_in(c, i), {"NOK", "MSG00011"});
}
void echoed(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    const std::string found = names_in(schrijf_in(c, i).payload);
    constexpr std::string_view wanted =
        "informationCustomer informationCBSS legalContext criteria inscription status ssin";
    f.require(found == wanted, std::string(wanted), found);
}
void inscriptions_valid(Context& c, Finding& f) {
    const Inschrijving i = right(c);
    const Schoon clean(c, i);
    expect_ksz_valid(f, schrijf_in(c, i));
    expect_ksz_valid(f, inscriptions(c, i));
    expect_ksz_valid(f, schrijf_uit(c, i));
}

constexpr Implementation all[] = {{"KAFS-001", requested},
                                  {"KAFS-002", delivery},
                                  {"KAFS-003", labels},
                                  {"KAFS-004", listed},
                                  {"KAFS-005", repeated},
                                  {"KAFS-006", other_content},
                                  {"KAFS-007", date_without_span},
                                  {"KAFS-008", end_before_begin},
                                  {"KAFS-009", past},
                                  {"KAFS-010", not_integrated},
                                  {"KAFS-011", own_only},
                                  {"KAFS-012", nothing_listed},
                                  {"KAFS-013", appointments_valid},
                                  {"KINS-001", registered},
                                  {"KINS-002", opens},
                                  {"KINS-003", closes},
                                  {"KINS-004", twice},
                                  {"KINS-005", inscription_listed},
                                  {"KINS-006", none_listed},
                                  {"KINS-007", wrong_period},
                                  {"KINS-008", wrong_code},
                                  {"KINS-009", heating},
                                  {"KINS-010", nothing_to_end},
                                  {"KINS-011", malformed},
                                  {"KINS-012", echoed},
                                  {"KINS-013", inscriptions_valid}};

}  // namespace

std::span<const Implementation> ksz_registration_checks() {
    return all;
}

}  // namespace isi::conformance
