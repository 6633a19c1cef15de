// SPDX-License-Identifier: GPL-3.0-or-later
#include "afwijzing.hpp"

#include <fmt/format.h>

#include <array>

namespace isi::gba_v {
namespace {

struct Tekst {
    std::string_view code, uitleg;
};
// In the order of the enum.
constexpr std::array<Tekst, 18> teksten{{
    {"GEEN_CSV", "a quotation mark is missing or out of place"},
    {"VELDENTAL", "the line has another number of fields than the heading"},
    {"TEKENS", "not UTF-8, or a character that no message can carry"},
    {"TE_GROOT", "the line, or the persoonslijst, is longer than any real one"},
    {"LOS", "a history line without a persoonslijst before it"},
    {"GEEN_BSN", "the persoonslijst has no burgerservicenummer"},
    {"ELFPROEF", "no valid burgerservicenummer: nine digits that pass the elfproef"},
    {"DUBBEL_BSN",
     "an earlier persoonslijst of this file has the same burgerservicenummer; that one is loaded"},
    {"OPSCHORTING_F", "the persoonslijst is marked as an error by its keeper (07.67.20 F)"},
    {"GEBOORTEDATUM", "the birth date is not of the form yyyymmdd"},
    {"GESLACHT", "the sex is not M, V or O"},
    {"GEHEIM", "the indicatie geheim is not 0 to 7; without it the person cannot be shown safely"},
    {"TE_LANG", "longer than the 200 characters that a message carries"},
    {"A_NUMMER", "no valid A-nummer; the person is loaded without"},
    {"DUBBEL_A_NUMMER", "an earlier persoonslijst has the same A-nummer; the person is loaded without"},
    {"NIET_IN_TABEL", "the code is in no line of the BRP table; the person is loaded without"},
    {"GEEN_DATUM", "not of the form yyyymmdd; the person is loaded without"},
    {"PAST_NIET", "does not fit the field of the message; the person is loaded without"},
}};
constexpr std::array<std::string_view, 3> soorten{"PERSOONSLIJST", "NUMMER", "GEGEVEN"};

}  // namespace

std::string_view code(Reden reden) noexcept {
    return teksten[static_cast<std::size_t>(reden)].code;
}
std::string_view uitleg(Reden reden) noexcept {
    return teksten[static_cast<std::size_t>(reden)].uitleg;
}
std::string_view code(Wat wat) noexcept {
    return soorten[static_cast<std::size_t>(wat)];
}

std::string afwijzingen_csv(const Afwijzingen& afwijzingen) {
    std::string tekst = "regel;element;wat;reden;uitleg\n";
    for (const auto& a : afwijzingen)
        tekst += fmt::format("{};{};{};{};\"{}\"\n", a.regel, a.element, code(a.wat), code(a.reden),
                             uitleg(a.reden));
    return tekst;
}

}  // namespace isi::gba_v
