// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gateway/huisproef.hpp"
#include "rijen.hpp"

namespace isi::proef {

/// What a client sends to say who it is: in the message, in the HTTP head, in both or in neither.
struct Aanmelding {
    std::optional<Sleutelpaar> kop, basic;
};

/// The parties, keys and persons that the cells speak of, in a gateway of their own. Every person has a name
/// (Naam<bsn>) and a street (Straat<bsn>) by which an answer betrays of whom it tells.
class Wereld {
 public:
    /// Makes what these cells need and waits until the gateway has seen it.
    explicit Wereld(const std::vector<Rij>& cellen);

    [[nodiscard]] Huisproef& huis() { return m_huis; }
    [[nodiscard]] const Paar& certificaat(const std::string& organisatie) const {
        return m_certificaten.at(organisatie);
    }
    [[nodiscard]] Aanmelding aanmelding(const Rij& cel) const;
    [[nodiscard]] std::string bsn(const Rij& cel) const;  ///< "" when the message names nobody
    [[nodiscard]] const std::string& a_nummer(const std::string& bsn) const { return m_a_nummers.at(bsn); }
    /// Of somebody who lives in the gemeente of the cell, and is not the person that it is about.
    [[nodiscard]] std::string andermans_a_nummer(const Rij& cel) const;
    /// Of whom the answer to this cell may speak when the oracle says that there are data: the person asked
    /// about, or for a search without a number all whom gemeente and law let see.
    [[nodiscard]] std::set<std::string> zichtbaar(const Rij& cel) const;
    [[nodiscard]] std::string applicatiesleutel(const Rij& cel) const;  ///< of the key that the cell is about

 private:
    struct Sleutelgeval {
        Sleutelpaar eerste, tweede;
    };
    /// What is so of a person, kept beside the store that the gateway reads.
    struct Feiten {
        std::optional<Wet> wet;
        std::string woont, gewezen, signaal;  ///< gemeentecodes; gewezen: where it may still be seen
    };
    void maak_partijen();
    void maak_sleutel(const Rij& cel);
    void maak_persoon(const Rij& cel);
    void leg_vast(const std::string& situatie, const std::string& bsn, const Gemeentecode& hier, Wet wet);
    void wacht_op_sleutels();

    Huisproef m_huis;
    std::map<std::string, Paar> m_certificaten;
    std::map<std::string, std::int64_t> m_organisaties;
    std::map<std::string, Sleutelgeval> m_sleutels;
    std::map<std::string, std::string> m_personen;
    std::map<std::string, Feiten> m_feiten;
    std::map<std::string, std::string> m_a_nummers;  ///< by bsn
    Sleutelpaar m_van_een_ander;
    long m_volgend_nummer = 900'000'000, m_volgend_a_nummer = 4'100'000'000;
};

}  // namespace isi::proef
