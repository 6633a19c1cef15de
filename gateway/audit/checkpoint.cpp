// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "gateway/sleutels/geheimbestand.hpp"

namespace isi::audit {
namespace {

constexpr std::string_view herkomst = "isi-gateway/audit/";
constexpr std::string_view streep = "\xE2\x80\x94 ";  // an em dash, as signed-note has it
constexpr std::size_t sleutelhash_lengte = 4, handtekening_lengte = 64;

struct Vrij {
    void operator()(BIO* bio) const noexcept { BIO_free_all(bio); }
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

std::string base64(const unsigned char* bytes, std::size_t n) {
    std::string uit((n + 2) / 3 * 4 + 1, '\0');
    const int lengte =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(uit.data()), bytes, static_cast<int>(n));
    uit.resize(static_cast<std::size_t>(lengte));
    return uit;
}

/// Only the one spelling of exactly `n` bytes: what is not re-encoded to the same text is refused.
std::optional<Bytes> parse_base64(std::string_view tekst, std::size_t n) {
    if (tekst.size() != (n + 2) / 3 * 4) return std::nullopt;
    Bytes uit(tekst.size());
    if (EVP_DecodeBlock(uit.data(), reinterpret_cast<const unsigned char*>(tekst.data()),
                        static_cast<int>(tekst.size())) < 0)
        return std::nullopt;
    uit.resize(n);
    return base64(uit.data(), n) == tekst ? std::optional(uit) : std::nullopt;
}

std::optional<std::string_view> take_line(std::string_view& tekst) {
    const auto einde = tekst.find('\n');
    if (einde == std::string_view::npos) return std::nullopt;
    const auto regel = tekst.substr(0, einde);
    tekst.remove_prefix(einde + 1);
    return regel;
}

std::optional<std::uint64_t> parse_getal(std::string_view tekst) {
    std::uint64_t uit = 0;
    const auto [rest, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), uit);
    if (fout != std::errc() || rest != tekst.data() + tekst.size()) return std::nullopt;
    return uit;
}

/// The first four bytes of SHA-256(name, newline, 1 = Ed25519, public key): signed-note's key hash.
std::string sleutelhash(std::string_view naam, const std::array<unsigned char, 32>& publiek) {
    std::string tekst(naam);
    tekst += "\n\x01";
    tekst.append(reinterpret_cast<const char*>(publiek.data()), publiek.size());
    const auto hash = sha256(tekst);
    return std::string(reinterpret_cast<const char*>(hash.data()), sleutelhash_lengte);
}

std::string body(const Checkpoint& checkpoint) {
    return fmt::format("{}{}\n{}\n{}\nsegment {}\ntijd {:%Y-%m-%dT%H:%M:%S}Z\n", herkomst, checkpoint.node,
                       checkpoint.stand.volgnummer,
                       base64(checkpoint.stand.hash.data(), checkpoint.stand.hash.size()), checkpoint.segment,
                       fmt::gmtime(static_cast<std::time_t>(checkpoint.tijdstip)));
}

std::optional<Checkpoint> parse_body(std::string_view tekst) {
    Checkpoint uit;
    const auto naam = take_line(tekst), grootte = take_line(tekst), hash = take_line(tekst),
               segment = take_line(tekst), tijd = take_line(tekst);
    if (!tijd || !tekst.empty() || !naam->starts_with(herkomst) || !segment->starts_with("segment ") ||
        !tijd->starts_with("tijd "))
        return std::nullopt;
    uit.node = naam->substr(herkomst.size());
    const auto volgnummer = parse_getal(*grootte), nummer = parse_getal(segment->substr(8));
    const auto bytes = parse_base64(*hash, uit.stand.hash.size());
    std::tm delen{};
    const std::string tijdtekst(tijd->substr(5));
    const char* const rest = ::strptime(tijdtekst.c_str(), "%Y-%m-%dT%H:%M:%SZ", &delen);
    if (!volgnummer || !nummer || !bytes || rest == nullptr || *rest != '\0') return std::nullopt;
    uit.stand.volgnummer = *volgnummer;
    uit.segment = *nummer;
    std::copy(bytes->begin(), bytes->end(), uit.stand.hash.begin());
    uit.tijdstip = ::timegm(&delen);
    return uit;
}

EVP_PKEY* read_pem(const std::string& tekst, bool geheim) {
    const std::unique_ptr<BIO, Vrij> bio(BIO_new_mem_buf(tekst.data(), static_cast<int>(tekst.size())));
    if (!bio) return nullptr;
    return geheim ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr)
                  : PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr);
}

std::string read_tekst(const std::string& bestand) {
    std::ifstream stroom(bestand, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stroom), std::istreambuf_iterator<char>());
}

std::string pem(EVP_PKEY* sleutel, bool geheim) {
    const std::unique_ptr<BIO, Vrij> bio(BIO_new(BIO_s_mem()));
    const bool goed = bio && (geheim ? PEM_write_bio_PKCS8PrivateKey(bio.get(), sleutel, nullptr, nullptr, 0,
                                                                     nullptr, nullptr)
                                     : PEM_write_bio_PUBKEY(bio.get(), sleutel)) == 1;
    char* begin = nullptr;
    const auto lengte = goed ? BIO_get_mem_data(bio.get(), &begin) : 0;
    if (lengte <= 0) throw std::runtime_error("OpenSSL could not write the audit's signing key");
    return std::string(begin, static_cast<std::size_t>(lengte));
}

}  // namespace

void Handtekening::Weg::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

Handtekening::Handtekening(const std::string& bestand) {
    const bool geheim = std::filesystem::exists(bestand);
    const auto publiek = bestand + ".pub";
    if (!geheim && !std::filesystem::exists(publiek))
        throw std::runtime_error(
            bestand + ": the audit's signing key is missing, and so is its public half " + publiek);
    auto tekst = geheim ? geheim::load_besloten_tekst(bestand) : read_tekst(publiek);
    m_sleutel.reset(read_pem(tekst, geheim));
    geheim::wis(tekst);
    std::size_t lengte = m_publiek.size();
    if (!m_sleutel || EVP_PKEY_get_id(m_sleutel.get()) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_public_key(m_sleutel.get(), m_publiek.data(), &lengte) != 1 ||
        lengte != m_publiek.size())
        throw std::runtime_error((geheim ? bestand : publiek) + ": is not an Ed25519 key in PEM");
}

std::string Handtekening::sign(const Checkpoint& checkpoint) const {
    const auto tekst = body(checkpoint);
    const auto naam = std::string(herkomst) + checkpoint.node;
    std::array<unsigned char, handtekening_lengte> handtekening{};
    std::size_t lengte = handtekening.size();
    const std::unique_ptr<EVP_MD_CTX, Vrij> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_sleutel.get()) != 1 ||
        EVP_DigestSign(context.get(), handtekening.data(), &lengte,
                       reinterpret_cast<const unsigned char*>(tekst.data()), tekst.size()) != 1)
        throw std::runtime_error(
            "the audit's checkpoint could not be signed; the private key is needed for that");
    auto bytes = sleutelhash(naam, m_publiek);
    bytes.append(reinterpret_cast<const char*>(handtekening.data()), lengte);
    return fmt::format("{}\n{}{} {}\n", tekst, streep, naam,
                       base64(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::unique_ptr<Checkpoint> Handtekening::open(std::string_view nota) const {
    const auto scheiding = nota.find("\n\n");
    if (scheiding == std::string_view::npos) return nullptr;
    const auto tekst = nota.substr(0, scheiding + 1);
    auto rest = nota.substr(scheiding + 2);
    const auto regel = take_line(rest);
    const auto checkpoint = parse_body(tekst);
    if (!regel || !rest.empty() || !checkpoint) return nullptr;
    const auto naam = std::string(herkomst) + checkpoint->node;
    const auto begin = std::string(streep) + naam + ' ';
    if (!regel->starts_with(begin)) return nullptr;
    const auto bytes = parse_base64(regel->substr(begin.size()), sleutelhash_lengte + handtekening_lengte);
    const auto hash = sleutelhash(naam, m_publiek);
    if (!bytes || !std::equal(hash.begin(), hash.end(), bytes->begin(),
                              [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; }))
        return nullptr;
    const std::unique_ptr<EVP_MD_CTX, Vrij> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_sleutel.get()) != 1 ||
        EVP_DigestVerify(context.get(), bytes->data() + sleutelhash_lengte, handtekening_lengte,
                         reinterpret_cast<const unsigned char*>(tekst.data()), tekst.size()) != 1)
        return nullptr;
    return std::make_unique<Checkpoint>(*checkpoint);
}

void Handtekening::make(const std::string& bestand) {
    const auto publiek = bestand + ".pub";
    std::unique_ptr<EVP_PKEY, Weg> sleutel;
    if (std::filesystem::exists(bestand)) {
        auto tekst = geheim::load_besloten_tekst(bestand);
        sleutel.reset(read_pem(tekst, true));
        geheim::wis(tekst);
        if (!sleutel) throw std::runtime_error(bestand + ": is not a private key in PEM");
    } else {
        sleutel.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        if (!sleutel) throw std::runtime_error("OpenSSL could not make an Ed25519 key");
        auto tekst = pem(sleutel.get(), true);
        geheim::write_besloten_tekst(bestand, tekst);
        geheim::wis(tekst);
    }
    geheim::write_besloten_tekst(publiek,
                                 pem(sleutel.get(), false));  // for an auditor elsewhere; kept if it is there
}

std::vector<std::string> read_notas(const std::string& bestand, std::size_t* heel) {
    return split_notas(read_tekst(bestand), heel);
}

std::vector<std::string> split_notas(const std::string& tekst, std::size_t* heel) {
    std::vector<std::string> uit;
    std::size_t begin = 0;
    // A note is: body, empty line, signature line; then the empty line that separates it from the next.
    while (begin < tekst.size()) {
        const auto lichaam = tekst.find("\n\n", begin);
        const auto einde = lichaam == std::string::npos ? lichaam : tekst.find("\n\n", lichaam + 2);
        if (einde == std::string::npos) break;
        uit.push_back(tekst.substr(begin, einde + 1 - begin));
        begin = einde + 2;
    }
    if (heel != nullptr) *heel = begin;
    return uit;
}

void append_nota(const std::string& bestand, const std::string& nota) {
    const auto fail = [&] { throw std::runtime_error(bestand + ": the checkpoint cannot be written"); };
    const int fd = ::open(bestand.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) fail();
    const auto begin = ::lseek(fd, 0, SEEK_END);
    const auto tekst = nota + "\n";
    const auto geschreven = ::write(fd, tekst.data(), tekst.size());
    const bool goed = geschreven == static_cast<ssize_t>(tekst.size()) && ::fdatasync(fd) == 0;
    if (!goed && begin >= 0 && ::ftruncate(fd, begin) != 0) { /* read_notas leaves the torn end out */
    }
    ::close(fd);
    if (!goed) fail();
}

}  // namespace isi::audit
