// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "persoon.hpp"

/// What the two searches ask of the register and what they give back (Handleiding Wi2007 §3.2, 3.3, 3.5, 3.6;
/// NL-M1 … NL-M7).
namespace isi {

/// A moment of the register: milliseconds since 1970 (UTC), rising with every change. A page that is asked
/// for with the moment of page 1 is cut from the list as it was then.
using Peilmoment = std::int64_t;

/// Which part of the list.
struct Bladvraag {
    std::int64_t overslaan = 0;  ///< rows before the page
    std::int32_t aantal = 20;
    std::optional<Peilmoment> peilmoment = std::nullopt;  ///< as page 1 gave it; absent = now
    Peilmoment geldig_vanaf = 0;  ///< a peilmoment that was followed by a change before this one has expired
};

template <class Rij>
struct Zoekblad {
    std::int64_t totaal = 0;  ///< of the whole list, as it was at the peilmoment
    Peilmoment peilmoment = 0;
    std::vector<Rij> rijen;  ///< of this page; what may no longer be seen is left out
};

/// Days, yyyymmdd, both inclusive. With `letterlijk` only the stored date with exactly these digits.
struct Geboorteperiode {
    std::int32_t van = 0, tot = 0;
    bool letterlijk = false;
};

/// All criteria apply together. At least one of bsn, a_nummer, geboren, geslacht and nationaliteit is given.
struct Personenfilter {
    Gemeentecode gemeente;
    Wet wet = Wet::wi2007;
    bool gewezen = false;  ///< former residents that this gemeente may still see (NL-M6), else its residents
    std::optional<Bsn> bsn = {};
    std::optional<ANummer> a_nummer = {};
    std::optional<Geboorteperiode> geboren = {};
    std::optional<std::string> geslacht = {}, nationaliteit = {},
                               herkomst = {};  ///< codes; nationaliteit is the first one
};

/// A row of the list of persons; the address is not in it.
struct Persoonsrij {
    Persoonskop kop;
    Codewaarde geslacht, code_geheim;
    std::optional<Gemeente> gemeente_van_inschrijving = {};
    bool signaal_aanwezig = false;  ///< at least one signal of any status, received by the asking gemeente
};

enum class Signaalkolom : std::uint8_t {
    status,
    bsn,
    a_nummer,
    achternaam,
    signaalcode,
    omschrijving,
    datum_signaal
};
inline constexpr int signaalkolommen = 7;

struct Signaalvolgorde {
    Signaalkolom kolom = Signaalkolom::datum_signaal;
    bool aflopend = false;
};

/// All criteria apply together; none = everything of this gemeente and law.
struct Signalenfilter {
    Gemeentecode gemeente;
    Wet wet = Wet::wi2007;
    std::optional<Bsn> bsn = {};
    std::optional<ANummer> a_nummer = {};
    std::optional<std::string> signaalcode = {};
    std::optional<std::string> datum_vanaf = {}, datum_tot_en_met = {};  ///< yyyy-mm-dd, inclusive
    std::set<std::string> statussen = {};                                ///< codes; empty = all
    std::optional<Signaalvolgorde> volgorde = {};  ///< absent = datum descending, then signaalId (NL-M3)
};

/// A row of the list of signals. Number and name of the person are absent when the file is gone (SS008).
struct Signaalrij {
    Signaal signaal;
    std::optional<ANummer> a_nummer = {};
    std::optional<std::string> achternaam = {};
};

}  // namespace isi
