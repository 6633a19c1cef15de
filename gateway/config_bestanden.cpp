// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "config.hpp"

namespace isi {
namespace {

namespace fs = std::filesystem;

struct Bestandsluiter {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
};
struct X509Sluiter {
    void operator()(X509* c) const noexcept { X509_free(c); }
};

void keur_leesbaar(const std::string& pad, const char* sleutel, std::vector<std::string>& bevindingen) {
    std::error_code fout;
    if (!fs::is_regular_file(pad, fout))
        bevindingen.push_back(fmt::format("{}: no such file: {}", sleutel, pad));
    else if (::access(pad.c_str(), R_OK) != 0)
        bevindingen.push_back(fmt::format("{}: not readable by this user: {}", sleutel, pad));
}

void keur_geheim(const std::string& pad, const char* sleutel, std::vector<std::string>& bevindingen) {
    keur_leesbaar(pad, sleutel, bevindingen);
    std::error_code fout;
    const auto status = fs::status(pad, fout);
    constexpr auto anderen = fs::perms::group_all | fs::perms::others_all;
    if (!fout && fs::is_regular_file(status) && (status.permissions() & anderen) != fs::perms::none)
        bevindingen.push_back(fmt::format("{}: readable by others; chmod 600 {}", sleutel, pad));
}

void keur_bezorging(const bezorging::Instellingen& bezorging, std::vector<std::string>& bevindingen) {
    keur_leesbaar(bezorging.ca, "kbi.bezorging.ca", bevindingen);
    keur_leesbaar(bezorging.certificaat, "kbi.bezorging.certificaat", bevindingen);
    keur_geheim(bezorging.sleutel, "kbi.bezorging.sleutel", bevindingen);
}

/// The sandbox writes its mark into the CA's name (certs/pki.cpp), so that its trust cannot slip into
/// production.
bool is_sandbox_ca(const std::string& pad) {
    const std::unique_ptr<std::FILE, Bestandsluiter> bestand{std::fopen(pad.c_str(), "re")};
    if (!bestand) return false;
    while (const std::unique_ptr<X509, X509Sluiter> ca{
        PEM_read_X509(bestand.get(), nullptr, nullptr, nullptr)}) {
        char naam[256] = "";
        X509_NAME_get_text_by_NID(X509_get_subject_name(ca.get()), NID_organizationName, naam, sizeof naam);
        if (std::string_view{naam}.find("sandbox") != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> check_bestanden(const Config& config) {
    std::vector<std::string> bevindingen;
    keur_leesbaar(config.tls.certificaat, "tls.certificaat", bevindingen);
    keur_geheim(config.tls.sleutel, "tls.sleutel", bevindingen);
    keur_leesbaar(config.tls.ca, "tls.ca", bevindingen);
    keur_leesbaar(config.tls.crl, "tls.crl", bevindingen);
    keur_geheim(config.pepper, "geheim.pepper", bevindingen);
    keur_geheim(config.audit.sleutelbestand, "audit.sleutel", bevindingen);
    keur_geheim(config.audit.handtekeningbestand, "audit.handtekening", bevindingen);
    if (config.kbi.aan && !config.kbi.labels.empty())
        keur_leesbaar(config.kbi.labels, "kbi.labels", bevindingen);
    if (config.bezorgt()) keur_bezorging(config.kbi.bezorging, bevindingen);
    if (config.bezorgt() && config.omgeving == Omgeving::prod && is_sandbox_ca(config.kbi.bezorging.ca))
        bevindingen.push_back(
            "kbi.bezorging.ca: holds the CA of a sandbox; omgeving = \"prod\" needs the far side's own");
    if (!config.discimus.adres.empty()) {
        keur_leesbaar(config.discimus.ca, "discimus.ca", bevindingen);
        keur_leesbaar(config.discimus.certificaat, "discimus.certificaat", bevindingen);
        keur_geheim(config.discimus.sleutel, "discimus.sleutel", bevindingen);
    }
    if (config.omgeving == Omgeving::prod && is_sandbox_ca(config.tls.ca))
        bevindingen.push_back(
            "tls.ca: holds the CA of a sandbox; omgeving = \"prod\" needs the real ones only");
    return bevindingen;
}

}  // namespace isi
