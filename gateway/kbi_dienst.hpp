// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/afgifte.hpp"
#include "gateway/bericht/bericht.hpp"
#include "gateway/config.hpp"
#include "gateway/huis.hpp"
#include "gateway/kbi/kbi.hpp"
#include "gateway/kbi/labels.hpp"
#include "gateway/ksz/ksz.hpp"
#include "gateway/magda/magda.hpp"

namespace isi {

/// What all workers share of the Flemish service. Made once from [kbi]; every member is safe to use from
/// several threads.
struct KbiHuis {
    explicit KbiHuis(const Config& config);

    kbi::Regels regels;
    magda::Zelf zelf;
    bericht::Schema magda_schema, ksz_schema;
    kbi::Labels labels;
    ksz::Dienst ksz;
    std::string ksz_pad, store;
    bool sha1_toegestaan = false;
};

inline constexpr std::string_view magda_pad = "/Magda-02.00/soap/WebService";
inline constexpr std::string_view labels_pad = "/kbi/labels.xml";

/// The Flemish service for one worker: proves who asks and lets the dialect of the address answer, in its own
/// words whatever happens.
class KbiDienst {
 public:
    KbiDienst(const Huis& huis, const KbiHuis& kbi);

    /// The road of this path; nullopt: not ours.
    [[nodiscard]] static std::optional<kbi::Weg> find_weg(const KbiHuis& kbi, std::string_view pad);
    /// A POST whose media type is right.
    front::Antwoord beantwoord(kbi::Weg weg, const front::Verzoek& verzoek, Gang& gang);
    /// What of the part is left for the answer's way out (traag, verbreek).
    [[nodiscard]] const std::optional<scenario::Spel>& spel() const noexcept { return m_spel; }

    /// When a question cannot be dealt with at all, in the dialect's words.
    [[nodiscard]] static front::Antwoord nood(const KbiHuis& kbi, kbi::Weg weg, magda::Nood nood, Seconden nu,
                                              const bericht::Omslag* omslag = nullptr);

 private:
    kbi::KbiStore& schrijver();
    front::Antwoord weiger(Gang& gang, const Protocolfout& fout) const;
    front::Antwoord mislukt(kbi::Weg weg, magda::Nood soort, std::string_view oorzaak, Gang& gang) const;
    front::Antwoord vraag_dialect(kbi::Weg weg, const bericht::Omslag& omslag, const sleutels::Peer& peer,
                                  const kbi::Toegang& toegang, Gang& gang);

    /// Sandbox only: the number that this question names has a part to play, and it begins.
    void speel(const Insz& insz);

    const Huis& m_huis;
    const KbiHuis& m_kbi;
    kbi::Regels m_regels;
    std::unique_ptr<kbi::KbiStore> m_lezer, m_schrijver;
    magda::Kamer m_magda;
    ksz::Kamer m_ksz;
    std::optional<scenario::Spel> m_spel;  ///< of the question at hand
};

}  // namespace isi
