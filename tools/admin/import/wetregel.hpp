// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "isi_store/domein/codes.hpp"

/// Which law a person of the BRP falls under, when nothing but the BRP is known. DUO's decisions, where they
/// are, go before it. Stated for operators in docs/import-gba-v.md; both must say the same.
namespace isi::gba_v {

struct Wetfeiten {
    OnvolledigeDatum geboortedatum;
    std::optional<OnvolledigeDatum> vestiging = {};  ///< newest settlement in the Netherlands, 08.14.20
    bool nederlander = false;  ///< first current row of category 04 is 0001, or "behandeld als Nederlander"
    bool niet_nederlander = false;  ///< that row is another code (0000 and 0499 too), or "vastgesteld niet-"
    /// Since when Dutch, and whether category 04 holds or held another nationality beside it.
    std::optional<OnvolledigeDatum> nederlander_sinds = {};
    bool andere_nationaliteit = false;
    bool rechtstreeks_in_rni = false;  ///< 07.67.20 R: never lived here by the register
};

struct Wetkeuze {
    Wet wet = Wet::wi2007;
    bool genaturaliseerd = false;  ///< Dutch since; so ISI definitief
    /// First day on which the duty can have begun: the later of settlement and 18th birthday; absent when
    /// neither is known.
    std::optional<std::string> plichtdag;
};

/// 1. R, or a nationality that is not known at all: no law.
/// 2. Not Dutch: a law. Dutch: a law only when naturalised, that is: Dutch since a day after birth, another
///    nationality in category 04, and the duty could have begun before that day.
/// 3. The law is the one in force on the plichtdag: WI2007 before 2013, WI2013 before 2022, then WI2021.
///    Neither day known: WI2007 (someone who has been here since before the registers knew).
[[nodiscard]] std::optional<Wetkeuze> kies_wet(const Wetfeiten& feiten);

}  // namespace isi::gba_v
