// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/kbi/afspraak.hpp"
#include "isi_store/kbi/dossier.hpp"
#include "isi_store/kbi/partner.hpp"
#include "isi_store/kbi/plan.hpp"
#include "isi_store/store.hpp"

namespace isi::kbi {

/// What became of an appointment that was asked for.
enum class Aanname : std::uint8_t {
    aangenomen,  ///< new, on disk
    herhaling,   ///< the same id and content as before: nothing was added
    botsing      ///< the same id with other content
};

/// What became of an inschrijving.
enum class Inschrijfresultaat : std::uint8_t {
    ingeschreven,
    bestaat_al,  ///< overlaps one of this organisation, person and hoedanigheid; nothing was added
};

/// The Flemish register in domain verbs: beside Store, in the same file. One object per thread. All verbs
/// throw StoreFailure when the store cannot answer.
class KbiStore {
 public:
    KbiStore() = default;
    KbiStore(const KbiStore&) = delete;
    KbiStore& operator=(const KbiStore&) = delete;
    virtual ~KbiStore() = default;

    // --- reading: persons ---
    virtual std::optional<Persoonsstand> find_stand(const Insz& insz) = 0;  ///< nullopt: unknown number
    virtual std::optional<KbiDossier> find_dossier(const Insz& insz) = 0;
    /// Only those panels of the dossier, in order; nullopt: no dossier.
    virtual std::optional<KbiDossier> find_panelen(const Insz& insz, const std::vector<Paneel>& welke) = 0;
    /// Of this person by this organisation, by begin; ended ones too.
    virtual std::vector<Inschrijving> list_inschrijvingen(const Insz& insz, std::string_view kbo) = 0;
    virtual std::optional<Schoolinschrijving> find_schoolinschrijving(const Insz& insz) = 0;
    virtual std::optional<Inburgeringsplan> find_plan(const Insz& insz) = 0;
    /// All dossiers in order of number, one at a time; stops when `geef` returns false. For reports and
    /// export.
    virtual void each_dossier(const std::function<bool(const KbiDossier&)>& geef) = 0;

    // --- reading: partners ---
    virtual std::vector<Partner> load_partners() = 0;
    /// Rises with every change of partners (the same counter as Store::sleutelversie).
    virtual std::int64_t partnerversie() = 0;

    // --- writing: persons ---
    virtual void save_stand(const Insz& insz, const Persoonsstand& stand) = 0;
    /// Inserts or replaces the whole dossier; makes the person known.
    virtual void save_dossier(const KbiDossier& dossier) = 0;
    virtual void remove_dossier(const Insz& insz) = 0;
    virtual Inschrijfresultaat save_inschrijving(const Inschrijving& inschrijving) = 0;
    /// Ends those of this person, organisation and hoedanigheid that run on `einde` or later: their last day
    /// becomes `einde`; one that begins later is removed. Returns how many changed.
    virtual int end_inschrijvingen(const Insz& insz, std::string_view kbo, std::string_view hoedanigheid,
                                   std::string_view einde) = 0;
    virtual void save_schoolinschrijving(const Schoolinschrijving& inschrijving) = 0;
    virtual void save_plan(const Inburgeringsplan& plan) = 0;

    // --- writing: partners ---
    virtual void save_partner(const Partner& partner) = 0;  ///< insert or replace by organisatie_id

    // --- appointments ---
    /// Durable when it returns aangenomen. `nu` in seconds since 1970.
    virtual Aanname save_afspraak(const Afspraakvraag& vraag, Seconden nu) = 0;
    /// Asked by this organisation for this person, newest first.
    virtual std::vector<Afspraak> list_afspraken(const Insz& insz, std::string_view kbo) = 0;
    /// Those to deliver at `nu`, what is due longest first, at most `hoogstens`.
    virtual std::vector<Afspraak> list_te_bezorgen(Seconden nu, std::size_t hoogstens) = 0;
    /// When the next one is due; nullopt: nothing is waiting.
    virtual std::optional<Seconden> find_volgende_bezorging() = 0;
    /// How many are waiting, due or not.
    virtual std::int64_t count_te_bezorgen() = 0;
    /// A try begins: VERZONDEN unless it already has a final state, pogingen + 1, not again before
    /// `volgende`.
    virtual void note_poging(std::int64_t nummer, Seconden nu, Seconden volgende) = 0;
    /// The far side answered: BEVESTIGD or GEWEIGERD.
    virtual void note_aflevering(std::int64_t nummer, Afleverstatus status, Seconden nu) = 0;
    /// The source's own word on it (OP, VW, NU, GW), by the asker's id.
    virtual void note_status(std::string_view kbo, std::string_view id, std::string_view status) = 0;

    // --- the store itself ---
    virtual void transaction(const std::function<void()>& werk) = 0;  ///< rolls back when `werk` throws
};

/// As open_store, on the same `plaats`.
/// `geduld`: how long a call waits for another writer's lock before it throws StoreFailure.
std::unique_ptr<KbiStore> open_kbi_store(const std::string& plaats, Openwijze wijze,
                                         std::chrono::milliseconds geduld = std::chrono::seconds(10));

}  // namespace isi::kbi
