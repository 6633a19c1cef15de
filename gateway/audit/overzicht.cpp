// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "audit.hpp"
#include "codec.hpp"
#include "segment.hpp"

namespace isi::audit {
namespace {

constexpr std::uint64_t voortgang_elke = 4096;  // a power of two

std::uint64_t count_records(Database& db) {
    auto grenzen = db.prepare("SELECT min(volgnummer), max(volgnummer) FROM record");
    grenzen.step();
    return grenzen.is_integer(0) ? static_cast<std::uint64_t>(grenzen.integer(1) - grenzen.integer(0) + 1)
                                 : 0;
}

struct Deel {
    std::string pad;
    std::uint64_t records = 0;
};

std::vector<Deel> list_delen(const std::string& map) {
    std::vector<Deel> delen;
    for (const auto& [node, segmenten] : list_bestanden(map, ".audit"))
        for (const auto& segment : segmenten) {
            Database db(segment.pad, Database::Wijze::lezen);
            if (!is_leeg(db))
                delen.push_back({segment.pad, count_records(db)});  // else a crash made no tables
        }
    return delen;
}

}  // namespace

void read_gesloten(const std::string& map, const Venster& venster,
                   const std::function<void(const Record&)>& elk,
                   const std::function<void(std::uint64_t gedaan, std::uint64_t totaal)>& voortgang) {
    const auto delen = list_delen(map);
    std::uint64_t gedaan = 0, totaal = 0;
    for (const auto& deel : delen) totaal += deel.records;

    Record record;
    for (const auto& deel : delen) {
        Database db(deel.pad, Database::Wijze::lezen);
        auto rijen = db.prepare("SELECT inhoud FROM record ORDER BY volgnummer");
        while (rijen.step()) {
            std::size_t lengte = 0;
            const auto* const inhoud = rijen.blob(0, lengte);
            const auto tijdstip_us = decode_tijdstip(inhoud, lengte);
            if (tijdstip_us >= venster.vanaf_us && tijdstip_us < venster.tot_us) {
                decode_gesloten(inhoud, lengte, record);
                elk(record);
            }
            if ((++gedaan & (voortgang_elke - 1)) == 0 && voortgang) voortgang(gedaan, totaal);
        }
    }
}

}  // namespace isi::audit
