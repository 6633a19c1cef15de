// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf_kbi.hpp"

namespace isi::twin {
namespace {

using namespace kbi;

const Wanneer altijd = [](const Gesprek&) { return true; };
const Wanneer consult = vraag("GeefDossierKBI");
const Wanneer gent = als("ocmw-gent"), vmsw = als("vmsw");

}  // namespace

std::vector<Bederf> bederf_magda_antwoord() {
    return {
        bij_antwoord("MBER-001", [](Gesprek& g) { g.antwoord.set("Content-Type", "application/soap+xml"); }),
        antwoord("MBER-002", consult, "\"http://webservice.GeefDossierKBI-01.00",
                 "\"http://webservice.GeefDossierKBI-01.01", {"MBER-014"}),
        antwoord("MBER-003", consult, "<Naam>GeefDossierKBI</Naam>",
                 "<v:Naam xmlns:v=\"urn:v\">GeefDossierKBI</v:Naam>", {"MBER-014"}),
        antwoord_patroon("MBER-004", consult, "(<Afzender>.*</Afzender>)(<Ontvanger>.*</Ontvanger>)", "$2$1",
                         {"MBER-014"}),
        antwoord("MBER-005", consult, "<Versie>01.00.0000", "<Versie>01.01.0000"),
        antwoord("MBER-006", consult, "<Type>ANTWOORD", "<Type>VOORLOPIG_ANTWOORD"),
        antwoord_patroon("MBER-007", consult, "(<Tijdstip><Datum>)[0-9]{4}", "$012001"),
        antwoord_patroon("MBER-008", consult, "(MagdaGateway</Naam><Referte>)[0-9a-f]", "$01x"),
        antwoord_patroon("MBER-009", consult, "(MagdaGateway</Naam><Referte>)[^<]*",
                         "$0111111111-2222-4333-8444-555555555555"),
        antwoord_patroon("MBER-010", consult, "(<Ontvanger><Identificatie>)[^<]*", "$01urn:iemand"),
        antwoord("MBER-011", consult, "<Hoedanigheid>1300</Hoedanigheid>", ""),
        antwoord("MBER-012", consult && !bevat("<Hoedanigheid>"), "</Ontvanger>",
                 "<Hoedanigheid>1300</Hoedanigheid></Ontvanger>"),
        antwoord_patroon("MBER-013", consult, "(<Antwoord><Referte>)[^<]*", "$01iets"),
        antwoord("MBER-014", consult, extra_van, extra_naar),
        vraag_tekst("MBER-015", consult, "<Verzoek xmlns=\"\">", "<Verzoek>"),
        vraag_tekst("MBER-016", consult, "<Inhoud><INSZ>", "<Inhoud><Insz>"),
        bij_vraag("MBER-017", [](Gesprek& g) {
            if (consult(g) && g.origineel.field("SOAPAction").value_or("\"\"") == "\"\"")
                g.vervang_vraag("<Verzoek>", "<Vraagje>");
        })};
}

std::vector<Bederf> bederf_magda_uitkomsten() {
    const auto code = [](std::string id, const std::string& persoon, const std::string& van,
                         const std::string& naar) {
        return antwoord(std::move(id), rol(persoon), van, naar);
    };
    return {code("MUIT-001", "geen_dossier", "Geen gegevens gevonden", "Niets gevonden"),
            code("MUIT-002", "misvormd", "<Type>FOUT", "<Type>WAARSCHUWING"),
            code("MUIT-003", "onbekend", ">30003<", ">30001<"),
            code("MUIT-004", "geannuleerd", "INSZ is geannuleerd", "INSZ is weg"),
            code("MUIT-005", "vervangen", "<Type>WAARSCHUWING", "<Type>FOUT"),
            bij_antwoord("MUIT-006",
                         [](Gesprek& g) {
                             if (over(g, "vervangen")) g.vervang(insz(g, "nieuw"), insz(g, "vervangen"));
                         }),
            bij_antwoord("MUIT-007",
                         [](Gesprek& g) {
                             if (over(g, "nergens") || over(g, "nergens_leeg"))
                                 g.vervang(">40003<", ">40001<");
                         }),
            code("MUIT-008", "afgelopen", ">40003<", ">30001<"),
            code("MUIT-009", "morgen", ">40003<", ">30001<"),
            code("MUIT-010", "verwarming", ">40003<", ">30001<"),
            code("MUIT-011", "elders", ">40003<", ">30001<"),
            schrap("MUIT-012", rol("code_7"), "<Inhoud>", "</Inhoud>"),
            code("MUIT-013", "overleden", ">30001<", ">30003<"),
            code("MUIT-014", "begeleiding", ">15021<", ">30001<"),
            antwoord("MUIT-015", altijd, "Het maximum aantal vragen", "Het aantal vragen"),
            code("MUIT-016", "bron_weg", "tijdelijk niet", "niet"),
            code("MUIT-017", "druk", "Te veel gelijktijdige", "Te veel"),
            code("MUIT-018", "intern", ">60009<", ">60006<"),
            code("MUIT-019", "nergens", "</Diagnose>",
                 "</Diagnose><Omstandigheid>heeft een dossier</Omstandigheid>"),
            bij_antwoord("MUIT-020",
                         [](Gesprek& g) {
                             if (over(g, "geannuleerd")) g.antwoord.set_status(500);
                         }),
            code("MUIT-021", "geannuleerd", "<Oorsprong>MAGDA", "<Oorsprong>MAGDAGATEWAY"),
            antwoord("MUIT-022", rol("onbekend"), "</Referte><Uitzonderingen>",
                     "</Referte><Inhoud/><Uitzonderingen>", {"MUIT-023"}),
            code("MUIT-023", "vervangen", extra_van, extra_naar)};
}

std::vector<Bederf> bederf_magda_dossier() {
    const std::string eerste = "<Personalia>", anders = "<Personalia><!--x-->", slot = "</KBIDossier>";
    return {
        antwoord("MDOS-001", rol("contract") && gent, eerste, anders),
        antwoord("MDOS-002", rol("talen") && gent, eerste, anders),
        antwoord("MDOS-003", rol("elk_luik") && gent, eerste, anders),
        antwoord("MDOS-004", rol("elk_luik") && gent, "Gesprekken>", "Gesprekjes>"),
        antwoord("MDOS-005", rol("talen") && gent, slot, "<CodeLabel>Ja</CodeLabel>" + slot),
        antwoord("MDOS-006", rol("elk_luik") && vmsw, slot, "<Gesprekken/>" + slot),
        antwoord("MDOS-007", rol("elk_luik") && vmsw, "Talenkennis>", "Taalkennis>"),
        antwoord("MDOS-008", rol("talen") && vmsw, eerste, anders),
        antwoord("MDOS-009", rol("talen") && vmsw, "</Trajecten>", "<ContactPersoon/></Trajecten>"),
        schrap("MDOS-010", rol("nergens") && als("cvo-cbe"), "<Inhoud>", "</Inhoud>"),
        antwoord("MDOS-011", rol("elk_luik") && gent, "<KboNummer>0123456789</KboNummer>", "", {"MDOS-003"})};
}

std::vector<Bederf> bederf_magda_contract() {
    const auto op = [](const std::string& plek) {
        return [plek](const Gesprek& g) { return has(g.origineel.start, "/soap/WebService?" + plek + " "); };
    };
    const Wanneer wsdl = op("wsdl");
    return {bij_antwoord("MWSD-001",
                         [wsdl](Gesprek& g) {
                             if (wsdl(g)) g.antwoord.set_status(404);
                         }),
            antwoord_patroon("MWSD-002", wsdl, "(address location=\"[^\"]*)WebService\"", "$01Elders\""),
            antwoord("MWSD-003", wsdl, "operation name=\"RegistreerUitschrijving\"",
                     "operation name=\"Uitschrijven\""),
            antwoord("MWSD-004", op("xsd=toeleiding-v1.xsd"), "xs:string", "xs:snaar", {"MWSD-005"}),
            antwoord("MWSD-005", op("xsd=generiek-02.00.xsd"), "\"120\"", "\"121\"")};
}

}  // namespace isi::twin
