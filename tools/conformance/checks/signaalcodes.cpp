// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "lijsten.hpp"

/// geefSignaalcodes: the catalogue of the Wi2007 as the manual prints it.
namespace isi::conformance {
namespace {

struct Printed2007 {
    std::string_view code, ontvanger, titel;
};
// Handleiding Portal Inburgering Wi2007 2023.4, section 3.7; who gets it: contract, catalogue.
constexpr Printed2007 printed[] = {
    {"SS001", "NIEUWE_WOONGEMEENTE", "Persoon is volgens GBA naar uw gemeente verhuisd"},
    {"SS002", "WOONGEMEENTE", "Tijdelijk verblijfsdoel volgens IND"},
    {"SS003", "WOONGEMEENTE", "Verblijfsrecht gewijzigd volgens de GBA"},
    {"SS004", "HANDHAVENDE_GEMEENTE", "Einde (verlengde) handhavingstermijn nadert"},
    {"SS005", "WOONGEMEENTE",
     "Tijdelijke vrijstelling voor deze persoon is vervallen (zonder dat het diploma is behaald) na controle "
     "bij het inschrijvingsregister van DUO"},
    {"SS006", "WOONGEMEENTE",
     "Er is een gehele vrijstelling verleend door DUO aan deze persoon wegens behalen diploma, zoals "
     "gebleken na controle bij het gedigitaliseerde diplomaregister van DUO"},
    {"SS007", "WOONGEMEENTE", "Persoon heeft de inburgeringsplichtige leeftijd bereikt"},
    {"SS008", "WOONGEMEENTE", "Persoon is volgens GBA overleden"},
    {"SS009", "WOONGEMEENTE", "Persoon heeft volgens GBA een gewijzigde geboortedatum"},
    {"SS010", "NIEUWE_WOONGEMEENTE", "Persoon verblijft weer in Nederland volgens GBA"},
    {"SS011", "VORIGE_WOONGEMEENTE", "Persoon verblijft volgens GBA buiten Nederland"},
    {"SS012", "WOONGEMEENTE", "Persoon heeft volgens GBA een gewijzigde nationaliteit"},
    {"SS015", "WOONGEMEENTE", "Persoon heeft volgens de GBA een gewijzigde indicatie asielgerechtigd"},
    {"SS016", "WOONGEMEENTE", "Persoon heeft inburgeringsdiploma behaald"},
    {"SS017", "WOONGEMEENTE",
     "Er is een gehele vrijstelling verleend door DUO aan deze persoon wegens met goed gevolg afleggen van "
     "de korte vrijstellingstoets"},
    {"SS031", "WOONGEMEENTE",
     "Persoon is vrijwillig inburgeraar en heeft diploma behaald dat recht geeft op een volledige "
     "vrijstelling"},
    {"SS033", "WOONGEMEENTE",
     "Persoon is vrijwillig inburgeraar en heeft acht jaar in NL gewoon tijdens de leerplichtige leeftijd"},
    {"SS050", "WOONGEMEENTE",
     "Persoon is volgens gegevens bij DUO mogelijkerwijs inburgeringsplichtig geworden"},
    {"SS052", "WOONGEMEENTE", "Persoons- en/of adresgegevens zijn volgens de GBA gewijzigd"},
    {"SS060", "WOONGEMEENTE",
     "Persoon is als nieuwkomer aangemerkt op basis van aanlevering door GBA van rechtmatig verblijf na 1 "
     "januari 2007"},
    {"SS061", "GEMEENTE_VAN_VOORZIENING",
     "Persoon met een inburgeringsvoorziening meldt zich aan voor een examen terwijl hij/zij gedeeltelijk is "
     "vrijgesteld"},
    {"SS062", "GEMEENTE_VAN_VOORZIENING",
     "Persoon met een inburgeringsvoorziening meldt zich aan voor een examen met een ander profiel dan bij "
     "een eerdere aanmelding"},
    {"SS064", "WOONGEMEENTE", "Persoon o.b.v. gegevens IND als nieuwkomer in ISI opgenomen"},
    {"SS065", "WOONGEMEENTE",
     "Persoon heeft deelgenomen aan 1 of meerdere onderdelen van het inburgeringsexamen of heeft een door "
     "DUO toegekende gedeeltelijke vrijstelling verkregen"},
    {"SS066", "HANDHAVENDE_GEMEENTE",
     "Persoon heeft het einde van de (verlengde) handhavingstermijn bereikt"}};

SoapAnswer catalogue(Context& c, const std::string& wet) {
    return c.ask(c.message("geefSignaalcodes", element("wet", wet)));
}

/// The kinds, with the answer that their nodes live in.
struct Kinds {
    SoapAnswer answer;
    std::vector<pugi::xml_node> all;
};
Kinds kinds(Context& c, Finding& f, const std::string& wet) {
    Kinds out{catalogue(c, wet), {}};
    f.require(out.answer.has_data(), "a catalogue", out.answer.describe());
    out.all = children(out.answer.node("signaalcodes"), "signaalcode");
    return out;
}

std::map<std::string, pugi::xml_node> by_code(const std::vector<pugi::xml_node>& all) {
    std::map<std::string, pugi::xml_node> out;
    for (const auto& one : all) out[value(one, "code")] = one;
    return out;
}

/// Looks at every code of the catalogue that the manual knows.
template <class Judge>
void each_printed(Context& c, Finding& f, const Judge& judge) {
    const SoapAnswer answer = catalogue(c, "WI2007");
    const auto known = by_code(children(answer.node("signaalcodes"), "signaalcode"));
    f.require(!known.empty(), "a catalogue", answer.describe());
    for (const Printed2007& one : printed)
        if (const auto at = known.find(std::string(one.code)); at != known.end()) judge(one, at->second);
}

void valid(Context& c, Finding& f) {
    expect_valid(f, c, catalogue(c, "WI2007"));
}

void all_codes(Context& c, Finding& f) {
    std::set<std::string> wanted, found;
    for (const Printed2007& one : printed) wanted.emplace(one.code);
    const Kinds found_kinds = kinds(c, f, "WI2007");
    const auto& all = found_kinds.all;
    for (const auto& one : all) found.insert(value(one, "code"));
    f.require(found == wanted && all.size() == wanted.size(),
              fmt::format("the {} codes, each once", wanted.size()), join({found.begin(), found.end()}, " "));
}

void titles(Context& c, Finding& f) {
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        const std::string here = value(kind, "omschrijving");
        f.require(here == one.titel, fmt::format("{} '{}'", one.code, one.titel), "'" + here + "'");
    });
}

void receivers(Context& c, Finding& f) {
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        const std::string here = value(kind, "ontvanger/code");
        f.require(here == one.ontvanger, fmt::format("{} ontvanger {}", one.code, one.ontvanger), here);
    });
}

void explained(Context& c, Finding& f) {
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        f.require(!value(kind, "oorzaak").empty() && !value(kind, "vervolgactie").empty(),
                  fmt::format("{}: oorzaak and vervolgactie", one.code), "one is absent");
    });
}

void causes(Context& c, Finding& f) {
    static const std::set<std::string> known = {"BRP", "CONTROLE_DUO", "KETENPARTNER"};
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        const std::string here = value(kind, "aanleiding/code");
        f.require(known.contains(here),
                  fmt::format("{}: aanleiding BRP, CONTROLE_DUO or KETENPARTNER", one.code),
                  here.empty() ? "absent" : here);
    });
}

void classes(Context& c, Finding& f) {
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        f.require(value(kind, "klasse/code") == "SIGNAAL", fmt::format("{} klasse SIGNAAL", one.code),
                  value(kind, "klasse/code"));
    });
}

void with_coupling(Context& c, Finding& f) {
    each_printed(c, f, [&](const Printed2007& one, const pugi::xml_node& kind) {
        const std::string wanted = one.code == "SS065" ? "true" : "false";
        f.require(value(kind, "alleenMetKoppeling") == wanted,
                  fmt::format("{} alleenMetKoppeling {}", one.code, wanted),
                  value(kind, "alleenMetKoppeling"));
    });
}

void of_the_law(Context& c, Finding& f) {
    const Kinds list = kinds(c, f, "WI2007");
    for (const auto& one : list.all)
        f.require(value(one, "wet") == "WI2007", "wet WI2007 in every one", value(one, "wet"));
}

void other_law(Context& c, Finding& f) {
    std::vector<std::string> strange;
    const Kinds list = kinds(c, f, "WI2021");
    for (const auto& one : list.all)
        if (starts_with(value(one, "code"), "SS0")) strange.push_back(value(one, "code"));
    f.require(strange.empty(), "no code of the Wi2007 under WI2021", join(strange, " "));
}

void unknown_law(Context& c, Finding& f) {
    const SoapAnswer answer = catalogue(c, "WI2030");
    expect_foutcode(f, answer, "VAL006");
    expect_sleutelgegeven(f, answer, "veld", "wet");
}

void no_gemeente(Context& c, Finding& f) {
    expect_fault(f, c.ask(c.for_gemeente("geefSignaalcodes", element("wet", "WI2007"))),
                 {"Client.DK0003", "Client.DK0004"});
}

void any_key(Context& c, Finding& f) {
    const Party& other = c.sibling("gemeente-rotterdam");  // holds Wi2007 only
    if (!other.secrets) throw Skip{"gemeente-rotterdam has no key"};
    Message m = c.message("geefSignaalcodes", element("wet", "WI2013"));
    m.token = other.secrets;
    m.sender = other.oin;
    expect_data(f, c.ask(m, other.identity), "geefSignaalcodes");
}

constexpr Implementation all[] = {
    {"CODE-001", valid},      {"CODE-002", all_codes}, {"CODE-003", titles},      {"CODE-004", receivers},
    {"CODE-005", explained},  {"CODE-006", causes},    {"CODE-007", classes},     {"CODE-008", with_coupling},
    {"CODE-009", of_the_law}, {"CODE-010", other_law}, {"CODE-011", unknown_law}, {"CODE-012", no_gemeente},
    {"CODE-013", any_key}};

}  // namespace

std::span<const Implementation> signal_code_checks() {
    return all;
}

}  // namespace isi::conformance
