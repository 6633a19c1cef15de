// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "audit.hpp"
#include "checkpoint.hpp"
#include "codec.hpp"
#include "gateway/sleutels/geheimbestand.hpp"
#include "segment.hpp"

namespace isi::audit {
namespace {

// Records of one moment reach the writer in another order than their clocks; reading back goes on this much
// longer.
constexpr std::int64_t speling_us = 120'000'000;

struct Vondst {
    std::uint64_t volgnummer;
    Record record;
};

/// A segment whose tables a crash prevented holds no records.
std::optional<Database> open_leesbaar(const Segmentbestand& segment) {
    Database db(segment.pad, Database::Wijze::lezen);
    if (is_leeg(db)) return std::nullopt;
    return db;
}

Record decode_rij(const Statement& rij, int kolom, const Nummers& nummers) {
    std::size_t lengte = 0;
    const auto* const inhoud = rij.blob(kolom, lengte);
    return decode(inhoud, lengte, nummers);
}

/// false: older than wanted, stop.
bool collect_gezien(const Segmentbestand& segment, std::int64_t vanaf_us, std::vector<Gezien>& gezien) {
    auto db = open_leesbaar(segment);
    if (!db) return true;
    auto rijen = db->prepare("SELECT inhoud FROM record ORDER BY volgnummer DESC");

    while (rijen.step()) {
        std::size_t lengte = 0;
        const auto* const inhoud = rijen.blob(0, lengte);
        auto kop = decode_kop(inhoud, lengte);
        if (kop.tijdstip_us < vanaf_us - speling_us) return false;
        if (kop.gebeurtenis != Gebeurtenis::bevraging || kop.tijdstip_us < vanaf_us ||
            kop.identificatiecode.empty())
            continue;
        const bool tweede = !gezien.empty() && gezien.back().identificatiecode == kop.identificatiecode &&
                            gezien.back().verzendende_instantie == kop.verzendende_instantie;
        if (tweede) continue;  // another data subject of the same request

        gezien.push_back(
            {std::move(kop.verzendende_instantie), std::move(kop.identificatiecode), kop.tijdstip_us});
    }
    return true;
}

}  // namespace

void make_sleutels(const Instellingen& instellingen) {
    geheim::make_geheim(instellingen.sleutelbestand);
    Handtekening::make(instellingen.handtekeningbestand);
}

std::vector<Gezien> read_gezien(const Instellingen& instellingen, std::int64_t vanaf_us) {
    std::vector<Gezien> gezien;
    for (auto& [node, segmenten] : list_bestanden(instellingen.map, ".audit"))
        for (auto segment = segmenten.rbegin(); segment != segmenten.rend(); ++segment)
            if (!collect_gezien(*segment, vanaf_us, gezien)) break;
    std::stable_sort(gezien.begin(), gezien.end(),
                     [](const auto& a, const auto& b) { return a.tijdstip_us > b.tijdstip_us; });
    return gezien;
}

void who(const Instellingen& instellingen, const Persoonsnummer& nummer,
         const std::function<void(std::uint64_t volgnummer, const Record&)>& elk) {
    const Nummers nummers(instellingen.sleutelbestand);
    const auto hashes = nummers.hashes(nummer);
    std::vector<Vondst> gevonden;
    for (const auto& [node, segmenten] : list_bestanden(instellingen.map, ".audit"))
        for (const auto& segment : segmenten) {
            auto db = open_leesbaar(segment);
            if (!db) continue;
            auto rijen = db->prepare("SELECT volgnummer, inhoud FROM record WHERE " +
                                     std::string(nummerhash_sql) + "=?1 ORDER BY volgnummer");
            for (const auto& hash : hashes) {
                rijen.bind_blob(1, hash.data(), hash.size());
                while (rijen.step())
                    gevonden.push_back(
                        {static_cast<std::uint64_t>(rijen.integer(0)), decode_rij(rijen, 1, nummers)});
                rijen.reset();
            }
        }
    std::stable_sort(gevonden.begin(), gevonden.end(), [](const auto& a, const auto& b) {
        return a.record.tijdstip_us < b.record.tijdstip_us;
    });
    for (const auto& vondst : gevonden) elk(vondst.volgnummer, vondst.record);
}

void read_records(const Instellingen& instellingen,
                  const std::function<void(std::uint64_t volgnummer, const Record&)>& elk) {
    const Nummers nummers(instellingen.sleutelbestand);
    const auto segmenten = list_bestanden(instellingen.map, ".audit")[instellingen.node];
    for (const auto& segment : segmenten) {
        auto db = open_leesbaar(segment);
        if (!db) continue;
        auto rijen = db->prepare("SELECT volgnummer, inhoud FROM record ORDER BY volgnummer");
        while (rijen.step()) elk(static_cast<std::uint64_t>(rijen.integer(0)), decode_rij(rijen, 1, nummers));
    }
}

std::string read_checkpoint(const Instellingen& instellingen) {
    const auto bestanden = list_bestanden(instellingen.map, ".checkpoints")[instellingen.node];
    for (auto bestand = bestanden.rbegin(); bestand != bestanden.rend(); ++bestand)
        if (const auto notas = read_notas(bestand->pad); !notas.empty()) return notas.back();
    return {};
}

}  // namespace isi::audit
