// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using Meldingen = std::vector<std::string>;

namespace {

struct Gevuld : Proef {
    Gevuld() {
        zet_dossier(persoon,
                    {{kbi::Paneel::personalia, "<Personalia><INSZ>" + persoon + "</INSZ></Personalia>"}});
        schrijf_in(persoon);
    }
};

std::string vervang(std::string tekst, const std::string& oud, const std::string& nieuw) {
    const auto plek = tekst.find(oud);
    REQUIRE(plek != std::string::npos);
    return tekst.replace(plek, oud.size(), nieuw);
}

}  // namespace

TEST_CASE("a value is the same however XML spells it") {
    Gevuld p;
    const auto eerste = persoon.substr(0, 5), rest = persoon.substr(5);
    for (const std::string& spelling :
         {eerste + "<!-- midden -->" + rest, "<![CDATA[" + persoon + "]]>",
          "<![CDATA[" + eerste + "]]>" + rest,
          eerste + "&#x" + "3" + rest.substr(0, 1) + ";" + rest.substr(1), "\r\n\t " + persoon + " \n",
          "<!-- voor -->" + persoon + "<!-- na -->", " <!-- a --> " + persoon}) {
        INFO(spelling);
        const auto a = p.vraag({.inhoud = "<INSZ>" + spelling + "</INSZ>"});
        CHECK(a.meldingen().empty());
        CHECK(a.spoor.betrokkene == magda::proef::insz(persoon));
    }
    // White space inside is another value.
    CHECK(p.vraag({.inhoud = "<INSZ>" + eerste + " " + rest + "</INSZ>"}).meldingen() ==
          Meldingen{"20002 FOUT Repliek"});
    CHECK(p.vraag({.inhoud = "<INSZ>" + eerste + "<!-- --> <!-- -->" + rest + "</INSZ>"}).meldingen() ==
          Meldingen{"20002 FOUT Repliek"});
}

TEST_CASE("another prefix, none, or one declared on the envelope is the same message") {
    Gevuld p;
    const auto recht = schrijf({});
    const auto naamruimte = Vraag{}.naamruimte;
    auto op_omslag = vervang(recht, " xmlns:web=\"" + naamruimte + "\"", "");
    CHECK(p.vraag_bytes(op_omslag, " xmlns:web=\"" + naamruimte + "\"").meldingen().empty());
    auto ander = vervang(recht, "<web:GeefDossierKBI xmlns:web", "<q:GeefDossierKBI xmlns:q");
    ander = vervang(ander, "</web:GeefDossierKBI>", "</q:GeefDossierKBI>");
    CHECK(p.vraag_bytes(ander).meldingen().empty());
    auto geen = vervang(recht, "<web:GeefDossierKBI xmlns:web", "<GeefDossierKBI xmlns");
    geen = vervang(geen, "</web:GeefDossierKBI>", "</GeefDossierKBI>");
    geen = vervang(geen, "<Verzoek>", "<Verzoek xmlns=\"\">");
    CHECK(p.vraag_bytes(geen).meldingen().empty());
}

TEST_CASE("what the schema does not know is refused and never read") {
    Gevuld p;
    const std::string goed = "<INSZ>" + persoon + "</INSZ>";
    for (const auto& inhoud : std::vector<std::string>{
             goed + "<x:INSZ xmlns:x=\"urn:x\">" + ander_persoon + "</x:INSZ>",
             "<x:INSZ xmlns:x=\"urn:x\">" + persoon + "</x:INSZ>", "<x:Criteria xmlns:x=\"urn:x\"/>" + goed,
             "<INSZ soort=\"1\">" + persoon + "</INSZ>", "<INSZ><b>" + persoon + "</b></INSZ>",
             goed + "tekst", goed + "<Criteria>" + goed + "</Criteria>", std::string(),
             "<insz>" + persoon + "</insz>",
             "<INSZ xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"}) {
        INFO(inhoud);
        const auto a = p.vraag({.inhoud = inhoud});
        CHECK(a.meldingen() == Meldingen{"50000 FOUT Repliek"});
        CHECK_FALSE(a.spoor.geleverd);
    }
    CHECK(p.vraag({.inhoud = goed}).meldingen().empty());
}

TEST_CASE("what stands in an open place of the contract is not taken for what stands beside it") {
    Gevuld p;
    const auto recht = schrijf({});
    const auto a = p.vraag_bytes(
        vervang(recht, "</Context>",
                "<Annotaties><Bericht><Type>ANTWOORD</Type><Afzender><Identificatie>iemand</Identificatie>"
                "</Afzender></Bericht></Annotaties></Context>"));
    CHECK(a.meldingen().empty());
    CHECK(a.spoor.identificatie == identificatie_gent);
}

TEST_CASE("no value of a message comes back in what the reply reports, and what it tells back is escaped") {
    Gevuld p;
    const std::string geheim = "GEHEIM-4711";
    for (const Vraag& vraag :
         {Vraag{.naam = geheim}, Vraag{.type = geheim}, Vraag{.inhoud = "<INSZ>" + geheim + "</INSZ>"},
          Vraag{.inhoud = "<" + geheim + ">" + persoon + "</" + geheim + ">"},
          Vraag{.inhoud = "<INSZ " + geheim + "=\"" + geheim + "\">1</INSZ>"}}) {
        const auto a = p.vraag(vraag);
        CHECK_FALSE(a.meldingen().empty());
        CHECK(a.bytes.find(geheim) == std::string::npos);
    }
    const auto a = p.vraag({.afzender = "<Identificatie>&lt;/Identificatie>&amp;lt;</Identificatie>"
                                        "<Referte>]]&gt;&#13;&amp;</Referte>"});
    CHECK(std::string(a.boom->select_node("//Ontvanger/Identificatie").node().child_value()) ==
          "</Identificatie>&lt;");
    CHECK(std::string(a.boom->select_node("//Ontvanger/Referte").node().child_value()) == "]]> &");
}

TEST_CASE("a refusal holds no person number but the end user's where the contract tells it back") {
    Gevuld p;
    p.bewezen = false;
    const auto a = p.vraag({.afzender = "<Identificatie>x</Identificatie><Referte>R</Referte><Gebruiker>" +
                                        gebruiker + "</Gebruiker>"});
    CHECK(a.bytes.find(persoon) == std::string::npos);
    const auto plek = a.bytes.find(gebruiker);
    CHECK(plek != std::string::npos);
    CHECK(a.bytes.find(gebruiker, plek + 1) == std::string::npos);
    CHECK(a.spoor.reden.find(gebruiker) == std::string::npos);
}

TEST_CASE("of twenty thousand spoilt messages data go out only for those that still ask the same") {
    Gevuld p;
    const auto recht = schrijf({});
    const std::string stukken[] = {"<",    ">", "&amp;", "\"",     "<!-- x -->",
                                   "web:", " ", "é",     "<INSZ>", "</INSZ>"};
    std::uint32_t toeval = 1;
    const auto volgende = [&](std::size_t grens) {
        toeval = toeval * 1'664'525U + 1'013'904'223U;
        return (toeval >> 8U) % grens;
    };
    int beantwoord = 0, gegeven = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto bytes = recht;
        const auto plek = volgende(bytes.size());
        if (volgende(2) == 0)
            bytes.erase(plek, 1 + volgende(12));
        else
            bytes.insert(plek, stukken[volgende(std::size(stukken))]);
        const auto geheel = in_omslag(bytes);
        const auto omslag = bericht::bewaak(geheel, {});
        if (!omslag) continue;
        const isi::magda::Kamer kamer(*p.middelen);
        const auto uit =
            kamer.serve(*omslag, kbi::Vrager{std::make_shared<const kbi::Partner>(p.partner), false},
                        {tijdstip_nu, "2026-11-28"});
        if (!uit) continue;
        ++beantwoord;
        if (!uit->spoor.geleverd) continue;
        ++gegeven;
        // Data only for what still says the same.
        INFO(bytes);
        CHECK(uit->spoor.betrokkene == insz(persoon));
        CHECK(uit->spoor.identificatie == identificatie_gent);
    }
    CHECK(beantwoord > 500);
    CHECK(gegeven > 100);
    CHECK(gegeven < beantwoord);
}
