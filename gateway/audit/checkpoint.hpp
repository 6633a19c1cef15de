// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "keten.hpp"

struct evp_pkey_st;

/// Signed statements about the end of a chain, to be copied to where the gateway's operator cannot reach. The
/// form is that of C2SP tlog-checkpoint and signed-note, with the chain's last hash where a tree's root would
/// be:
///
///     isi-gateway/audit/node1
///     123456
///     <base64 of the hash of record 123456>
///     segment 3
///     tijd 2026-03-01T12:00:00Z
///
///     — isi-gateway/audit/node1 <base64 of key hash (4 bytes) and Ed25519 signature (64)>
///
/// The signature is over everything up to and with the newline before the empty line. Notes in a file are
/// separated by one empty line.
namespace isi::audit {

struct Checkpoint {
    std::string node;
    Stand stand;
    std::uint64_t segment = 0;
    std::int64_t tijdstip = 0;  ///< seconds since 1970
};

class Handtekening {
 public:
    /// The private key (PEM, 0600) or, where that is absent, `<bestand>.pub` (PEM). Throws
    /// std::runtime_error.
    explicit Handtekening(const std::string& bestand);
    [[nodiscard]] std::string sign(
        const Checkpoint& checkpoint) const;  ///< the note's text; needs the private key
    /// nullptr when the note is not well-formed or not signed by this key.
    [[nodiscard]] std::unique_ptr<Checkpoint> open(std::string_view nota) const;

    static void make(const std::string& bestand);  ///< a new key pair, if absent

 private:
    struct Weg {
        void operator()(evp_pkey_st* key) const noexcept;
    };
    std::unique_ptr<evp_pkey_st, Weg> m_sleutel;
    std::array<unsigned char, 32> m_publiek{};
};

/// The notes of a text, unopened. A last one that a crash cut short is left out; `heel` is the length of what
/// is whole.
std::vector<std::string> split_notas(const std::string& tekst, std::size_t* heel = nullptr);
std::vector<std::string> read_notas(const std::string& bestand,
                                    std::size_t* heel = nullptr);  ///< none when there is no file
/// Adds a note and makes it durable; what could not be written whole is taken back. Throws
/// std::runtime_error.
void append_nota(const std::string& bestand, const std::string& nota);

}  // namespace isi::audit
