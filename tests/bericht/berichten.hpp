// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "gateway/bericht/bericht.hpp"
#include "gateway/bericht/fouten.hpp"

/// Messages for the tests of gateway/bericht. The numbers are of the test series 99999xxxx.
namespace isi::proef {

inline constexpr std::string_view soap = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view wsa = "http://www.w3.org/2005/08/addressing";
inline constexpr std::string_view wsse =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view isi_uri = "urn:inburgering:isi:cvs:v1";

/// A whole request as a vendor's stack sends it, about 1.3 KB: declaration, security, addressing,
/// geefPersoon.
std::string verzoek();
/// One request per operation family, with the prefixes and white space that different stacks use.
std::vector<std::string> verzoeken();
/// An envelope around what is given.
std::string omslag(std::string_view inhoud, std::string_view kop = {});
/// The Body child of geefPersoon with `isi` bound outside.
std::string inhoud();

/// The sentence is the same, whatever the line: so a refusal's cause can be told from the outside.
bericht::Gebrek oorzaak(const Protocolfout& fout);

std::string vervang(std::string tekst, std::string_view oud, std::string_view nieuw);

/// Deterministic: the same numbers on every machine (splitmix64).
class Toeval {
 public:
    explicit Toeval(std::uint64_t zaad) : m_stand(zaad) {}
    std::uint64_t volgende() {
        auto z = (m_stand += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::size_t onder(std::size_t grens) { return static_cast<std::size_t>(volgende() % grens); }

 private:
    std::uint64_t m_stand;
};

}  // namespace isi::proef
