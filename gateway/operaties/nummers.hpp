// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "gateway/fout.hpp"
#include "isi_store/domein/persoon.hpp"

namespace isi::operaties {

/// The numbers of a question, as asked; neither needs to be there. VAL003 (bsn), VAL004 (aNummer).
Uitkomst<Nummers> lees_nummers(const std::optional<std::string>& bsn,
                               const std::optional<std::string>& a_nummer);

}  // namespace isi::operaties
