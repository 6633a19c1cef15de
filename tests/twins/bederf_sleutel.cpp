// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdlib>

#include "bederf.hpp"

namespace isi::twin {
namespace {

bool onbekende_sleutel(const Gesprek& g) {
    return g.gebruiker() && !g.zandbak.kent_sleutel(*g.gebruiker());
}
bool verder_goed(const Gesprek& g) {
    return !g.vraagt("onbekendElement") && std::abs(age_of_moment(g.origineel.body)) < 600;
}
bool goed_token(const Gesprek& g) {
    const Sleutel& s = g.zandbak.sleutels.at("gemeente-groningen");
    return g.gebruiker() == s.applicatiesleutel && g.wachtwoord() == s.wachtwoord;
}
bool goede_basic(const Gesprek& g) {
    return g.origineel.field("Authorization") ==
           "Basic " + g.zandbak.sleutels.at("gemeente-groningen").basic();
}
bool basic(const Gesprek& g) {
    return g.origineel.field("Authorization").has_value();
}

/// The whole certificate question skipped: a good certificate asks upstream.
Bederf ander_certificaat(const std::string& id, const std::string& client) {
    return bij_vraag(id, [client](Gesprek& g) {
        if (g.is(client) && goed_token(g)) g.als = "gemeente-groningen";
    });
}

/// The request's header block in the answer, as a SOAP library that echoes it does.
void echo_kop(Gesprek& g) {
    const std::size_t begin = g.origineel.body.find("<soap:Header>"),
                      end = g.origineel.body.find("</soap:Header>");
    const std::size_t envelope = g.antwoord.body.find('>', g.antwoord.body.find("Envelope"));
    if (begin == std::string::npos || envelope == std::string::npos) return;
    const std::string kop =
        replaced(g.origineel.body.substr(begin, end - begin + 14), "<soap:Header>",
                 "<soap:Header xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">");
    g.antwoord.body.insert(envelope + 1, kop);
}

constexpr std::string_view niemand = "00000099000000999999";

constexpr const char* must_understand =
    "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>"
    "<faultcode>soap:MustUnderstand</faultcode><faultstring>Onbekende "
    "kop.</faultstring></soap:Fault></soap:Body></soap:Envelope>";

}  // namespace

std::vector<Bederf> bederf_sleutel() {
    return {
        bij_vraag("CRED-001",
                  [](Gesprek& g) {
                      if (g.vraagt("secext-1.0.xsd\" soap:mustUnderstand=\"1\""))
                          g.antwoord_zelf(500, must_understand);
                  }),
        bij_vraag("CRED-002",
                  [](Gesprek& g) {
                      if (!g.gebruiker()) g.vraag.remove("Authorization");
                  }),
        bij_vraag("CRED-003",
                  [](Gesprek& g) {
                      if (goed_token(g) && goede_basic(g))
                          g.vraag.set("Authorization", "Basic " + base64("isk1_iemand:anders"));
                  }),
        bij_vraag("CRED-004",
                  [](Gesprek& g) {
                      if (goed_token(g) && basic(g)) g.vraag.remove("Authorization");
                  }),
        bij_vraag("CRED-005",
                  [](Gesprek& g) {
                      if (onbekende_sleutel(g) && verder_goed(g)) g.geef_goede_sleutel();
                  }),
        bij_vraag("CRED-006",
                  [](Gesprek& g) {
                      if (g.gebruiker() == g.zandbak.sleutels.at("gemeente-groningen").applicatiesleutel &&
                          !goed_token(g) && !basic(g))
                          g.geef_goede_sleutel();
                  }),
        bij_vraag("CRED-007",
                  [](Gesprek& g) {
                      if (g.vraagt("Envelope") && !g.gebruiker() && !basic(g)) g.geef_goede_sleutel();
                  }),
        bij_vraag("CRED-008",
                  [](Gesprek& g) {
                      if (!g.gebruiker() && basic(g) && !goede_basic(g)) g.geef_goede_sleutel();
                  }),
        ander_certificaat("CRED-009", "fout-andermans-sleutel"),
        ander_certificaat("CRED-010", "fout-geen-oin"),
        ander_certificaat("CRED-011", "fout-niet-geregistreerd"),
        bij_antwoord("CRED-012",
                     [](Gesprek& g) {
                         if (onbekende_sleutel(g)) g.vervang("Niet geautoriseerd", "Onbekende sleutel");
                     }),
        bij_antwoord("CRED-013",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefGemeenten" && g.vraagt("VreemdeKop")) echo_kop(g);
                     }),
        bij_antwoord("CRED-014",
                     [](Gesprek& g) {
                         if (g.fout() && g.vraagt("VreemdeKop")) echo_kop(g);
                     }),
        bij_vraag("CRED-015",
                  [](Gesprek& g) {
                      if (onbekende_sleutel(g) && g.vraagt("onbekendElement")) g.geef_goede_sleutel();
                  }),
        bij_vraag("CRED-016", [](Gesprek& g) {
            if (onbekende_sleutel(g) && age_of_moment(g.origineel.body) < -1800) g.geef_goede_sleutel();
        })};
}

std::vector<Bederf> bederf_envelop() {
    const auto zet_moment = [](Gesprek& g, int seconden) {
        g.vraag.body = resub(g.vraag.body, "(<datumTijdBedrijfsdocument>)[^<]*", "$01" + moment(seconden));
    };
    const auto klok = [zet_moment](std::string id, int van, int tot, int wordt) {
        return bij_vraag(std::move(id), [=](Gesprek& g) {
            const int leeftijd = age_of_moment(g.origineel.body);
            if (leeftijd >= van && leeftijd <= tot) zet_moment(g, wordt);
        });
    };
    return {
        bij_antwoord("ENV-001",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefGemeenten")
                             g.antwoord.body =
                                 resub(g.antwoord.body, "(identificatiecodeBedrijfsdocument>)[^<]*(</)",
                                       "$01" + new_uuid() + "$2");
                     }),
        bij_antwoord("ENV-002",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefGemeenten")
                             g.antwoord.body = resub(
                                 g.antwoord.body,
                                 "(verzendendeInstantie>)([^<]*)(</[^>]*><[^>]*ontvangendeInstantie>)([^<]*)",
                                 "$01$04$03$02");
                     }),
        bij_antwoord("ENV-003",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefGemeenten")
                             g.antwoord.body = resub(g.antwoord.body, "(datumTijdBedrijfsdocument>)[^<]*(</)",
                                                     "$012001-01-01T00:00:00Z$2");
                     }),
        bij_vraag("ENV-004",
                  [](Gesprek& g) {
                      for (const std::string& id : g.gezien) g.vervang_vraag(id, new_uuid());
                  }),
        klok("ENV-005", -990, -930, 0),
        klok("ENV-006", 930, 990, 0),
        klok("ENV-007", -870, -810, -3000),
        bij_antwoord("ENV-008",
                     [](Gesprek& g) {
                         if (age_of_moment(g.origineel.body) < -1100) g.vervang(">systeemtijd<", ">tijd<");
                     }),
        bij_vraag("ENV-009",
                  [](Gesprek& g) {
                      if (g.operatie() != "testVerbinding")
                          g.vervang_vraag(fmt::format("<ontvangendeInstantie>{}", niemand),
                                          "<ontvangendeInstantie>" + g.zandbak.gateway_oin);
                  }),
        bij_vraag("ENV-010",
                  [](Gesprek& g) {
                      g.vervang_vraag(fmt::format("<verzendendeInstantie>{}", niemand),
                                      "<verzendendeInstantie>00000099000000014000");
                  }),
        bij_antwoord("ENV-011",
                     [](Gesprek& g) {
                         if (g.operatie() == "testVerbinding" &&
                             g.vraagt(fmt::format("<ontvangendeInstantie>{}", niemand)))
                             g.vervang("requestGoedgekeurd>true", "requestGoedgekeurd>false");
                     }),
        bij_antwoord("ENV-012",
                     [](Gesprek& g) {
                         if (g.operatie() == "geefWet") g.vervang(">Groningen<", ">Grunn<");
                     }),
        bij_antwoord("ENV-014",
                     [](Gesprek& g) {
                         if (age_of_moment(g.origineel.body) < -1400 && !onbekende_sleutel(g))
                             g.antwoord.body = resub(g.antwoord.body,
                                                     "<([A-Za-z]*:?)gemeente>.*</[A-Za-z]*:?gemeente>", "");
                     }),
        bij_antwoord("ENV-013", [](Gesprek& g) {
            if (g.operatie() == "geefWet" && has(g.antwoord.body, "foutmelding>")) g.antwoord.set_status(500);
        })};
}

}  // namespace isi::twin
