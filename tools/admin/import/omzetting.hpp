// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/persoon.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "lezer.hpp"

/// A persoonslijst of the BRP as a dossier of the register (NL-M30).
namespace isi::gba_v {

/// The BRP tables by code.
class Tabellen {
 public:
    explicit Tabellen(std::vector<Waardenlijst> lijsten);
    [[nodiscard]] const Lijstwaarde* find(std::string_view tabel, std::string_view code) const;
    /// The line that was valid on `datum`; when none was, the last one with that code.
    [[nodiscard]] const Lijstwaarde* find(std::string_view tabel, std::string_view code,
                                          const OnvolledigeDatum& datum) const;

 private:
    [[nodiscard]] std::span<const Lijstwaarde> regels(std::string_view tabel, std::string_view code) const;

    std::vector<Waardenlijst> m_lijsten;  ///< the values by code, for a search by halves
};

struct Omzetting {
    Persoonsdossier dossier;
    /// Of a death: the day that the BRP took it up (06.86.10), else 07.67.10, else the day itself; first day
    /// of a date known in part.
    std::optional<std::string> berichtdag;
    std::vector<std::string> vroegere_nummers;  ///< 01.01.20 of history rows that is another number
};

/// nullopt: the list is not loaded, `afwijzingen` says why. Also adds what of a loaded list is left out.
std::optional<Omzetting> zet_om(const Persoonslijst& lijst, const Tabellen& tabellen,
                                const OnvolledigeDatum& peildatum, Afwijzingen& afwijzingen);

/// `brp` with what the BRP does not know taken over from `bestaand`: what DUO and gemeenten have decided.
/// Herkomst is decided anew.
[[nodiscard]] Persoonsdossier voeg_samen(Persoonsdossier brp, const Persoonsdossier& bestaand,
                                         const OnvolledigeDatum& peildatum);

}  // namespace isi::gba_v
