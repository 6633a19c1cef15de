// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "sleutels.hpp"

struct evp_mac_ctx_st;

namespace isi::sleutels {

/// HMAC-SHA-256 whose algorithm has been looked up once: fetching costs more than computing. Thread-safe.
class Hmac {
 public:
    Hmac();
    /// Over the parts one after another; throws std::runtime_error when OpenSSL fails (out of memory).
    [[nodiscard]] std::array<unsigned char, 32> compute(const Pepper& pepper,
                                                        std::initializer_list<std::string_view> delen) const;

 private:
    struct Weg {
        void operator()(evp_mac_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_mac_ctx_st, Weg> m_model;  ///< digest chosen, no key yet; copied for each computation
};

/// The one message that stands for a secret, so that issuing and proving cannot differ.
std::array<unsigned char, 32> hmac_geheim(const Hmac& hmac, const Pepper& pepper, std::string_view sleutel_id,
                                          std::string_view wachtwoord);

}  // namespace isi::sleutels
