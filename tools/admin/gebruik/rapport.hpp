// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "telling.hpp"

/// The report as tables, before it has a form. Its words are Dutch: it is the minister's answer to a question
/// of the Vlaams Parlement (schriftelijke vraag nr. 321 van 24 januari 2017) that this makes again.
namespace isi::gebruik {

struct Cel {
    enum class Soort : std::uint8_t { leeg, aantal, promille };
    Soort soort = Soort::leeg;
    std::int64_t waarde = 0;
    friend bool operator==(const Cel&, const Cel&) = default;
};
[[nodiscard]] inline Cel aantal(std::int64_t waarde) {
    return {Cel::Soort::aantal, waarde};
}
/// Rounded half up; leeg of nothing.
[[nodiscard]] Cel aandeel(std::int64_t deel, std::int64_t geheel);

struct Kop {
    std::string sleutel, tekst;  ///< for machines (2016-01, OCMW) and for people (jan/16, OCMW Gent)
};
struct Rij {
    Kop kop;
    std::vector<Cel> cellen;
    bool totaal = false;  ///< a sum or a difference: set apart
};
struct Tabel {
    Kop kop;
    std::string rijkop;  ///< heading of the first column
    std::vector<Kop> kolommen;
    std::vector<Rij> rijen;
    std::vector<std::string> voetnoten;
};

/// Bars, one per month, each of parts that add up.
struct Staven {
    std::string titel;
    std::vector<std::string> delen;  ///< names, from the bottom up
    struct Staaf {
        std::string naam;
        std::vector<std::int64_t> waarden;
    };
    std::vector<Staaf> staven;
};

struct Rapport {
    std::string titel;
    std::vector<Tabel> tabellen;
    Staven staven;
    std::vector<std::string> uitleg;  ///< what is counted
};

struct Wens {
    Periode periode;
    int jaren_vanaf = 0;           ///< first year of the second table
    bool per_partner = false;      ///< a column for each partner instead of for each kind
    bool niet_geteld = false;      ///< also what was refused, failed, or is no exchange
    std::optional<int> werkdagen;  ///< of the whole period, by who asks; else computed
    std::set<Kalenderdag> ook_vrij;
};

/// `namen`: KBO number → name.
[[nodiscard]] Rapport maak_rapport(const Telling& telling, const std::map<std::string, std::string>& namen,
                                   const Wens& wens);

[[nodiscard]] std::string als_tekst(const Rapport& rapport);
/// One line per cell: `tabel;rij;kolom;waarde`, keys for machines, numbers without marks (RFC 4180 with
/// semicolons).
[[nodiscard]] std::string als_csv(const Rapport& rapport);
/// One page that needs nothing else: no script, no address, its own policy against both.
[[nodiscard]] std::string als_html(const Rapport& rapport);
[[nodiscard]] std::string als_svg(const Staven& staven);

[[nodiscard]] std::string getal(std::int64_t waarde);      ///< 18.498.776, as Dutch writes it
[[nodiscard]] std::string tekst(const Cel& cel);           ///< 53,8%; empty for leeg
[[nodiscard]] std::string veilig(std::string_view tekst);  ///< for HTML and SVG, in attributes too

}  // namespace isi::gebruik
