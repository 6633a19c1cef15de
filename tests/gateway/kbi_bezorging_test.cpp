// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "bezorging/proef.hpp"
#include "gateway/audit/audit.hpp"
#include "huisproef.hpp"
#include "isi_store/kbi_store.hpp"

using namespace isi;
using namespace isi::proef;
using isi::bezorging::proef::insz;
using isi::bezorging::proef::kbo_gent;
using isi::bezorging::proef::kbo_leuven;
using isi::bezorging::proef::Overkant;
using isi::bezorging::proef::wacht_tot;

namespace {

std::string toml(const bezorging::Instellingen& instellingen) {
    return "[kbi]\ndienst = \"aan\"\n[kbi.bezorging]\nadres = \"" + instellingen.adres + "\"\nca = \"" +
           instellingen.ca + "\"\ncertificaat = \"" + instellingen.certificaat + "\"\nsleutel = \"" +
           instellingen.sleutel + "\"\neerste_wachttijd_s = 1\nhoogste_wachttijd_s = 1\n";
}

/// Two OCMWs that integrate the same person, a gateway, and a far side behind it.
struct Proef {
    bezorging::proef::Werkmap werk;
    Overkant overkant{werk.pad("")};
    Huisproef huis{toml(bezorging::proef::instellingen_in(werk.pad("")))};
    Paar gent = ca_geef(kbo_gent), leuven = ca_geef(kbo_leuven);
    std::string wie = insz(1).text();

    Proef() {
        const auto store = kbi::open_kbi_store(huis.pad("store.db"), Openwijze::schrijven);
        store->save_stand(insz(1), {});
        for (const char* kbo : {kbo_gent, kbo_leuven}) {
            kbi::Partner partner;
            partner.organisatie_id =
                huis.store().save_organisatie({.id = 0, .naam = kbo, .oin = {}, .kbo = kbo, .land = "BE"});
            partner.naam = kbo;
            partner.kbo = kbo;
            partner.authenticatie = kbi::Authenticatie::certificaat;
            store->save_partner(partner);
            store->save_inschrijving({0, insz(1), kbo, "1", "2020-01-01", {}});
        }
        // The gateway sees its partners within a few seconds.
        REQUIRE(
            wacht_tot([&] { return vraag(leuven, kbo_leuven).find("Uitzondering") == std::string::npos; }));
    }
    Paar ca_geef(const std::string& kbo) {
        return huis.ca.geef({.naam = "OCMW", .organization_identifier = "NTRBE-" + kbo});
    }
    [[nodiscard]] std::string stuur(const Paar& paar, const std::string& kbo, const std::string& dienst,
                                    const std::string& inhoud) const {
        const std::string bericht =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><w:" + dienst +
            " xmlns:w=\"http://webservice." + dienst +
            "-01.00.kbi-01.00.vip.vlaanderen.be\"><Verzoek><Context><Naam>" + dienst +
            "</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>2026-11-27" +
            "</Datum><Tijd>10:15:00.000</Tijd></Tijdstip><Afzender><Identificatie>" + kbo +
            "</Identificatie><Referte>1</Referte></Afzender></Bericht></Context><Vragen><Vraag><Referte>1</"
            "Referte>"
            "<Inhoud>" +
            inhoud + "</Inhoud></Vraag></Vragen></Verzoek></w:" + dienst + "></s:Body></s:Envelope>";
        auto client = huis.bel(paar);
        client.stuur(
            "POST /Magda-02.00/soap/WebService HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
            "Content-Length: " +
            std::to_string(bericht.size()) + "\r\n\r\n" + bericht);
        const auto antwoord = client.lees_antwoord();
        return antwoord ? antwoord->inhoud : "";
    }
    [[nodiscard]] std::string vraag_aan(const Paar& paar, const std::string& kbo,
                                        const std::string& id) const {
        return stuur(paar, kbo, "RegistreerToeleiding",
                     "<Personalia><INSZ>" + wie + "</INSZ></Personalia><Toeleiding><Id>" + id +
                         "</Id><Van><KboNummer>" + kbo +
                         "</KboNummer><TypePartner>OCMW</TypePartner></Van>"
                         "<Naar><KboNummer>0543307391</KboNummer><TypePartner>KBI</TypePartner></Naar>"
                         "<RedenToeleiding>INT_HVN</RedenToeleiding></Toeleiding>");
    }
    [[nodiscard]] std::string vraag(const Paar& paar, const std::string& kbo) const {
        return stuur(paar, kbo, "GeefToeleidingen", "<INSZ>" + wie + "</INSZ>");
    }
    [[nodiscard]] std::string metingen() const {
        auto client = huis.bel_beheer();
        client.stuur("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client.lees_antwoord()->inhoud;
    }
    [[nodiscard]] std::vector<audit::Record> uitgaand() const {
        std::vector<audit::Record> uit;
        audit::who(huis.audit(), insz(1), [&](std::uint64_t, const audit::Record& record) {
            if (record.operatie == "RegistreerToeleiding uit") uit.push_back(record);
        });
        return uit;
    }
};

bool staat_er(const std::string& waarin, const std::string& wat) {
    return waarin.find(wat) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "an appointment asked while the far side is down is accepted, delivered later, and told to who asked "
    "only") {
    Proef p;
    p.overkant.modus("weg");
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-1"), "<Afleverstatus>AANVAARD"));
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "<Afleverstatus>VERZONDEN"); }));
    CHECK(staat_er(p.metingen(), "isi_toeleidingen_wachtend 1\n"));
    CHECK(staat_er(p.metingen(), "isi_overkant_bereikbaar 0\n"));
    CHECK_FALSE(staat_er(p.vraag(p.leuven, kbo_leuven), "afspraak-1"));

    p.overkant.modus("goed");
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "<Afleverstatus>BEVESTIGD"); }));
    CHECK(staat_er(p.vraag(p.gent, kbo_gent), "<Status>OP</Status>"));
    CHECK_FALSE(staat_er(p.vraag(p.leuven, kbo_leuven), "Afleverstatus"));
    REQUIRE(p.overkant.boek().size() == 1);
    CHECK(p.overkant.boek()[0].insz == p.wie);
    CHECK(p.overkant.boek()[0].kbo == kbo_gent);
    CHECK(staat_er(p.metingen(), "isi_toeleidingen_bevestigd_totaal 1\n"));
    CHECK(wacht_tot([&] { return staat_er(p.metingen(), "isi_toeleidingen_wachtend 0\n"); }));

    // The same id again, and the same id of another centre.
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-1"), "<Afleverstatus>BEVESTIGD"));
    CHECK(staat_er(p.vraag_aan(p.leuven, kbo_leuven, "afspraak-1"), "<Afleverstatus>AANVAARD"));
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.leuven, kbo_leuven), "<Afleverstatus>BEVESTIGD"); }));
    CHECK(p.overkant.aantal("nieuw") == 2);
}

TEST_CASE("each try has its record in the audit: about whom, for whom, whereto; the log has none of it") {
    Proef p;
    p.overkant.modus("faalt");
    CHECK(staat_er(p.vraag_aan(p.gent, kbo_gent, "afspraak-2"), "AANVAARD"));
    REQUIRE(wacht_tot([&] { return p.uitgaand().size() >= 2; }));
    p.overkant.modus("goed");
    REQUIRE(wacht_tot([&] { return staat_er(p.vraag(p.gent, kbo_gent), "BEVESTIGD"); }));
    p.huis.stop();
    const auto records = p.uitgaand();
    const auto afspraak = kbi::open_kbi_store(p.huis.pad("store.db"), Openwijze::lezen)
                              ->list_afspraken(insz(1), kbo_gent)
                              .at(0);
    CHECK(static_cast<std::int64_t>(records.size()) == afspraak.pogingen);
    for (const auto& record : records) {
        CHECK(record.verzendende_instantie == kbo_gent);
        CHECK(record.message_id == "afspraak-2");
        CHECK(record.geleverd);
        CHECK(record.herkomst.substr(0, 18) == "https://127.0.0.1:");
        CHECK(record.herkomst.find("soap") == std::string::npos);
    }
    CHECK(audit::verify(p.huis.audit(), "", [](std::uint64_t) {}).in_orde);
    std::ifstream in(p.huis.pad("log/isi-gateway.log"));
    const std::string log{std::istreambuf_iterator<char>(in), {}};
    CHECK(staat_er(log, "bezorging_gestoord"));
    CHECK(staat_er(log, "bezorging_hersteld"));
    CHECK_FALSE(staat_er(log, p.wie));
    CHECK_FALSE(staat_er(log, "afspraak-2"));
}
