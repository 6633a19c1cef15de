// SPDX-License-Identifier: GPL-3.0-or-later
#include "afspraakproef.hpp"

#include <catch2/catch.hpp>

#include "isi_store/kbi_store.hpp"

namespace isi::proef {
namespace {

using bezorging::proef::insz;

std::string toml(const bezorging::Instellingen& instellingen) {
    return "[kbi]\ndienst = \"aan\"\n[kbi.bezorging]\nadres = \"" + instellingen.adres + "\"\nca = \"" +
           instellingen.ca + "\"\ncertificaat = \"" + instellingen.certificaat + "\"\nsleutel = \"" +
           instellingen.sleutel + "\"\neerste_wachttijd_s = 1\nhoogste_wachttijd_s = 1\n";
}

std::string maak_bericht(const std::string& kbo, const std::string& dienst, const std::string& inhoud) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><w:" + dienst +
           " xmlns:w=\"http://webservice." + dienst +
           "-01.00.kbi-01.00.vip.vlaanderen.be\"><Verzoek><Context><Naam>" + dienst +
           "</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>2026-11-27"
           "</Datum><Tijd>10:15:00.000</Tijd></Tijdstip><Afzender><Identificatie>" +
           kbo +
           "</Identificatie><Referte>1</Referte></Afzender></Bericht></Context><Vragen><Vraag><Referte>1"
           "</Referte><Inhoud>" +
           inhoud + "</Inhoud></Vraag></Vragen></Verzoek></w:" + dienst + "></s:Body></s:Envelope>";
}

}  // namespace

std::string stuur_magda(Client& client, const std::string& kbo, const std::string& dienst,
                        const std::string& inhoud) {
    const auto bericht = maak_bericht(kbo, dienst, inhoud);
    client.stuur(
        "POST /Magda-02.00/soap/WebService HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
        "Content-Length: " +
        std::to_string(bericht.size()) + "\r\n\r\n" + bericht);
    const auto antwoord = client.lees_antwoord();
    return antwoord ? antwoord->inhoud : "";
}

std::string vraag_afspraak(Client& client, const std::string& kbo, const std::string& insz,
                           const std::string& id) {
    return stuur_magda(client, kbo, "RegistreerToeleiding",
                       "<Personalia><INSZ>" + insz + "</INSZ></Personalia><Toeleiding><Id>" + id +
                           "</Id><Van><KboNummer>" + kbo +
                           "</KboNummer><TypePartner>OCMW</TypePartner></Van>"
                           "<Naar><KboNummer>0543307391</KboNummer><TypePartner>KBI</TypePartner></Naar>"
                           "<RedenToeleiding>INT_HVN</RedenToeleiding><RedenOmschrijving>over " +
                           id + "</RedenOmschrijving></Toeleiding>");
}

Afspraakproef::Afspraakproef()
    : huis(toml(bezorging::proef::instellingen_in(werk.pad("")))),
      gent(geef(bezorging::proef::kbo_gent)),
      leuven(geef(bezorging::proef::kbo_leuven)) {
    const auto store = kbi::open_kbi_store(huis.pad("store.db"), Openwijze::schrijven);
    for (const char* kbo : {bezorging::proef::kbo_gent, bezorging::proef::kbo_leuven}) {
        kbi::Partner partner;
        partner.organisatie_id =
            huis.store().save_organisatie({.id = 0, .naam = kbo, .oin = {}, .kbo = kbo, .land = "BE"});
        partner.naam = kbo;
        partner.kbo = kbo;
        partner.authenticatie = kbi::Authenticatie::certificaat;
        store->save_partner(partner);
        for (int i = 1; i <= personen; ++i)
            store->save_inschrijving({0, insz(i), kbo, "1", "2020-01-01", {}});
    }
    // The gateway sees its partners within a few seconds.
    REQUIRE(bezorging::proef::wacht_tot([&] {
        return vraag(leuven, bezorging::proef::kbo_leuven).find("Uitzondering") == std::string::npos;
    }));
}

Paar Afspraakproef::geef(const std::string& kbo) {
    return huis.ca.geef({.naam = "OCMW", .organization_identifier = "NTRBE-" + kbo});
}

std::string Afspraakproef::vraag_aan(const Paar& paar, const std::string& kbo, const std::string& id) const {
    auto client = huis.bel(paar);
    return vraag_afspraak(client, kbo, insz(1).text(), id);
}

std::string Afspraakproef::vraag(const Paar& paar, const std::string& kbo) const {
    auto client = huis.bel(paar);
    return stuur_magda(client, kbo, "GeefToeleidingen", "<INSZ>" + insz(1).text() + "</INSZ>");
}

}  // namespace isi::proef
