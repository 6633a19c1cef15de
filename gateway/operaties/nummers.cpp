// SPDX-License-Identifier: GPL-3.0-or-later
#include "nummers.hpp"

#include "fouten.hpp"

namespace isi::operaties {

Uitkomst<Nummers> lees_nummers(const std::optional<std::string>& bsn,
                               const std::optional<std::string>& a_nummer) {
    Nummers nummers;
    if (bsn) {
        nummers.bsn = Bsn::parse(*bsn);
        if (!nummers.bsn) return fouten::val003("bsn");
    }
    if (a_nummer) {
        nummers.a_nummer = ANummer::parse(*a_nummer);
        if (!nummers.a_nummer) return fouten::val004("aNummer");
    }
    return nummers;
}

}  // namespace isi::operaties
