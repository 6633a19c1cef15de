// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: the dossier itself, panel by panel, for who may see all and for who may not.
namespace isi::conformance {
namespace {

using Panelen = KbiProfile::Panelen;

SoapAnswer own(Context& c, const std::string& rol) {
    return ask(c, geef_dossier(c, c.kbi().profile.insz(rol)));
}

bool among(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

const std::string* digest_in(const Panelen& panels, const std::string& name) {
    for (const auto& [panel, digest] : panels)
        if (panel == name) return &digest;
    return nullptr;
}

/// Each panel that is there as it was published; which ones are there is another check's matter.
void expect_published(Finding& f, const Panelen& got, const Panelen& published,
                      const std::vector<std::string>& but) {
    f.require(!got.empty(), "a dossier", "none");
    for (const auto& [name, digest] : got) {
        const std::string* wanted = digest_in(published, name);
        if (wanted && !among(but, name))
            f.require(*wanted == digest, fmt::format("{} canonically as published", name), "another");
    }
}

void identical(Context& c, Finding& f) {
    expect_published(f, panelen(own(c, "contract")), c.kbi().profile.dossier("contract"), {});
}
void identical_large(Context& c, Finding& f) {
    expect_published(f, panelen(own(c, "talen")), c.kbi().profile.dossier("talen"), {});
}
void identical_full(Context& c, Finding& f) {
    expect_published(f, panelen(own(c, "elk_luik")), c.kbi().profile.dossier("elk_luik"), {});
}

void order(Context& c, Finding& f) {
    const auto got = namen(panelen(own(c, "elk_luik"))), wanted = namen(c.kbi().profile.dossier("elk_luik"));
    f.require(got == wanted, join(wanted, " "), join(got, " "));
}

void no_labels(Context& c, Finding& f) {
    const std::string body = own(c, "talen").http.body;
    f.require(contains(body, "KBIDossier"), "a dossier", "none");
    f.require(!contains(body, "Label>"), "no Label element", "present");
    f.require(!contains(body, "KboLink>"), "no KboLink", "present");
}

std::vector<std::string> seen(Context& c) {
    std::vector<std::string> out;
    for (const std::string& name : namen(c.kbi().profile.dossier("elk_luik")))
        if (!among(c.kbi().profile.nooit, name)) out.push_back(name);
    return out;
}

void withheld(Context& c, Finding& f) {
    const auto got = namen(panelen(dossier_voor(c, "beperkt", c.kbi().profile.insz("elk_luik"))));
    for (const std::string& name : c.kbi().profile.nooit)
        f.require(!among(got, name), "no " + name, "present");
    f.require(!got.empty(), "a dossier", "none");
}

void not_too_little(Context& c, Finding& f) {
    const auto got = namen(panelen(dossier_voor(c, "beperkt", c.kbi().profile.insz("elk_luik"))));
    for (const std::string& name : seen(c))
        f.require(among(got, name) || among(c.kbi().profile.deels, name), name, "absent");
}

void unspoiled(Context& c, Finding& f) {
    expect_published(f, panelen(dossier_voor(c, "beperkt", c.kbi().profile.insz("talen"))),
                     c.kbi().profile.dossier("talen"), c.kbi().profile.deels);
}

void no_contact(Context& c, Finding& f) {
    const SoapAnswer all = own(c, "talen"), part = dossier_voor(c, "beperkt", c.kbi().profile.insz("talen"));
    if (!contains(written(all.node("Repliek")), "<ContactPersoon"))
        throw Skip{"the dossier has no ContactPersoon"};
    f.require(has_dossier(part) && !contains(written(part.node("Repliek")), "<ContactPersoon"),
              "Trajecten without ContactPersoon", describe_magda(part));
}

void without_inschrijving(Context& c, Finding& f) {
    const SoapAnswer answer = dossier_voor(c, "vrij", c.kbi().profile.insz("nergens"));
    f.require(has_dossier(answer), "a dossier for a partner that needs no inschrijving",
              describe_magda(answer));
}

void dummy_numbers(Context& c, Finding& f) {
    const std::string body = own(c, "elk_luik").http.body;
    for (const char* number : {"0000000000", "0123456789"})
        f.require(contains(body, fmt::format("<KboNummer>{}</KboNummer>", number)),
                  "KBO numbers as the source has them, also those with a wrong check number", "one is gone");
}

constexpr Implementation all[] = {{"MDOS-001", identical},      {"MDOS-002", identical_large},
                                  {"MDOS-003", identical_full}, {"MDOS-004", order},
                                  {"MDOS-005", no_labels},      {"MDOS-006", withheld},
                                  {"MDOS-007", not_too_little}, {"MDOS-008", unspoiled},
                                  {"MDOS-009", no_contact},     {"MDOS-010", without_inschrijving},
                                  {"MDOS-011", dummy_numbers}};

}  // namespace

std::span<const Implementation> magda_dossier_checks() {
    return all;
}

}  // namespace isi::conformance
