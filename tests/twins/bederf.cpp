// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf.hpp"

#include <fmt/format.h>
#include <openssl/pem.h>
#include <toml++/toml.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace isi::twin {
namespace {

std::string first_line(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string out;
    std::getline(file, out);
    return out;
}

std::string fingerprint_of(const std::filesystem::path& path) {
    FILE* file = std::fopen(path.c_str(), "r");
    if (!file) return {};
    X509* certificate = PEM_read_X509(file, nullptr, nullptr, nullptr);
    std::fclose(file);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest.data(), &size);
    X509_free(certificate);
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

std::optional<std::string> between(const std::string& body, const std::string& pattern) {
    std::smatch m;
    if (!std::regex_search(body, m, std::regex(pattern))) return std::nullopt;
    return m[1].str();
}

}  // namespace

bool Zandbak::kent_sleutel(const std::string& applicatiesleutel) const {
    for (const auto& [client, sleutel] : sleutels)
        if (sleutel.applicatiesleutel == applicatiesleutel) return true;
    return false;
}

Zandbak lees_zandbak(const std::string& map, const std::string& personen, const std::string& personen_kbi) {
    namespace fs = std::filesystem;
    Zandbak out;
    out.map = map;
    for (const auto& client : fs::directory_iterator(fs::path(map) / "clients")) {
        const std::string naam = client.path().filename().string();
        out.vingerafdruk[naam] = fingerprint_of(client.path() / "client.crt");
        if (fs::exists(client.path() / "applicatiesleutel"))
            out.sleutels[naam] = {first_line(client.path() / "applicatiesleutel"),
                                  first_line(client.path() / "wachtwoord")};
        if (!fs::exists(client.path() / "organisatie.toml")) continue;
        const toml::table wie = toml::parse_file((client.path() / "organisatie.toml").string());
        out.kbos[naam] = wie["kbo"].value_or(std::string());
        out.identificaties[naam] = wie["identificatie"].value_or(std::string());
    }
    if (!out.sleutels.contains("gemeente-groningen"))
        throw std::runtime_error(map + "/clients/gemeente-groningen has no key files: is this a sandbox?");
    out.gateway_oin = toml::parse_file(map + "/gateway.toml")["oin"].value_or(std::string());
    const toml::table table = toml::parse_file(personen);
    for (const auto& [role, value] : *table["nummers"].as_table())
        out.nummers[std::string(role.str())] = value.value_or(std::string());
    out.a_nummer = table["blad"]["aNummer"].value_or(std::string());
    const toml::table vlaams = toml::parse_file(personen_kbi);
    for (const auto& [role, value] : *vlaams["nummers"].as_table())
        out.inszen[std::string(role.str())] = value.value_or(std::string());
    out.vreemde_gemeente = table["gemeente"]["vreemd"].value_or(std::string());
    return out;
}

std::string Gesprek::operatie() const {
    return between(origineel.body, "Body>\\s*<([A-Za-z]+)").value_or("");
}

bool Gesprek::over(const std::string& rol) const {
    return vraagt("<bsn>" + zandbak.nummers.at(rol) + "</bsn>");
}

void Gesprek::weiger() {
    antwoord.body =
        resub(antwoord.body, "<([A-Za-z]*:?)nietsGevonden( [^>]*)?(/>|></[A-Za-z]*:?nietsGevonden>)",
              "<$01foutmelding><$01foutcode>VAL003</$01foutcode><$01fouttekst>Nee.</$01fouttekst></"
              "$01foutmelding>");
}

bool Gesprek::is(const std::string& client) const {
    const auto found = zandbak.vingerafdruk.find(client);
    return found != zandbak.vingerafdruk.end() && !peer.empty() && found->second == peer;
}

std::optional<std::string> Gesprek::gebruiker() const {
    return between(origineel.body, "<wsse:Username>([^<]*)<");
}
std::optional<std::string> Gesprek::wachtwoord() const {
    return between(origineel.body, "<wsse:Password[^>]*>([^<]*)<");
}

void Gesprek::geef_goede_sleutel() {
    const Sleutel& goed = zandbak.sleutels.at("gemeente-groningen");
    if (gebruiker()) {
        vraag.body = resub(vraag.body, "(<wsse:Username>)[^<]*", "$01" + goed.applicatiesleutel);
        vraag.body = resub(vraag.body, "(<wsse:Password[^>]*>)[^<]*", "$01" + goed.wachtwoord);
    }
    if (!gebruiker() || vraag.field("Authorization")) vraag.set("Authorization", "Basic " + goed.basic());
}

void Gesprek::antwoord_zelf(int status, std::string body) {
    Http out;
    out.set_status(status);
    out.set("Content-Type", "text/xml; charset=utf-8");
    out.body = std::move(body);
    eigen_antwoord = std::move(out);
}

Bederf bij_vraag(std::string naam, std::function<void(Gesprek&)> doe, std::set<std::string> ook) {
    Bederf out;
    out.naam = std::move(naam);
    out.rood = std::move(ook);
    out.rood.insert(out.naam);
    out.bij_vraag = std::move(doe);
    return out;
}

Bederf bij_antwoord(std::string naam, std::function<void(Gesprek&)> doe, std::set<std::string> ook) {
    Bederf out = bij_vraag(std::move(naam), {}, std::move(ook));
    out.bij_antwoord = std::move(doe);
    return out;
}

Bederf bij_tls(std::string naam, TlsBederf tls, std::function<void(Gesprek&)> doe) {
    Bederf out = bij_vraag(std::move(naam), std::move(doe));
    out.tls = std::move(tls);
    return out;
}

std::vector<Bederf> alle_bederf() {
    std::vector<Bederf> out;
    for (auto deel : {bederf_tls(),
                      bederf_sleutel(),
                      bederf_envelop(),
                      bederf_soap(),
                      bederf_xml(),
                      bederf_adressering(),
                      bederf_http(),
                      bederf_fout(),
                      bederf_contract(),
                      bederf_operaties(),
                      bederf_wet(),
                      bederf_persoon(),
                      bederf_nummers(),
                      bederf_bereik(),
                      bederf_zoek_personen(),
                      bederf_zoek_signalen(),
                      bederf_examens(),
                      bederf_signaalcodes(),
                      bederf_magda_antwoord(),
                      bederf_magda_uitkomsten(),
                      bederf_magda_dossier(),
                      bederf_magda_toegang(),
                      bederf_magda_afspraken(),
                      bederf_magda_inschrijvingen(),
                      bederf_magda_contract(),
                      bederf_ksz_antwoord(),
                      bederf_ksz_uitkomsten(),
                      bederf_ksz_dossier(),
                      bederf_ksz_afspraken(),
                      bederf_ksz_inschrijvingen(),
                      bederf_ksz_contract()})
        out.insert(out.end(), deel.begin(), deel.end());
    return out;
}

}  // namespace isi::twin
