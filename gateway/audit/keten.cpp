// SPDX-License-Identifier: GPL-3.0-or-later
#include "keten.hpp"

#include <openssl/evp.h>

#include <stdexcept>
#include <string>

namespace isi::audit {
namespace {
[[noreturn]] void fail() {
    throw std::runtime_error("OpenSSL could not compute a SHA-256");
}
}  // namespace

void Keten::Weg::operator()(evp_md_st* md) const noexcept {
    EVP_MD_free(md);
}
void Keten::Weg::operator()(evp_md_ctx_st* context) const noexcept {
    EVP_MD_CTX_free(context);
}

Hash begin_keten(std::string_view node) {
    return sha256("isi-audit-keten-v1\n" + std::string(node));
}

Keten::Keten() : m_sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr)), m_context(EVP_MD_CTX_new()) {
    if (!m_sha256 || !m_context) fail();
}

Hash Keten::next(const Stand& vorige, const unsigned char* inhoud, std::size_t lengte) {
    std::array<unsigned char, 8> nummer{};
    for (std::size_t i = 0; i < 8; ++i)
        nummer[i] = static_cast<unsigned char>(((vorige.volgnummer + 1) >> (56U - 8U * i)) & 255U);
    Hash uit{};
    auto* const context = m_context.get();
    if (EVP_DigestInit_ex2(context, m_sha256.get(), nullptr) != 1 ||
        EVP_DigestUpdate(context, vorige.hash.data(), vorige.hash.size()) != 1 ||
        EVP_DigestUpdate(context, nummer.data(), nummer.size()) != 1 ||
        EVP_DigestUpdate(context, inhoud, lengte) != 1 ||
        EVP_DigestFinal_ex(context, uit.data(), nullptr) != 1)
        fail();
    return uit;
}

Hash sha256(std::string_view tekst) {
    Hash uit{};
    if (EVP_Digest(tekst.data(), tekst.size(), uit.data(), nullptr, EVP_sha256(), nullptr) != 1) fail();
    return uit;
}

}  // namespace isi::audit
