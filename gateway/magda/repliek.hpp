// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "diensten.hpp"
#include "gateway/bericht/element.hpp"
#include "magda.hpp"
#include "meldingen.hpp"
#include "tijd.hpp"

/// The writing of a Repliek: bytes, in the order of the contract, without white space between elements.
namespace isi::magda {

using bericht::veld;
using bericht::veld_als;

/// What an operation came to. Where each Uitzondering stands follows from its level.
struct Uitslag {
    std::string inhoud;  ///< the children of Antwoord/Inhoud, as XML
    std::vector<Uitzondering> uitzonderingen;
    bool heeft_inhoud = false;  ///< there is an Inhoud, even when it is empty
};
[[nodiscard]] Uitslag weiger(Melding melding);

/// Whom and what the reply answers.
struct Vraagkop {
    const Dienst* dienst = nullptr;
    Context context;
    std::string referte;  ///< Vraag/Referte
};

[[nodiscard]] std::string schrijf_repliek(const Vraagkop& vraag, const Zelf& zelf, const Tijdstip& nu,
                                          const Uitslag& uitslag);
/// The children of one Uitzondering.
void schrijf_uitzondering(std::string& uit, const Uitzondering& uitzondering, const Tijdstip& nu);

void schrijf_tijdstip(std::string& uit, const Tijdstip& nu);
/// <Afzender>: who we are, with a fresh Referte.
void schrijf_afzender(std::string& uit, const Zelf& zelf);

void schrijf_inhoud(std::string& uit, std::string_view waarde);
void schrijf_attribuut(std::string& uit, std::string_view naam, std::string_view waarde);  ///< blank first

}  // namespace isi::magda
