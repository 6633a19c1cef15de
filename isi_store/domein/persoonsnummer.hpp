// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "bsn.hpp"
#include "insz.hpp"

namespace isi {

/// The number of a person in either country: a BSN of nine digits or an INSZ of eleven. For what keeps both
/// alike (the audit).
class Persoonsnummer {
 public:
    Persoonsnummer(const Bsn& bsn)
        : m_text(bsn.text()) {}  // NOLINT(google-explicit-constructor): a BSN is one
    Persoonsnummer(const Insz& insz)
        : m_text(insz.text()) {}  // NOLINT(google-explicit-constructor): so is an INSZ
    static std::optional<Persoonsnummer> parse(std::string_view text) {
        if (const auto bsn = Bsn::parse(text)) return *bsn;
        if (const auto insz = Insz::parse(text)) return *insz;
        return std::nullopt;
    }
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    friend auto operator<=>(const Persoonsnummer&, const Persoonsnummer&) = default;

 private:
    std::string m_text;
};

}  // namespace isi
