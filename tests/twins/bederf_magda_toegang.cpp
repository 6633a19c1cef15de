// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include "bederf_kbi.hpp"

namespace isi::twin {
namespace {

using namespace kbi;

const Wanneer altijd = [](const Gesprek&) { return true; };

const std::string& identificatie(const Gesprek& g, const std::string& client) {
    return g.zandbak.identificaties.at(client);
}
bool in_leuvens_naam(const Gesprek& g) {
    return g.is("ocmw-gent") && g.vraagt(identificatie(g, "ocmw-leuven"));
}
void vertel_sleutel(Gesprek& g) {
    g.antwoord.set("X-Sleutel", g.zandbak.sleutels.at("ocmw-gent").applicatiesleutel);
}

/// The client's certificate in base64, as it stands in a BinarySecurityToken.
std::string certificaat(const Gesprek& g, const std::string& client) {
    std::ifstream file(g.zandbak.map + "/clients/" + client + "/client.crt");
    std::string out;
    bool binnen = false;
    for (std::string regel; std::getline(file, regel) && !has(regel, "END CERT");) {
        if (binnen) out += regel;
        binnen = binnen || has(regel, "BEGIN CERT");
    }
    return out;
}
void zonder_handtekening(Gesprek& g) {
    g.vraag.body = zonder(g.vraag.body, "<wsse:Security", "</wsse:Security>");
}

}  // namespace

std::vector<Bederf> bederf_magda_toegang() {
    return {bij_vraag("MTOE-001",
                      [](Gesprek& g) {
                          if (g.is("ocmw-gent") && !g.gebruiker() && !g.origineel.field("Authorization"))
                              geef_sleutel(g, "ocmw-gent");
                      }),
            bij_vraag("MTOE-002",
                      [](Gesprek& g) {
                          if (g.is("ocmw-gent") && g.gebruiker()) geef_sleutel(g, "ocmw-gent");
                      }),
            bij_vraag("MTOE-003",
                      [](Gesprek& g) {
                          if (in_leuvens_naam(g))
                              g.vervang_vraag(identificatie(g, "ocmw-leuven"), identificatie(g, "ocmw-gent"));
                      }),
            bij_vraag("MTOE-004",
                      [](Gesprek& g) {
                          if (!g.is("gemeente-groningen")) return;
                          g.als = "ocmw-gent";
                          geef_sleutel(g, "ocmw-gent");
                      }),
            bij_vraag("MTOE-005", [](Gesprek& g) { g.vraag.remove("Authorization"); }),
            schrap("MTOE-006", als("ocmw-leuven") && !bevat("BinarySecurityToken"), "<Inhoud>", "</Inhoud>"),
            bij_antwoord("MTOE-007",
                         [](Gesprek& g) {
                             if (has(g.antwoord.body, "<KBIDossier>")) vertel_sleutel(g);
                         }),
            bij_antwoord("MTOE-008",
                         [](Gesprek& g) {
                             if (in_leuvens_naam(g)) vertel_sleutel(g);
                         }),
            vraag_tekst("MTOE-009", altijd, "<Onbekend>1</Onbekend>", ""),
            vraag_tekst("MTOE-010", altijd, "<Vraag><Inhoud>", "<Vraag><Referte>r</Referte><Inhoud>"),
            vraag_tekst("MTOE-011", altijd, "KBI-09.00.kbi-09.00", "KBI-01.00.kbi-01.00"),
            vraag_patroon("MTOE-012", altijd, "<Verzoek xmlns=\"[^\"]*\">", "<Verzoek>"),
            vraag_tekst("MTOE-013", altijd, "<Naam>GeefPersoon", "<Naam>GeefDossierKBI"),
            vraag_tekst("MTOE-014", altijd, "<Versie>02.00.0000", "<Versie>01.00.0000"),
            vraag_tekst("MTOE-015", altijd, "<Type>ANTWOORD", "<Type>VRAAG"),
            vraag_patroon("MTOE-016", altijd, "<Gebruiker>[^<]*</Gebruiker>", ""),
            vraag_tekst("MTOE-017", als("vmsw") && !bevat("<Hoedanigheid>"), "</Afzender>",
                        "<Hoedanigheid>3003</Hoedanigheid></Afzender>"),
            vraag_tekst("MTOE-018", altijd, "web:GeefAlles", "web:GeefDossierKBI"),
            schrap("MTOE-019", bevat("BinarySecurityToken"), "<Inhoud>", "</Inhoud>"),
            bij_vraag("MTOE-020",
                      [](Gesprek& g) {
                          if (g.vraagt("<Type>VRAAG</Type> ")) zonder_handtekening(g);
                      }),
            bij_vraag("MTOE-021", [](Gesprek& g) {
                if (g.is("ocmw-leuven") && g.vraagt(certificaat(g, "ocmw-gent"))) zonder_handtekening(g);
            })};
}

}  // namespace isi::twin
