// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "omzetting.hpp"
#include "wetregel.hpp"

/// The parts of zet_om; private to this room.
namespace isi::gba_v {

/// yyyymmdd as yyyy-mm-dd, whatever day it names; nullopt when it is not eight digits.
[[nodiscard]] std::optional<OnvolledigeDatum> als_datum(std::string_view tekst);
[[nodiscard]] std::size_t tekens(std::string_view utf8);  ///< characters, not bytes

/// A persoonslijst with what is needed to read it; what cannot be taken over is noted and left out.
struct Bron {
    const Persoonslijst& lijst;
    const Tabellen& tabellen;
    const OnvolledigeDatum& peildatum;
    Afwijzingen& afwijzingen;

    void mis(const Rij& rij, std::string_view element, Reden reden) const;
    [[nodiscard]] std::optional<OnvolledigeDatum> datum(const Rij& rij, std::string_view element) const;
    [[nodiscard]] std::optional<std::string> tekst(const Rij& rij, std::string_view element,
                                                   std::size_t hoogstens) const;
    [[nodiscard]] std::optional<Codewaarde> waarde(const Rij& rij, std::string_view element,
                                                   std::string_view tabel) const;
};

/// Category 08: where the person lives and lived.
struct Verblijf {
    std::optional<Gemeente> gemeente;              ///< of the current row; absent: RNI, abroad, unknown code
    std::optional<Gemeentecode> laatste_gemeente;  ///< that one, else the newest of the history
    std::vector<EerderVerblijf> eerder;            ///< newest first, a gemeente once; `plichtig` still false
    Adres adres;
    std::optional<OnvolledigeDatum> vestiging, vertrek;
};
[[nodiscard]] Verblijf lees_verblijf(const Bron& bron);

/// Category 04: the current nationalities, and what the law's rule wants to know.
struct Nationaliteiten {
    std::optional<Codewaarde> eerste, tweede;
    Wetfeiten feiten;
};
[[nodiscard]] Nationaliteiten lees_nationaliteiten(const Bron& bron, const OnvolledigeDatum& geboortedatum,
                                                   const Verblijf& verblijf);

/// Category 10 as the sheet's three yes/no fields, and the duty that follows from it.
void lees_verblijfstitel(const Bron& bron, Persoonsgegevens& gegevens);
[[nodiscard]] std::optional<Inburgeringsplicht> leid_plicht_af(const Bron& bron,
                                                               const std::optional<Wetkeuze>& keuze,
                                                               const Persoonsdossier& dossier);

}  // namespace isi::gba_v
