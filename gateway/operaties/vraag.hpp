// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gateway/fout.hpp"
#include "isi_store/domein/bsn.hpp"
#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/organisatie.hpp"
#include "isi_store/store.hpp"

/// What every operation gets beside its question: who asks, for whom, when. Facts only; an operation is a
/// pure function of (question, Verzoek, Store).
namespace isi::operaties {

struct Verzoek {
    Seconden nu = 0;
    const Sleutel* sleutel = nullptr;       ///< proven; never null inside an operation
    const Organisatie* eigenaar = nullptr;  ///< owner of the key; never null inside an operation
    Seconden sleutel_geldig_tot = 0;        ///< the earlier of the key's and the used secret's end
    std::string certificaat_onderwerp, certificaat_oin;
    Seconden certificaat_geldig_tot = 0;
    std::optional<Gemeentecode> gemeente;            ///< for whom; absent in the operations that have none
    std::optional<Wet> wet = {};                     ///< under which law; absent likewise
    std::function<Nummerhash(const Bsn&)> hash_bsn;  ///< for tombstones
    bool adres_gewezen_tonen = false;                ///< [privacy] adres_gewezen_ingezetene (NL-M6)
};

/// A data subject that the question or the answer speaks of: one audit record each.
struct Betrokkene {
    Bsn bsn;
    bool geleverd = false;  ///< data of this person are in the answer
    std::string blokken;    ///< which set of fields
};

/// What an operation found, and about whom. `gegevens` empty = nietsGevonden.
template <class T>
struct Bevinding {
    std::optional<T> gegevens;
    std::vector<Betrokkene> betrokkenen;
};

}  // namespace isi::operaties
