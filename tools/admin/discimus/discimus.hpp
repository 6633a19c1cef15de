// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "gateway/audit/record.hpp"
#include "gateway/config.hpp"
#include "isi_store/kbi_store.hpp"

/// Whether a minor newcomer is enrolled at a school, asked at DISCIMUS: by itself when a minor is taken in
/// for the first time, and by hand for a file (seeds: parliamentary question 321 of 2017). It spares the
/// family a needless letter and tells the trajectbegeleider what came of his advice; no partner gets to see
/// it.
namespace isi::discimus {

using Status = kbi::Schoolinschrijving::Status;
using Wijze = kbi::Schoolinschrijving::Wijze;
[[nodiscard]] std::string_view code(
    Status status) noexcept;  ///< INGESCHREVEN, UITGESCHREVEN, NIET_INGESCHREVEN
[[nodiscard]] std::string_view code(Wijze wijze) noexcept;  ///< AUTOMATISCH, MANUEEL

/// Younger than eighteen on the day `vandaag` (xs:date). The date of birth is the dossier's, else the
/// number's; where a month or day is not known, whoever may be a minor is one.
[[nodiscard]] bool is_minderjarig(const Insz& insz, const std::optional<std::string>& geboortedatum,
                                  std::string_view vandaag);
/// The date of birth that the dossier's panel Personalia has, as it stands there.
[[nodiscard]] std::optional<std::string> lees_geboortedatum(const kbi::KbiDossier& dossier);

/// The way to DISCIMUS: one message there, its answer back. The error is what failed, in words without
/// anything of the message.
using Lijn = std::function<tl::expected<std::string, std::string>(const std::string& bericht)>;
/// Mutual TLS to config.discimus.adres; the connection is kept. Throws std::runtime_error when it is not set
/// up.
[[nodiscard]] Lijn open_lijn(const Config::Discimus& instellingen);

struct Middelen {
    Lijn lijn;
    std::string identificatie;                  ///< who we are at the far side
    std::function<void(audit::Record)> noteer;  ///< durable on return; throws when it cannot be
    kbi::KbiStore& store;
    std::function<Seconden()> klok;
};

/// One enquiry: asked, recorded, kept, in this order: what is kept has its record. The error says why there
/// is no answer; that too is on record, for the number has gone out. Throws when audit or store fails.
tl::expected<Status, std::string> bevraag(const Insz& insz, Wijze wijze, const Middelen& middelen);

/// Many enquiries one after another, that stop when the far side seems gone: who is left is asked later (`kbi
/// discimus --ontbrekend`).
class Reeks {
 public:
    Reeks(Wijze wijze, const Middelen& middelen) : m_wijze(wijze), m_middelen(middelen) {}
    /// nullopt: not asked, because three in a row got no answer.
    std::optional<tl::expected<Status, std::string>> bevraag(const Insz& insz);

    struct Tellers {
        std::uint64_t ingeschreven = 0, uitgeschreven = 0, niet_ingeschreven = 0, geen_antwoord = 0,
                      overgeslagen = 0;
    };
    [[nodiscard]] const Tellers& tellers() const noexcept { return m_tellers; }
    [[nodiscard]] const std::string& laatste_fout() const noexcept { return m_laatste_fout; }

 private:
    Wijze m_wijze;
    Middelen m_middelen;
    Tellers m_tellers;
    std::string m_laatste_fout;
    int m_vergeefs = 0;
};

}  // namespace isi::discimus
