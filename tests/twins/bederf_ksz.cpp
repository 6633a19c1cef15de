// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf_kbi.hpp"

namespace isi::twin {
namespace {

using namespace kbi;

const Wanneer altijd = [](const Gesprek&) { return true; };
const Wanneer consult = vraag("consultFileRequest"), test = vraag("TestConnectionRequest");
const Wanneer gent = als("ocmw-gent"), vmsw = als("vmsw");
const std::string slot = "</informationCBSS>", te_veel = "<extra/></informationCBSS>";

/// The answer says that it was refused.
Bederf geweigerd(std::string id, Wanneer wanneer) {
    return antwoord(std::move(id), std::move(wanneer), ">DATA_FOUND<", ">NO_RESULT<");
}

}  // namespace

std::vector<Bederf> bederf_ksz_antwoord() {
    return {antwoord("KBER-001", consult, "CivicIntegrationService/v1\"", "CivicIntegrationService/v2\"",
                     {"KBER-011"}),
            bij_antwoord("KBER-002",
                         [](Gesprek& g) {
                             if (!consult(g)) return;
                             g.vervang("<status>", "<v:status xmlns:v=\"urn:v\">");
                             g.vervang("</status>", "</v:status>");
                         },
                         {"KBER-011"}),
            antwoord_patroon("KBER-003", consult, "(<criteria>.*?</criteria>)(<status>.*?</status>)", "$2$1",
                             {"KBER-011"}),
            antwoord_patroon("KBER-004", consult, "(<timestampSent>[^<]*)\\.[0-9]{3}Z", "$1Z"),
            antwoord_patroon("KBER-005", consult, "(<ticketCBSS>)[^<]*",
                             "$0111111111-2222-4333-8444-555555555555"),
            antwoord_patroon("KBER-006", consult, "(<timestampReply>)[0-9]{4}", "$012001"),
            antwoord_patroon("KBER-007", consult, "<userId>[^<]*</userId>", ""),
            antwoord("KBER-008", consult && !bevat("<ticket>"), "<informationCustomer>",
                     "<informationCustomer><ticket>x</ticket>"),
            antwoord("KBER-009", consult, "/afdeling-sociaal-1</ticket>", "</ticket>"),
            geweigerd("KBER-010", consult && bevat("<sector>")),
            antwoord("KBER-011", consult, slot, te_veel),
            bij_vraag("KBER-012", [](Gesprek& g) { g.vraag.remove("Authorization"); }),
            geweigerd("KBER-013", bevat("<consultFileRequest")),
            geweigerd("KBER-014",
                      [](const Gesprek& g) { return consult(g) && !g.origineel.field("SOAPAction"); }),
            bij_antwoord("KBER-015",
                         [](Gesprek& g) {
                             if (consult(g))
                                 g.antwoord.set("X-Sleutel",
                                                g.zandbak.sleutels.at("ocmw-gent").applicatiesleutel);
                         }),
            antwoord("KTST-001", test, "<echo>Zo", "<echo>Zu"),
            bij_antwoord("KTST-002",
                         [](Gesprek& g) {
                             if (test(g)) g.vervang(g.zandbak.kbos.at("ocmw-gent"), "onbekend");
                         }),
            antwoord_patroon("KTST-003", test, "(<echo>.*?</echo>)(<sslCertificate>.*?</sslCertificate>)",
                             "$2$1", {"KTST-004"}),
            antwoord("KTST-004", test, slot, te_veel)};
}

std::vector<Bederf> bederf_ksz_uitkomsten() {
    const auto bij = [](std::string id, const std::string& persoon, const std::string& van,
                        const std::string& naar) { return antwoord(std::move(id), rol(persoon), van, naar); };
    return {
        bij("KUIT-001", "geen_dossier", "MSG00100", "MSG00021"),
        bij("KUIT-002", "misvormd", "MSG00011", "MSG00008"),
        bij("KUIT-003", "onbekend", "MSG00005", "MSG00100"),
        bij("KUIT-004", "geannuleerd", "canceled=\"true\"", "canceled=\"false\""),
        bij("KUIT-005", "vervangen", ">newSSIN<", ">newSsin<"),
        antwoord_patroon("KUIT-006", rol("vervangen"), " replacedBy=\"[0-9]*\"", ""),
        bij_antwoord("KUIT-007",
                     [](Gesprek& g) {
                         if (over(g, "nergens") || over(g, "nergens_leeg")) g.vervang("MSG00012", "MSG00013");
                     }),
        bij("KUIT-008", "elders", ">details<", ">detail<"),
        bij("KUIT-009", "morgen", "MSG00012", "MSG00100"),
        bij("KUIT-010", "overleden", "deceiseDate", "deceaseDate"),
        vraag_tekst("KUIT-011", altijd, "PCSA:ANYTHING", "PCSA:SOCIAL_INQUIRY"),
        vraag_tekst("KUIT-012", consult && !bevat("<legalContext>"), "</informationCustomer>",
                    "</informationCustomer><legalContext>PCSA:SOCIAL_INQUIRY</legalContext>"),
        bij_vraag("KUIT-013",
                  [](Gesprek& g) {
                      if (gent(g))
                          g.vervang_vraag(g.zandbak.kbos.at("ocmw-leuven"), g.zandbak.kbos.at("ocmw-gent"));
                  }),
        bij_vraag("KUIT-014",
                  [](Gesprek& g) {
                      if (gent(g) && !g.gebruiker()) geef_sleutel(g, "ocmw-gent");
                  }),
        vraag_patroon("KUIT-015", altijd, "<userId>[^<]*</userId>", ""),
        vraag_tekst("KUIT-016", altijd, "<surplus>1</surplus>", ""),
        vraag_tekst("KUIT-017", altijd, "v1:criteria>", "criteria>"),
        bij("KUIT-018", "bron_weg", "INCOMPLETE_DATA", "NO_RESULT"),
        bij("KUIT-019", "intern", ":Server<", ":Client<"),
        bij_antwoord("KUIT-020",
                     [](Gesprek& g) {
                         if (over(g, "druk")) g.antwoord.set_status(200);
                     }),
        antwoord_patroon("KUIT-021", rol("intern"),
                         "(<severity>.*?</severity>)(<reasonCode>.*?</reasonCode>)", "$2$1", {"KUIT-022"}),
        bij("KUIT-022", "intern", slot, te_veel),
        vraag_tekst("KUIT-023", altijd, "consultEverything", "consultFile"),
        bij("KUIT-024", "nergens", "<fieldValue>No inscription", "<fieldValue>A file, but no inscription"),
        bij_antwoord("KUIT-025",
                     [](Gesprek& g) {
                         if (over(g, "geen_dossier")) g.antwoord.set_status(404);
                     }),
        bij("KUIT-026", "geannuleerd", slot, te_veel)};
}

std::vector<Bederf> bederf_ksz_dossier() {
    const std::string eerste = "<Personalia>", anders = "<Personalia><!--x-->", einde = "</KBIDossier>";
    const std::string dummy = "<KboNummer>0123456789</KboNummer>";
    const Wanneer luiken = rol("elk_luik") && gent, beperkt = rol("elk_luik") && vmsw;
    return {antwoord("KDOS-001", rol("contract"), eerste, anders),
            antwoord("KDOS-002", luiken, eerste, anders),
            antwoord("KDOS-003", luiken, "Gesprekken>", "Gesprekjes>", {"KDOS-002", "KDOS-012"}),
            antwoord_patroon("KDOS-004", rol("contract"),
                             "(<Aanmelding>[\\s\\S]*?)<TypeLabel>[^<]*</TypeLabel>", "$1"),
            antwoord("KDOS-005", rol("contract"), "<CodeLabel>Ja<", "<CodeLabel>Jawel<"),
            antwoord_patroon("KDOS-006", luiken, "<KboLink>[^<]*</KboLink>", ""),
            antwoord("KDOS-007", luiken, dummy, dummy + "<KboLink>https://kbo.test/0123456789</KboLink>"),
            antwoord("KDOS-008", beperkt, "<filteredElement>Gesprekken</filteredElement>", ""),
            antwoord("KDOS-009", beperkt, einde, "<Gesprekken/>" + einde),
            antwoord("KDOS-010", luiken, "<result>",
                     "<dataFilters><filteredElement>Iets</filteredElement></dataFilters><result>"),
            antwoord("KDOS-011", rol("begeleiding"), ">DATA_FOUND<", ">NO_DATA_FOUND<"),
            antwoord("KDOS-012", luiken, slot, te_veel)};
}

std::vector<Bederf> bederf_ksz_contract() {
    const auto op = [](const std::string& plek) {
        return [plek](const Gesprek& g) { return has(g.origineel.start, "Service/v1?" + plek + " "); };
    };
    const Wanneer wsdl = op("wsdl");
    return {
        bij_antwoord("KWSD-001",
                     [wsdl](Gesprek& g) {
                         if (wsdl(g)) g.antwoord.set_status(404);
                     }),
        antwoord_patroon("KWSD-002", wsdl, "(address location=\"[^\"]*)v1\"", "$01v9\""),
        antwoord("KWSD-003", wsdl, "operation name=\"listInscriptions\"", "operation name=\"inscriptions\""),
        antwoord("KWSD-004", op("xsd=ksz-common-v3.xsd"), "xs:token", "xs:teken", {"KWSD-005"}),
        antwoord("KWSD-005", op("xsd=ksz-common-v3.xsd"), "\"36\"", "\"37\""),
        bij_antwoord("KWSD-006", [](Gesprek& g) {
            if (has(g.origineel.start, "/kbi/labels.xml")) g.antwoord.set_status(404);
        })};
}

}  // namespace isi::twin
