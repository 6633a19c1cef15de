// SPDX-License-Identifier: GPL-3.0-or-later
#include "huisproef.hpp"

#include <openssl/evp.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <fstream>
#include <random>
#include <regex>

#include "gateway/operaties/tijd.hpp"
#include "gateway/sleutels/sleutels.hpp"
#include "isi_store/brp_tabellen.hpp"
#include "support/dossier.hpp"
#include "xsd.hpp"

namespace isi::proef {
namespace {

void schrijf(const std::filesystem::path& bestand, const std::string& inhoud) {
    std::ofstream(bestand, std::ios::binary) << inhoud;
    std::filesystem::permissions(bestand,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

Seconden nu() {
    return std::time(nullptr);
}

}  // namespace

Huisproef::Huisproef(const std::string& extra_toml, const std::string& omgeving,
                     const std::string& scenarios) {
    static int teller = 0;
    m_map = std::filesystem::temp_directory_path() /
            ("isi-huis-" + std::to_string(getpid()) + "-" + std::to_string(teller++));
    for (const char* map : {"ca", "geheim", "audit", "log"}) std::filesystem::create_directories(m_map / map);
    const auto server =
        ca.geef({.naam = "localhost", .eku = "serverAuth", .san = "DNS:localhost,IP:127.0.0.1"});
    groningen = ca.geef({.naam = "Groningen", .serial_number = oin_groningen});
    almere = ca.geef({.naam = "Almere", .serial_number = oin_almere});
    zonder_oin = ca.geef({.naam = "Zonder OIN"});
    vreemd_oin = ca.geef({.naam = "Vreemd", .serial_number = "00000099000000777000"});
    schrijf(m_map / "server.crt", server.pem());
    schrijf(m_map / "server.key", server.sleutel_pem());
    schrijf(m_map / "ca.crt", ca.pem());
    schrijf(m_map / "ca/crl.pem", ca.crl_pem());
    schrijf(m_map / "gateway.toml",
            "omgeving = \"" + omgeving + "\"\noin = \"" + onze_oin +
                "\"\n[luister]\npoort = 0\nbeheerpoort = 0\n"
                "[tls]\ncertificaat = \"server.crt\"\nsleutel = \"server.key\"\nca = \"ca.crt\"\n"
                "crl = \"ca/crl.pem\"\n[store]\nplaats = \"store.db\"\n[audit]\nmap = \"audit\"\n"
                "sleutel = \"geheim/audit-sleutel\"\nhandtekening = \"geheim/audit-handtekening\"\n"
                "[geheim]\npepper = \"geheim/pepper\"\n[log]\nmap = \"log\"\nniveau = \"debug\"\n"
                "[contact]\ntelefoon = \"050 000 00 00\"\ne_mail = \"beheer@example.nl\"\n" +
                extra_toml);
    m_config = load_config((m_map / "gateway.toml").string());
    sleutels::make_pepper(m_config.pepper);
    audit::make_sleutels(m_config.audit);
    migrate_store(m_config.store);
    m_store = open_store(m_config.store, Openwijze::schrijven);
    for (const auto& tabel : lees_brp_tabellen()) m_store->save_brp_tabel(tabel);
    m_store->save_persoon(dossier(bsn_groningen, Wet::wi2007, Gemeentecode::parse("0014"), "Kempkensberg"));
    m_store->save_persoon(dossier(bsn_almere, Wet::wi2007, Gemeentecode::parse("0034"), "Stadhuisplein"));
    organisatie_groningen =
        m_store->save_organisatie({.id = 0, .naam = "Groningen", .oin = Oin::parse(oin_groningen)});
    organisatie_almere =
        m_store->save_organisatie({.id = 0, .naam = "Almere", .oin = Oin::parse(oin_almere)});
    sleutel_groningen =
        geef_sleutel(organisatie_groningen, oin_groningen,
                     {{*Gemeentecode::parse("0014"), {Rol::wi2007, Rol::wi2013_mut, Rol::wi2021_mut}}});
    sleutel_almere =
        geef_sleutel(organisatie_almere, oin_almere, {{*Gemeentecode::parse("0034"), {Rol::wi2007}}});
    if (!scenarios.empty()) m_store->save_kenmerk("scenarios", scenarios);
    m_log = log::open_log({.map = m_config.log.map, .niveau = log::Niveau::debug});
    m_opstelling = std::make_unique<isi::Opstelling>(m_config, *m_log);
    m_draad = std::thread([this] { m_opstelling->run(); });
}

Huisproef::~Huisproef() {
    stop();
    m_store.reset();
    std::filesystem::remove_all(m_map);
}

void Huisproef::stop() {
    if (!m_draad.joinable()) return;
    m_opstelling->drain();
    m_draad.join();
    m_opstelling.reset();
    m_log->spoel();
}

Sleutelpaar Huisproef::geef_sleutel(std::int64_t organisatie, const std::string& oin,
                                    const std::map<Gemeentecode, std::set<Rol>>& bevoegdheden,
                                    const std::function<void(Sleutel&)>& stel) {
    const auto uitgifte = sleutels::make_uitgifte();
    const auto pepper = sleutels::load_pepper(m_config.pepper);
    Sleutel sleutel;
    sleutel.sleutel_id = uitgifte.applicatiesleutel;
    sleutel.organisatie_id = organisatie;
    sleutel.applicatie = "proef";
    sleutel.geldig_vanaf = nu() - 3600;
    sleutel.geldig_tot = nu() + 86400;
    Geheim geheim;
    geheim.hmac = sleutels::hmac_geheim(pepper, uitgifte.applicatiesleutel, uitgifte.wachtwoord);
    geheim.geldig_vanaf = nu() - 3600;
    geheim.geldig_tot = nu() + 86400;
    sleutel.geheimen.push_back(geheim);
    sleutel.certificaten.push_back({Certificaatidentiteit::Soort::oin, oin, {}});
    sleutel.bevoegdheden = bevoegdheden;
    if (stel) stel(sleutel);
    m_store->save_sleutel(sleutel);
    return {uitgifte.applicatiesleutel, uitgifte.wachtwoord};
}

HttpAntwoord Huisproef::stuur(const std::string& bytes, const std::string& extra_velden) const {
    return stuur(groningen, bytes, extra_velden);
}

HttpAntwoord Huisproef::stuur(const Paar& paar, const std::string& bytes,
                              const std::string& extra_velden) const {
    auto client = bel(paar);
    const bool eigen_type = extra_velden.find("Content-Type:") != std::string::npos;
    client.stuur("POST /isi/cvs/v1 HTTP/1.1\r\nHost: localhost\r\n" +
                 std::string(eigen_type ? "" : "Content-Type: text/xml; charset=utf-8\r\n") + extra_velden +
                 "Content-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
    auto antwoord = client.lees_antwoord();
    REQUIRE(antwoord);
    return *antwoord;
}

std::string basic(const Sleutelpaar& sleutel) {
    const std::string tekst = sleutel.applicatiesleutel + ":" + sleutel.wachtwoord;
    std::string uit(4 * ((tekst.size() + 2) / 3), '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(uit.data()),
                    reinterpret_cast<const unsigned char*>(tekst.data()), static_cast<int>(tekst.size()));
    return "Authorization: Basic " + uit + "\r\n";
}

std::string nieuwe_code() {
    static std::mt19937_64 getallen{std::random_device{}()};
    char tekst[40];
    std::snprintf(tekst, sizeof tekst, "%08x-%04x-4%03x-8%03x-%012llx", static_cast<unsigned>(getallen()),
                  static_cast<unsigned>(getallen() & 0xffffU), static_cast<unsigned>(getallen() & 0xfffU),
                  static_cast<unsigned>(getallen() & 0xfffU),
                  static_cast<unsigned long long>(getallen() & 0xffffffffffffULL));
    return tekst;
}

std::string nu_tekst(long verschil) {
    return operaties::schrijf_tijd(nu() + verschil);
}

std::string Bericht::security() const {
    return "<wsse:Security "
           "xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\" "
           "soap:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>" +
           sleutel.applicatiesleutel + "</wsse:Username><wsse:Password>" + sleutel.wachtwoord +
           "</wsse:Password></wsse:UsernameToken></wsse:Security>";
}

std::string Bericht::envelop() const {
    return "<isi:identificatiecodeBedrijfsdocument>" + (code.empty() ? nieuwe_code() : code) +
           "</isi:identificatiecodeBedrijfsdocument><isi:verzendendeInstantie>" + verzender +
           "</isi:verzendendeInstantie><isi:ontvangendeInstantie>" + ontvanger +
           "</isi:ontvangendeInstantie><isi:datumTijdBedrijfsdocument>" + (tijd.empty() ? nu_tekst() : tijd) +
           "</isi:datumTijdBedrijfsdocument>" +
           (gemeentecode.empty() ? "" : "<isi:gemeentecode>" + gemeentecode + "</isi:gemeentecode>");
}

std::string Bericht::tekst() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope "
           "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "xmlns:isi=\"urn:inburgering:isi:cvs:v1\">"
           "<soap:Header>" +
           (met_security ? security() : "") + kop + "</soap:Header><soap:Body><isi:" + operatie + ">" +
           envelop() + inhoud + "</isi:" + operatie + "></soap:Body></soap:Envelope>";
}

std::string lees(const std::string& xml, const std::string& naam) {
    std::smatch gevonden;
    const std::regex patroon("<(?:[A-Za-z0-9]+:)?" + naam + "(?: [^>]*)?>([^<]*)<");
    return std::regex_search(xml, gevonden, patroon) ? gevonden[1].str() : "";
}

std::string zonder_ids(std::string xml) {
    xml = std::regex_replace(xml, std::regex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "UUID");
    xml = std::regex_replace(xml, std::regex("\\r\\nDate: [^\\r]*"), "\r\nDate: TIJD");
    return std::regex_replace(xml, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?"), "TIJD");
}

std::string vraag_groningen(const Huisproef& huis, const std::string& operatie, const std::string& inhoud) {
    Bericht bericht;
    bericht.sleutel = huis.sleutel_groningen;
    bericht.operatie = operatie;
    bericht.inhoud = inhoud;
    const auto antwoord = huis.stuur(bericht.tekst());
    INFO(antwoord.inhoud);
    CHECK(antwoord.status == 200);
    CHECK(xsd_oordeel(antwoord.inhoud).empty());
    return antwoord.inhoud;
}

}  // namespace isi::proef
