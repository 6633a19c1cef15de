// SPDX-License-Identifier: GPL-3.0-or-later
#include "signaalcodes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "isi_store/domein/waardenlijst.hpp"

#include <toml++/toml.h>

extern "C" {
extern const char isi_embed_signaalcodes_wi2007[], isi_embed_signaalcodes_wi2007_end[];
}

namespace isi {
namespace {

constexpr std::array<std::string_view, 3> kopsleutels{"versie", "wet", "signaalcode"};
constexpr std::array<std::string_view, 11> soortsleutels{
    "code",      "omschrijving",  "oorzaak",         "vervolgactie", "klasse",    "aanleiding",
    "ontvanger", "met_koppeling", "vervolgoperatie", "geldig_vanaf", "geldig_tot"};

[[noreturn]] void faal(const toml::node& plaats, std::string_view sleutel, std::string_view bezwaar) {
    throw std::runtime_error(
        fmt::format("signaalcodes:{}: '{}' {}", plaats.source().begin.line, sleutel, bezwaar));
}

// A misspelt key must not become an absent field.
template <class Sleutels>
void keur_sleutels(const toml::table& tabel, const Sleutels& sleutels) {
    for (const auto& [sleutel, knoop] : tabel)
        if (std::ranges::find(sleutels, sleutel.str()) == sleutels.end())
            faal(knoop, sleutel.str(), "is no key of this table");
}

std::optional<std::string> tekst(const toml::table& tabel, std::string_view sleutel) {
    const auto* knoop = tabel.get(sleutel);
    if (knoop == nullptr) return std::nullopt;
    auto waarde = knoop->value_exact<std::string>();
    if (!waarde || waarde->empty()) faal(*knoop, sleutel, "must be a text, not empty");
    return waarde;
}

std::string eis_tekst(const toml::table& tabel, std::string_view sleutel) {
    auto waarde = tekst(tabel, sleutel);
    if (!waarde) faal(tabel, sleutel, "is missing");
    return *std::move(waarde);
}

// The code of the list that is named as the key is.
std::optional<Codewaarde> code(const toml::table& tabel, std::string_view sleutel) {
    const auto waarde = tekst(tabel, sleutel);
    if (!waarde) return std::nullopt;
    auto gevonden = zoek_waarde(sleutel, *waarde);
    if (!gevonden) faal(tabel, sleutel, "is no code of the list with that name");
    return gevonden;
}

std::optional<OnvolledigeDatum> datum(const toml::table& tabel, std::string_view sleutel) {
    const auto waarde = tekst(tabel, sleutel);
    if (!waarde) return std::nullopt;
    auto gelezen = OnvolledigeDatum::parse(*waarde);
    if (!gelezen) faal(tabel, sleutel, "must be yyyy-mm-dd");
    return gelezen;
}

Signaalsoort lees_soort(const toml::table& tabel) {
    keur_sleutels(tabel, soortsleutels);
    auto klasse = code(tabel, "klasse");
    if (!klasse) faal(tabel, "klasse", "is missing");
    const auto* koppeling = tabel.get("met_koppeling");
    if (koppeling != nullptr && !koppeling->is_boolean())
        faal(*koppeling, "met_koppeling", "must be true or false");
    return {.code = eis_tekst(tabel, "code"),
            .omschrijving = eis_tekst(tabel, "omschrijving"),
            .oorzaak = tekst(tabel, "oorzaak"),
            .vervolgactie = tekst(tabel, "vervolgactie"),
            .klasse = *std::move(klasse),
            .aanleiding = code(tabel, "aanleiding"),
            .ontvanger = code(tabel, "ontvanger"),
            .met_koppeling = koppeling != nullptr && koppeling->value_or(false),
            .vervolgoperatie = tekst(tabel, "vervolgoperatie"),
            .geldig_vanaf = datum(tabel, "geldig_vanaf"),
            .geldig_tot = datum(tabel, "geldig_tot")};
}

Signaalcatalogus lees_catalogus(const toml::table& wortel) {
    keur_sleutels(wortel, kopsleutels);
    const auto wet = parse_wet(eis_tekst(wortel, "wet"));
    if (!wet) faal(wortel, "wet", "is no law");
    Signaalcatalogus catalogus{eis_tekst(wortel, "versie"), *wet, {}};
    const auto* rijen = wortel.get_as<toml::array>("signaalcode");
    if (rijen == nullptr || !rijen->is_array_of_tables())
        faal(wortel, "signaalcode", "must be a list of tables");
    for (const auto& rij : *rijen) {
        auto soort = lees_soort(*rij.as_table());
        if (!catalogus.soorten.empty() && catalogus.soorten.back().code >= soort.code)
            faal(rij, "code", "must be above the one before it");
        catalogus.soorten.push_back(std::move(soort));
    }
    return catalogus;
}

}  // namespace

Signaalcatalogus lees_signaalcodes(std::string_view toml) {
    try {
        return lees_catalogus(toml::parse(toml));
    } catch (const toml::parse_error& e) {
        throw std::runtime_error(fmt::format("signaalcodes:{}: {}", e.source().begin.line, e.description()));
    }
}

std::string_view signaalcodes_wi2007() noexcept {
    return {isi_embed_signaalcodes_wi2007,
            static_cast<std::size_t>(isi_embed_signaalcodes_wi2007_end - isi_embed_signaalcodes_wi2007)};
}

const std::vector<Signaalsoort>& signaalcodes(Wet wet) {
    static const Signaalcatalogus catalogus = lees_signaalcodes(signaalcodes_wi2007());
    static const std::vector<Signaalsoort> geen;
    return wet == catalogus.wet ? catalogus.soorten : geen;
}

}  // namespace isi
