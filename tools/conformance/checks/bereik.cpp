// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "lijsten.hpp"

/// Scope: who sees whom, and that a refusal never betrays a person.
namespace isi::conformance {
namespace {

SoapAnswer nobody(Context& c) {
    return c.ask(c.geef_persoon("WI2007", c.profile().bsn("onbekend")));
}

void elsewhere(Context& c, Finding& f) {
    expect_alike(f, c.ask(c.geef_persoon("WI2007", c.profile().bsn("elders_wi2007"))), nobody(c),
                 "a person of another gemeente");
}

void erased(Context& c, Finding& f) {
    expect_alike(f, c.ask(c.geef_persoon("WI2007", c.profile().bsn("overleden_gewist"))), nobody(c),
                 "a deceased person whose data are gone");
}

Message former(Context& c, const std::string& bsn) {
    Message m = c.geef_persoon("WI2007", bsn);
    m.fields += element("verblijf", "GEWEZEN_INGEZETENE");
    return m;
}

void former_needed(Context& c, Finding& f) {
    expect_alike(f, c.ask(former(c, c.profile().bsn("elders_wi2007"))),
                 c.ask(former(c, c.profile().bsn("onbekend"))),
                 "never lived here, asked as GEWEZEN_INGEZETENE");
}

void former_unasked(Context& c, Finding& f) {
    expect_alike(f, c.ask(c.geef_persoon("WI2007", c.profile().bsn("gewezen_ingezetene"))), nobody(c),
                 "a former resident, not asked as one");
}

void former_without_right(Context& c, Finding& f) {
    expect_alike(f, c.ask(former(c, c.profile().bsn("gewezen_zonder_recht"))),
                 c.ask(former(c, c.profile().bsn("onbekend"))),
                 "a former resident who was not plichtig here");
}

void forgotten(Context& c, Finding& f) {
    expect_alike(f, c.ask(c.geef_wet(c.profile().bsn("overleden_vergeten"))),
                 c.ask(c.geef_wet(c.profile().bsn("onbekend"))),
                 "a deceased person past every term, geefWet");
}

void foreign_gemeente(Context& c, Finding& f) {
    Message m = c.message("geefPersoon", element("gemeentecode", c.profile().vreemde_gemeentecode) +
                                             element("wet", "WI2007") +
                                             element("bsn", c.profile().bsn("elders_wi2007")));
    const SoapAnswer answer = c.ask(m);
    expect_foutcode(f, answer, "AUT401");
    expect_sleutelgegeven(f, answer, "gemeentecode", c.profile().vreemde_gemeentecode);
    expect_sleutelgegeven(f, answer, "wet", "WI2007");
    expect_sleutelgegeven(f, answer, "rol", "Wi2007");
}

void foreign_gemeente_wet(Context& c, Finding& f) {
    Message m = c.message("geefWet", element("gemeentecode", c.profile().vreemde_gemeentecode) +
                                         element("bsn", c.profile().bsn("elders_wi2007")));
    expect_foutcode(f, c.ask(m), "AUT401");
}

void law_not_held(Context& c, Finding& f) {
    const Party& other = c.sibling("gemeente-rotterdam");  // holds Wi2007 only
    if (!other.secrets || other.gemeenten.empty()) throw Skip{"gemeente-rotterdam has no key or no gemeente"};
    Message m =
        c.message("geefPersoon", element("gemeentecode", other.gemeenten.front()) + element("wet", "WI2013") +
                                     element("bsn", c.profile().bsn("onbekend")));
    m.token = other.secrets;
    m.sender = other.oin;
    const SoapAnswer answer = c.ask(m, other.identity);
    expect_foutcode(f, answer, "AUT401");
    expect_sleutelgegeven(f, answer, "wet", "WI2013");
}

void carried(Context& c, Finding& f) {
    const Party& carrier = c.sibling("saas-leverancier");  // its certificate, another organisation's key
    Message m = c.message("testVerbinding");
    m.token = carrier.secrets;
    m.sender = carrier.oin;
    expect_data(f, c.ask(m, carrier.identity), "testVerbinding");
}

constexpr Implementation all[] = {{"SCOPE-001", elsewhere},
                                  {"SCOPE-002", erased},
                                  {"SCOPE-003", former_needed},
                                  {"SCOPE-004", foreign_gemeente},
                                  {"SCOPE-005", foreign_gemeente_wet},
                                  {"SCOPE-006", law_not_held},
                                  {"SCOPE-007", carried},
                                  {"SCOPE-008", former_unasked},
                                  {"SCOPE-009", former_without_right},
                                  {"SCOPE-010", forgotten}};

}  // namespace

std::span<const Implementation> scope_checks() {
    return all;
}

}  // namespace isi::conformance
