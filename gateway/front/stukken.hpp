// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "kop.hpp"

namespace isi::front {

/// The strict decoder of a chunked body: exact CRLFs, at most eight hex digits, a bounded extension that is
/// skipped, no trailer. Never looks at a byte twice.
class Stukkenlezer {
 public:
    explicit Stukkenlezer(std::size_t ten_hoogste) : m_ten_hoogste(ten_hoogste) {}

    /// Takes what it can from the front of `bytes` (removes it) and appends the body to `inhoud`.
    Koplezer::Stand lees(std::string_view& bytes, std::string& inhoud);
    [[nodiscard]] const Afwijzing& afwijzing() const noexcept { return m_afwijzing; }

    static constexpr std::size_t max_regel = 256;  ///< chunk line with its extension

 private:
    enum class Waar : std::uint8_t {
        lengte,
        uitbreiding,
        lengte_lf,
        inhoud,
        inhoud_cr,
        inhoud_lf,
        slot_cr,
        slot_lf
    };
    Koplezer::Stand fout(unsigned status, std::string_view oorzaak);
    bool lees_lengte(char c);
    bool begin_stuk(std::size_t al_gelezen);

    std::size_t m_ten_hoogste;
    std::uint64_t m_rest = 0;    // bytes of the chunk still to come; while in the line: its size so far
    std::size_t m_regel = 0;     // characters of this chunk line
    std::size_t m_overhead = 0;  // bytes of the encoding itself, over all chunks
    unsigned m_cijfers = 0;
    Waar m_waar = Waar::lengte;
    Afwijzing m_afwijzing;
};

}  // namespace isi::front
