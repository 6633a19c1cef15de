// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "xsd_boom.hpp"

namespace isi::proef {

/// A text for a simple type (not yet escaped for XML) and what it is out to break.
struct Waarde {
    std::string tekst;
    std::string
        breekt;  ///< a facet's name, `vorm` for the form of the built-in type, "" = it should be right
};

/// One ordinary right value.
std::string gewone_waarde(const Simpel& type);
/// Right values on the inside of every edge, wrong ones just outside, per facet. The first wrong value of a
/// facet breaks no other facet that is looked at before it. What each really is, is the oracle's to say.
std::vector<Waarde> randwaarden(const Simpel& type);

}  // namespace isi::proef
