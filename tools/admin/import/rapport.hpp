// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "omzetting.hpp"

/// What an import found and did, in numbers. Every persoonslijst of the file is in exactly one of
/// afgewezen.PERSOONSLIJST, overleden.grafsteen, overleden.vergeten, overleden.zonder_wet and geladen.totaal;
/// every one that was not rejected in exactly one of store.nieuw, gewijzigd, ongewijzigd and verwijderd.
namespace isi::gba_v {

class Rapport {
 public:
    Rapport();
    std::uint64_t& operator()(const std::string& deel, const std::string& naam) {
        return m_delen[deel][naam];
    }
    [[nodiscard]] std::uint64_t operator()(const std::string& deel, const std::string& naam) const;

    /// Counts what stands in the file for this person, whatever becomes of it.
    void tel_bestand(const Rij& eerste);
    void tel_dossier(const Persoonsdossier& dossier);
    void tel_afwijzingen(const Afwijzingen& afwijzingen);
    [[nodiscard]] bool iets_veranderd() const;

    [[nodiscard]] std::string json() const;
    [[nodiscard]] std::string tekst() const;  ///< for the operator, a dozen lines

 private:
    std::map<std::string, std::map<std::string, std::uint64_t>> m_delen;
};

}  // namespace isi::gba_v
