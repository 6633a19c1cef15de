// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "catalogus.hpp"
#include "catalogus_tabel.hpp"

namespace isi::admin {

/// The client folders that may ask in the CVS contract, with the gemeente they ask for.
struct Vrager {
    std::string_view map, gemeentecode;
};
inline constexpr std::array vragers{Vrager{"gemeente-groningen", "0014"}, Vrager{"gemeente-almere", "0034"},
                                    Vrager{"saas-leverancier", "0034"}, Vrager{"gemeente-den-haag", "0518"},
                                    Vrager{"gemeente-rotterdam", "0599"}};

/// One of a person's `vragen`: asks for that person's number, under that person's law, unless it says
/// otherwise.
Vraag lees_vraag(Tabel t, const Persoonsdossier& dossier);
/// A [[zoekvraag]].
Vraag lees_zoekvraag(Tabel t);

}  // namespace isi::admin
