// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace isi::kbi {

/// The twenty parts of a KBI dossier, in the order of the published DossierType.
enum class Paneel : std::uint8_t {
    personalia,
    doelgroep,
    behaalde_attesten,
    contracten,
    uitstellen_van_ondertekening,
    aanmelding,
    uitstellen_van_aanmelding,
    trajecten,
    vormings_activiteiten,
    afgelegde_testen,
    adviezen,
    perspectieven,
    toeleidingen_diploma_gelijkschakeling,
    toeleidingen_partner,
    inbreuken,
    talenkennis,
    wachtlijst,
    voorkeuren_klant,
    gesprekken,
    wooncode
};
inline constexpr std::size_t aantal_panelen = 20;

/// The element's name on the wire, e.g. "BehaaldeAttesten".
[[nodiscard]] std::string_view element(Paneel paneel) noexcept;
[[nodiscard]] std::optional<Paneel> find_paneel(std::string_view element) noexcept;
/// All, in order.
[[nodiscard]] const std::array<Paneel, aantal_panelen>& panelen() noexcept;

}  // namespace isi::kbi
