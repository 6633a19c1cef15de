// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: RegistreerToeleiding and GeefToeleidingen. An appointment can be made once and never
/// unmade: the checks use a handful of ids a day, with the same content each time they run.
namespace isi::conformance {
namespace {

constexpr std::string_view in_antwoord = "Repliek/Antwoorden/Antwoord/Inhoud";

struct Toeleiding {
    std::string id, insz, reden = "INT_HVN", van, naar = "KBI", omschrijving = "Liefst met tolk Albanees",
                          moment;
};

std::string moment_of(const std::string& datum, std::string_view van, std::string_view tot) {
    return "<AfspraakMoment>" + element("Datum", datum) + element("AanvangUur", van) +
           element("EindUur", tot) + "</AfspraakMoment>";
}

Toeleiding right(Context& c, std::string_view what) {
    Toeleiding out;
    out.id = dag_id(what);
    out.insz = c.kbi().profile.insz("afspraken");
    out.van = c.target().own.kbo;
    out.moment = moment_of(dag(10), "09:00", "12:00");
    return out;
}

Toeleiding refused(Context& c, std::string_view what) {
    Toeleiding out = right(c, what);
    out.id = vers_id(what);
    return out;
}

std::string inhoud(const Toeleiding& t) {
    return fmt::format(
        "<Personalia>{}</Personalia><Toeleiding>{}<Van>{}<TypePartner>OCMW</TypePartner></Van>"
        "<Naar><KboNummer>0421722346</KboNummer>{}</Naar>{}{}{}</Toeleiding>",
        element("INSZ", t.insz), element("Id", t.id), element("KboNummer", t.van),
        element("TypePartner", t.naar), element("RedenToeleiding", t.reden),
        t.omschrijving.empty() ? "" : element("RedenOmschrijving", t.omschrijving), t.moment);
}

SoapAnswer registreer(Context& c, const Toeleiding& t) {
    return ask(c, vraag(c, registreer_toeleiding_dienst, inhoud(t)));
}

/// The Toeleiding with this Id in an answer of either service; null without one.
pugi::xml_node toeleiding(const SoapAnswer& answer, const std::string& id) {
    for (const auto& one : children(answer.node(in_antwoord), "Toeleiding"))
        if (id == find(one, "Id").text().get()) return one;
    return {};
}

SoapAnswer lijst(Context& c, const Party& party, const std::string& insz) {
    return ask(c, vraag_van(c, party, geef_toeleidingen_dienst, criteria(insz)), party);
}

void registered(Context& c, Finding& f) {
    const Toeleiding t = right(c, "1");
    const SoapAnswer answer = registreer(c, t);
    const pugi::xml_node one = toeleiding(answer, t.id);
    f.require(static_cast<bool>(one), "the Toeleiding with its Id", describe_magda(answer));
    if (!one) return;
    const std::string asked = find(one, "DatumAanvraag").text().get();
    f.require(asked == dag(0) || asked == dag(1), "DatumAanvraag today", asked);
    f.require(find(one, "RedenToeleiding").text().get() == t.reden, "RedenToeleiding " + t.reden, "another");
    f.require(find(one, "RedenOmschrijving").text().get() == t.omschrijving, "RedenOmschrijving as asked",
              "another");
    f.require(written(find(one, "AfspraakMoment")) == t.moment, "AfspraakMoment as asked",
              written(find(one, "AfspraakMoment")));
}

void reason_named(Context& c, Finding& f) {
    const Toeleiding t = right(c, "1");
    const std::string name =
        find(toeleiding(registreer(c, t), t.id), "RedenToeleiding").attribute("Naam").value();
    f.require(!name.empty(), "RedenToeleiding/@Naam", "absent");
}

void delivery_told(Context& c, Finding& f) {
    const Toeleiding t = right(c, "1");
    const SoapAnswer answer = registreer(c, t);
    const std::string state = find(toeleiding(answer, t.id), "Afleverstatus").text().get();
    f.require(state == "AANVAARD" || state == "VERZONDEN" || state == "BEVESTIGD" || state == "GEWEIGERD",
              "Afleverstatus AANVAARD, VERZONDEN, BEVESTIGD or GEWEIGERD", "'" + state + "'");
}

void listed(Context& c, Finding& f) {
    const Toeleiding t = right(c, "2");
    registreer(c, t);
    const SoapAnswer answer = lijst(c, c.target().own, t.insz);
    f.require(static_cast<bool>(toeleiding(answer, t.id)), "the appointment just made in the list",
              describe_magda(answer));
}

void repeated(Context& c, Finding& f) {
    const Toeleiding t = right(c, "3");
    const std::string first = written(toeleiding(registreer(c, t), t.id));
    const SoapAnswer again = registreer(c, t);
    f.require(!first.empty() && written(toeleiding(again, t.id)) == first,
              "the same answer to the same question", describe_magda(again));
    std::size_t times = 0;
    for (const auto& one : children(lijst(c, c.target().own, t.insz).node(in_antwoord), "Toeleiding"))
        if (t.id == find(one, "Id").text().get()) ++times;
    f.require(times == 1, "one appointment", fmt::format("{}", times));
}

void other_content(Context& c, Finding& f) {
    Toeleiding t = right(c, "4");
    registreer(c, t);
    t.reden = "NIV_TEST";
    const SoapAnswer answer = registreer(c, t);
    expect_code(f, answer, "50000");
    f.require(!toeleiding(answer, t.id), "no appointment", "one");
}

void date_without_span(Context& c, Finding& f) {
    Toeleiding t = refused(c, "5");
    t.moment = "<AfspraakMoment>" + element("Datum", dag(10)) + "</AfspraakMoment>";
    expect_code(f, registreer(c, t), "50000");
}
const Uitzondering verkeerde_periode{"20003", "FOUT", "Antwoord", "Periode in de vraag is ongeldig"};
void end_before_begin(Context& c, Finding& f) {
    Toeleiding t = refused(c, "6");
    t.moment = moment_of(dag(10), "12:00", "09:00");
    expect_uitzondering(f, registreer(c, t), verkeerde_periode);
}
void past(Context& c, Finding& f) {
    Toeleiding t = refused(c, "7");
    t.moment = moment_of(dag(-2), "09:00", "12:00");
    expect_uitzondering(f, registreer(c, t), verkeerde_periode);
}
void not_integrated(Context& c, Finding& f) {
    Toeleiding t = refused(c, "8");
    t.insz = c.kbi().profile.insz("elders");
    expect_uitzondering(f, registreer(c, t),
                        {"40003", "FOUT", "Antwoord", "Geen inschrijving gevonden voor deze INSZ"});
}
void list_not_integrated(Context& c, Finding& f) {
    expect_uitzondering(f, lijst(c, c.target().own, c.kbi().profile.insz("elders")),
                        {"40003", "FOUT", "Antwoord", "Geen inschrijving gevonden voor deze INSZ"});
}

void own_only(Context& c, Finding& f) {
    const Party& other = partner(c, "ander_ocmw");
    Toeleiding t = right(c, "9");
    t.van = other.kbo;
    ask(c, vraag_van(c, other, registreer_toeleiding_dienst, inhoud(t)), other);
    const SoapAnswer theirs = lijst(c, other, t.insz), ours = lijst(c, c.target().own, t.insz);
    f.require(static_cast<bool>(toeleiding(theirs, t.id)), "the centre that asked sees its appointment",
              describe_magda(theirs));
    f.require(ours.http.status == 200 && !contains(ours.http.body, t.id), "another centre does not",
              "it does");
}

void nothing_listed(Context& c, Finding& f) {
    const SoapAnswer answer = lijst(c, c.target().own, c.kbi().profile.insz("code_2"));
    f.require(answer.node(in_antwoord) && children(answer.node(in_antwoord), "*").empty() &&
                  uitzonderingen(answer).empty(),
              "an empty Inhoud and no Uitzondering", describe_magda(answer));
}

void without_moment(Context& c, Finding& f) {
    Toeleiding t = right(c, "10");
    t.moment.clear();
    t.omschrijving.clear();
    const SoapAnswer answer = registreer(c, t);
    const pugi::xml_node one = toeleiding(answer, t.id);
    f.require(one && !find(one, "AfspraakMoment"), "an appointment without AfspraakMoment",
              describe_magda(answer));
}

void anothers_number(Context& c, Finding& f) {
    Toeleiding t = refused(c, "11");
    t.van = partner(c, "ander_ocmw").kbo;
    expect_uitzondering(f, registreer(c, t),
                        {"20007", "FOUT", "Antwoord", "KBO-nummer in de vraag is ongeldig"});
}
void not_to_kbi(Context& c, Finding& f) {
    Toeleiding t = refused(c, "12");
    t.naar = "VDAB";
    expect_code(f, registreer(c, t), "50000");
}

void valid(Context& c, Finding& f) {
    const Toeleiding t = right(c, "1");
    const std::string made = judge_by_schema(registreer(c, t)),
                      told = judge_by_schema(lijst(c, c.target().own, t.insz));
    f.require(made.empty(), "RegistreerToeleidingResponse valid by the published schema", made);
    f.require(told.empty(), "GeefToeleidingenResponse valid by the published schema", told);
}

constexpr Implementation all[] = {{"MAFS-001", registered},
                                  {"MAFS-002", reason_named},
                                  {"MAFS-003", delivery_told},
                                  {"MAFS-004", listed},
                                  {"MAFS-005", repeated},
                                  {"MAFS-006", other_content},
                                  {"MAFS-007", date_without_span},
                                  {"MAFS-008", end_before_begin},
                                  {"MAFS-009", past},
                                  {"MAFS-010", not_integrated},
                                  {"MAFS-011", list_not_integrated},
                                  {"MAFS-012", own_only},
                                  {"MAFS-013", nothing_listed},
                                  {"MAFS-014", without_moment},
                                  {"MAFS-015", anothers_number},
                                  {"MAFS-016", not_to_kbi},
                                  {"MAFS-017", valid}};

}  // namespace

std::span<const Implementation> magda_appointment_checks() {
    return all;
}

}  // namespace isi::conformance
