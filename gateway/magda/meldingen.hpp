// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/kbi/kbi.hpp"

/// Everything that a Repliek can report, in one table: code, severity, level, words.
namespace isi::magda {

enum class Melding : std::uint8_t {
    geen_gegevens,
    insz_misvormd,
    insz_onbekend,
    insz_geannuleerd,
    insz_vervangen,
    niet_ingeschreven,
    niet_bevoegd,
    geen_rechtsgrond,
    alles_onthouden,
    te_veel_vragen,
    // 50000: the message is not what the service takes
    naamruimte,
    schema,
    context,
    subject,
    geen_kbi,
    botsing,
    // the value of a question
    periode,
    hoedanigheid,
    kbo_ongeldig,
    inschrijving_bestaat,
    code_zonder_omschrijving,
    // the house
    overbelast,
    bron_weg,
    intern
};

enum class Ernst : std::uint8_t { fout, waarschuwing };
enum class Niveau : std::uint8_t { repliek, antwoord };

struct Meldingregel {
    Melding melding;
    std::string_view code;
    Ernst ernst;
    Niveau niveau;
    std::string_view diagnose;
};
[[nodiscard]] const Meldingregel& regel(Melding melding) noexcept;
/// Of an outcome that is reported; not for `gevonden`.
[[nodiscard]] Melding melding(kbi::Uitkomst uitkomst) noexcept;

struct Uitzondering {
    Melding melding;
    std::string omstandigheid;  ///< nothing of the message
};

}  // namespace isi::magda
