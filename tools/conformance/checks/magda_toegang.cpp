// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"
#include "kbi.hpp"

/// MAGDA dialect: who asks, and whether the message is one of the service.
namespace isi::conformance {
namespace {

const Uitzondering niet_bevoegd{"40006", "FOUT", "Repliek", "Fout in autorisatie"};

MagdaVraag right(Context& c) {
    return geef_dossier(c, c.kbi().profile.insz("contract"));
}
const Secrets& own_secrets(Context& c) {
    if (!c.target().own.secrets) throw Skip{"the client proves itself without a key"};
    return *c.target().own.secrets;
}

void no_key(Context& c, Finding& f) {
    own_secrets(c);
    MagdaVraag question = right(c);
    question.token.reset();
    expect_uitzondering(f, ask(c, question), niet_bevoegd);
}

void wrong_password(Context& c, Finding& f) {
    own_secrets(c);
    MagdaVraag question = right(c);
    char& last = question.token->wachtwoord.front();
    last = last == 'a' ? 'b' : 'a';
    expect_uitzondering(f, ask(c, question), niet_bevoegd);
}

void anothers_name(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.identificatie = partner(c, "ander_ocmw").identificatie;
    expect_uitzondering(f, ask(c, question), niet_bevoegd);
}

void dutch_key(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    const Party& dutch = partner(c, "nederlands");
    question.token = dutch.secrets;
    expect_uitzondering(f, ask(c, question, dutch), niet_bevoegd);
}

void basic(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.basic = own_secrets(c);
    question.token.reset();
    expect_dossier(f, ask(c, question));
}

void certificate_alone(Context& c, Finding& f) {
    const Party& other = partner(c, "ander_ocmw");
    if (other.secrets) throw Skip{"the other OCMW of the profile has a key"};
    expect_dossier(f, dossier_voor(c, "ander_ocmw", c.kbi().profile.insz("contract")));
}

void no_echo(Context& c, Finding& f, const SoapAnswer& answer) {
    const Secrets& s = own_secrets(c);
    std::string all = answer.http.body;
    for (const auto& [name, value] : answer.http.fields) all += fmt::format("\n{}: {}", name, value);
    f.require(answer.http.status != 0 && !contains(all, s.wachtwoord) &&
                  !contains(all, s.applicatiesleutel) && !contains(all, "UsernameToken"),
              "no key, password or Security header in the answer", "one of them stands in it");
}
void clean_reply(Context& c, Finding& f) {
    no_echo(c, f, ask(c, right(c)));
}
void clean_refusal(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.identificatie = partner(c, "ander_ocmw").identificatie;
    no_echo(c, f, ask(c, question));
}

void unknown_element(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.inhoud += "<Onbekend>1</Onbekend>";
    expect_code(f, ask(c, question), "50000");
}
void missing_reference(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.twist = [](std::string xml) {
        const std::size_t at = xml.find("<Vraag><Referte>"), end = xml.find("</Referte>", at);
        return xml.erase(at + 7, end + 10 - (at + 7));
    };
    expect_code(f, ask(c, question), "50000");
}
void foreign_namespace(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.dienst.naamruimte = "http://webservice.GeefDossierKBI-09.00.kbi-09.00.vip.vlaanderen.be";
    expect_code(f, ask(c, question), "50000");
}
void qualified_children(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.twist = [](std::string xml) {
        return replace_once(std::move(xml), "<Verzoek>",
                            "<Verzoek xmlns=\"" + geef_dossier_dienst.naamruimte + "\">");
    };
    expect_code(f, ask(c, question), "50000");
}
void wrong_name(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.context_naam = "GeefPersoon";
    expect_code(f, ask(c, question), "50000");
}
void wrong_version(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.context_versie = "02.00.0000";
    expect_code(f, ask(c, question), "50000");
}
void wrong_type(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.type = "ANTWOORD";
    expect_code(f, ask(c, question), "50000");
}
void wrong_user(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.gebruiker = c.kbi().profile.insz("misvormd");
    expect_uitzondering(f, ask(c, question), niet_bevoegd);
}

void no_purpose(Context& c, Finding& f) {
    const Party& party = partner(c, "beperkt");
    MagdaVraag question =
        vraag_van(c, party, geef_dossier_dienst, criteria(c.kbi().profile.insz("elk_luik")));
    question.hoedanigheid.clear();
    expect_uitzondering(f, ask(c, question, party),
                        {"40001", "FOUT", "Repliek", "Geen geldige wettelijke context"});
}

void unknown_operation(Context& c, Finding& f) {
    MagdaVraag question = right(c);
    question.dienst.naam = "GeefAlles";
    expect_fault(f, ask(c, question), {"Client"});
}

/// A question of the OCMW that proves itself by certificate; what signs it may be another's certificate.
SoapAnswer ask_signed(Context& c, const Identity& signer, bool altered) {
    const Party& party = partner(c, "ander_ocmw");
    MagdaVraag question =
        vraag_van(c, party, geef_dossier_dienst, criteria(c.kbi().profile.insz("contract")));
    question.twist = [&](const std::string& xml) {
        std::string out = signed_by(xml, signer);
        return altered ? replace_once(std::move(out), "<Type>VRAAG</Type>", "<Type>VRAAG</Type> ") : out;
    };
    return ask(c, question, party);
}
void signature(Context& c, Finding& f) {
    expect_dossier(f, ask_signed(c, partner(c, "ander_ocmw").identity, false));
}
void altered(Context& c, Finding& f) {
    expect_uitzondering(f, ask_signed(c, partner(c, "ander_ocmw").identity, true), niet_bevoegd);
}
void anothers_signature(Context& c, Finding& f) {
    expect_uitzondering(f, ask_signed(c, c.target().own.identity, false), niet_bevoegd);
}

constexpr Implementation all[] = {{"MTOE-001", no_key},
                                  {"MTOE-002", wrong_password},
                                  {"MTOE-003", anothers_name},
                                  {"MTOE-004", dutch_key},
                                  {"MTOE-005", basic},
                                  {"MTOE-006", certificate_alone},
                                  {"MTOE-007", clean_reply},
                                  {"MTOE-008", clean_refusal},
                                  {"MTOE-009", unknown_element},
                                  {"MTOE-010", missing_reference},
                                  {"MTOE-011", foreign_namespace},
                                  {"MTOE-012", qualified_children},
                                  {"MTOE-013", wrong_name},
                                  {"MTOE-014", wrong_version},
                                  {"MTOE-015", wrong_type},
                                  {"MTOE-016", wrong_user},
                                  {"MTOE-017", no_purpose},
                                  {"MTOE-018", unknown_operation},
                                  {"MTOE-019", signature},
                                  {"MTOE-020", altered},
                                  {"MTOE-021", anothers_signature}};

}  // namespace

std::span<const Implementation> magda_access_checks() {
    return all;
}

}  // namespace isi::conformance
