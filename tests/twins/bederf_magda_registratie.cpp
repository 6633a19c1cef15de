// SPDX-License-Identifier: GPL-3.0-or-later
#include <regex>

#include "bederf_kbi.hpp"

namespace isi::twin {
namespace {

using namespace kbi;

const Wanneer toeleiding = vraag("RegistreerToeleiding"), lijst = vraag("GeefToeleidingen");
const Wanneer inschrijving = vraag("RegistreerInschrijving"),
              uitschrijving = vraag("RegistreerUitschrijving");
const Wanneer consult = vraag("GeefDossierKBI") && rol("inschrijven");
const Wanneer v0201 = bevat("dienst-02_01"), v0200 = inschrijving && bevat("dienst-02_00");

/// The appointment of the day with this number.
Wanneer afspraak(const std::string& nummer) {
    return toeleiding && bevat("-" + nummer + "</Id>");
}

/// Begin and Einde of the question, exchanged when they are the wrong way round.
void keer_periode(Gesprek& g) {
    const std::regex periode("<Begin>([^<]*)</Begin><Einde>([^<]*)</Einde>");
    std::smatch m;
    if (std::regex_search(g.origineel.body, m, periode) && m[1].str() > m[2].str())
        g.vraag.body = std::regex_replace(g.vraag.body, periode, "<Begin>$2</Begin><Einde>$1</Einde>");
}

}  // namespace

std::vector<Bederf> bederf_magda_afspraken() {
    return {
        antwoord("MAFS-001", afspraak("1"), "met tolk", "zonder tolk"),
        antwoord_patroon("MAFS-002", afspraak("1"), " Naam=\"[^\"]*\"", ""),
        antwoord_patroon("MAFS-003", afspraak("1"), "(<Afleverstatus>)[A-Z]*", "$01ONDERWEG"),
        antwoord("MAFS-004", lijst, "-2</Id>", "-2x</Id>"),
        bij_antwoord("MAFS-005",
                     [](Gesprek& g) {
                         if (afspraak("3")(g)) g.vervang("Liefst", new_uuid());
                     }),
        vraag_tekst("MAFS-006", afspraak("4"), "NIV_TEST", "INT_HVN"),
        vraag_patroon("MAFS-007", toeleiding, "<AfspraakMoment><Datum>[^<]*</Datum></AfspraakMoment>", ""),
        vraag_tekst("MAFS-008", toeleiding, "<AanvangUur>12:00</AanvangUur><EindUur>09:00</EindUur>",
                    "<AanvangUur>09:00</AanvangUur><EindUur>12:00</EindUur>"),
        vraag_patroon("MAFS-009", toeleiding && bevat("neen-7-"), "(<AfspraakMoment><Datum>)[^<]*",
                      "$012099-01-01"),
        bij_vraag("MAFS-010",
                  [](Gesprek& g) {
                      if (toeleiding(g)) g.vervang_vraag(insz(g, "elders"), insz(g, "afspraken"));
                  }),
        bij_vraag("MAFS-011",
                  [](Gesprek& g) {
                      if (lijst(g)) g.vervang_vraag(insz(g, "elders"), insz(g, "afspraken"));
                  }),
        bij_antwoord("MAFS-012",
                     [](Gesprek& g) {
                         const std::string dag = replaced(moment(0).substr(0, 10), "-", "");
                         if (lijst(g) && g.is("ocmw-gent"))
                             g.vervang("</Antwoord>", "<!--conf-" + dag + "-9--></Antwoord>");
                     }),
        antwoord_patroon("MAFS-013", lijst && rol("code_2"), "<Inhoud ?/>|<Inhoud></Inhoud>",
                         "<Inhoud><Toeleiding/></Inhoud>"),
        antwoord("MAFS-014", afspraak("10"), "</RedenToeleiding>", "</RedenToeleiding><AfspraakMoment/>"),
        bij_vraag("MAFS-015",
                  [](Gesprek& g) {
                      if (toeleiding(g) && g.vraagt("neen-11-"))
                          g.vervang_vraag(g.zandbak.kbos.at("ocmw-leuven"), g.zandbak.kbos.at("ocmw-gent"));
                  }),
        vraag_tekst("MAFS-016", toeleiding, "<TypePartner>VDAB", "<TypePartner>KBI"),
        antwoord("MAFS-017", toeleiding, extra_van, extra_naar)};
}

std::vector<Bederf> bederf_magda_inschrijvingen() {
    const std::string wel = "\"Wel geslaagd\">1<", niet = "\"Niet geslaagd\">0<", anders = "\"Gelukt\">1<";
    return {
        antwoord("MINS-001", v0200 && bevat("<Hoedanigheid>2<") && !antwoordt("40143"), wel, anders),
        schrap("MINS-002", consult, "<Inhoud>", "</Inhoud>", {"MINS-006"}),
        antwoord("MINS-003", consult, ">40003<", ">30001<"),
        antwoord("MINS-004", v0200 && antwoordt(wel), ">WAARSCHUWING<", ">FOUT<"),
        antwoord("MINS-005", v0200 && antwoordt("40143"), niet, wel),
        antwoord("MINS-006", inschrijving && v0201, wel, anders),
        antwoord("MINS-007", inschrijving && v0201, "<Versie>02.01", "<Versie>02.00"),
        vraag_patroon("MINS-008", inschrijving && v0201, "(</Subject>)<Subject>.*</Subject>", "$01"),
        bij_vraag("MINS-009",
                  [](Gesprek& g) {
                      if (inschrijving(g))
                          g.vervang_vraag(g.zandbak.identificaties.at("ocmw-leuven"),
                                          g.zandbak.identificaties.at("ocmw-gent"));
                  }),
        bij_vraag("MINS-010", keer_periode),
        bij_vraag("MINS-011", [](Gesprek& g) { g.vervang_vraag("<Hoedanigheid>40<", "<Hoedanigheid>2<"); }),
        antwoord("MINS-012", uitschrijving, niet, wel),
        antwoord("MINS-013", rol("misvormd"), ">20002<", ">20003<"),
        antwoord("MINS-014", uitschrijving, extra_van, extra_naar)};
}

}  // namespace isi::twin
