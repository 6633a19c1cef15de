// SPDX-License-Identifier: Apache-2.0
#include "kbi_profile.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <string_view>

#include "check.hpp"

extern "C" {
extern const char isi_embed_conformance_personen_kbi[];
extern const char isi_embed_conformance_personen_kbi_end[];
}

namespace isi::conformance {
namespace {

std::map<std::string, std::string> read_map(const toml::table* table) {
    std::map<std::string, std::string> out;
    if (table)
        for (const auto& [key, value] : *table) out[std::string(key.str())] = value.value_or(std::string());
    return out;
}

std::vector<std::string> read_list(const toml::array* list) {
    std::vector<std::string> out;
    if (list)
        for (const toml::node& one : *list) out.push_back(one.value_or(std::string()));
    return out;
}

/// In the order of the file: TOML's tables have none of their own.
KbiProfile::Panelen read_panels(const toml::table& table) {
    std::vector<std::pair<toml::source_position, std::pair<std::string, std::string>>> lines;
    for (const auto& [panel, digest] : table)
        lines.push_back({digest.source().begin, {std::string(panel.str()), digest.value_or(std::string())}});
    std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    KbiProfile::Panelen out;
    for (auto& [place, line] : lines) out.push_back(std::move(line));
    return out;
}

KbiProfile read_profile(const toml::table& table) {
    KbiProfile out;
    out.partners = read_map(table["partners"].as_table());
    out.hoedanigheid = read_map(table["hoedanigheid"].as_table());
    out.nummers = read_map(table["nummers"].as_table());
    out.nooit = read_list(table["onthouden"]["nooit"].as_array());
    out.deels = read_list(table["onthouden"]["deels"].as_array());
    if (const toml::table* dossiers = table["dossiers"].as_table())
        for (const auto& [role, panels] : *dossiers)
            if (const toml::table* lines = panels.as_table())
                out.dossiers[std::string(role.str())] = read_panels(*lines);
    if (out.nummers.empty())
        throw UsageError("the profile names no [nummers]: is it one of the Flemish service?");
    return out;
}

template <class Map>
const typename Map::mapped_type& named(const Map& map, const std::string& role, std::string_view what) {
    const auto found = map.find(role);
    if (found == map.end() || found->second.empty())
        throw Skip{fmt::format("the profile names no {} for '{}'", what, role)};
    return found->second;
}

}  // namespace

const std::string& KbiProfile::insz(const std::string& role) const {
    return named(nummers, role, "person");
}
const std::string& KbiProfile::partner(const std::string& role) const {
    return named(partners, role, "client folder");
}
const KbiProfile::Panelen& KbiProfile::dossier(const std::string& role) const {
    return named(dossiers, role, "published dossier");
}

KbiProfile builtin_kbi_profile() {
    return read_profile(toml::parse(std::string_view(
        isi_embed_conformance_personen_kbi, static_cast<std::size_t>(isi_embed_conformance_personen_kbi_end -
                                                                     isi_embed_conformance_personen_kbi))));
}

KbiProfile load_kbi_profile(const std::string& path) {
    try {
        return read_profile(toml::parse(read_file(path), path));
    } catch (const toml::parse_error& e) {
        throw UsageError(fmt::format("{} line {}: {}", path, e.source().begin.line, e.description()));
    }
}

}  // namespace isi::conformance
