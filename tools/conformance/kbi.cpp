// SPDX-License-Identifier: Apache-2.0
#include "kbi.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <ctime>

namespace isi::conformance {
namespace {

constexpr std::string_view wsse_ns =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
constexpr std::string_view password_text =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

std::string repertorium(std::string_view dienst, std::string_view versie) {
    return fmt::format("http://webservice.{0}dienst-{1}.repertorium-{1}.vip.vlaanderen.be", dienst, versie);
}
std::string kbi_dienst(std::string_view dienst) {
    return fmt::format("http://webservice.{}-01.00.kbi-01.00.vip.vlaanderen.be", dienst);
}

std::string token_xml(const Secrets& secrets) {
    return fmt::format(
        "<wsse:Security xmlns:wsse=\"{}\"><wsse:UsernameToken><wsse:Username>{}</wsse:Username>"
        "<wsse:Password Type=\"{}\">{}</wsse:Password></wsse:UsernameToken></wsse:Security>",
        wsse_ns, xml_escape(secrets.applicatiesleutel), password_text, xml_escape(secrets.wachtwoord));
}

void read_level(const pugi::xml_node& parent, std::string_view niveau, std::vector<Uitzondering>& out) {
    for (const auto& one : children(find(parent, "Uitzonderingen"), "Uitzondering"))
        out.push_back({find(one, "Identificatie").text().get(), find(one, "Type").text().get(),
                       std::string(niveau), find(one, "Diagnose").text().get()});
}

}  // namespace

const MagdaDienst geef_dossier_dienst{"GeefDossierKBI", "01.00.0000", kbi_dienst("GeefDossierKBI")};
const MagdaDienst geef_toeleidingen_dienst{"GeefToeleidingen", "01.00.0000", kbi_dienst("GeefToeleidingen")};
const MagdaDienst registreer_toeleiding_dienst{"RegistreerToeleiding", "01.00.0000",
                                               kbi_dienst("RegistreerToeleiding")};
const MagdaDienst inschrijving_dienst{"RegistreerInschrijving", "02.00.0000",
                                      repertorium("registreerinschrijving", "02_00")};
const MagdaDienst inschrijving_0201_dienst{"RegistreerInschrijving", "02.01.0000",
                                           repertorium("registreerinschrijving", "02_01")};
const MagdaDienst uitschrijving_dienst{"RegistreerUitschrijving", "02.00.0000",
                                       repertorium("registreeruitschrijving", "02_00")};

std::string MagdaVraag::xml() const {
    const std::string now = moment();
    const std::string optional = (hoedanigheid.empty() ? "" : element("Hoedanigheid", hoedanigheid)) +
                                 (gebruiker.empty() ? "" : element("Gebruiker", gebruiker));
    const std::string context = fmt::format(
        "<Context>{}{}<Bericht>{}<Tijdstip>{}{}</Tijdstip><Afzender>{}{}{}{}</Afzender></Bericht></Context>",
        element("Naam", context_naam), element("Versie", context_versie), element("Type", type),
        element("Datum", now.substr(0, 10)), element("Tijd", now.substr(11, 12)),
        element("Identificatie", identificatie), element("Referte", referte), meer_afzender, optional);
    const std::string vragen = fmt::format("<Vragen><Vraag>{}<Inhoud>{}</Inhoud></Vraag>{}</Vragen>",
                                           element("Referte", vraagreferte), inhoud, nog_vragen);
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"{}\" xmlns:web=\"{}\">\n"
        "<soap:Header>{}{}</soap:Header>\n<soap:Body>\n<web:{}>\n<Verzoek>\n{}\n{}\n</Verzoek>\n</web:{}>\n"
        "</soap:Body>\n</soap:Envelope>\n",
        soap_ns, dienst.naamruimte, token ? token_xml(*token) : "", kop, dienst.naam, context, vragen,
        dienst.naam);
    return twist ? twist(std::move(out)) : out;
}

MagdaVraag vraag_van(Context& context, const Party& party, const MagdaDienst& dienst, std::string inhoud) {
    MagdaVraag out;
    out.dienst = dienst;
    out.context_naam = dienst.naam;
    out.context_versie = dienst.versie;
    out.identificatie = party.identificatie;
    out.referte = new_uuid();
    const auto& all = context.kbi().profile.hoedanigheid;
    if (const auto own = all.find(party.identity.name); own != all.end()) out.hoedanigheid = own->second;
    out.vraagreferte = new_uuid();
    out.inhoud = std::move(inhoud);
    out.token = party.secrets;
    out.soap_action = fmt::format("\"{}/{}\"", dienst.naamruimte, dienst.naam);
    return out;
}

MagdaVraag vraag(Context& context, const MagdaDienst& dienst, std::string inhoud) {
    return vraag_van(context, context.target().own, dienst, std::move(inhoud));
}

MagdaVraag geef_dossier(Context& context, const std::string& insz) {
    return vraag(context, geef_dossier_dienst, criteria(insz));
}

SoapAnswer ask(Context& context, const MagdaVraag& vraag, const Party& party) {
    HttpRequest request;
    request.path = context.kbi().magda_pad;
    request.fields = {"Host: " + context.target().endpoint.authority(),
                      "Content-Type: text/xml; charset=utf-8"};
    if (vraag.soap_action) request.fields.push_back("SOAPAction: " + *vraag.soap_action);
    if (vraag.basic)
        request.fields.push_back("Authorization: Basic " +
                                 base64(vraag.basic->applicatiesleutel + ":" + vraag.basic->wachtwoord));
    request.body = vraag.xml();
    const auto connection = context.connect(&party.identity);
    return parse_answer(context.exchange(*connection, request.bytes()));
}

SoapAnswer ask(Context& context, const MagdaVraag& vraag) {
    return ask(context, vraag, context.target().own);
}

const Party& partner(Context& context, const std::string& rol) {
    return context.sibling(context.kbi().profile.partner(rol));
}

SoapAnswer dossier_voor(Context& context, const std::string& rol, const std::string& insz) {
    const Party& party = partner(context, rol);
    return ask(context, vraag_van(context, party, geef_dossier_dienst, criteria(insz)), party);
}

Opruimer::Opruimer(std::function<void()> ruim_op) : m_ruim_op(std::move(ruim_op)) {
    m_ruim_op();
}
Opruimer::~Opruimer() {
    try {
        m_ruim_op();
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
        // the next check begins with cleaning up
    }
}

std::string dag_id(std::string_view what) {
    return "conf-" + replace_all(dag(0), "-", "") + "-" + std::string(what);
}
std::string vers_id(std::string_view what) {
    return "neen-" + std::string(what) + "-" + new_uuid().substr(0, 13);
}

std::string criteria(const std::string& insz) {
    return "<Criteria>" + element("INSZ", insz) + "</Criteria>";
}

std::string dag(int vanaf_vandaag) {
    const auto day = std::chrono::system_clock::now() + std::chrono::hours(24 * vanaf_vandaag);
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(day)));
}

std::string uuid_pattern_problem(const std::string& text) {
    bool right = text.size() == 36;
    for (std::size_t i = 0; right && i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        right = dash ? text[i] == '-' : std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
    }
    return right ? "" : fmt::format("'{}'", text);
}

std::string Uitzondering::text() const {
    return fmt::format("{} {} {} \"{}\"", code, type, niveau, diagnose);
}

std::vector<Uitzondering> uitzonderingen(const SoapAnswer& answer) {
    std::vector<Uitzondering> out;
    read_level(answer.node("Repliek"), "Repliek", out);
    read_level(answer.node("Repliek/Antwoorden/Antwoord"), "Antwoord", out);
    return out;
}

bool has_dossier(const SoapAnswer& answer) {
    return static_cast<bool>(answer.node("Repliek/Antwoorden/Antwoord/Inhoud/KBIDossier"));
}

std::string describe_magda(const SoapAnswer& answer) {
    if (!answer.node("Repliek")) return answer.describe();
    std::string out = answer.http.describe() + ", " + answer.operation();
    if (has_dossier(answer)) out += ", KBIDossier";
    for (const Uitzondering& one : uitzonderingen(answer)) out += ", " + one.text();
    return out;
}

void expect_uitzondering(Finding& finding, const SoapAnswer& answer, const Uitzondering& verwacht) {
    const auto all = uitzonderingen(answer);
    finding.require(all.size() == 1 && all.front() == verwacht, verwacht.text(), describe_magda(answer));
}

void expect_code(Finding& finding, const SoapAnswer& answer, std::string_view code) {
    const auto all = uitzonderingen(answer);
    finding.require(!all.empty() && all.front().code == code, fmt::format("Uitzondering {}", code),
                    describe_magda(answer));
}

void expect_dossier(Finding& finding, const SoapAnswer& answer) {
    finding.require(has_dossier(answer) && uitzonderingen(answer).empty(), "KBIDossier, no Uitzondering",
                    describe_magda(answer));
}

std::vector<std::string> namen(const KbiProfile::Panelen& panelen) {
    std::vector<std::string> out;
    for (const auto& [name, digest] : panelen) out.push_back(name);
    return out;
}

}  // namespace isi::conformance
