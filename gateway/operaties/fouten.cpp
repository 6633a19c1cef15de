// SPDX-License-Identifier: GPL-3.0-or-later
#include "fouten.hpp"

#include "isi_store/domein/waardenlijst.hpp"

namespace isi::operaties::fouten {
namespace {

constexpr std::size_t waarde_max = 25;  // contract: sleutelwaarde ≤ 25

void voeg_toe(Foutmelding& fout, std::string_view naam, std::string_view waarde) {
    if (waarde.empty()) return;
    fout.sleutelgegevens.push_back({std::string(naam), std::string(waarde.substr(0, waarde_max))});
}

tl::unexpected<Foutmelding> autorisatie(std::string_view code, std::string_view tekst,
                                        std::string_view gemeentecode, std::string_view wet,
                                        std::string_view rol) {
    Foutmelding fout{std::string(code), std::string(tekst), {}};
    voeg_toe(fout, "gemeentecode", gemeentecode);
    voeg_toe(fout, "wet", wet);
    voeg_toe(fout, "rol", rol);
    return tl::make_unexpected(std::move(fout));
}

tl::unexpected<Foutmelding> veldfout(std::string_view code, std::string tekst, std::string_view veld) {
    Foutmelding fout{std::string(code), std::move(tekst), {}};
    voeg_toe(fout, "veld", veld);
    return tl::make_unexpected(std::move(fout));
}

}  // namespace

tl::unexpected<Foutmelding> aut401(std::string_view gemeentecode, std::string_view wet,
                                   std::string_view rol) {
    return autorisatie(
        "AUT401", "Uw applicatiesleutel is voor deze gemeente en wet niet geautoriseerd om te raadplegen.",
        gemeentecode, wet, rol);
}

tl::unexpected<Foutmelding> aut402(std::string_view gemeentecode, std::string_view wet,
                                   std::string_view rol) {
    return autorisatie("AUT402",
                       "Uw applicatiesleutel is voor deze gemeente en wet niet geautoriseerd om te muteren.",
                       gemeentecode, wet, rol);
}

tl::unexpected<Foutmelding> aut403(std::string_view wet) {
    Foutmelding fout{"AUT403",
                     "Onder de Wi2007 kunnen gegevens niet via de koppeling worden gewijzigd. Gebruik het "
                     "mutatieformulier.",
                     {}};
    voeg_toe(fout, "wet", wet);
    return tl::make_unexpected(std::move(fout));
}

tl::unexpected<Foutmelding> val001() {
    return tl::make_unexpected(Foutmelding{"VAL001",
                                           "Vul een burgerservicenummer of A-nummer in, of ten minste "
                                           "geboortedatum, geslacht of nationaliteit.",
                                           {}});
}

tl::unexpected<Foutmelding> val002() {
    return tl::make_unexpected(
        Foutmelding{"VAL002", "Zoek met nummers of met overige velden, niet met beide.", {}});
}

tl::unexpected<Foutmelding> val003(std::string_view veld) {
    return veldfout("VAL003", "Burgerservicenummer is ongeldig.", veld);
}

tl::unexpected<Foutmelding> val004(std::string_view veld) {
    return veldfout("VAL004", "A-nummer is ongeldig.", veld);
}

tl::unexpected<Foutmelding> val005(std::string_view veld) {
    return veldfout("VAL005", "De datum tot en met ligt voor de datum vanaf.", veld);
}

tl::unexpected<Foutmelding> val006(std::string_view veld, std::string_view waarde) {
    auto fout = veldfout("VAL006", "Ongeldige waarde voor " + std::string(veld) + ".", veld);
    if (is_contractcode(waarde)) voeg_toe(fout.value(), "waarde", waarde);
    return fout;
}

tl::unexpected<Foutmelding> val007() {
    return tl::make_unexpected(Foutmelding{"VAL007", "Vul een burgerservicenummer of A-nummer in.", {}});
}

tl::unexpected<Foutmelding> val008() {
    return veldfout("VAL008", "eindgebruiker is verplicht voor deze applicatiesleutel.", "eindgebruiker");
}

tl::unexpected<Foutmelding> dub001() {
    return tl::make_unexpected(Foutmelding{
        "DUB001", "Ongeldige waarde voor identificatiecodeBedrijfsdocument: deze is al gebruikt.", {}});
}

tl::unexpected<Foutmelding> dub002(std::string_view systeemtijd) {
    Foutmelding fout{
        "DUB002", "datumTijdBedrijfsdocument wijkt meer dan 15 minuten af van de tijd van de dienst.", {}};
    voeg_toe(fout, "systeemtijd", systeemtijd);
    return tl::make_unexpected(std::move(fout));
}

}  // namespace isi::operaties::fouten
