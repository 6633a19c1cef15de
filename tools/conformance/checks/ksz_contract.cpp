// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"
#include "kbi_contract.hpp"

/// KSZ dialect: the contract as the endpoint serves it, and the label table.
namespace isi::conformance {
namespace {

void served(Context& c, Finding& f) {
    expect_wsdl_served(c, f, c.kbi().ksz_pad);
}
void address(Context& c, Finding& f) {
    expect_address(c, f, c.kbi().ksz_pad);
}
void operations(Context& c, Finding& f) {
    expect_operations(c, f, c.kbi().ksz_pad,
                      {"consultFile", "consultAppointments", "requestAppointment", "registerInscription",
                       "unregisterInscription", "listInscriptions", "TestConnection"});
}
void compiles(Context& c, Finding& f) {
    expect_schemas_compile(c, f, c.kbi().ksz_pad);
}
void as_published(Context& c, Finding& f) {
    expect_as_published(c, f, c.kbi().ksz_pad);
}

void labels(Context& c, Finding& f) {
    const HttpAnswer got = c.get("/kbi/labels.xml");
    expect_status(f, got, 200);
    pugi::xml_document doc;
    doc.load_buffer(got.body.data(), got.body.size());
    const auto lists = children(doc.document_element(), "lijst");
    f.require(!lists.empty() && !children(lists.front(), "code").empty(), "lists of codes with their labels",
              got.describe());
}

constexpr Implementation all[] = {{"KWSD-001", served},       {"KWSD-002", address},
                                  {"KWSD-003", operations},   {"KWSD-004", compiles},
                                  {"KWSD-005", as_published}, {"KWSD-006", labels}};

}  // namespace

std::span<const Implementation> ksz_contract_checks() {
    return all;
}

}  // namespace isi::conformance
