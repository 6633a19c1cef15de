// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "keten.hpp"
#include "sqlite.hpp"

/// The log is a row of SQLite files per node, `<node>-<nnnnnn>.audit`, each with its checkpoints beside it.
/// Numbers of records go on from one segment to the next; the first record of a segment links to the last of
/// the one before.
namespace isi::audit {

struct Segmentbestand {
    std::string node;
    std::uint64_t nummer = 0;  ///< from 1
    std::string pad;
};

/// Throws std::runtime_error unless the name is 1–32 of [a-z0-9-].
void check_node(const std::string& node);
std::string segmentpad(const std::string& map, const std::string& node, std::uint64_t nummer);
std::string checkpointpad(const std::string& map, const std::string& node, std::uint64_t nummer);
/// Per node, in order of number. `einde` is ".audit" or ".checkpoints". Throws when the directory cannot be
/// read.
std::map<std::string, std::vector<Segmentbestand>> list_bestanden(const std::string& map,
                                                                  const std::string& einde);

/// The one row that says what a segment is. Everything in it can be checked against the name and the chain.
inline constexpr std::int64_t indeling_segment = 1;

struct Segmentkop {
    std::int64_t indeling = indeling_segment;
    std::string node;
    std::uint64_t nummer = 0, eerste = 1;
    Hash vorige{};  ///< hash of record eerste − 1, or the begin of the chain
};
bool is_leeg(Database& db);                        ///< no tables yet: a crash while the file was made
std::optional<Segmentkop> read_kop(Database& db);  ///< nullopt: not exactly one sane row

/// Makes the file (0600) and its tables in one transaction; a file left half made by a crash is completed.
void create_segment(const std::string& pad, const Segmentkop& kop);
/// Index on the keyed hash, and one file without a log beside it. Can be repeated; `stop` breaks it off.
void seal_segment(const std::string& pad, const std::atomic<bool>& stop);

/// The objects that a segment may hold, as sqlite_master has them: name → SQL. A trigger too many is
/// tampering.
const std::map<std::string, std::string>& schema();

/// The expression that sealed segments index: queries must use exactly this to get the index.
inline constexpr std::string_view nummerhash_sql = "substr(inhoud,2,32)";

}  // namespace isi::audit
