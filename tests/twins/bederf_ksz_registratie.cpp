// SPDX-License-Identifier: GPL-3.0-or-later
#include <regex>

#include "bederf_kbi.hpp"

namespace isi::twin {
namespace {

using namespace kbi;

const Wanneer altijd = [](const Gesprek&) { return true; };
const Wanneer aanvraag = vraag("requestAppointmentRequest"), lijst = vraag("consultAppointmentsRequest");
const Wanneer inschrijving = vraag("registerInscriptionRequest"),
              uitschrijving = vraag("unregisterInscriptionRequest");
const Wanneer inschrijvingen = vraag("listInscriptionsRequest");
const Wanneer consult = vraag("consultFileRequest") && rol("inschrijven_ksz");
const std::string slot = "</informationCBSS>", te_veel = "<extra/></informationCBSS>";

Wanneer afspraak(const std::string& nummer) {
    return aanvraag && bevat("-k" + nummer + "</id>");
}

/// Begin and end of the question, exchanged when they are the wrong way round.
void keer_periode(Gesprek& g) {
    const std::regex periode("<beginDate>([^<]*)</beginDate><endDate>([^<]*)</endDate>");
    std::smatch m;
    if (std::regex_search(g.origineel.body, m, periode) && m[1].str() > m[2].str())
        g.vraag.body =
            std::regex_replace(g.vraag.body, periode, "<beginDate>$2</beginDate><endDate>$1</endDate>");
}

}  // namespace

std::vector<Bederf> bederf_ksz_afspraken() {
    return {
        antwoord("KAFS-001", afspraak("1"), "<endTime>12:00", "<endTime>13:00"),
        antwoord_patroon("KAFS-002", afspraak("1"), "(<deliveryStatus>)[A-Z]*", "$01ONDERWEG"),
        antwoord_patroon("KAFS-003", afspraak("1"), "<deliveryStatusLabel>[^<]*</deliveryStatusLabel>", ""),
        antwoord("KAFS-004", lijst, "-k2</id>", "-k2x</id>"),
        bij_antwoord("KAFS-005",
                     [](Gesprek& g) {
                         if (afspraak("3")(g)) g.vervang("Liefst", new_uuid());
                     }),
        vraag_tekst("KAFS-006", afspraak("4"), "NIV_TEST", "INT_HVN"),
        vraag_patroon("KAFS-007", aanvraag, "<desiredMoment><date>[^<]*</date></desiredMoment>", ""),
        vraag_tekst("KAFS-008", aanvraag, "<startTime>12:00</startTime><endTime>09:00</endTime>",
                    "<startTime>09:00</startTime><endTime>12:00</endTime>"),
        vraag_patroon("KAFS-009", aanvraag && bevat("neen-k7-"), "(<desiredMoment><date>)[^<]*",
                      "$012099-01-01"),
        bij_vraag("KAFS-010",
                  [](Gesprek& g) {
                      if (aanvraag(g)) g.vervang_vraag(insz(g, "elders"), insz(g, "afspraken"));
                  }),
        bij_antwoord("KAFS-011",
                     [](Gesprek& g) {
                         const std::string dag = replaced(moment(0).substr(0, 10), "-", "");
                         if (lijst(g) && g.is("ocmw-gent"))
                             g.vervang(slot, "<!--conf-" + dag + "-k9-->" + slot);
                     }),
        antwoord("KAFS-012", lijst && rol("code_2"), ">NO_DATA_FOUND<", ">DATA_FOUND<"),
        antwoord("KAFS-013", lijst, slot, te_veel)};
}

std::vector<Bederf> bederf_ksz_inschrijvingen() {
    const Wanneer eerste = [](const Gesprek& g) {
        return inschrijving(g) && g.vraagt("<qualityCode>2<") && !has(g.antwoord.body, ">details<");
    };
    return {antwoord("KINS-001", eerste, "MSG00000", "MSG00001"),
            schrap("KINS-002", consult, "<result>", "</result>"),
            antwoord("KINS-003", consult, "MSG00012", "MSG00013"),
            antwoord("KINS-004", inschrijving, ">details<", ">detail<"),
            antwoord_patroon("KINS-005", inschrijvingen, "<qualityCodeLabel>[^<]*</qualityCodeLabel>", ""),
            antwoord("KINS-006", inschrijvingen, ">NO_DATA_FOUND<", ">DATA_FOUND<"),
            bij_vraag("KINS-007", keer_periode),
            vraag_patroon("KINS-008", altijd, "<qualityCode>(0|100)<", "<qualityCode>2<"),
            vraag_tekst("KINS-009", altijd, "<qualityCode>40<", "<qualityCode>2<"),
            antwoord("KINS-010", uitschrijving, ">NOK<", ">OK<"),
            antwoord("KINS-011", rol("misvormd"), "MSG00011", "MSG00008"),
            schrap("KINS-012", inschrijving, "<inscription>", "</inscription>"),
            antwoord("KINS-013", inschrijvingen, slot, te_veel)};
}

}  // namespace isi::twin
