// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

/// The published XSD as a tree of what a request may hold, read as plain XML: no schema processor takes part,
/// so what is made from it can judge one. Knows the constructs that the contract uses (named types, sequence,
/// extension, restriction with facets) and throws on any other, so that a new one cannot slip past the tests.
namespace isi::proef {

struct Facet {
    std::string naam, waarde;
};

struct Simpel {
    std::string naam;   ///< of the contract, or `xs:boolean` and the like
    std::string basis;  ///< local name in XML Schema: string, int, boolean, dateTime …
    std::vector<Facet> facetten;
    [[nodiscard]] std::string facet(const std::string& welk) const;  ///< "" = has none
};

struct Deel {
    std::string naam, type;
    unsigned min = 1, max = 1;  ///< max 0 = unbounded
};

struct Vraagvorm {
    std::string operatie;
    std::vector<Deel> delen;  ///< inherited ones first
};

class Xsd {
 public:
    explicit Xsd(const std::string& bestand);
    /// Global elements that have an element `<naam>Response` beside them.
    [[nodiscard]] const std::vector<Vraagvorm>& vragen() const { return m_vragen; }
    [[nodiscard]] bool is_complex(const std::string& type) const { return m_complex.contains(type); }
    [[nodiscard]] const std::vector<Deel>& delen(const std::string& type) const { return m_complex.at(type); }
    [[nodiscard]] const Simpel& simpel(const std::string& type) const { return m_simpel.at(type); }

 private:
    std::map<std::string, std::vector<Deel>> m_complex;
    std::map<std::string, Simpel> m_simpel;
    std::vector<Vraagvorm> m_vragen;
};

}  // namespace isi::proef
