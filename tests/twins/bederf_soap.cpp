// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

namespace isi::twin {
namespace {

constexpr const char* leeg_goed =
    "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body/></soap:Envelope>";
constexpr const char* niemand = "oin=00000099000000999999";
constexpr const char* verkeerd = "\"urn:verkeerd\"";

std::string actie(const std::string& operatie) {
    return "\"urn:inburgering:isi:cvs:v1/" + operatie + "\"";
}
bool post(const Gesprek& g) {
    return g.origineel.start.starts_with("POST");
}

}  // namespace

std::vector<Bederf> bederf_soap() {
    return {bij_vraag("SOAP-001",
                      [](Gesprek& g) {
                          if (g.origineel.field("SOAPAction").value_or("\"").front() != '"')
                              g.vraag.set("SOAPAction", verkeerd);
                      }),
            bij_vraag("SOAP-002",
                      [](Gesprek& g) {
                          if (g.origineel.field("SOAPAction") == "\"\"" && g.operatie() == "testVerbinding")
                              g.vraag.set("SOAPAction", verkeerd);
                      }),
            bij_vraag("SOAP-003",
                      [](Gesprek& g) {
                          if (post(g) && !g.origineel.field("SOAPAction") && !g.vraagt("<wsa:"))
                              g.vraag.set("SOAPAction", verkeerd);
                      }),
            bij_vraag("SOAP-004",
                      [](Gesprek& g) {
                          if (has(g.origineel.field("SOAPAction").value_or(""), "urn:vreemd"))
                              g.vraag.set("SOAPAction", actie(g.operatie()));
                      }),
            bij_vraag("SOAP-005",
                      [](Gesprek& g) {
                          if (g.operatie() == "geefPersoon" &&
                              has(g.origineel.field("SOAPAction").value_or(""), "geefWet"))
                              g.vraag.set("SOAPAction", actie("geefPersoon"));
                      }),
            bij_vraag("SOAP-006",
                      [](Gesprek& g) {
                          g.vervang_vraag("http://www.w3.org/2003/05/soap-envelope",
                                          "http://schemas.xmlsoap.org/soap/envelope/");
                      }),
            bij_vraag("SOAP-007",
                      [](Gesprek& g) {
                          g.vervang_vraag("\"urn:vreemd\" soap:mustUnderstand=\"1\"",
                                          "\"urn:vreemd\" soap:mustUnderstand=\"0\"");
                      }),
            bij_vraag("SOAP-008",
                      [](Gesprek& g) {
                          g.vervang_vraag("\"urn:vreemd\" soap:mustUnderstand=\"0\"",
                                          "\"urn:vreemd\" soap:mustUnderstand=\"1\"");
                      }),
            bij_vraag("SOAP-009",
                      [](Gesprek& g) {
                          const std::size_t einde = g.vraag.body.find("</geefPersoon>"),
                                            body = g.vraag.body.find("</soap:Body>");
                          if (einde != std::string::npos && has(g.vraag.body, "<testVerbinding"))
                              g.vraag.body.erase(einde + 14, body - einde - 14);
                      }),
            bij_vraag("SOAP-010", [](Gesprek& g) { g.vervang_vraag("<soap:Body/>", ""); }),
            bij_vraag("SOAP-011",
                      [](Gesprek& g) {
                          if (g.vraagt("<soap:Body>") && g.operatie().empty())
                              g.antwoord_zelf(200, leeg_goed);
                      }),
            bij_vraag("SOAP-012",
                      [](Gesprek& g) {
                          if (g.operatie() == "geefAlles") g.antwoord_zelf(200, leeg_goed);
                      }),
            bij_vraag("SOAP-013",
                      [](Gesprek& g) { g.vervang_vraag("</Zeep-1:Envelope>", "</zeep-1:Envelope>"); })};
}

std::vector<Bederf> bederf_xml() {
    const auto weg = [](std::string id, const std::string& patroon, const std::string& wordt = "") {
        return bij_vraag(std::move(id), [=](Gesprek& g) {
            if (g.operatie() == "geefPersoon" || g.operatie() == "testVerbinding")
                g.vraag.body = resub(g.vraag.body, patroon, wordt);
        });
    };
    return {weg("XML-001", "<!DOCTYPE[^\\]]*\\]>"),
            weg("XML-002", "<\\?doe iets\\?>"),
            weg("XML-003", "<nog/>"),
            bij_vraag("XML-004",
                      [](Gesprek& g) {
                          if (g.operatie() == "geefPersoon" && !g.vraagt("</soap:Envelope>"))
                              g.vraag.body += "</soap:Body></soap:Envelope>";
                      }),
            weg("XML-005", "&#0;"),
            weg("XML-006", " a='1' a='2'"),
            bij_vraag("XML-007",
                      [](Gesprek& g) {
                          if (!g.vraag.body.starts_with("\xff\xfe")) return;
                          std::string smal;
                          for (std::size_t i = 2; i < g.vraag.body.size(); i += 2) smal += g.vraag.body[i];
                          g.vraag.body = replaced(smal, "UTF-16", "UTF-8");
                      }),
            bij_vraag("XML-008",
                      [](Gesprek& g) { g.vervang_vraag("encoding=\"ISO-8859-1\"", "encoding=\"UTF-8\""); }),
            bij_vraag("XML-009",
                      [](Gesprek& g) {
                          if (g.vraagt("<echo>")) g.vervang_vraag("\xff", "");
                      }),
            bij_vraag("XML-010", [](Gesprek& g) { g.vervang_vraag("\xc0\xaf", ""); }),
            weg("XML-011", "</?d>"),
            weg("XML-012", " a[0-9]+='1'"),
            weg("XML-020", "<bsn>[0-9]*</bsn>(<bsn>)", "$01"),
            weg("XML-021", "<gemeentecode>[0-9]*</gemeentecode>(<gemeentecode>)", "$01"),
            weg("XML-022", "<kleur>rood</kleur>"),
            weg("XML-023", "<bsn xmlns=\"urn:vreemd\">", "<bsn>"),
            weg("XML-024", "<bsn/>"),
            weg("XML-025", "<bsn xmlns:xsi=[^>]*/>"),
            weg("XML-026", "(<bsn>[0-9]*</bsn>)(<wet>[A-Z0-9]*</wet>)", "$2$01"),
            bij_vraag("XML-027",
                      [](Gesprek& g) {
                          if (g.operatie() == "geefPersoon" && !g.vraagt("<wet"))
                              g.vervang_vraag("<bsn>", "<wet>WI2007</wet><bsn>");
                      }),
            weg("XML-028", "<bsn>12345678</bsn>", "<bsn>999998560</bsn>"),
            bij_vraag("XML-029", [](Gesprek& g) {
                if (g.operatie() == "geefGemeenten")
                    g.vraag.body = resub(g.vraag.body, "<gemeentecode>[0-9]*</gemeentecode>", "");
            })};
}

std::vector<Bederf> bederf_adressering() {
    const auto geadresseerd = [](const Gesprek& g) {
        return g.vraagt("<wsa:From") && g.operatie() == "testVerbinding";
    };
    const auto antwoord = [geadresseerd](std::string id, const std::string& patroon,
                                         const std::string& wordt) {
        return bij_antwoord(std::move(id), [=](Gesprek& g) {
            if (geadresseerd(g)) g.antwoord.body = resub(g.antwoord.body, patroon, wordt);
        });
    };
    return {
        antwoord("WSA-001", "requestGoedgekeurd>true", "requestGoedgekeurd>false"),
        bij_antwoord(
            "WSA-002",
            [](Gesprek& g) {
                const std::size_t envelope = g.antwoord.body.find('>', g.antwoord.body.find("Envelope"));
                if (g.vraagt("<wsa:MessageID") || !g.gegevens() || g.operatie() != "testVerbinding") return;
                g.antwoord.body.insert(
                    envelope + 1,
                    "<k:Header xmlns:k=\"http://schemas.xmlsoap.org/soap/envelope/\"><w:RelatesTo "
                    "xmlns:w=\"http://www.w3.org/2005/08/addressing\">urn:uuid:1</w:RelatesTo></k:Header>");
            }),
        antwoord("WSA-003", "(RelatesTo[^>]*>)[^<]*", "$01urn:uuid:00000000-0000-4000-8000-000000000000"),
        antwoord("WSA-004", "v1/testVerbindingResponse<", "v1/testVerbinding<"),
        bij_antwoord("WSA-005",
                     [geadresseerd](Gesprek& g) {
                         const std::size_t at = g.origineel.body.find("urn:uuid:");
                         if (geadresseerd(g) && at != std::string::npos)
                             g.antwoord.body = resub(g.antwoord.body, "(MessageID[^>]*>)[^<]*(</)",
                                                     "$01" + g.origineel.body.substr(at, 45) + "$2");
                     }),
        antwoord("WSA-006", "<([A-Za-z]+:)?To( [^>]*)?>[^<]*</([A-Za-z]+:)?To>", ""),
        bij_vraag("WSA-007",
                  [](Gesprek& g) {
                      if (g.vraagt("<wsa:MessageID") && !g.vraagt("<wsa:From"))
                          g.vraag.body = resub(g.vraag.body, "(<wsa:MessageID[^>]*>)[^<]*",
                                               "$01"
                                               "geen-uuid");
                  }),
        bij_vraag("WSA-008",
                  [](Gesprek& g) {
                      if (!g.origineel.field("SOAPAction"))
                          g.vervang_vraag("v1/geefWet</wsa:Action>", "v1/testVerbinding</wsa:Action>");
                  }),
        bij_vraag("WSA-009",
                  [](Gesprek& g) { g.vervang_vraag("bericht-1@voorbeeld", "urn:uuid:" + new_uuid()); }),
        bij_vraag("WSA-010",
                  [](Gesprek& g) {
                      g.vervang_vraag("http://127.0.0.1:9/antwoord",
                                      "http://www.w3.org/2005/08/addressing/anonymous");
                  }),
        bij_vraag("WSA-011",
                  [](Gesprek& g) {
                      g.vervang_vraag("http://127.0.0.1:9/fout",
                                      "http://www.w3.org/2005/08/addressing/anonymous");
                  }),
        bij_vraag("WSA-012",
                  [=](Gesprek& g) {
                      g.vraag.body = resub(g.vraag.body, std::string("(<wsa:To[^>]*>[^<]*)") + niemand,
                                           "$01oin=" + g.zandbak.gateway_oin);
                  }),
        bij_vraag("WSA-013",
                  [=](Gesprek& g) {
                      g.vraag.body =
                          resub(g.vraag.body, std::string("(<wsa:From[^>]*><wsa:Address>[^<]*)") + niemand,
                                "$01oin=00000099000000014000");
                  }),
        bij_vraag("WSA-014", [](Gesprek& g) {
            if (g.origineel.field("SOAPAction"))
                g.vervang_vraag("v1/geefWet</wsa:Action>", "v1/testVerbinding</wsa:Action>");
        })};
}

}  // namespace isi::twin
