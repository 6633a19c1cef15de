// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <toml++/toml.h>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "gateway/config.hpp"
#include "isi_store/store.hpp"
#include "tools/admin/sandbox.hpp"
#include "werkmap.hpp"

using namespace isi;
using proef::bevat;
using proef::lees;
using proef::run;
using proef::Werkmap;
namespace fs = std::filesystem;

namespace {

const std::set<std::string> goede_clients{"gemeente-almere",
                                          "gemeente-groningen",
                                          "gemeente-rotterdam",
                                          "gemeente-den-haag",
                                          "saas-leverancier",
                                          "ocmw-gent",
                                          "ocmw-leuven",
                                          "vmsw",
                                          "vdab",
                                          "cvo-cbe",
                                          "ahovoks",
                                          "actiris"};
const std::set<std::string> foute_clients{
    "fout-verlopen", "fout-ingetrokken",        "fout-vreemde-ca",       "fout-nog-niet-geldig",
    "fout-geen-oin", "fout-niet-geregistreerd", "fout-andermans-sleutel"};

constexpr Seconden dag = 86400;

void init(const fs::path& map, Seconden nu, const char* peildatum = "2026-03-01") {
    admin::Sandboxwens wens;
    wens.map = map.string();
    wens.peildatum = *admin::Dag::parse(peildatum);
    wens.nu = nu;
    init_sandbox(wens);
}

unsigned rechten(const fs::path& pad) {
    struct stat s{};
    REQUIRE(::stat(pad.c_str(), &s) == 0);
    return s.st_mode & 0777U;
}

proef::Uitvoer verify(const fs::path& map, const fs::path& certificaat, const std::string& extra) {
    return run("openssl verify -CAfile " + (map / "ca.crt").string() + " -CRLfile " +
               (map / "ca/crl.pem").string() + " -crl_check " + extra + ' ' + certificaat.string());
}

/// Contents of every file below `map`, the changing ones of the engines aside.
std::map<std::string, std::string> inhoud(const fs::path& map) {
    std::map<std::string, std::string> alles;
    for (const auto& e : fs::recursive_directory_iterator(map))
        if (e.is_regular_file() && e.path().filename().string().find("store.db") == std::string::npos)
            alles[fs::relative(e.path(), map).string()] = lees(e.path());
    return alles;
}

toml::table organisatie(const fs::path& map, const std::string& client) {
    return toml::parse_file((map / "clients" / client / "organisatie.toml").string());
}

std::string als_tekst(const std::optional<Persoonsdossier>& d) {
    if (!d) return "-";
    std::string tekst = d->kop.bsn.text() + d->kop.naam + d->kop.geboortedatum.text();
    if (d->kop.datum_overlijden) tekst += d->kop.datum_overlijden->text();
    return tekst + std::to_string(d->voorzieningen.size()) + std::to_string(d->signaaltelling.totaal) +
           std::to_string(d->signaaltelling.in_behandeling);
}

/// What a gemeente would find of everyone in the catalogue.
std::string gegevens(const fs::path& map) {
    const auto store = open_store((map / "store.db").string(), Openwijze::lezen);
    std::string tekst;
    for (const auto& p : admin::load_catalogus(admin::catalogus_bytes(), store->list_brp_tabellen(),
                                               *admin::Dag::parse("2026-03-01")))
        if (p.dossier.wet)
            tekst += als_tekst(store->find_persoon({p.dossier.kop.bsn, std::nullopt}, *p.dossier.wet,
                                                   *p.dossier.woongemeente)) +
                     '\n';
    return tekst;
}

}  // namespace

TEST_CASE(
    "A fresh sandbox has exactly the folders and files of the design, secrets readable by their owner only") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    for (const auto* naam :
         {"gateway.toml", "ca.crt", "server.crt", "server.key", "ca/ca.key", "ca/crl.pem", "geheim/pepper",
          "geheim/audit-sleutel", "geheim/audit-handtekening", "store.db"})
        CHECK(fs::is_regular_file(map / naam));
    for (const auto* naam : {"server.key", "ca/ca.key", "geheim/pepper", "geheim/audit-sleutel",
                             "geheim/audit-handtekening", "store.db"})
        CHECK(rechten(map / naam) == 0600);
    for (const auto* naam : {"audit", "log"}) CHECK(fs::is_directory(map / naam));

    std::set<std::string> gevonden;
    for (const auto& e : fs::directory_iterator(map / "clients")) gevonden.insert(e.path().filename());
    auto verwacht = goede_clients;
    verwacht.insert(foute_clients.begin(), foute_clients.end());
    CHECK(gevonden == verwacht);
    for (const auto& naam : verwacht) {
        INFO(naam);
        const auto client = map / "clients/" / naam;
        for (const auto* geheim : {"client.key", "client.p12", "client-legacy.p12", "p12-wachtwoord"})
            CHECK(rechten(client / geheim) == 0600);
        CHECK(fs::exists(client / "client.crt"));
        CHECK(fs::exists(client / "organisatie.toml"));
        const bool sleutel = naam != "ocmw-leuven" && naam != "vdab";
        for (const auto* bestand : {"applicatiesleutel", "wachtwoord"}) {
            CHECK(fs::exists(client / bestand) == sleutel);
            if (sleutel) CHECK(rechten(client / bestand) == 0600);
        }
    }
    CHECK(check_bestanden(load_config((map / "gateway.toml").string())).empty());
    CHECK(check_store((map / "store.db").string()).empty());
}

TEST_CASE("openssl accepts the good certificates and says of each bad one what its folder says") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    const auto crt = [&](const std::string& naam) { return map / "clients" / naam / "client.crt"; };
    for (const auto& naam : goede_clients) {
        INFO(naam);
        CHECK(verify(map.pad(), crt(naam), "-x509_strict -purpose sslclient").afloop == 0);
        CHECK(verify(map.pad(), crt(naam), "-purpose sslserver").afloop != 0);
    }
    CHECK(bevat(verify(map.pad(), crt("fout-verlopen"), "").tekst, "certificate has expired"));
    CHECK(bevat(verify(map.pad(), crt("fout-ingetrokken"), "").tekst, "certificate revoked"));
    CHECK(bevat(verify(map.pad(), crt("fout-nog-niet-geldig"), "").tekst, "not yet valid"));
    CHECK(bevat(verify(map.pad(), crt("fout-vreemde-ca"), "").tekst, "unable to get local issuer"));
    // These three pass the handshake; DK0002 refuses them.
    for (const auto* naam : {"fout-geen-oin", "fout-niet-geregistreerd", "fout-andermans-sleutel"})
        CHECK(verify(map.pad(), crt(naam), "-purpose sslclient").afloop == 0);

    const auto onderwerp = [&](const std::string& naam) {
        return run("openssl x509 -noout -subject -nameopt RFC2253 -in " + crt(naam).string()).tekst;
    };
    CHECK(bevat(onderwerp("gemeente-groningen"), "serialNumber=00000099000000014000"));
    CHECK(bevat(onderwerp("saas-leverancier"), "serialNumber=00000099000000900000"));
    CHECK(bevat(onderwerp("ocmw-gent"), "organizationIdentifier=NTRBE-0999000129"));
    CHECK(bevat(onderwerp("fout-verlopen"), "serialNumber=00000099000000014000"));
    CHECK_FALSE(bevat(onderwerp("fout-geen-oin"), "serialNumber="));
    CHECK(bevat(onderwerp("fout-andermans-sleutel"), "serialNumber=00000099000000034000"));
    for (const auto* extra : {"-verify_hostname localhost", "-verify_ip 127.0.0.1", "-verify_ip ::1"})
        CHECK(verify(map.pad(), map / "server.crt", std::string{"-purpose sslserver "} + extra).afloop == 0);
    CHECK(verify(map.pad(), map / "server.crt", "-verify_hostname example.org").afloop != 0);
}

TEST_CASE("The CRL outlives every certificate of the sandbox") {
    const Werkmap map;
    const auto nu = std::time(nullptr);
    init(map.pad(), nu);
    CHECK(verify(map.pad(), map / "clients/vmsw/client.crt", "-attime " + std::to_string(nu + 364 * dag))
              .afloop == 0);
    CHECK(bevat(
        verify(map.pad(), map / "clients/vmsw/client.crt", "-attime " + std::to_string(nu + 366 * dag)).tekst,
        "certificate has expired"));
}

TEST_CASE("Both PKCS#12 files open with their password, one in the old formats, and with no other") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    for (const auto* client : {"gemeente-groningen", "fout-vreemde-ca"}) {
        const auto p12 = [&](const std::string& naam, const std::string& wachtwoord) {
            const auto pad = map / "clients" / client;
            return run("openssl pkcs12 -info -noout -in " + (pad / naam).string() + " -passin " +
                       (wachtwoord.empty() ? "file:" + (pad / "p12-wachtwoord").string() : wachtwoord));
        };
        const auto modern = p12("client.p12", "");
        CHECK(modern.afloop == 0);
        CHECK(bevat(modern.tekst, "MAC: sha256"));
        CHECK(bevat(modern.tekst, "AES-256-CBC"));
        CHECK_FALSE(bevat(modern.tekst, "3-KeyTripleDES"));
        const auto legacy = p12("client-legacy.p12", "");
        CHECK(legacy.afloop == 0);
        CHECK(bevat(legacy.tekst, "MAC: sha1"));
        CHECK(bevat(legacy.tekst, "pbeWithSHA1And3-KeyTripleDES-CBC"));
        CHECK_FALSE(bevat(legacy.tekst, "AES"));
        CHECK(p12("client.p12", "pass:ander").afloop != 0);
        CHECK(p12("client-legacy.p12", "pass:ander").afloop != 0);
    }
}

TEST_CASE("organisatie.toml tells who the folder is; the supplier writes its customer's OIN") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    const std::map<std::string, std::pair<std::string, std::string>> gemeenten{
        {"gemeente-almere", {"00000099000000034000", "0034"}},
        {"gemeente-groningen", {"00000099000000014000", "0014"}},
        {"gemeente-rotterdam", {"00000099000000599000", "0599"}},
        {"gemeente-den-haag", {"00000099000000518000", "0518"}},
        {"saas-leverancier", {"00000099000000034000", "0034"}}};
    for (const auto& [naam, verwacht] : gemeenten) {
        const auto t = organisatie(map.pad(), naam);
        CHECK(t["oin"].value<std::string>() == verwacht.first);
        CHECK(t["gemeenten"][0].value<std::string>() == verwacht.second);
        CHECK(t["naam"].value<std::string>());
    }
    CHECK(organisatie(map.pad(), "saas-leverancier")["oin_certificaat"].value<std::string>() ==
          "00000099000000900000");
    CHECK(organisatie(map.pad(), "vmsw")["hoedanigheid"].value<std::string>() == "3003");
    CHECK_FALSE(organisatie(map.pad(), "ocmw-gent")["hoedanigheid"]);  // may leave it out
    for (const auto* naam : {"ocmw-gent", "ocmw-leuven", "vmsw", "vdab", "cvo-cbe", "ahovoks", "actiris"}) {
        const auto t = organisatie(map.pad(), naam);
        const auto kbo = std::stol(t["kbo"].value_or(std::string{"0"}));
        CHECK(97 - (kbo / 100) % 97 == kbo % 100);
        CHECK(t["identificatie"].value<std::string>());
        CHECK_FALSE(t["oin"]);
    }
    for (const auto& naam : foute_clients)
        for (const auto* bestand : {"organisatie.toml", "applicatiesleutel", "wachtwoord"})
            CHECK(lees(map / "clients" / naam / bestand) ==
                  lees(map / "clients/gemeente-groningen" / bestand));
}

TEST_CASE(
    "Keys hold the roles of the design, for their own gemeente, and the right certificate carries them") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    const auto bestand = open_store((map / "store.db").string(), Openwijze::lezen)->load_sleutels();
    const auto sleutel = [&](const std::string& client) {
        auto id = lees(map / "clients" / client / "applicatiesleutel");
        id.pop_back();
        for (const auto& s : bestand.sleutels)
            if (s.sleutel_id == id) return s;
        FAIL("no key of " << client);
        return Sleutel{};
    };
    const std::set<Rol> alles{Rol::wi2007, Rol::wi2013_mut, Rol::wi2021_mut};
    CHECK(sleutel("gemeente-groningen").bevoegdheden ==
          std::map<Gemeentecode, std::set<Rol>>{{*Gemeentecode::parse("0014"), alles}});
    CHECK(sleutel("gemeente-rotterdam").bevoegdheden ==
          std::map<Gemeentecode, std::set<Rol>>{{*Gemeentecode::parse("0599"), {Rol::wi2007}}});
    const auto saas = sleutel("saas-leverancier");
    CHECK(saas.bevoegdheden == sleutel("gemeente-almere").bevoegdheden);
    CHECK(saas.organisatie_id == sleutel("gemeente-almere").organisatie_id);
    REQUIRE(saas.certificaten.size() == 1);
    CHECK(saas.certificaten[0].waarde == "00000099000000900000");
    CHECK(sleutel("ocmw-gent").bevoegdheden.empty());
    CHECK(sleutel("ocmw-gent").certificaten.at(0).soort == Certificaatidentiteit::Soort::kbo);
    CHECK(bestand.organisaties.size() == goede_clients.size());
    CHECK(bestand.sleutels.size() == goede_clients.size() - 2);
}

TEST_CASE("A second init changes nothing but the CRL; the data depend on the peildatum and nothing else") {
    const Werkmap map;
    const Werkmap ander;
    const auto nu = std::time(nullptr);
    init(map.pad(), nu);
    auto voor = inhoud(map.pad());
    const auto data = gegevens(map.pad());
    init(map.pad(), nu + 60);
    auto na = inhoud(map.pad());
    voor.erase("ca/crl.pem");
    na.erase("ca/crl.pem");
    CHECK(voor == na);
    CHECK(gegevens(map.pad()) == data);
    CHECK(open_store((map / "store.db").string(), Openwijze::lezen)->load_sleutels().sleutels.size() ==
          goede_clients.size() - 2);

    init(ander.pad(), nu);
    CHECK(gegevens(ander.pad()) == data);
    CHECK(lees(ander / "clients/vmsw/wachtwoord") != lees(map / "clients/vmsw/wachtwoord"));
    init(ander.pad(), nu, "2026-03-02");
    CHECK(gegevens(ander.pad()) != data);
}

TEST_CASE("A deleted store comes back with the same keys, and a gateway.toml of the operator is kept") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    const auto sleutel = lees(map / "clients/gemeente-almere/applicatiesleutel");
    auto toml = lees(map / "gateway.toml");
    toml.replace(toml.find("8443"), 4, "8444");
    proef::schrijf(map / "gateway.toml", toml);
    for (const auto* naam : {"store.db", "store.db-wal", "store.db-shm"}) fs::remove(map / naam);
    init(map.pad(), std::time(nullptr));
    CHECK(lees(map / "clients/gemeente-almere/applicatiesleutel") == sleutel);
    CHECK(lees(map / "gateway.toml") == toml);
    CHECK(bevat(proef::admin("key list --config " + (map / "gateway.toml").string()).tekst,
                sleutel.substr(0, sleutel.size() - 1)));
}

TEST_CASE("A sandbox from before the Flemish service gets its section, and the rest of the file is kept") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    auto toml = lees(map / "gateway.toml");
    const auto begin = toml.find("[kbi]");
    toml.erase(begin, toml.find("[log]") - begin);
    proef::schrijf(map / "gateway.toml", toml);
    REQUIRE_FALSE(load_config((map / "gateway.toml").string()).kbi.aan);
    init(map.pad(), std::time(nullptr));
    CHECK(lees(map / "gateway.toml").compare(0, toml.size(), toml) == 0);
    CHECK(load_config((map / "gateway.toml").string()).kbi.aan);

    proef::schrijf(map / "gateway.toml",
                   toml + "\n[kbi]\ndienst = \"uit\"\n");  // the control: the operator's word
    init(map.pad(), std::time(nullptr));
    CHECK_FALSE(load_config((map / "gateway.toml").string()).kbi.aan);
}

TEST_CASE(
    "Certificates are renewed in their last 30 days, with the same private key, and what was revoked stays "
    "revoked") {
    const Werkmap map;
    const auto nu = std::time(nullptr);
    init(map.pad(), nu);
    const auto crt = [&](const std::string& naam) { return lees(map / "clients" / naam / "client.crt"); };
    const auto key = lees(map / "clients/gemeente-groningen/client.key");
    const auto oud = crt("gemeente-groningen");
    const auto oud_ingetrokken = crt("fout-ingetrokken");
    init(map.pad(), nu + 330 * dag);
    CHECK(crt("gemeente-groningen") == oud);
    init(map.pad(), nu + 340 * dag);
    CHECK(crt("gemeente-groningen") != oud);
    CHECK(lees(map / "clients/gemeente-groningen/client.key") == key);
    const auto straks = "-attime " + std::to_string(nu + 341 * dag);
    CHECK(verify(map.pad(), map / "clients/gemeente-groningen/client.crt", straks).afloop == 0);
    CHECK(bevat(verify(map.pad(), map / "clients/fout-verlopen/client.crt", straks).tekst,
                "certificate has expired"));
    CHECK(bevat(verify(map.pad(), map / "clients/fout-nog-niet-geldig/client.crt", straks).tekst,
                "not yet valid"));
    proef::schrijf(map / "oud.crt", oud_ingetrokken);
    for (const auto& bestand : {map / "oud.crt", map / "clients/fout-ingetrokken/client.crt"})
        CHECK(bevat(verify(map.pad(), bestand, straks).tekst, "certificate revoked"));
}

TEST_CASE("The deceased: a tombstone, nothing, or still there; and one person without a law") {
    const Werkmap map;
    init(map.pad(), std::time(nullptr));
    const auto store = open_store((map / "store.db").string(), Openwijze::lezen);
    const auto wet = [&](const char* bsn) { return store->find_wet(*Bsn::parse(bsn)); };
    CHECK(wet("569026040")->overleden);
    CHECK(wet("569026040")->wet == Wet::wi2021);
    CHECK_FALSE(wet("999998377"));
    CHECK_FALSE(wet("999998389"));
    CHECK_FALSE(wet("999998390")->wet);
    CHECK(wet("999998407")->woongemeente->text() == "0034");
    CHECK(store->find_kenmerk("sandbox"));
}
