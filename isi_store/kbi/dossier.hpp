// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isi_store/domein/insz.hpp"
#include "isi_store/kbi/paneel.hpp"

/// What the register holds of a person. Dates are xs:date texts (yyyy-mm-dd), which compare as text.
namespace isi::kbi {

/// One part of a dossier as the source delivered it: the element from start tag to end tag, exclusive
/// canonical form with comments, so that it can stand in any message and stays equal.
struct Paneeltekst {
    Paneel paneel = Paneel::personalia;
    std::string bytes;
    friend bool operator==(const Paneeltekst&, const Paneeltekst&) = default;
};

/// The parts that are there, in the order of Paneel. Schema-valid when it was taken in.
struct KbiDossier {
    Insz insz;
    std::vector<Paneeltekst> panelen;
    friend bool operator==(const KbiDossier&, const KbiDossier&) = default;
};

/// What is known of a number besides a dossier. Someone the register has no row of is unknown.
struct Persoonsstand {
    bool geannuleerd = false;
    std::optional<Insz> vervangen_door;       ///< the number that the person has now
    std::optional<std::string> overleden_op;  ///< xs:date
    friend bool operator==(const Persoonsstand&, const Persoonsstand&) = default;
};

/// The integration (inschrijving) of a person by an organisation: kept in the KSZ's reference repertory in
/// reality.
struct Inschrijving {
    std::int64_t id = 0;  ///< given by the store
    Insz insz;
    std::string kbo;  ///< of the organisation, ten digits
    std::string
        hoedanigheid;   ///< KSZ quality code 1–99 of an OCMW, or another partner's own (1–24 characters)
    std::string begin;  ///< first day, xs:date
    std::optional<std::string> einde;  ///< last day, included
    friend bool operator==(const Inschrijving&, const Inschrijving&) = default;
};

/// School enrolment of a minor as DISCIMUS answered it (seeds: parliamentary question 321 of 2017).
struct Schoolinschrijving {
    enum class Status : std::uint8_t { ingeschreven, uitgeschreven, niet_ingeschreven };
    enum class Wijze : std::uint8_t { automatisch, manueel };
    Insz insz;
    Status status = Status::niet_ingeschreven;
    Wijze wijze = Wijze::automatisch;
    std::string datum_bevraging;  ///< xs:date
    friend bool operator==(const Schoolinschrijving&, const Schoolinschrijving&) = default;
};

}  // namespace isi::kbi
