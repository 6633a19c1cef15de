// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <vector>

namespace isi::proef {

inline const std::string rvig_bestand = ISI_SOURCE_DIR "/data/brp/testset-persoonslijsten-gba-v-20220502.csv";

/// A file like RvIG's with a few persons of our own: a row is element → value; the key "" begins a
/// persoonslijst.
using Regel = std::map<std::string, std::string>;

inline const std::vector<std::string>& gba_v_kolommen() {
    static const std::vector<std::string> kolommen{
        "",         "01.01.10", "01.01.20", "01.02.10", "01.02.30", "01.02.40", "01.03.10",
        "01.03.20", "01.03.30", "01.04.10", "01.H",     "04.05.10", "04.63.10", "04.64.10",
        "04.65.10", "04.84.10", "04.85.10", "04.H",     "06.08.10", "06.86.10", "07.67.10",
        "07.67.20", "07.70.10", "08.09.10", "08.09.20", "08.11.10", "08.11.20", "08.11.30",
        "08.11.60", "08.11.70", "08.13.10", "08.13.20", "08.14.10", "08.14.20", "08.83.10",
        "08.83.30", "08.84.10", "08.H",     "10.39.10", "10.39.20", "10.39.30"};
    return kolommen;
}

inline std::string gba_v_kop() {
    std::string tekst;
    for (const auto& kolom : gba_v_kolommen()) tekst += (tekst.empty() && kolom.empty() ? "" : kolom) + ";";
    tekst.pop_back();
    return "\xEF\xBB\xBF" + tekst + "\n";
}

inline std::string gba_v_regel(const Regel& regel) {
    std::string tekst;
    for (const auto& kolom : gba_v_kolommen()) {
        const auto waarde = regel.find(kolom);
        tekst += (waarde == regel.end() ? "" : waarde->second) + ";";
    }
    tekst.pop_back();
    return tekst + "\n";
}

/// A Mexican with a permit who has lived in Groningen since 2008: WI2007, plichtig.
inline Regel gba_v_persoon(const std::string& bsn) {
    return {
        {"", "Lg01_001"},         {"01.01.20", bsn},        {"01.02.10", "Maria"},   {"01.02.40", "Proef"},
        {"01.03.10", "19800517"}, {"01.03.20", "Puebla"},   {"01.03.30", "7006"},    {"01.04.10", "V"},
        {"04.05.10", "0216"},     {"04.85.10", "19800517"}, {"07.70.10", "0"},       {"08.09.10", "0014"},
        {"08.09.20", "20080301"}, {"08.11.10", "Proefweg"}, {"08.11.20", "1"},       {"08.14.10", "7006"},
        {"08.14.20", "20080301"}, {"10.39.10", "25"},       {"10.39.30", "20080301"}};
}

inline std::string gba_v_bestand(const std::vector<Regel>& regels) {
    std::string tekst = gba_v_kop();
    for (const auto& regel : regels) tekst += gba_v_regel(regel);
    return tekst;
}

}  // namespace isi::proef
