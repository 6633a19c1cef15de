// SPDX-License-Identifier: GPL-3.0-or-later
#include "lezer.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace isi::gba_v {
namespace {

using Velden = std::vector<std::string>;

/// One line of the file is one record: a quotation mark that is missing spoils its line and not the file.
std::optional<Velden> parse_regel(std::string_view regel) {
    csv_parser parser{};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        throw std::runtime_error("cannot start the CSV parser");
    csv_set_delim(&parser, ';');
    csv_set_space_func(&parser, [](unsigned char) { return 0; });  // a space is part of the value
    Velden velden;
    const auto on_field = [](void* veld, std::size_t lengte, void* data) {
        static_cast<Velden*>(data)->emplace_back(static_cast<const char*>(veld), lengte);
    };
    const bool heel =
        csv_parse(&parser, regel.data(), regel.size(), on_field, nullptr, &velden) == regel.size() &&
        csv_fini(&parser, on_field, nullptr, &velden) == 0;
    csv_free(&parser);
    if (!heel) return std::nullopt;
    return velden;
}

/// Length of the character at the begin, 0 when it is no UTF-8 or none that XML 1.0 allows.
std::size_t teken(std::string_view tekst) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(tekst[i]); };
    const unsigned eerste = byte(0);
    if (eerste < 0x80) return eerste >= 0x20 || eerste == '\t' ? 1 : 0;
    const std::size_t lengte = eerste >= 0xF0 ? 4 : eerste >= 0xE0 ? 3 : 2;
    if (eerste < 0xC2 || eerste > 0xF4 || tekst.size() < lengte) return 0;
    unsigned code = eerste & (0xFFU >> (lengte + 1));
    for (std::size_t i = 1; i < lengte; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
        code = code << 6U | (byte(i) & 0x3FU);
    }
    const bool kort = code < (lengte == 3 ? 0x800U : lengte == 4 ? 0x10000U : 0x80U);
    const bool verboden = (code >= 0xD800 && code < 0xE000) || code == 0xFFFE || code == 0xFFFF;
    return kort || verboden || code > 0x10FFFF ? 0 : lengte;
}

bool leesbaar(std::string_view tekst) {
    while (!tekst.empty()) {
        const std::size_t lengte = teken(tekst);
        if (lengte == 0) return false;
        tekst.remove_prefix(lengte);
    }
    return true;
}

}  // namespace

Kolommen::Kolommen(const std::vector<std::string>& kop) : m_aantal(kop.size()) {
    for (std::size_t i = 0; i < kop.size(); ++i) m_plaats.emplace(kop[i], i);
}

std::optional<std::size_t> Kolommen::find(std::string_view element) const {
    const auto gevonden = m_plaats.find(element);
    return gevonden == m_plaats.end() ? std::nullopt : std::optional{gevonden->second};
}

std::string_view Rij::operator[](std::string_view element) const {
    const auto plaats = kolommen->find(element);
    return plaats && *plaats < velden.size() ? std::string_view{velden[*plaats]} : std::string_view{};
}

std::vector<Voorkomen> Persoonslijst::voorkomens(std::string_view categorie) const {
    const std::string kolom = std::string{categorie} + ".H";
    const std::string historie = std::to_string(std::stoi(std::string{categorie}) + 50);
    std::vector<Voorkomen> uit{{&rijen.front(), {}}};
    for (std::size_t i = 1; i < rijen.size(); ++i) {
        const auto soort = rijen[i - 1][kolom];
        if (soort == historie)
            uit.back().historie.push_back(&rijen[i]);
        else if (soort == categorie)
            uit.push_back({&rijen[i], {}});
        else
            break;
    }
    return uit;
}

Lezer::Lezer(std::istream& in) : m_in(in) {
    std::string bytes;
    bool te_groot = false;
    if (!read_bytes(bytes, te_groot)) throw Bestandsfout("the file is empty");
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    const auto kop = te_groot ? std::nullopt : parse_regel(bytes);
    if (!kop)
        throw Bestandsfout("the first line is no heading of columns; take the CSV as RvIG publishes it");
    m_kolommen = std::make_unique<Kolommen>(*kop);
    for (const auto* element : {"01.01.10", "01.01.20", "01.02.10", "01.02.40", "01.03.10", "01.04.10",
                                "04.05.10", "04.H", "07.67.10", "07.67.20", "07.70.10", "08.09.10",
                                "08.09.20", "08.83.10", "08.83.30", "08.H", "10.39.10"})
        if (!m_kolommen->find(element))
            throw Bestandsfout(fmt::format(
                "the heading has no column {}; take the test set with semicolons and columns named "
                "category.group.element, as RvIG publishes it",
                element));
    m_volgende = next_regel();
}

// std::getline would take a file without line ends whole into memory.
bool Lezer::read_bytes(std::string& bytes, bool& te_groot) {
    bytes.clear();
    te_groot = false;
    auto* const buffer = m_in.rdbuf();
    int c = buffer->sbumpc();
    if (c == std::char_traits<char>::eof()) return false;
    for (; c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
        ++m_gelezen;
        if (c == '\n') break;
        if (bytes.size() < max_regel)
            bytes += static_cast<char>(c);
        else
            te_groot = true;
    }
    if (!bytes.empty() && bytes.back() == '\r') bytes.pop_back();
    ++m_regel;
    return true;
}

std::optional<Lezer::Regel> Lezer::next_regel() {
    std::string bytes;
    bool te_groot = false;
    do {
        if (!read_bytes(bytes, te_groot)) return std::nullopt;
    } while (bytes.empty());
    Regel regel{{m_regel, {}, m_kolommen.get()}, std::nullopt, bytes.front() != ';'};
    auto velden = te_groot ? std::nullopt : parse_regel(bytes);
    if (te_groot)
        regel.fout = Reden::te_groot;
    else if (!leesbaar(bytes))
        regel.fout = Reden::tekens;
    else if (!velden)
        regel.fout = Reden::geen_csv;
    else if (velden->size() != m_kolommen->aantal())
        regel.fout = Reden::veldental;
    else
        regel.rij.velden = *std::move(velden);
    return regel;
}

std::optional<Persoonslijst> Lezer::next(Afwijzingen& afwijzingen) {
    while (m_volgende) {
        Persoonslijst lijst;
        bool goed = true;
        const auto weiger = [&](std::size_t regel, Reden reden) {
            if (goed) afwijzingen.push_back({regel, {}, Wat::persoonslijst, reden});
            goed = false;
        };
        if (m_volgende->begin)
            ++m_lijsten;
        else
            weiger(m_volgende->rij.regel, m_volgende->fout.value_or(Reden::los));
        do {
            if (m_volgende->fout) weiger(m_volgende->rij.regel, *m_volgende->fout);
            if (lijst.rijen.size() >= max_rijen) weiger(m_volgende->rij.regel, Reden::te_groot);
            if (goed) lijst.rijen.push_back(std::move(m_volgende->rij));
            m_volgende = next_regel();
        } while (m_volgende && !m_volgende->begin);
        if (goed) return lijst;
    }
    return std::nullopt;
}

}  // namespace isi::gba_v
