// SPDX-License-Identifier: GPL-3.0-or-later
// The Flemish service through the front door: who is let in, what the audit keeps of it, and what nobody
// finds.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "huisproef.hpp"
#include "isi_store/kbi_store.hpp"

using namespace isi;
using namespace isi::proef;

namespace {

const std::string kbo_gent = "0999000129", kbo_leuven = "0999000228";
const std::string met_dossier = "90722501676", zonder_dossier = "90722600260", medewerker = "93051822361";
constexpr auto* magda = "/Magda-02.00/soap/WebService";
constexpr auto* ksz = "/ksz/CivicIntegrationService/v1";

Insz insz(const std::string& tekst) {
    return Insz::parse(tekst).value();
}

struct Vlaams {
    explicit Vlaams(kbi::Authenticatie wijze = kbi::Authenticatie::certificaat,
                    const std::string& omgeving = "sandbox")
        : huis("[kbi]\ndienst = \"aan\"\n", omgeving, ""),
          gent(huis.ca.geef({.naam = "OCMW Gent", .organization_identifier = "NTRBE-" + kbo_gent})),
          leuven(huis.ca.geef({.naam = "OCMW Leuven", .serial_number = kbo_leuven})),
          naamloos(huis.ca.geef({.naam = "Zonder nummer"})),
          register_(kbi::open_kbi_store(huis.pad("store.db"), Openwijze::schrijven)) {
        organisatie = huis.store().save_organisatie(
            {.id = 0, .naam = "OCMW Gent", .oin = {}, .kbo = kbo_gent, .land = "BE"});
        zet(wijze);
        register_->save_dossier(
            {insz(met_dossier),
             {{kbi::Paneel::personalia, "<Personalia><INSZ>" + met_dossier + "</INSZ></Personalia>"},
              {kbi::Paneel::gesprekken, "<Gesprekken><Gesprek/></Gesprekken>"}}});
        for (const auto& een : {met_dossier, zonder_dossier}) {
            register_->save_stand(insz(een), {});
            register_->save_inschrijving({.id = 0,
                                          .insz = insz(een),
                                          .kbo = kbo_gent,
                                          .hoedanigheid = "2",
                                          .begin = "2020-01-01",
                                          .einde = {}});
        }
        wacht();
    }

    void zet(kbi::Authenticatie wijze, kbi::Gewest gewest = kbi::Gewest::vlaams) {
        kbi::Partner partner;
        partner.organisatie_id = organisatie;
        partner.naam = "OCMW Gent";
        partner.kbo = kbo_gent;
        partner.gewest = gewest;
        partner.authenticatie = wijze;
        partner.identificaties = {"gent.example/sociaal"};
        partner.vingerafdrukken = {naamloos.vingerafdruk()};
        register_->save_partner(partner);
    }
    static void wacht() { std::this_thread::sleep_for(std::chrono::milliseconds(2500)); }

    [[nodiscard]] HttpAntwoord stuur(const Paar& paar, const std::string& pad, const std::string& bytes,
                                     const std::string& velden = {}) const {
        auto client = huis.bel(paar);
        client.stuur("POST " + pad +
                     " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n" + velden +
                     "Content-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
        auto antwoord = client.lees_antwoord();
        REQUIRE(antwoord);
        return *antwoord;
    }
    [[nodiscard]] std::vector<audit::Record> records() {
        huis.stop();
        std::vector<audit::Record> uit;
        audit::read_records(huis.audit(),
                            [&](std::uint64_t, const audit::Record& een) { uit.push_back(een); });
        return uit;
    }

    Huisproef huis;
    Paar gent, leuven, naamloos;
    std::unique_ptr<kbi::KbiStore> register_;
    std::int64_t organisatie = 0;
};

std::string in_omslag(const std::string& inhoud) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + inhoud +
           "</s:Body></s:Envelope>";
}

std::string consult(const std::string& nummer, const std::string& wie = "gent.example/sociaal") {
    return in_omslag(
        "<w:GeefDossierKBI "
        "xmlns:w=\"http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be\"><Verzoek><Context>"
        "<Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</"
        "Type><Tijdstip><Datum>2026-01-01</Datum>"
        "<Tijd>10:00:00</Tijd></Tijdstip><Afzender><Identificatie>" +
        wie + "</Identificatie><Referte>referte-1</Referte><Gebruiker>" + medewerker +
        "</Gebruiker></Afzender></Bericht></Context><Vragen><Vraag><Referte>vraag-1</Referte><Inhoud><INSZ>" +
        nummer + "</INSZ></Inhoud></Vraag></Vragen></Verzoek></w:GeefDossierKBI>");
}

std::string consult_ksz(const std::string& nummer) {
    return in_omslag(
        "<v:consultFileRequest "
        "xmlns:v=\"http://kszbcss.fgov.be/intf/CivicIntegrationService/v1\"><informationCustomer><ticket>t1"
        "</ticket><customerIdentification><cbeNumber>" +
        kbo_gent +
        "</cbeNumber></customerIdentification></informationCustomer><legalContext>PCSA:SOCIAL_INQUIRY</"
        "legalContext><criteria><ssin>" +
        nummer + "</ssin></criteria></v:consultFileRequest>");
}

/// The first exception's code, or GEGEVENS.
std::string uitkomst(const HttpAntwoord& antwoord) {
    CHECK(antwoord.status == 200);
    const auto plaats = antwoord.inhoud.find("<Uitzondering>");
    if (plaats == std::string::npos)
        return antwoord.inhoud.find("<KBIDossier>") == std::string::npos ? "-" : "GEGEVENS";
    return lees(antwoord.inhoud.substr(plaats), "Identificatie");
}

bool ergens(const std::filesystem::path& map, const std::string& gezocht) {
    for (const auto& een : std::filesystem::recursive_directory_iterator(map)) {
        if (!een.is_regular_file()) continue;
        std::ifstream bestand(een.path(), std::ios::binary);
        const std::string inhoud{std::istreambuf_iterator<char>(bestand), {}};
        if (inhoud.find(gezocht) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE(
    "a Flemish question is on record with person and end user encrypted, panels named, and no number in any "
    "log") {
    Vlaams v;
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "GEGEVENS");
    CHECK(lees(v.stuur(v.gent, ksz, consult_ksz(met_dossier)).inhoud, "value") == "DATA_FOUND");
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(zonder_dossier))) == "30001");
    const auto records = v.records();
    REQUIRE(records.size() == 3);
    const auto& een = records[0];
    CHECK(een.operatie == "GeefDossierKBI");
    CHECK(een.betrokkene->text() == met_dossier);
    CHECK(een.gebruiker->text() == medewerker);
    CHECK(een.geleverd);
    CHECK(een.blokken == "Personalia,Gesprekken");
    CHECK(een.oin_certificaat == kbo_gent);
    CHECK(een.oin_eigenaar == kbo_gent);
    CHECK(een.rol == "OCMW");
    CHECK(een.verzendende_instantie == "gent.example/sociaal");
    CHECK(een.message_id == "referte-1");
    CHECK(een.uitkomst == "GEGEVENS");
    CHECK(records[1].operatie == "consultFile");
    CHECK(records[1].betrokkene->text() == met_dossier);
    CHECK_FALSE(records[2].geleverd);
    CHECK(records[2].uitkomst == "30001");
    for (const auto& nummer : {met_dossier, zonder_dossier, medewerker})
        for (const auto* map : {"audit", "log"}) CHECK_FALSE(ergens(v.huis.pad(map), nummer));
    CHECK(ergens(v.huis.pad("audit"), "GeefDossierKBI"));  // the control: what is not hidden is found

    std::size_t over = 0;
    audit::who(v.huis.audit(), insz(met_dossier), [&](std::uint64_t, const audit::Record&) { ++over; });
    CHECK(over == 2);
}

TEST_CASE("a question by a replaced number is on record under the new number too, and both are found by it") {
    Vlaams v;
    v.register_->save_stand(insz(zonder_dossier), {false, insz(met_dossier), {}});
    CHECK(v.stuur(v.gent, magda, consult(zonder_dossier)).inhoud.find("<Personalia>") != std::string::npos);
    CHECK(lees(v.stuur(v.gent, ksz, consult_ksz(zonder_dossier)).inhoud, "code") == "MSG00006");
    const auto records = v.records();
    REQUIRE(records.size() == 4);
    for (std::size_t i = 0; i < 4; i += 2) {
        CHECK(records[i].betrokkene->text() == zonder_dossier);
        CHECK(records[i + 1].betrokkene->text() == met_dossier);
        CHECK(records[i].verzoek_id == records[i + 1].verzoek_id);
        CHECK(records[i].geleverd == records[i + 1].geleverd);
    }
    CHECK(records[1].geleverd);
    CHECK(records[1].blokken == "Personalia,Gesprekken");
    std::size_t over = 0;
    audit::who(v.huis.audit(), insz(met_dossier), [&](std::uint64_t, const audit::Record&) { ++over; });
    CHECK(over == 2);
}

TEST_CASE("a person number that the asker writes where none belongs is not kept in the clear") {
    Vlaams v;
    auto vraag = consult(zonder_dossier);
    for (const std::string plek : {"referte-1", "gent.example/sociaal"})
        vraag.replace(vraag.find(plek), plek.size(), "x" + met_dossier + "y");
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag)) == "40006");
    auto vraag_ksz = consult_ksz(zonder_dossier);
    vraag_ksz.replace(vraag_ksz.find("<ticket>t1"), 10, "<ticket>" + met_dossier);
    CHECK(lees(v.stuur(v.gent, ksz, vraag_ksz).inhoud, "value") == "NO_DATA_FOUND");
    const auto records = v.records();
    REQUIRE(records.size() == 2);
    CHECK(records[0].message_id == "x***y");
    CHECK(records[0].verzendende_instantie == "x***y");
    CHECK(records[1].message_id == "***");
    CHECK(records[1].betrokkene->text() == zonder_dossier);
    CHECK_FALSE(ergens(v.huis.pad("audit"), met_dossier));
}

TEST_CASE("a message that the schema refuses is on record with whom it asked about") {
    Vlaams v;
    auto vraag = consult(met_dossier);
    vraag.insert(vraag.find("</Vraag>"), "<Onbekend/>");
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag)) == "50000");
    const auto records = v.records();
    REQUIRE(records.size() == 1);
    CHECK(records[0].betrokkene->text() == met_dossier);
    CHECK(records[0].beslissing == audit::Beslissing::geweigerd);
}

TEST_CASE("while another writer holds the register an inscription fails, is logged, and reading goes on") {
    Vlaams v;
    const auto inschrijving = [&] {
        auto vraag = consult_ksz(met_dossier);
        for (auto plek = vraag.find("consultFile"); plek != std::string::npos;
             plek = vraag.find("consultFile"))
            vraag.replace(plek, 11, "registerInscription");
        return vraag.insert(
            vraag.find("</v:"),
            "<inscription><qualityCode>3</qualityCode><period><beginDate>2026-01-01</beginDate>"
            "</period></inscription>");
    }();
    v.register_->transaction([&] {
        v.register_->save_stand(insz(zonder_dossier), {});
        const auto fout = v.stuur(v.gent, ksz, inschrijving);
        CHECK(fout.status == 500);
        CHECK(fout.inhoud.find("MSG00003") != std::string::npos);
        CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "GEGEVENS");
    });
    CHECK(lees(v.stuur(v.gent, ksz, inschrijving).inhoud, "code") == "MSG00000");
    const auto records = v.records();
    REQUIRE(records.size() == 3);
    CHECK(records[0].beslissing == audit::Beslissing::mislukt);
    CHECK(ergens(v.huis.pad("log"), "\"operatie\":\"registerInscription\""));
}

TEST_CASE("a partner that must have a key is refused without it, with another's, and let in with its own") {
    Vlaams v(kbi::Authenticatie::sleutel);
    const auto eigen = v.huis.geef_sleutel(v.organisatie, kbo_gent, {}, [](Sleutel& s) {
        s.certificaten = {{Certificaatidentiteit::Soort::kbo, kbo_gent, {}}};
    });
    Vlaams::wacht();
    const auto vraag = consult(met_dossier);
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag)) == "40006");
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag, basic({eigen.applicatiesleutel, "fout"}))) == "40006");
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag, basic(v.huis.sleutel_groningen))) == "40006");
    CHECK(uitkomst(v.stuur(v.leuven, magda, vraag, basic(eigen))) == "40006");
    CHECK(uitkomst(v.stuur(v.gent, magda, vraag, basic(eigen))) == "GEGEVENS");
    const auto records = v.records();
    REQUIRE(records.size() == 5);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(records[i].beslissing == audit::Beslissing::geweigerd);
        CHECK_FALSE(records[i].reden.empty());
    }
    CHECK(records[4].sleutel_id == eigen.applicatiesleutel);
}

TEST_CASE("a wrong key is refused also where none is asked for") {
    const Vlaams v;
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier), basic({"isk1_aaaaaaaaaaaa", "fout"}))) ==
          "40006");
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "GEGEVENS");
}

TEST_CASE("a certificate proves only its own organisation: by KBO number, by fingerprint, or not at all") {
    const Vlaams v;
    CHECK(uitkomst(v.stuur(v.naamloos, magda, consult(met_dossier))) == "GEGEVENS");
    CHECK(uitkomst(v.stuur(v.leuven, magda, consult(met_dossier))) == "40006");
    CHECK(uitkomst(v.stuur(v.huis.groningen, magda, consult(met_dossier))) == "40006");
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier, "leuven.example"))) == "40006");
    CHECK(lees(v.stuur(v.leuven, ksz, consult_ksz(met_dossier)).inhoud, "code") == "MSG00013");
}

TEST_CASE("a change of a partner holds within five seconds on an open connection") {
    Vlaams v;
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "GEGEVENS");
    v.zet(kbi::Authenticatie::certificaat_handtekening);
    Vlaams::wacht();
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "40006");
    v.zet(kbi::Authenticatie::certificaat, kbi::Gewest::brussels);
    Vlaams::wacht();
    CHECK(uitkomst(v.stuur(v.gent, magda, consult(met_dossier))) == "40006");
}

TEST_CASE("what is no message, no question, or not XML is answered outside the dialects, and recorded") {
    Vlaams v;
    CHECK(v.stuur(v.gent, magda, "geen xml").status == 500);
    CHECK(v.stuur(v.gent, magda, in_omslag("<x:Iets xmlns:x=\"urn:x\"/>")).status == 500);
    CHECK(v.stuur(v.gent, "/Magda-02.00/soap/Anders", consult(met_dossier)).status == 404);
    const auto fout = v.stuur(v.gent, ksz, in_omslag("<x:Iets xmlns:x=\"urn:x\"/>"));
    CHECK(fout.inhoud.find("MSG00008") != std::string::npos);
    CHECK(v.records().size() == 4);
}

TEST_CASE("without [kbi] the Flemish addresses do not exist") {
    const Huisproef huis;
    auto client = huis.bel();
    client.stuur("GET " + std::string(magda) + "?wsdl HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.lees_antwoord()->status == 404);
}

TEST_CASE("each published Flemish document is served with addresses that can be followed") {
    const Vlaams v;
    for (const auto& [pad, aantal] : {std::pair{std::string(magda), 6U}, std::pair{std::string(ksz), 1U}}) {
        const auto haal = [&](const std::string& query) {
            auto client = v.huis.bel(v.gent);
            client.stuur("GET " + pad + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            auto antwoord = client.lees_antwoord();
            REQUIRE(antwoord);
            CHECK(antwoord->status == 200);
            return antwoord->inhoud;
        };
        std::vector<std::string> te_doen{"?wsdl"};
        for (std::size_t i = 0; i < te_doen.size(); ++i) {
            const auto tekst = haal(te_doen[i]);
            if (i == 0) CHECK(tekst.find("https://localhost:8443" + pad + "\"") != std::string::npos);
            const std::string begin = "schemaLocation=\"https://localhost:8443" + pad;
            for (auto plaats = tekst.find(begin); plaats != std::string::npos;
                 plaats = tekst.find(begin, plaats)) {
                plaats += begin.size();
                const auto query = tekst.substr(plaats, tekst.find('"', plaats) - plaats);
                if (std::find(te_doen.begin(), te_doen.end(), query) == te_doen.end())
                    te_doen.push_back(query);
            }
        }
        CHECK(te_doen.size() > aantal);
    }
    auto client = v.huis.bel(v.gent);
    client.stuur("GET /kbi/labels.xml HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.lees_antwoord()->inhoud.find("<lijst") != std::string::npos);
}
