// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isi_store/kbi/paneel.hpp"

/// Flemish organisations as the KBI knows them: who they are, how they prove it, what they may see.
namespace isi::kbi {

enum class Partnersoort : std::uint8_t { ocmw, vmsw, vdab, actiris, cvo_cbe, ahovoks, gemeente };
enum class Gewest : std::uint8_t { vlaams, brussels, waals };

/// How an organisation proves itself ([kbi] authenticatie). A signature that is present is checked in each.
enum class Authenticatie : std::uint8_t {
    sleutel,                  ///< certificate and application key that belong together
    certificaat,              ///< the certificate alone, as clients of the real platforms do
    certificaat_handtekening  ///< and the Body signed with it
};

/// How much of a panel a partner sees.
enum class Inzage : std::uint8_t {
    geen,
    geheel,
    zonder_gevoelig,  ///< without contact persons of staff, reasons that may be an illness, and Motivering
    eigen_sancties,  ///< Inbreuken: those whose SanctionerendeOverheid is this kind of partner, no Motivering
    alleen_nt2,      ///< VormingsActiviteiten: NT2Cursussen only
    alleen_hvn,      ///< Adviezen, Perspectieven: HvN only
    alleen_nt2_niveau,  ///< Talenkennis: BehaaldNT2Niveau only
    samenvatting,       ///< gemeente: contract yes/no, attest yes/no, no panel
    alleen_naam         ///< Personalia: INSZ and Naam
};

struct Partner {
    std::int64_t organisatie_id = 0;
    std::string naam;
    std::string kbo;  ///< ten digits
    Partnersoort soort = Partnersoort::ocmw;
    Gewest gewest = Gewest::vlaams;  ///< set by the operator; an OCMW or gemeente elsewhere may not consult
    Authenticatie authenticatie = Authenticatie::sleutel;
    std::vector<std::string>
        identificaties;  ///< MAGDA Afzender/Identificatie it may write; empty: its KBO number
    std::vector<std::string>
        vingerafdrukken;  ///< sha256 of certificates that name no KBO number, lower-case hex
    std::vector<std::string> hoedanigheden;   ///< purposes it may write in Context/…/Hoedanigheid; empty: any
    std::vector<std::string> legal_contexts;  ///< KSZ; empty: PCSA:SOCIAL_INQUIRY for an OCMW, any for others
    std::optional<bool> inschrijving_vereist;  ///< absent: by kind
    bool gebruiker_verplicht = false;          ///< Gebruiker / userId
    bool ongelabeld_melden = false;            ///< WAARSCHUWING 99984 for a code without label
    std::map<Paneel, Inzage> inzage;           ///< what differs from the kind's profile
    friend bool operator==(const Partner&, const Partner&) = default;
};

[[nodiscard]] std::string_view code(Partnersoort soort) noexcept;  ///< OCMW, VMSW, VDAB, ACTIRIS, CVO_CBE …
[[nodiscard]] std::optional<Partnersoort> find_partnersoort(std::string_view code) noexcept;
[[nodiscard]] std::string_view code(Gewest gewest) noexcept;  ///< VLAAMS, BRUSSELS, WAALS
[[nodiscard]] std::optional<Gewest> find_gewest(std::string_view code) noexcept;
[[nodiscard]] std::string_view code(
    Authenticatie wijze) noexcept;  ///< sleutel, certificaat, certificaat+handtekening
[[nodiscard]] std::optional<Authenticatie> find_authenticatie(std::string_view code) noexcept;
[[nodiscard]] std::string_view code(Inzage inzage) noexcept;
[[nodiscard]] std::optional<Inzage> find_inzage(std::string_view code) noexcept;

}  // namespace isi::kbi
