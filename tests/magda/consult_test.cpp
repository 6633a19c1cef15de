// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "magda/proef.hpp"

using namespace isi;
using namespace isi::magda::proef;
using Meldingen = std::vector<std::string>;

namespace {

const std::string personalia = "<Personalia><INSZ>" + persoon + "</INSZ></Personalia>";
const std::string wooncode = "<Wooncode><OpvolgingDoor>Onthaalbureau</OpvolgingDoor></Wooncode>";

void zet_persoon(Proef& p) {
    p.zet_dossier(persoon, {{kbi::Paneel::personalia, personalia}, {kbi::Paneel::wooncode, wooncode}});
}

/// A register with the person in it, integrated today.
struct Gevuld : Proef {
    Gevuld() {
        zet_persoon(*this);
        schrijf_in(persoon);
    }
};

}  // namespace

TEST_CASE("what is found stands in the Antwoord of its question") {
    Gevuld p;
    const auto a = p.vraag({});
    CHECK(a.meldingen().empty());
    CHECK(std::string(a.antwoord().child_value("Referte")) == "V-1");
    CHECK(a.bytes.find("<Inhoud><KBIDossier>" + personalia + wooncode + "</KBIDossier></Inhoud>") !=
          std::string::npos);
    CHECK(a.spoor.uitkomst == "GEGEVENS");
    CHECK(a.spoor.geleverd);
    CHECK(a.spoor.toegestaan);
    CHECK(a.spoor.blokken == "Personalia,Wooncode");
    CHECK(a.spoor.betrokkene == insz(persoon));
    CHECK(a.spoor.operatie == "GeefDossierKBI");
    CHECK(a.spoor.identificatie == identificatie_gent);
    CHECK(a.spoor.referte == "R-1");
}

TEST_CASE("the number is read in either of its two places") {
    Gevuld p;
    const auto a = p.vraag({.inhoud = "<Criteria><INSZ>" + persoon + "</INSZ></Criteria>"});
    CHECK(a.spoor.geleverd);
}

TEST_CASE("a person without a dossier gives 30001, as someone who died does") {
    Proef p;
    p.schrijf_in(persoon);
    p.store.save_stand(insz(persoon), {});
    const auto geen = p.vraag({});
    CHECK(geen.meldingen() == Meldingen{"30001 FOUT Repliek"});
    CHECK(geen.diagnose() == "Geen gegevens gevonden voor de vraag");
    CHECK_FALSE(geen.repliek().child("Antwoorden"));
    CHECK(geen.spoor.uitkomst == "30001");
    CHECK(geen.spoor.toegestaan);
    CHECK_FALSE(geen.spoor.geleverd);

    zet_persoon(p);
    CHECK(p.vraag({}).meldingen().empty());
    p.store.save_stand(insz(persoon), {false, {}, "2026-01-01"});
    const auto overleden = p.vraag({});
    CHECK(overleden.meldingen() == Meldingen{"30001 FOUT Repliek"});
    CHECK(overleden.bytes.find("2026-01-01") == std::string::npos);
}

TEST_CASE("a number that is none gives 20002") {
    Gevuld p;
    for (const auto& nummer :
         std::vector<std::string>{"90722600261", "1", "", "90.72.26-002.60", "abcdefghijk"}) {
        const auto a = p.vraag({.inhoud = "<INSZ>" + nummer + "</INSZ>"});
        CHECK(a.meldingen() == Meldingen{"20002 FOUT Repliek"});
        CHECK(a.diagnose() == "INSZ in de vraag heeft een ongeldige structuur");
        CHECK_FALSE(a.spoor.betrokkene);
    }
    p.regels.verzonnen_toegestaan = false;
    CHECK(p.vraag({}).meldingen() == Meldingen{"20002 FOUT Repliek"});
}

TEST_CASE("unknown, cancelled and replaced numbers have a word each") {
    Proef p;
    p.schrijf_in(persoon);
    const auto onbekend = p.vraag({});
    CHECK(onbekend.meldingen() == Meldingen{"30003 FOUT Antwoord"});
    CHECK(onbekend.diagnose() == "Onbestaande INSZ");
    CHECK_FALSE(onbekend.antwoord().child("Inhoud"));

    p.store.save_stand(insz(persoon), {true, {}, {}});
    const auto geannuleerd = p.vraag({});
    CHECK(geannuleerd.meldingen() == Meldingen{"30002 FOUT Antwoord"});
    CHECK(geannuleerd.diagnose() == "INSZ is geannuleerd");

    p.store.save_stand(insz(persoon), {false, insz(ander_persoon), {}});
    const auto leeg = p.vraag({});
    CHECK(leeg.meldingen() == Meldingen{"30004 WAARSCHUWING Antwoord"});
    CHECK_FALSE(leeg.antwoord().child("Inhoud"));
    CHECK(leeg.bytes.find(ander_persoon) == std::string::npos);

    p.zet_dossier(ander_persoon,
                  {{kbi::Paneel::personalia, "<Personalia><INSZ>" + ander_persoon + "</INSZ></Personalia>"}});
    const auto vervangen = p.vraag({});
    CHECK(vervangen.meldingen() == Meldingen{"30004 WAARSCHUWING Antwoord"});
    CHECK(vervangen.diagnose() == "Persoon heeft een nieuw INSZ verkregen");
    CHECK(vervangen.antwoord().child("Inhoud").child("KBIDossier").child("Personalia"));
    CHECK(vervangen.spoor.uitkomst == "30004");
    CHECK(vervangen.spoor.betrokkene == insz(persoon));
    CHECK(vervangen.spoor.vervangen_door == insz(ander_persoon));
    CHECK(vervangen.spoor.geleverd);
}

TEST_CASE("who is not integrated today is not told whether there is a dossier") {
    Proef p;
    auto zonder = p.vraag({});
    CHECK(zonder.meldingen() == Meldingen{"40003 FOUT Antwoord"});
    CHECK(zonder.diagnose() == "Geen inschrijving gevonden voor deze INSZ");
    zet_persoon(p);
    const auto met = p.vraag({});
    // But for the reply's own name they are the same bytes.
    const auto naamloos = [](std::string bytes) {
        const auto begin = bytes.find("<Referte>") + 9;
        return bytes.replace(begin, 36, "");
    };
    CHECK(naamloos(met.bytes) == naamloos(zonder.bytes));
    CHECK_FALSE(met.spoor.toegestaan);
    CHECK(met.spoor.betrokkene == insz(persoon));
    p.schrijf_in(persoon, "40");
    CHECK(p.vraag({}).meldingen() == Meldingen{"40003 FOUT Antwoord"});
    p.schrijf_in(persoon, "9");
    CHECK(p.vraag({}).meldingen().empty());
}

TEST_CASE("who may not ask hears 40006, whatever the cause; the cause is for the audit") {
    Gevuld p;
    p.bewezen = false;
    const auto onbewezen = p.vraag({});
    CHECK(onbewezen.meldingen() == Meldingen{"40006 FOUT Repliek"});
    CHECK(onbewezen.diagnose() == "Fout in autorisatie");
    CHECK(onbewezen.spoor.reden == "sleutel onbekend");
    CHECK(onbewezen.bytes.find("sleutel") == std::string::npos);
    CHECK_FALSE(onbewezen.spoor.toegestaan);
    p.bewezen = true;
    const auto ander =
        p.vraag({.afzender = "<Identificatie>iemand.example</Identificatie><Referte>R</Referte>"});
    CHECK(ander.meldingen() == Meldingen{"40006 FOUT Repliek"});
    p.partner.gewest = kbi::Gewest::brussels;
    CHECK(p.vraag({}).meldingen() == Meldingen{"40006 FOUT Repliek"});
}

TEST_CASE("a purpose that is not the organisation's gives 40001") {
    Gevuld p;
    p.partner.hoedanigheden = {"1300"};
    const auto a = p.vraag({});
    CHECK(a.meldingen() == Meldingen{"40001 FOUT Repliek"});
    const auto goed = p.vraag({.afzender = "<Identificatie>" + identificatie_gent +
                                           "</Identificatie><Referte>R</Referte><Hoedanigheid>1300</"
                                           "Hoedanigheid>"});
    CHECK(goed.meldingen().empty());
    CHECK(goed.spoor.hoedanigheid == "1300");
}

TEST_CASE("a dossier of which all is withheld gives 15021, and what may be seen goes without the rest") {
    Gevuld p;
    for (const auto paneel : {kbi::Paneel::personalia, kbi::Paneel::wooncode})
        p.partner.inzage[paneel] = kbi::Inzage::geen;
    const auto alles = p.vraag({});
    CHECK(alles.meldingen() == Meldingen{"15021 FOUT Antwoord"});
    CHECK(alles.diagnose() == "Geen gegevens in antwoord wegens filtering");
    CHECK_FALSE(alles.antwoord().child("Inhoud"));
    p.partner.inzage[kbi::Paneel::wooncode] = kbi::Inzage::geheel;
    const auto deel = p.vraag({});
    CHECK(deel.meldingen().empty());
    CHECK(deel.spoor.blokken == "Wooncode");
    CHECK(deel.bytes.find("<KBIDossier>" + wooncode + "</KBIDossier>") != std::string::npos);
}

TEST_CASE("a second Vraag gives 20110 and no data") {
    Gevuld p;
    const auto a = p.vraag({.aantal = 2});
    CHECK(a.meldingen() == Meldingen{"20110 FOUT Antwoord"});
    CHECK(std::string(a.antwoord().child_value("Referte")) == "V-1");
    CHECK_FALSE(a.antwoord().child("Inhoud"));
    CHECK_FALSE(a.spoor.geleverd);
}

TEST_CASE("a code without label is reported beside the data, to who wants to know") {
    Gevuld p;
    p.middelen->heeft_ongelabelde_code = [](const kbi::Paneeltekst& t) {
        return t.paneel == kbi::Paneel::wooncode;
    };
    CHECK(p.vraag({}).meldingen().empty());
    p.partner.ongelabeld_melden = true;
    const auto a = p.vraag({});
    CHECK(a.meldingen() == Meldingen{"99984 WAARSCHUWING Antwoord"});
    CHECK(a.antwoord().child("Inhoud").child("KBIDossier").child("Wooncode"));
    CHECK(a.spoor.uitkomst == "GEGEVENS");
    p.partner.inzage[kbi::Paneel::wooncode] = kbi::Inzage::geen;  // of what is not given, nothing is said
    CHECK(p.vraag({}).meldingen().empty());
}

TEST_CASE(
    "a register that is lost gives 99996, a failure that nobody foresaw 60009, with the asker's context") {
    Gevuld p;
    p.store.weg = true;
    const auto weg = p.vraag({});
    CHECK(weg.meldingen() == Meldingen{"99996 FOUT Repliek"});
    CHECK(weg.diagnose() == "Bron is tijdelijk niet beschikbaar");
    CHECK(weg.spoor.mislukt);
    CHECK(weg.spoor.reden == "the register is lost");
    CHECK(weg.boom->select_node("//Ontvanger/Referte").node().child_value() == std::string("R-1"));
    p.store.weg = false;
    p.store.stuk = true;
    const auto stuk = p.vraag({});
    CHECK(stuk.meldingen() == Meldingen{"60009 FOUT Repliek"});
    CHECK(stuk.diagnose() == "Er heeft zich een interne fout voorgedaan");
    CHECK(stuk.bytes.find("foresaw") == std::string::npos);
}

TEST_CASE("plan and terms stand beside the dossier only when the extension is on") {
    Gevuld p;
    p.zet_dossier(persoon, {{kbi::Paneel::personalia, personalia},
                            {kbi::Paneel::aanmelding,
                             "<Aanmelding><Type>EA</Type><DatumAanmelding>2026-11-01"
                             "</DatumAanmelding></Aanmelding>"}});
    p.store.save_plan({.insz = insz(persoon),
                       .datum_opgemaakt = "2026-11-20",
                       .vorm = "LINEAIR",
                       .datum_onderdelen_bepaald = {},
                       .onderdelen = {{.pijler = "NT2",
                                       .stand = "VRIJGESTELD",
                                       .reden_vrijstelling = "a < b & c",
                                       .aanbodvorm = {},
                                       .begin = "2026-11-20",
                                       .einde = {}}}});
    const auto uit = p.vraag({});
    CHECK(uit.bytes.find("uitbreiding") == std::string::npos);
    p.regels.uitbreiding_2022 = true;
    const auto aan = p.vraag({});
    const auto inhoud = aan.antwoord().child("Inhoud");
    const auto onderdeel = inhoud.child("uit:Inburgeringsplan").child("Onderdelen").child("Onderdeel");
    CHECK(std::string(onderdeel.child_value("RedenVrijstelling")) == "a < b & c");
    CHECK(std::string(onderdeel.child("Periode").child_value("Begin")) == "2026-11-20");
    const auto termijnen = inhoud.child("uit:Termijnen").children("Termijn");
    CHECK(std::distance(termijnen.begin(), termijnen.end()) == 2);
    CHECK(aan.spoor.blokken == "Personalia,Aanmelding,Samenvatting,Inburgeringsplan,Termijnen");
}

TEST_CASE("a gemeente gets the summary and what it may see of the person") {
    Gevuld p;
    p.partner.soort = kbi::Partnersoort::gemeente;
    p.partner.inschrijving_vereist = false;
    const auto a = p.vraag({});
    const auto inhoud = a.antwoord().child("Inhoud");
    CHECK(std::string(inhoud.child("uit:Samenvatting").child_value("Contract")) == "false");
    CHECK(std::string(inhoud.child("uit:Samenvatting").child_value("Attest")) == "false");
    CHECK_FALSE(inhoud.child("KBIDossier").child("Wooncode"));
    CHECK(a.spoor.blokken == "Personalia,Samenvatting");
}
