// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "audit.hpp"
#include "checkpoint.hpp"
#include "segment.hpp"

namespace isi::audit {
namespace {

constexpr std::uint64_t stap = 100'000;  ///< records between two calls of `voortgang`

/// What is wrong, and from which record on. Thrown and caught inside this file: a finding ends the walk.
struct Bevinding {
    std::uint64_t volgnummer;
    std::string tekst;
};

class Wandeling {
 public:
    Wandeling(std::string node, const Handtekening& handtekening, std::function<void()> teller)
        : m_node(std::move(node)), m_handtekening(handtekening), m_teller(std::move(teller)) {}

    void add_notas(const std::vector<std::string>& notas, const std::string& waar);
    void walk(const std::vector<Segmentbestand>& segmenten);
    [[nodiscard]] const Stand& stand() const noexcept { return m_stand; }
    [[nodiscard]] std::uint64_t eerste() const noexcept { return m_eerste; }

 private:
    [[noreturn]] void fail(std::uint64_t volgnummer, const std::string& tekst) const {
        throw Bevinding{volgnummer, fmt::format("node {}: {}", m_node, tekst)};
    }
    void begin(const Segmentkop& kop);
    void walk_segment(const Segmentbestand& segment, bool eerste, bool laatste);
    void check_schema(Database& db, const Segmentbestand& segment) const;
    void walk_records(Database& db);
    void check_checkpoints();

    std::string m_node;
    const Handtekening& m_handtekening;
    std::function<void()> m_teller;
    Keten m_keten;
    Stand m_stand;
    std::uint64_t m_eerste = 1;
    std::vector<Checkpoint> m_checkpoints;  ///< in order of record, once walking
    std::size_t m_volgende = 0;
};

void Wandeling::add_notas(const std::vector<std::string>& notas, const std::string& waar) {
    for (const auto& nota : notas) {
        const auto checkpoint = m_handtekening.open(nota);
        if (!checkpoint) fail(0, waar + " holds a checkpoint with a bad signature");
        if (checkpoint->node != m_node) fail(0, waar + " holds a checkpoint of node " + checkpoint->node);
        m_checkpoints.push_back(*checkpoint);
    }
}

void Wandeling::walk(const std::vector<Segmentbestand>& segmenten) {
    std::stable_sort(m_checkpoints.begin(), m_checkpoints.end(),
                     [](const auto& a, const auto& b) { return a.stand.volgnummer < b.stand.volgnummer; });
    for (std::size_t i = 0; i < segmenten.size(); ++i) {
        if (i > 0 && segmenten[i].nummer != segmenten[i - 1].nummer + 1)
            fail(m_stand.volgnummer + 1, fmt::format("segment {} is missing", segmenten[i - 1].nummer + 1));
        walk_segment(segmenten[i], i == 0, i + 1 == segmenten.size());
    }
    if (m_volgende < m_checkpoints.size())
        fail(m_stand.volgnummer + 1,
             fmt::format("the log ends at record {}, a checkpoint was signed at record {}",
                         m_stand.volgnummer, m_checkpoints.back().stand.volgnummer));
}

/// Where the chain begins: at its origin, or, when older segments were dropped, at what a checkpoint signed.
void Wandeling::begin(const Segmentkop& kop) {
    m_stand = {kop.eerste - 1, kop.vorige};
    m_eerste = kop.eerste;
    if (kop.nummer == 1) {
        if (kop.eerste != 1 || kop.vorige != begin_keten(m_node))
            fail(1, "the first segment does not start the chain");
        return;
    }
    const bool getekend = std::any_of(m_checkpoints.begin(), m_checkpoints.end(),
                                      [&](const auto& checkpoint) { return checkpoint.stand == m_stand; });
    if (!getekend) fail(kop.eerste, fmt::format("nothing signed says where segment {} starts", kop.nummer));
    while (m_volgende < m_checkpoints.size() &&
           m_checkpoints[m_volgende].stand.volgnummer < m_stand.volgnummer)
        ++m_volgende;  // of dropped segments
    check_checkpoints();
}

void Wandeling::walk_segment(const Segmentbestand& segment, bool eerste, bool laatste) {
    try {
        Database db(segment.pad, Database::Wijze::lezen);
        db.exec("BEGIN");  // one state of the file, whatever a running gateway adds
        check_schema(db, segment);
        if (laatste && is_leeg(db)) return;  // made, but not filled before a crash
        const auto kop = is_leeg(db) ? std::nullopt : read_kop(db);
        if (!kop || kop->indeling != indeling_segment || kop->node != m_node || kop->nummer != segment.nummer)
            fail(m_stand.volgnummer + 1, fmt::format("segment {} has no good header", segment.nummer));
        if (eerste)
            begin(*kop);
        else if (kop->eerste != m_stand.volgnummer + 1 || kop->vorige != m_stand.hash)
            fail(m_stand.volgnummer + 1,
                 fmt::format("segment {} does not follow from the one before", segment.nummer));
        walk_records(db);
        if (!laatste && m_stand.volgnummer < kop->eerste)
            fail(kop->eerste, fmt::format("segment {} is empty", segment.nummer));
        auto index = db.prepare("SELECT count(*) FROM sqlite_master WHERE name='op_nummer'");
        if (!index.step() || index.integer(0) == 0) return;
        auto gezond = db.prepare("PRAGMA integrity_check(1)");  // the index must lead `who` to every record
        if (!gezond.step() || gezond.text(0) != "ok")
            fail(m_eerste,
                 fmt::format("the index of segment {} does not agree with its records", segment.nummer));
    } catch (const SqliteFout& fout) {
        if (!fout.beschadigd()) throw;
        fail(m_stand.volgnummer + 1, fmt::format("segment {} is damaged", segment.nummer));
    }
}

void Wandeling::check_schema(Database& db, const Segmentbestand& segment) const {
    std::size_t gevonden = 0;
    auto rijen = db.prepare("SELECT name, sql FROM sqlite_master");
    while (rijen.step()) {
        const auto bekend = schema().find(rijen.text(0));
        if (bekend == schema().end() || bekend->second != rijen.text(1))
            fail(m_stand.volgnummer + 1,
                 fmt::format("segment {} holds something that is not of the log", segment.nummer));
        gevonden += bekend->first == "op_nummer" ? 0U : 1U;
    }
    if (gevonden != 0 && gevonden != schema().size() - 1)
        fail(m_stand.volgnummer + 1,
             fmt::format("segment {} lacks a table or trigger of the log", segment.nummer));
}

void Wandeling::walk_records(Database& db) {
    auto rijen = db.prepare("SELECT volgnummer, hash, inhoud FROM record ORDER BY volgnummer");
    while (rijen.step()) {
        const auto verwacht = m_stand.volgnummer + 1;
        const auto volgnummer = static_cast<std::uint64_t>(rijen.integer(0));
        if (volgnummer != verwacht)
            fail(verwacht,
                 fmt::format("record {} is missing, the next one found is {}", verwacht, volgnummer));
        const bool vorm = rijen.is_blob(1) && rijen.is_blob(2);  // before reading them
        std::size_t lengte = 0, hashlengte = 0;
        const auto* const hash = rijen.blob(1, hashlengte);
        const auto* const inhoud = rijen.blob(2, lengte);
        if (!vorm || hashlengte != Hash{}.size() || lengte == 0)
            fail(verwacht, fmt::format("record {} is not in the form of a record", verwacht));
        const auto berekend = m_keten.next(m_stand, inhoud, lengte);
        if (!std::equal(berekend.begin(), berekend.end(), hash))
            fail(verwacht, fmt::format("record {} is not what was written", verwacht));
        m_stand = {verwacht, berekend};
        check_checkpoints();
        m_teller();
    }
}

void Wandeling::check_checkpoints() {
    for (; m_volgende < m_checkpoints.size() &&
           m_checkpoints[m_volgende].stand.volgnummer <= m_stand.volgnummer;
         ++m_volgende)
        if (m_checkpoints[m_volgende].stand != m_stand)
            fail(m_checkpoints[m_volgende].stand.volgnummer,
                 fmt::format("record {} is not the one that was signed: the chain was rewritten",
                             m_checkpoints[m_volgende].stand.volgnummer));
}

/// A copy may have lost the empty line that ends it.
std::vector<std::string> read_kopie(const std::string& bestand) {
    std::ifstream stroom(bestand, std::ios::binary);
    if (!stroom) throw std::runtime_error(bestand + ": the checkpoint cannot be read");
    const std::string tekst((std::istreambuf_iterator<char>(stroom)), std::istreambuf_iterator<char>());
    auto notas = split_notas(tekst + "\n");
    if (notas.empty()) throw std::runtime_error(bestand + ": holds no checkpoint");
    return notas;
}

std::map<std::string, std::vector<std::string>> sort_kopie(const std::string& bestand,
                                                           const Handtekening& handtekening) {
    std::map<std::string, std::vector<std::string>> uit;
    if (bestand.empty()) return uit;
    for (auto& nota : read_kopie(bestand)) {
        const auto checkpoint = handtekening.open(nota);
        if (!checkpoint) throw Bevinding{0, bestand + ": a checkpoint in it has a bad signature"};
        uit[checkpoint->node].push_back(std::move(nota));
    }
    return uit;
}

}  // namespace

Verificatie verify(const Instellingen& instellingen, const std::string& checkpoint_bestand,
                   const std::function<void(std::uint64_t)>& voortgang) {
    Verificatie uit;
    const auto teller = [&] {
        if (++uit.records % stap == 0 && voortgang) voortgang(uit.records);
    };
    std::string standen;
    try {
        const Handtekening handtekening(instellingen.handtekeningbestand);
        auto kopie = sort_kopie(checkpoint_bestand, handtekening);
        auto segmenten = list_bestanden(instellingen.map, ".audit");
        auto checkpoints = list_bestanden(instellingen.map, ".checkpoints");
        std::set<std::string> nodes;
        for (const auto& [node, lijst] : segmenten) nodes.insert(node);
        for (const auto& [node, lijst] : checkpoints) nodes.insert(node);
        for (const auto& [node, lijst] : kopie) nodes.insert(node);
        for (const auto& node : nodes) {
            Wandeling wandeling(node, handtekening, teller);
            for (const auto& bestand : checkpoints[node])
                wandeling.add_notas(read_notas(bestand.pad), bestand.pad);
            wandeling.add_notas(kopie[node], checkpoint_bestand);
            wandeling.walk(segmenten[node]);
            standen += fmt::format("{}node {}: records {} to {}", standen.empty() ? "" : "; ", node,
                                   wandeling.eerste(), wandeling.stand().volgnummer);
        }
        uit.in_orde = true;
        uit.bevinding =
            standen.empty() ? "the audit holds no records yet" : "whole and unchanged; " + standen;
    } catch (const Bevinding& bevinding) {
        uit.eerste_fout = bevinding.volgnummer;
        uit.bevinding = bevinding.tekst;
    }
    if (voortgang) voortgang(uit.records);
    return uit;
}

}  // namespace isi::audit
