// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "gateway/magda/schoolvraag_uit.hpp"
#include "kbi/register.hpp"
#include "tools/admin/discimus/discimus.hpp"

using namespace isi;
using namespace isi::discimus;

namespace {

/// A made-up number of someone born on this day: the month with 60 more.
Insz insz(int jaar, int maand, int dag) {
    for (int volgnummer = 1;; ++volgnummer) {
        const auto negen = ((jaar % 100 * 100LL + maand + 60) * 100 + dag) * 1000 + volgnummer;
        const auto rest = (negen + (jaar >= 2000 ? 2'000'000'000LL : 0LL)) % 97;
        auto tekst = std::to_string(negen * 100 + 97 - rest);
        tekst.insert(0, 11 - tekst.size(), '0');
        const auto uit = Insz::parse(tekst);
        if (uit && uit->na_2000() == (jaar >= 2000)) return *uit;
    }
}

std::string antwoord(const std::string& binnen,
                     const std::string& naamruimte = std::string(magda::naamruimte_schoolvraag)) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
           "<w:GeefHistoriekInschrijvingResponse xmlns:w=\"" +
           naamruimte + "\"><Repliek>" + binnen +
           "</Repliek></w:GeefHistoriekInschrijvingResponse></s:Body></s:Envelope>";
}
std::string inschrijvingen(const std::string& binnen) {
    return antwoord("<Antwoorden><Antwoord><Referte>r</Referte><Inhoud><Inschrijvingen>" + binnen +
                    "</Inschrijvingen></Inhoud></Antwoord></Antwoorden>");
}
std::string periode(const std::string& begin, const std::string& einde = {}) {
    return "<Inschrijving><Periode><Begin>" + begin + "</Begin>" +
           (einde.empty() ? "" : "<Einde>" + einde + "</Einde>") + "</Periode></Inschrijving>";
}
std::string fout(const std::string& code, const std::string& oorsprong, const std::string& type = "FOUT") {
    return "<Uitzonderingen><Uitzondering><Identificatie>" + code + "</Identificatie><Oorsprong>" +
           oorsprong + "</Oorsprong><Type>" + type +
           "</Type><Diagnose>over 12630500123</Diagnose></Uitzondering></Uitzonderingen>";
}

std::string uitslag(const std::string& bytes, const std::string& referte = "r") {
    const auto uit = magda::lees_schoolantwoord(bytes, referte, "2026-03-01");
    return uit ? std::string{code(*uit)} : uit.error();
}

}  // namespace

TEST_CASE("A minor is someone who is not yet eighteen on the day") {
    const auto nummer = insz(2008, 3, 1);
    CHECK(is_minderjarig(nummer, "2008-03-01", "2026-02-28"));
    CHECK_FALSE(is_minderjarig(nummer, "2008-03-01", "2026-03-01"));
    CHECK(is_minderjarig(nummer, std::nullopt, "2026-02-28"));  // from the number itself
    CHECK_FALSE(is_minderjarig(nummer, std::nullopt, "2026-03-01"));
    CHECK_FALSE(is_minderjarig(insz(1988, 3, 1), std::nullopt, "2026-03-01"));
    CHECK(is_minderjarig(insz(2008, 2, 29), std::nullopt, "2026-02-28"));  // eighteen on 1 March
    CHECK_FALSE(is_minderjarig(insz(2008, 2, 29), std::nullopt, "2026-03-01"));
}

TEST_CASE(
    "The dossier's date of birth goes before the number's, and what is unknown counts as late as it can be") {
    const auto oud = insz(1980, 1, 1);
    CHECK(is_minderjarig(oud, "2010-05-05", "2026-03-01"));
    CHECK(is_minderjarig(oud, "2008-00-00", "2026-12-30"));
    CHECK_FALSE(is_minderjarig(oud, "2008-00-00", "2026-12-31"));
    CHECK(is_minderjarig(oud, "2008-03-00", "2026-03-30"));
    CHECK_FALSE(is_minderjarig(oud, "2008-03-00", "2026-03-31"));
    for (const auto* geen_datum : {"", "onbekend", "2010-13-01", "2010-02-30", "2010-5-5"})
        CHECK_FALSE(is_minderjarig(oud, geen_datum, "2026-03-01"));
}

TEST_CASE("The date of birth is read from the panel Personalia") {
    const kbi::KbiDossier dossier{
        insz(2010, 5, 5),
        {{kbi::Paneel::personalia, "<Personalia><Geboortedatum>2010-05-05</Geboortedatum></Personalia>"},
         {kbi::Paneel::doelgroep, "<Doelgroep></Doelgroep>"}}};
    CHECK(lees_geboortedatum(dossier) == "2010-05-05");
    CHECK_FALSE(lees_geboortedatum({insz(2010, 5, 5), {}}));
}

TEST_CASE(
    "An enrolment that has not ended is INGESCHREVEN, ended ones are UITGESCHREVEN, 30101 of Disci is "
    "neither") {
    CHECK(uitslag(inschrijvingen(periode("2020-09-01"))) == "INGESCHREVEN");
    CHECK(uitslag(inschrijvingen(periode("2020-09-01", "2026-03-01"))) == "INGESCHREVEN");  // its last day
    CHECK(uitslag(inschrijvingen(periode("2020-09-01", "2026-02-28"))) == "UITGESCHREVEN");
    CHECK(uitslag(inschrijvingen(periode("2019-09-01", "2020-06-30") + periode("2026-09-01"))) ==
          "INGESCHREVEN");
    CHECK(uitslag(antwoord(fout("30101", "Disci"))) == "NIET_INGESCHREVEN");
    CHECK(uitslag(antwoord("<Antwoorden><Antwoord><Referte>r</Referte>" + fout("30101", "DISCI") +
                           "</Antwoord></Antwoorden>")) == "NIET_INGESCHREVEN");
    CHECK(uitslag(antwoord("<Antwoorden><Antwoord><Referte>r</Referte><Inhoud><Inschrijvingen>" +
                           periode("2020-09-01") + "</Inschrijvingen></Inhoud>" +
                           fout("30030", "Disci", "WAARSCHUWING") + "</Antwoord></Antwoorden>")) ==
          "INGESCHREVEN");
}

TEST_CASE("What is no answer to this question is none, and nothing of it is told on") {
    CHECK(uitslag(antwoord(fout("30101", "KSZ"))) == "UITZONDERING 30101");
    CHECK(uitslag(antwoord(fout("99996", "MAGDA"))) == "UITZONDERING 99996");
    CHECK(uitslag(antwoord(fout("over 12630500123", "MAGDA"))) == "UITZONDERING");
    for (const auto& bytes :
         {std::string{}, std::string{"geen XML"}, inschrijvingen(""), antwoord(""),
          inschrijvingen(periode("gisteren")), inschrijvingen(periode("2020-09-01", "ooit")),
          inschrijvingen(periode("2020-09-31")), antwoord(fout("30101", "Disci"), "urn:iets-anders"),
          "<!DOCTYPE a>" + antwoord(fout("30101", "Disci"))})
        CHECK(uitslag(bytes) == "ANTWOORD_ONLEESBAAR");
    CHECK(uitslag(inschrijvingen(periode("2020-09-01")), "andere") == "ANTWOORD_ONLEESBAAR");
}

TEST_CASE("An answer that cannot be put on record is not kept; one that can, is") {
    kbi::proef::Register store;
    const auto wie = insz(2012, 3, 5);
    std::vector<audit::Record> records;
    bool audit_weg = true;
    const Middelen middelen{.lijn = [](const std::string& bericht) -> tl::expected<std::string, std::string> {
                                const auto van = bericht.find("<Vraag><Referte>") + 16;
                                auto tekst = inschrijvingen(periode("2020-09-01"));
                                return tekst.replace(tekst.find(">r<") + 1, 1, bericht.substr(van, 36));
                            },
                            .identificatie = "proef",
                            .noteer =
                                [&](audit::Record r) {
                                    if (audit_weg) throw std::runtime_error("the audit takes no records");
                                    records.push_back(std::move(r));
                                },
                            .store = store,
                            .klok = [] { return Seconden{1'772'400'000}; }};
    CHECK_THROWS(bevraag(wie, Wijze::manueel, middelen));
    CHECK_FALSE(store.find_schoolinschrijving(wie));
    audit_weg = false;
    CHECK(bevraag(wie, Wijze::automatisch, middelen) == Status::ingeschreven);
    CHECK(store.find_schoolinschrijving(wie) ==
          kbi::Schoolinschrijving{wie, Status::ingeschreven, Wijze::automatisch, "2026-03-01"});
    REQUIRE(records.size() == 1);
    CHECK(records.front().operatie == "kbi discimus");
    CHECK(records.front().doel == "AUTOMATISCH");
    CHECK(records.front().uitkomst == "INGESCHREVEN");
    CHECK(records.front().betrokkene == wie);
}
