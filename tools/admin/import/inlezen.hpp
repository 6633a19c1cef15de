// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <istream>

#include "isi_store/store.hpp"
#include "rapport.hpp"

namespace isi::gba_v {

struct Inleeswens {
    OnvolledigeDatum peildatum;                                   ///< a whole day
    std::array<std::int64_t, 3> overleden_na_dagen{0, 365, 365};  ///< by index of Wet (NL-W1)
    std::int64_t bewaartermijn_jaren = 2;
    std::function<Nummerhash(const Bsn&)> hash = {};    ///< for tombstones
    std::function<void(std::uint64_t)> voortgang = {};  ///< bytes read so far; may be empty
    /// No new write begins in a transaction that has lasted this long: other writers wait for it.
    std::chrono::milliseconds slot{10};
};

/// Reads the test set of RvIG into the store: a person that is there already keeps what DUO and gemeenten
/// gave (voeg_samen); what would not change is not written. Each batch is a transaction of its own, so an
/// import that was cut off is finished by running it again. Throws Bestandsfout, StoreFailure.
Rapport lees_in(std::istream& in, Store& store, const Inleeswens& wens, Afwijzingen& afwijzingen);

enum class Lot : std::uint8_t { aanwezig, grafsteen, vergeten, zonder_wet };
/// NL-W1, counted from the day the BRP took the death up: the data stay overleden_na_dagen of the law, then a
/// tombstone until the bewaartermijn has passed. Without a law there is no term, so nothing stays.
[[nodiscard]] Lot bepaal_lot(const Omzetting& omzetting, const Inleeswens& wens);

}  // namespace isi::gba_v
