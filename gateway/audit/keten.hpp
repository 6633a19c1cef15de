// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct evp_md_st;
struct evp_md_ctx_st;

/// The hash chain of one node: hash(n) = SHA-256(hash(n-1) ‖ n as eight bytes, big-endian ‖ canonical record
/// n). hash(0) depends on the node's name, so that a chain cannot pass for another node's.
namespace isi::audit {

using Hash = std::array<unsigned char, 32>;
using Bytes = std::vector<unsigned char>;

/// The end of a chain: how many records it has and the hash of the last.
struct Stand {
    std::uint64_t volgnummer = 0;
    Hash hash{};
    friend bool operator==(const Stand&, const Stand&) = default;
};

Hash begin_keten(std::string_view node);

/// One SHA-256 context, reused for each record. Not thread-safe.
class Keten {
 public:
    Keten();
    /// Throws std::runtime_error when OpenSSL fails.
    [[nodiscard]] Hash next(const Stand& vorige, const unsigned char* inhoud, std::size_t lengte);

 private:
    struct Weg {
        void operator()(evp_md_st* md) const noexcept;
        void operator()(evp_md_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_md_st, Weg> m_sha256;
    std::unique_ptr<evp_md_ctx_st, Weg> m_context;
};

Hash sha256(std::string_view tekst);

}  // namespace isi::audit
