// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "isi_store/domein/bsn.hpp"
#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/organisatie.hpp"
#include "isi_store/domein/persoon.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "isi_store/domein/zoeken.hpp"

namespace isi {

/// The store could not answer (lost, locked, full, damaged). Never thrown for "not found".
class StoreFailure : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// What stays of a deceased person after the data have gone (NL-W1).
struct Grafsteen {
    Wet wet = Wet::wi2007;
    Gemeentecode gemeente;  ///< of last residence
    OnvolledigeDatum datum_overlijden;
    friend bool operator==(const Grafsteen&, const Grafsteen&) = default;
};

/// Marks by which a store says that it holds made-up persons: production answers for real ones only.
inline constexpr std::array<std::string_view, 2> kenmerken_verzonnen{
    "sandbox",      // the catalogue of test persons
    "kunstmatig"};  // generated persons

/// The register in domain verbs. One Store per thread: an object is not thread-safe, the file behind it is
/// shared. Reading verbs see the last committed state. All verbs throw StoreFailure when the store cannot
/// answer.
class Store {
 public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    // --- reading: who is this person (scope is decided by the operations, not here) ---
    /// The file of the person with these numbers if it stands under `wet`; signaaltelling counts what `voor`
    /// received.
    virtual std::optional<Persoonsdossier> find_persoon(const Nummers& nummers, Wet wet,
                                                        const Gemeentecode& voor) = 0;
    /// The whole file whatever its law, for what writes it again (imports); signaaltelling stays empty.
    virtual std::optional<Persoonsdossier> find_dossier(const Bsn& bsn) = 0;
    virtual std::optional<Wetligging> find_wet(const Bsn& bsn) = 0;
    virtual std::optional<Grafsteen> find_grafsteen(const Nummerhash& hash) = 0;

    // --- reading: searching ---
    /// Rows in order of BSN. nullopt: the peilmoment is none of this register, or has expired.
    virtual std::optional<Zoekblad<Persoonsrij>> zoek_personen(const Personenfilter& filter,
                                                               const Bladvraag& blad) = 0;
    /// nullopt as above. A list that finds nothing is an empty one.
    virtual std::optional<Zoekblad<Signaalrij>> zoek_signalen(const Signalenfilter& filter,
                                                              const Bladvraag& blad) = 0;
    /// All signals that `gemeente` received under `wet`, by status; read, not counted.
    virtual Signaaltelling find_signaaltotaal(const Gemeentecode& gemeente, Wet wet) = 0;

    // --- reading: tables ---
    virtual std::optional<Gemeente> find_gemeente(const Gemeentecode& code) = 0;
    virtual std::vector<Waardenlijst> list_brp_tabellen() = 0;  ///< tabel32, tabel33, tabel34, tabel56
    virtual std::optional<Waardenlijst> find_brp_tabel(std::string_view naam) = 0;

    // --- reading: who may ask ---
    virtual std::int64_t sleutelversie() = 0;  ///< rises with every change of organisations, keys or grants
    virtual Sleutelbestand load_sleutels() = 0;

    // --- writing: the register ---
    virtual void save_persoon(const Persoonsdossier& dossier) = 0;  ///< inserts or replaces the whole file
    virtual void remove_persoon(const Bsn& bsn) = 0;  ///< the file and its signals' link; signals stay
    virtual void save_grafsteen(const Nummerhash& hash, const Grafsteen& grafsteen) = 0;
    virtual std::int64_t save_signaal(const Signaal& signaal) = 0;  ///< returns the signaalId
    virtual void save_brp_tabel(const Waardenlijst& tabel) = 0;     ///< replaces one of the four tables

    // --- writing: who may ask ---
    virtual std::int64_t save_organisatie(
        const Organisatie& organisatie) = 0;  ///< insert (id 0) or update; returns the id
    virtual void save_sleutel(
        const Sleutel& sleutel) = 0;  ///< insert or replace, secrets and grants included
    virtual void note_gebruik(const std::string& sleutel_id,
                              Seconden wanneer) = 0;  ///< last use, written in batches by the caller
    virtual std::optional<Seconden> find_laatste_gebruik(const std::string& sleutel_id) = 0;

    // --- the store itself ---
    /// Marks of the store; `omgeving = prod` refuses those in `kenmerken_verzonnen`.
    virtual std::optional<std::string> find_kenmerk(std::string_view naam) = 0;
    virtual void save_kenmerk(std::string_view naam, std::string_view waarde) = 0;
    /// Runs `werk` in one transaction; rolls back when it throws.
    virtual void transaction(const std::function<void()>& werk) = 0;
};

/// Sets the process-wide settings of the storage engine. open_store does it too; a program that uses the same
/// engine for something else (the audit) calls it first in main, because they hold only before the engine's
/// first use.
void prepare_store_engine();

enum class Openwijze { lezen, schrijven };

/// Opens `plaats` ("sqlite:/pad/store.db" or a plain path). Throws StoreFailure when it is missing, of
/// another schema version, or not a store; the text says what to do (isi-admin store init / migrate).
std::unique_ptr<Store> open_store(const std::string& plaats, Openwijze wijze);

struct Schemastand {
    int aanwezig = 0;  ///< 0: no store yet
    int nodig = 0;
};
Schemastand schema_stand(const std::string& plaats);
/// Creates the store or brings it to the newest schema, one migration per transaction. Returns the version
/// reached.
int migrate_store(const std::string& plaats);
/// Integrity of the file and of its references; empty = sound, else one line per finding (no person data).
std::vector<std::string> check_store(const std::string& plaats);

}  // namespace isi
