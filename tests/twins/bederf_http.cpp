// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

namespace isi::twin {
namespace {

constexpr std::size_t grens = 65536;  ///< the sandbox's maximaleBerichtgrootte
constexpr const char* planted = "geheim-merkteken-4711";

/// An edit of the answer to the provoked fault only.
Bederf fout(std::string id, std::function<void(Gesprek&)> doe) {
    return bij_antwoord(std::move(id), [doe = std::move(doe)](Gesprek& g) {
        if (g.vraagt(planted) && g.fout()) doe(g);
    });
}

Bederf fout_sub(std::string id, const std::string& patroon, const std::string& wordt) {
    return fout(std::move(id), [=](Gesprek& g) { g.antwoord.body = resub(g.antwoord.body, patroon, wordt); });
}

bool kaal_chunked(const Gesprek& g) {
    return g.origineel.field("Transfer-Encoding") == "chunked" && g.origineel.count("Content-Length") == 0;
}

}  // namespace

std::vector<Bederf> bederf_http() {
    const auto methode = [](std::string id, const std::string& van) {
        return bij_vraag(std::move(id), [van](Gesprek& g) {
            if (g.vraag.start.starts_with(van)) g.vraag.start.replace(0, van.size(), "POST");
        });
    };
    const auto media = [](std::string id, const std::string& van) {
        return bij_vraag(std::move(id), [van](Gesprek& g) {
            if (has(g.origineel.field("Content-Type").value_or(""), van))
                g.vraag.set("Content-Type", "text/xml; charset=utf-8");
        });
    };
    // Sending the parts anew, framed by one Content-Length, is what a lax server reads.
    const auto slap = [](std::string id, std::function<void(Gesprek&)> doe) {
        return bij_vraag(std::move(id), std::move(doe));
    };
    return {methode("HTTP-001", "PUT"),
            methode("HTTP-002", "OPTIONS"),
            media("HTTP-003", "text/plain"),
            media("HTTP-004", "iso-8859-1"),
            bij_vraag("HTTP-005", [](Gesprek& g) { g.vraag.remove("Content-Encoding"); }),
            bij_vraag("HTTP-006",
                      [](Gesprek& g) {
                          if (g.vraag.body.size() == grens) g.vervang_vraag("<soap:Body>", " <soap:Body>");
                      }),
            bij_vraag("HTTP-007",
                      [](Gesprek& g) {
                          if (g.vraag.body.size() == grens + 1)
                              g.vervang_vraag(" <soap:Body>", "<soap:Body>");
                      }),
            bij_vraag("HTTP-008", [](Gesprek& g) { g.verbreken = g.vraag.body.size() > 2 * grens; }),
            bij_vraag("HTTP-009",
                      [](Gesprek& g) {
                          std::erase_if(g.vraag.fields,
                                        [](const std::string& veld) { return veld.starts_with("X-Veld-"); });
                      }),
            bij_antwoord("HTTP-010",
                         [](Gesprek& g) {
                             if (!g.fout()) return;
                             g.antwoord.set("Connection", "close");
                             g.sluiten = true;
                         }),
            bij_vraag("HTTP-011", [](Gesprek& g) { g.verbreken = g.beurt == 3; }),
            bij_antwoord("HTTP-012", [](Gesprek& g) { g.antwoord.set("Server", "gSOAP/2.8"); }),
            bij_antwoord("HTTP-013",
                         [](Gesprek& g) {
                             if (g.operatie() == "geefGemeenten")
                                 g.antwoord.set("Content-Type", "application/soap+xml; charset=utf-8");
                         }),
            bij_vraag("HTTP-014",
                      [](Gesprek& g) {
                          if (g.origineel.field("Expect")) g.antwoord_zelf(417, "");
                      }),
            bij_vraag("HTTP-015",
                      [](Gesprek& g) {
                          if (kaal_chunked(g)) g.antwoord_zelf(411, "");
                      }),
            bij_vraag("HTTP-016",
                      [](Gesprek& g) {
                          if (g.origineel.body.starts_with("{")) g.antwoord_zelf(200, "");
                      }),
            slap("HTTP-030",
                 [](Gesprek& g) {
                     if (g.origineel.field("Transfer-Encoding") == "chunked")
                         g.vraag.remove("Transfer-Encoding");
                 }),
            slap("HTTP-031",
                 [](Gesprek& g) {
                     if (g.origineel.count("Content-Length") > 1) g.vraag.remove("Content-Length");
                 }),
            slap("HTTP-032",
                 [](Gesprek& g) {
                     if (!g.origineel.field("Host")) g.vraag.set("Host", "localhost");
                 }),
            slap("HTTP-033",
                 [](Gesprek& g) {
                     if (g.origineel.count("Host") > 1) g.vraag.set("Host", "localhost");
                 }),
            slap("HTTP-034",
                 [](Gesprek& g) {
                     std::erase_if(g.vraag.fields, [](const std::string& veld) {
                         return veld.starts_with("X-Vouw") || veld == " twee";
                     });
                 }),
            slap("HTTP-035", [](Gesprek& g) { g.vraag.remove("X-Veld"); }),
            slap("HTTP-036", [](Gesprek& g) {
                if (has(g.origineel.field("Transfer-Encoding").value_or(""), "identity"))
                    g.vraag.remove("Transfer-Encoding");
            })};
}

std::vector<Bederf> bederf_fout() {
    return {fout("FOUT-001", [](Gesprek& g) { g.antwoord.set_status(200); }),
            fout_sub("FOUT-002", "(<faultcode>)[^:<]*:", "$01"),
            fout_sub("FOUT-003", "(<faultstring[^>]*>)[^<]*", "$01Element bsn is not valid"),
            fout_sub("FOUT-004", "wieHandelt>", "wieDoetHet>"),
            fout_sub("FOUT-005", "(foutcode>[A-Za-z.]*DK00)04<",
                     "$01"
                     "99<"),
            fout_sub("FOUT-006", "(element>)bsn<", "$01wet<"),
            fout_sub("FOUT-007", "(regel>)([0-9]+)<",
                     "$01"
                     "1$2<"),
            fout_sub("FOUT-008", "(<faultstring[^>]*>)",
                     std::string("$01De waarde ") + planted + " is ongeldig. "),
            fout("FOUT-009", [](Gesprek& g) {
                g.antwoord.body = resub(g.antwoord.body,
                                        "<([A-Za-z]*:?)identificatiecodeBedrijfsdocument>[^<]*</"
                                        "[A-Za-z]*:?identificatiecodeBedrijfsdocument>",
                                        "");
                g.antwoord.body = resub(g.antwoord.body, "</([A-Za-z]*:?)Fout>",
                                        "<$01identificatiecodeBedrijfsdocument>" + new_uuid() +
                                            "</$01identificatiecodeBedrijfsdocument></$01Fout>");
            })};
}

std::vector<Bederf> bederf_contract() {
    const auto wsdl = [](const Gesprek& g) {
        return g.origineel.start.starts_with("GET") && has(g.origineel.start, "?wsdl");
    };
    const auto schema = [](const Gesprek& g) {
        return g.origineel.start.starts_with("GET") && !has(g.origineel.start, "?wsdl");
    };
    return {bij_vraag("WSDL-001",
                      [=](Gesprek& g) {
                          if (wsdl(g)) g.antwoord_zelf(405, "");
                      }),
            bij_antwoord("WSDL-002",
                         [=](Gesprek& g) {
                             if (wsdl(g)) g.vervang("Koppeling tussen", "Verbinding tussen");
                         }),
            bij_vraag("WSDL-003",
                      [=](Gesprek& g) {
                          if (schema(g)) g.antwoord_zelf(404, "");
                      }),
            bij_antwoord("WSDL-004",
                         [=](Gesprek& g) {
                             if (wsdl(g))
                                 g.antwoord.body =
                                     resub(g.antwoord.body, "(address location=\")https", "$01http");
                         }),
            bij_antwoord("WSDL-005",
                         [=](Gesprek& g) {
                             if (wsdl(g))
                                 g.antwoord.body =
                                     resub(g.antwoord.body, "(address location=\"https://)[^/]*",
                                           "$01" + g.origineel.field("Host").value_or(""));
                         }),
            bij_antwoord("WSDL-006",
                         [=](Gesprek& g) {
                             if (wsdl(g))
                                 g.vervang("operation name=\"geefWet\"", "operation name=\"geefWetje\"");
                         },
                         {"WSDL-002"})};
}

}  // namespace isi::twin
