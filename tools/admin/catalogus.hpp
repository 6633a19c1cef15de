// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isi_store/domein/persoon.hpp"
#include "isi_store/domein/waardenlijst.hpp"

/// The sandbox's persons, from data/sandbox/personen.toml: one catalogue makes the store, the docs and the
/// tests.
namespace isi::admin {

/// A calendar day, the peildatum of the sandbox.
class Dag {
 public:
    static std::optional<Dag> parse(std::string_view text);  ///< yyyy-mm-dd, a day that exists
    static Dag vandaag();                                    ///< UTC
    [[nodiscard]] Dag plus(int dagen) const { return Dag{m_dagen + dagen}; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t begin() const {
        return std::int64_t{m_dagen} * 86400;
    }  ///< seconds since 1970, 00:00 UTC

 private:
    explicit Dag(int dagen) : m_dagen(dagen) {}
    int m_dagen;  ///< since 1970-01-01
};

/// What has become of the person's data (NL-W1).
enum class Lot { aanwezig, grafsteen, niets };

struct Testpersoon {
    Persoonsdossier dossier;  ///< woongemeente is filled for every person of the catalogue
    std::vector<Signaal> signalen;
    Lot lot = Lot::aanwezig;
    bool uit_handleiding = false;         ///< else ours: a number 99999xxxx
    std::string wat;                      ///< what a vendor sees with this number, one Dutch line
    std::optional<std::string> scenario;  ///< what the sandbox plays when this person is asked for
    std::optional<std::string> reeks;     ///< made by a [[reeks]]: its `wat`, the same for all of them
};

struct Kbicatalogus;  // catalogus_kbi.hpp

/// One question with the answer that must come: what a vendor may try, and what our tests and strange clients
/// do.
struct Vraag {
    using Velden = std::vector<std::pair<std::string, std::string>>;
    std::optional<Bsn> over;   ///< the person of the catalogue that it belongs to
    std::string door;          ///< folder in clients/
    std::string operatie;      ///< as in the WSDL
    std::string gemeentecode;  ///< for whom
    /// Element and value. `statussen` holds its codes with commas, `sorteren` KOLOM and RICHTING.
    Velden velden;
    std::string geeft;  ///< gevonden | niets | lijst | a foutcode | a faultcode | HTTP nnn | verbroken
    Velden verwacht;    ///< path in the answer (dots) and value; "-" = absent
    std::optional<std::int64_t> minstens_ms;  ///< the answer does not come sooner
    std::string wat;                          ///< one Dutch line; may be empty for a person's question
};

/// Texts of the codes come from the value lists and `tabellen` (lees_brp_tabellen()). Throws
/// std::runtime_error `personen.toml:line: …` for an unknown key, a code that is in no list, or a number that
/// cannot be.
std::vector<Testpersoon> load_catalogus(std::string_view toml, const std::vector<Waardenlijst>& tabellen,
                                        const Dag& peildatum);

/// The questions of the persons and the [[zoekvraag]]s, in the order of the catalogue; throws as
/// load_catalogus.
std::vector<Vraag> load_vragen(std::string_view toml, const std::vector<Waardenlijst>& tabellen,
                               const Dag& peildatum);

/// The catalogue inside this program.
std::string_view catalogus_bytes();

/// docs/testpersonen.md, made from the catalogue; the same whatever the day.
std::string testpersonen_docs(const std::vector<Testpersoon>& personen, const std::vector<Vraag>& vragen);
/// The questions as JSON, for clients in any language: {"vragen": [{over, door, operatie, gemeentecode,
/// velden, geeft, verwacht, minstensMs, wat}], "kbi": [{insz, door, magda, ksz, wat}]}; `velden` has the
/// shape of the request.
std::string vragen_json(const std::vector<Vraag>& vragen, const Kbicatalogus& catalogus);

}  // namespace isi::admin
