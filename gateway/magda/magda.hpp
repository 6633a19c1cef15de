// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "gateway/bericht/bericht.hpp"
#include "gateway/kbi/kbi.hpp"

/// The MAGDA dialect of the KBI service: the bytes of a Body child become a question, its outcome becomes the
/// bytes of a Repliek. Knows no HTTP, no envelope and no signature.
namespace isi::magda {

/// Who we are in Context/Bericht/Afzender.
struct Zelf {
    std::string identificatie;  ///< at most 120 characters
    std::string naam;           ///< at most 24
};

struct Middelen {
    kbi::KbiStore& lezer;
    std::function<kbi::KbiStore&()> schrijver;  ///< asked for only when something must be kept
    const kbi::Regels& regels;
    Zelf zelf;
    std::function<tl::expected<void, Protocolfout>(const bericht::Omslag&)> keur_schema;
    /// Whether the panel holds a code that the label table does not know (99984); empty: never.
    std::function<bool(const kbi::Paneeltekst&)> heeft_ongelabelde_code = {};
    /// The name of a RedenToeleiding; empty, or nullopt for a code: it goes without.
    std::function<std::optional<std::string>(std::string_view)> naam_van_reden = {};
};

/// A message that is no question of this service: the composition makes a SOAP fault of it.
struct Soapfout {
    std::string faultcode;    ///< local name in SOAP 1.1's namespace: Client
    std::string faultstring;  ///< Dutch, nothing of the message
    std::string detail;       ///< what goes in soap:detail: an Uitzondering 50000
};
/// For what the guard refused, and for an operation that nobody knows.
[[nodiscard]] Soapfout maak_soapfout(std::string_view diagnose, const kbi::Moment& moment);
/// The same as a Body child, to go under HTTP 500.
[[nodiscard]] std::string schrijf_fout(const Soapfout& fout);

/// Why no question was looked at.
enum class Nood : std::uint8_t { overbelast, bron_weg, intern };

/// One per worker. `serve` may be called for every Body child that the guard has let through.
class Kamer {
 public:
    explicit Kamer(Middelen middelen);

    /// Every outcome but an unknown operation is an answer, also what is refused or fails. Throws only when
    /// there is no memory or no random number.
    [[nodiscard]] tl::expected<kbi::Antwoord, Soapfout> serve(const bericht::Omslag& omslag,
                                                              const kbi::Toegang& toegang,
                                                              const kbi::Moment& moment) const;

    /// The answer when a question is not dealt with. With `omslag` it tells the asker's own Context back;
    /// without, nothing could be read, and it is GeefDossierKBI's without Ontvanger.
    [[nodiscard]] static std::string nood(Nood nood, const Zelf& zelf, const kbi::Moment& moment,
                                          const bericht::Omslag* omslag = nullptr);

 private:
    Middelen m_middelen;
};

}  // namespace isi::magda
