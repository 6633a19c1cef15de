// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "xsd_boom.hpp"

/// Requests made from the XSD alone and then spoilt, or written differently, in one place.
namespace isi::proef {

inline const std::string isi_ruimte = "urn:inburgering:isi:cvs:v1";

/// An element to be written: everything that is not asked for is plain.
struct Knoop {
    std::string naam;
    std::string inhoud = {};  ///< raw XML of a leaf
    std::vector<Knoop> kinderen = {};
    const Simpel* type = nullptr;  ///< null = element content
    std::string prefix = "isi";
    std::string attributen = {};  ///< raw, blank first
    std::string voor = {};        ///< raw, before the start tag
    std::string na = {};          ///< raw, before the end tag
    std::string sluitwit = {};    ///< white space within the end tag
    bool leeg = false;            ///< <a/>
};
std::string schrijf(const Knoop& knoop);
std::string xml_tekst(const std::string& tekst);  ///< escaped

/// What one run of the tests needs to know to make requests that are right in substance too.
struct Omstandigheden {
    std::string verzender, ontvanger, nu, bsn;
};

struct Mutant {
    std::string operatie, soort;
    std::string kind;                      ///< the Body child
    std::string buiten;                    ///< declarations that stand on the Envelope
    std::string regel = {};                ///< the rule it is out to break, as in `regels`
    std::vector<std::string> bewijs = {};  ///< what xmllint's report must hold for that to count
    int bron = -1;                         ///< ≥ 0: means the same as this mutant, so the answer must be too
};

/// Every rule of the XSD that a request can break, one name each.
std::set<std::string> regels(const Xsd& xsd);

/// All mutants, the same ones each time but for `omstandigheden`.
std::vector<Mutant> maak_mutanten(const Xsd& xsd, const Omstandigheden& omstandigheden);

}  // namespace isi::proef
