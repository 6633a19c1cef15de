// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <vector>

namespace isi::conformance {

/// A list that the manual prints: what was asked, and each printed cell.
struct Printed {
    std::string wet, vanaf, tot_en_met;  ///< period of birth; empty for signals
    std::string statussen;               ///< "NIEUW,IN_BEHANDELING"
    long totaal = 0;
    std::vector<std::string> kolommen;  ///< path in a row of the answer
    std::vector<std::vector<std::string>> rijen;
};

/// The persons that an endpoint is expected to know, from a TOML file (default: persons of the sandbox, built
/// in).
struct Profile {
    std::string gemeentecode, gemeentenaam;         ///< the gemeente the questions are asked for
    std::string vreemde_gemeentecode;               ///< one the key may not act for
    std::map<std::string, std::string> nummers;     ///< role of the person → bsn; see personen.toml
    std::string blad_bsn, blad_a_nummer, blad_wet;  ///< the person whose whole sheet is known
    std::map<std::string, std::map<std::string, std::string>> blad;  ///< block → path → value
    std::vector<std::string> blad_afwezig;                           ///< paths that must be absent
    Printed personenlijst, signalenlijst;                            ///< without rows: unknown here
    std::string buur, buur_onmogelijke_datum;  ///< client folder of another gemeente, and a bsn there

    [[nodiscard]] const std::string& bsn(
        const std::string& role) const;  ///< throws Skip when the profile has none
};

Profile builtin_profile();
Profile load_profile(const std::string& path);  ///< throws UsageError

}  // namespace isi::conformance
