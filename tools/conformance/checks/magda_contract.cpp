// SPDX-License-Identifier: Apache-2.0
#include "kbi_contract.hpp"

/// MAGDA dialect: the contract as the endpoint serves it.
namespace isi::conformance {
namespace {

void served(Context& c, Finding& f) {
    expect_wsdl_served(c, f, c.kbi().magda_pad);
}
void address(Context& c, Finding& f) {
    expect_address(c, f, c.kbi().magda_pad);
}
void operations(Context& c, Finding& f) {
    expect_operations(c, f, c.kbi().magda_pad,
                      {"GeefDossierKBI", "GeefToeleidingen", "RegistreerToeleiding", "RegistreerInschrijving",
                       "RegistreerInschrijving0201", "RegistreerUitschrijving"});
}
void compiles(Context& c, Finding& f) {
    expect_schemas_compile(c, f, c.kbi().magda_pad);
}
void as_published(Context& c, Finding& f) {
    expect_as_published(c, f, c.kbi().magda_pad);
}

constexpr Implementation all[] = {{"MWSD-001", served},
                                  {"MWSD-002", address},
                                  {"MWSD-003", operations},
                                  {"MWSD-004", compiles},
                                  {"MWSD-005", as_published}};

}  // namespace

std::span<const Implementation> magda_contract_checks() {
    return all;
}

}  // namespace isi::conformance
