// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/fout.hpp"
#include "isi_store/domein/bsn.hpp"
#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/organisatie.hpp"
#include "isi_store/store.hpp"

/// What every operation gets beside its question: who asks, for whom, when. Facts only; an operation is a pure
/// function of (question, Verzoek, Store).
namespace isi::operaties {

struct Verzoek {
    Seconden nu = 0;
    const Sleutel* sleutel = nullptr;          ///< proven
    const Organisatie* eigenaar = nullptr;
    std::optional<Gemeentecode> gemeente;      ///< for whom; absent in the operations that have none
    std::optional<std::string> eindgebruiker, doel;
    std::function<Nummerhash(const Bsn&)> hash_bsn;  ///< for tombstones
};

/// A data subject that the answer speaks of: one audit record each.
struct Betrokkene {
    Bsn bsn;
    bool geleverd = false;    ///< data are in the answer
    std::string blokken;      ///< which set of fields
};

}  // namespace isi::operaties
