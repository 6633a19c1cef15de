// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "isi_store/domein/insz.hpp"

/// A request for an appointment with the civic-integration service (toeleiding): accepted durably here,
/// delivered to the far side later.
namespace isi::kbi {

/// Date and span: the one never without the other (seeds: PrimaWeb §2.1).
struct Afspraakmoment {
    std::string datum;           ///< xs:date
    std::string aanvang, einde;  ///< HH:MM[:SS[.sss]], einde after aanvang
    friend bool operator==(const Afspraakmoment&, const Afspraakmoment&) = default;
};

struct Contactpersoon {
    std::string naam;
    std::optional<std::string> voornaam, telefoon, email;
    friend bool operator==(const Contactpersoon&, const Contactpersoon&) = default;
};

/// A party of the request: Van and Naar.
struct Toeleidingspartij {
    std::optional<std::string> kbo;                  ///< this, or
    std::optional<std::string> identificatienummer;  ///< this
    std::string type_partner;                        ///< KBI | VDAB | VMSW | OCMW
    std::optional<std::string> naam;
    std::optional<Contactpersoon> contactpersoon;
    friend bool operator==(const Toeleidingspartij&, const Toeleidingspartij&) = default;
};

/// What was asked. `id` is the asker's, the same on every try; unique per asking organisation.
struct Afspraakvraag {
    std::string id;  ///< 1–36 characters
    Insz insz;
    std::string kbo;  ///< of the asking organisation
    Toeleidingspartij van, naar;
    std::string reden;                        ///< INT_HVN, NIV_TEST, INB_OPV, DIPL_GEL, or another code
    std::optional<std::string> omschrijving;  ///< ≤ 1000 characters
    std::optional<Afspraakmoment> moment;
    friend bool operator==(const Afspraakvraag&, const Afspraakvraag&) = default;
};

enum class Afleverstatus : std::uint8_t {
    aanvaard,   ///< on our disk
    verzonden,  ///< handed to the far side at least once, no answer yet
    bevestigd,  ///< the far side has it
    geweigerd   ///< the far side refuses it: no more tries
};
[[nodiscard]] std::string_view code(Afleverstatus status) noexcept;  ///< AANVAARD …
[[nodiscard]] std::optional<Afleverstatus> find_afleverstatus(std::string_view code) noexcept;

struct Afspraak {
    std::int64_t nummer = 0;  ///< the store's, rising
    Afspraakvraag vraag;
    std::int64_t aangevraagd_op = 0;  ///< seconds since 1970
    Afleverstatus aflevering = Afleverstatus::aanvaard;
    std::int64_t aflevering_op = 0;     ///< when it became so
    std::optional<std::string> status;  ///< OP | VW | NU | GW, as the source says
    std::int64_t pogingen = 0;
    std::int64_t volgende_poging = 0;  ///< not before, seconds since 1970
    friend bool operator==(const Afspraak&, const Afspraak&) = default;
};

}  // namespace isi::kbi
