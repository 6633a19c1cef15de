// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bericht.hpp"

/// The spoils: each makes a healthy gateway break one rule, by changing what it gets to read (so that it
/// "accepts" what it should refuse), what it says, or who it thinks asks.
namespace isi::twin {

struct Sleutel {
    std::string applicatiesleutel, wachtwoord;
    [[nodiscard]] std::string basic() const { return base64(applicatiesleutel + ":" + wachtwoord); }
};

/// The sandbox as the twin knows it: whose certificate is whose, and every key.
struct Zandbak {
    std::string map;                                  ///< the sandbox's folder
    std::map<std::string, std::string> vingerafdruk;  ///< client folder -> sha256 of its certificate
    std::map<std::string, Sleutel> sleutels;          ///< client folder -> its two files
    std::string gateway_oin;
    std::map<std::string, std::string> nummers;  ///< role -> bsn, as personen.toml of isi-conformance
    std::string a_nummer, vreemde_gemeente;
    std::map<std::string, std::string> inszen;  ///< role -> INSZ, as personen_kbi.toml of isi-conformance
    std::map<std::string, std::string> kbos, identificaties;  ///< client folder -> as in its organisatie.toml
    [[nodiscard]] bool kent_sleutel(const std::string& applicatiesleutel) const;
};
Zandbak lees_zandbak(const std::string& map, const std::string& personen, const std::string& personen_kbi);

/// One question and its answer on their way through the twin.
struct Gesprek {
    const Zandbak& zandbak;
    const std::set<std::string>& gezien;  ///< identificatiecodes of earlier questions
    Http origineel;                       ///< as asked
    Http vraag;                           ///< as passed on
    Http antwoord;
    std::string peer;     ///< fingerprint of the certificate that the client showed, empty: none
    std::string als;      ///< client folder whose certificate is shown upstream
    int beurt = 1;        ///< number of the question on this connection
    bool hervat = false;  ///< resumed TLS session
    int tls = 0;          ///< version
    std::optional<Http> eigen_antwoord;  ///< the twin answers by itself
    bool sluiten = false;                ///< close after the answer
    bool verbreken = false;              ///< reset the connection instead of answering

    [[nodiscard]] std::string operatie() const;  ///< first element in Body, "" without one
    [[nodiscard]] bool vraagt(std::string_view text) const { return has(origineel.body, text); }
    [[nodiscard]] bool over(const std::string& rol) const;  ///< asks for the bsn of this role (personen.toml)
    [[nodiscard]] bool is(const std::string& client) const;       ///< the peer's certificate is this folder's
    [[nodiscard]] std::optional<std::string> gebruiker() const;   ///< Username in the token
    [[nodiscard]] std::optional<std::string> wachtwoord() const;  ///< Password in the token
    [[nodiscard]] bool gegevens() const {
        return antwoord.status() == 200 && has(antwoord.body, "requestGoedgekeurd>true");
    }
    [[nodiscard]] bool fout() const { return has(antwoord.body, "faultcode"); }
    void geef_goede_sleutel();                         ///< Groningen's, in the carriers that are there
    void antwoord_zelf(int status, std::string body);  ///< sets eigen_antwoord
    void weiger();  ///< nietsGevonden becomes a refusal, on which answers that were alike still are
    void vervang(std::string_view from, std::string_view to) {
        antwoord.body = replaced(antwoord.body, from, to);
    }
    void vervang_vraag(std::string_view from, std::string_view to) {
        vraag.body = replaced(vraag.body, from, to);
    }
};

/// How the twin's own TLS differs from the gateway's.
struct TlsBederf {
    int min = 0, max = 0;  ///< 0: as the gateway
    std::string ciphers;
    bool heronderhandelen = false;
    bool zonder_certificaat = false;
    std::string laat_door;       ///< client folder whose certificate is accepted after all
    std::string eigen_alert;     ///< client folder for which OpenSSL's own alert goes out
    int eigen_alert_versie = 0;  ///< under this TLS version only
};

struct Bederf {
    std::string naam;
    std::set<std::string> rood;  ///< exactly these checks must turn red
    TlsBederf tls;
    std::function<void(Gesprek&)> bij_vraag, bij_antwoord;
};

/// A spoil named after the check that it is for; `ook` = checks that cannot but turn red with it.
Bederf bij_vraag(std::string naam, std::function<void(Gesprek&)> doe, std::set<std::string> ook = {});
Bederf bij_antwoord(std::string naam, std::function<void(Gesprek&)> doe, std::set<std::string> ook = {});
Bederf bij_tls(std::string naam, TlsBederf tls, std::function<void(Gesprek&)> bij_vraag = {});

std::vector<Bederf> bederf_tls();
std::vector<Bederf> bederf_sleutel();
std::vector<Bederf> bederf_envelop();
std::vector<Bederf> bederf_soap();
std::vector<Bederf> bederf_xml();
std::vector<Bederf> bederf_adressering();
std::vector<Bederf> bederf_http();
std::vector<Bederf> bederf_fout();
std::vector<Bederf> bederf_contract();
std::vector<Bederf> bederf_operaties();
std::vector<Bederf> bederf_wet();
std::vector<Bederf> bederf_persoon();
std::vector<Bederf> bederf_nummers();
std::vector<Bederf> bederf_bereik();
std::vector<Bederf> bederf_zoek_personen();
std::vector<Bederf> bederf_zoek_signalen();
std::vector<Bederf> bederf_examens();
std::vector<Bederf> bederf_signaalcodes();
std::vector<Bederf> bederf_magda_antwoord();
std::vector<Bederf> bederf_magda_uitkomsten();
std::vector<Bederf> bederf_magda_dossier();
std::vector<Bederf> bederf_magda_toegang();
std::vector<Bederf> bederf_magda_afspraken();
std::vector<Bederf> bederf_magda_inschrijvingen();
std::vector<Bederf> bederf_magda_contract();
std::vector<Bederf> bederf_ksz_antwoord();
std::vector<Bederf> bederf_ksz_uitkomsten();
std::vector<Bederf> bederf_ksz_dossier();
std::vector<Bederf> bederf_ksz_afspraken();
std::vector<Bederf> bederf_ksz_inschrijvingen();
std::vector<Bederf> bederf_ksz_contract();
std::vector<Bederf> alle_bederf();

}  // namespace isi::twin
