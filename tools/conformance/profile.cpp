// SPDX-License-Identifier: Apache-2.0
#include "profile.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <string_view>

#include "check.hpp"

extern "C" {
extern const char isi_embed_conformance_personen[];
extern const char isi_embed_conformance_personen_end[];
}

namespace isi::conformance {
namespace {

std::vector<std::string> read_texts(const toml::array* list) {
    std::vector<std::string> out;
    if (list)
        for (const toml::node& one : *list) out.push_back(one.value_or(std::string()));
    return out;
}

Printed read_printed(const toml::table* table) {
    Printed out;
    if (!table) return out;
    const toml::table& t = *table;
    out.wet = t["wet"].value_or(std::string());
    out.vanaf = t["vanaf"].value_or(std::string());
    out.tot_en_met = t["totEnMet"].value_or(std::string());
    out.statussen = t["statussen"].value_or(std::string());
    out.totaal = t["totaal"].value_or(0L);
    out.kolommen = read_texts(t["kolommen"].as_array());
    if (const toml::array* rows = t["rijen"].as_array())
        for (const toml::node& row : *rows) out.rijen.push_back(read_texts(row.as_array()));
    for (const auto& row : out.rijen)
        if (row.size() != out.kolommen.size())
            throw UsageError("the profile has a printed row with another number of cells than kolommen");
    return out;
}

Profile read_profile(const toml::table& table) {
    Profile out;
    out.gemeentecode = table["gemeente"]["code"].value_or(std::string());
    out.gemeentenaam = table["gemeente"]["naam"].value_or(std::string());
    out.vreemde_gemeentecode = table["gemeente"]["vreemd"].value_or(std::string());
    if (const toml::table* numbers = table["nummers"].as_table())
        for (const auto& [role, value] : *numbers)
            out.nummers[std::string(role.str())] = value.value_or(std::string());
    out.blad_bsn = table["blad"]["bsn"].value_or(std::string());
    out.blad_a_nummer = table["blad"]["aNummer"].value_or(std::string());
    out.blad_wet = table["blad"]["wet"].value_or(std::string());
    if (const toml::table* blocks = table["blad"]["blokken"].as_table())
        for (const auto& [block, fields] : *blocks)
            if (const toml::table* pairs = fields.as_table())
                for (const auto& [path, value] : *pairs)
                    out.blad[std::string(block.str())][std::string(path.str())] =
                        value.value_or(std::string());
    out.blad_afwezig = read_texts(table["blad"]["afwezig"].as_array());
    out.personenlijst = read_printed(table["personenlijst"].as_table());
    out.signalenlijst = read_printed(table["signalenlijst"].as_table());
    out.buur = table["buurgemeente"]["client"].value_or(std::string());
    out.buur_onmogelijke_datum = table["buurgemeente"]["onmogelijke_geboortedatum"].value_or(std::string());
    if (out.gemeentecode.empty()) throw UsageError("the profile has no [gemeente] code");
    return out;
}

}  // namespace

const std::string& Profile::bsn(const std::string& role) const {
    const auto found = nummers.find(role);
    if (found == nummers.end() || found->second.empty())
        throw Skip{fmt::format("the profile names no person for '{}'", role)};
    return found->second;
}

Profile builtin_profile() {
    return read_profile(toml::parse(std::string_view(
        isi_embed_conformance_personen,
        static_cast<std::size_t>(isi_embed_conformance_personen_end - isi_embed_conformance_personen))));
}

Profile load_profile(const std::string& path) {
    try {
        return read_profile(toml::parse(read_file(path), path));
    } catch (const toml::parse_error& e) {
        throw UsageError(fmt::format("{} line {}: {}", path, e.source().begin.line, e.description()));
    }
}

}  // namespace isi::conformance
