// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "repliek.hpp"

/// The services themselves: a schema-valid question in, what it came to out.
namespace isi::magda {

// Spoor::uitkomst of what did not end in an Uitzondering.
constexpr std::string_view gegevens = "GEGEVENS";
constexpr std::string_view geen_toeleidingen = "GEEN_TOELEIDINGEN";
constexpr std::string_view geregistreerd = "GEREGISTREERD";
constexpr std::string_view herhaald = "HERHAALD";

/// One question with all that is needed to answer it.
struct Geval {
    const Middelen& middelen;
    const Context& context;
    const kbi::Toegang& toegang;
    const kbi::Moment& moment;
    pugi::xml_node inhoud;  ///< Vraag/Inhoud
    std::string insz;       ///< of the person asked about, as written
};

/// Where each service writes the person it asks about; empty when it names none.
[[nodiscard]] std::string lees_insz(Operatie operatie, const pugi::xml_node& inhoud);
/// RegistreerUitschrijving's element in Inhoud: its name is published nowhere, two are taken.
[[nodiscard]] pugi::xml_node lees_uitschrijving(const pugi::xml_node& inhoud);

[[nodiscard]] Uitslag geef_dossier(const Geval& geval, kbi::Spoor& spoor);
[[nodiscard]] Uitslag registreer_toeleiding(const Geval& geval, kbi::Spoor& spoor);
[[nodiscard]] Uitslag geef_toeleidingen(const Geval& geval, kbi::Spoor& spoor);
[[nodiscard]] Uitslag registreer_inschrijving(const Geval& geval, kbi::Spoor& spoor);
[[nodiscard]] Uitslag registreer_inschrijving_0201(const Geval& geval, kbi::Spoor& spoor);
[[nodiscard]] Uitslag registreer_uitschrijving(const Geval& geval, kbi::Spoor& spoor);

/// <AfspraakMoment>
void schrijf_moment(std::string& uit, const kbi::Afspraakmoment& moment);

enum class Inschrijfplicht : std::uint8_t { geen, vandaag };
/// The gate of what is no consult: the person, or the refusal. Notes in `spoor` what it said.
[[nodiscard]] tl::expected<Insz, Uitslag> laat_toe(const Geval& geval, Inschrijfplicht plicht,
                                                   kbi::Spoor& spoor);

}  // namespace isi::magda
