// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "bederf.hpp"

/// What the spoils of the Flemish service have in common: one question known among many, one edit of it or of
/// its answer.
namespace isi::twin::kbi {

std::string operatie(const Gesprek& g);               ///< local name of the first element in Body
bool over(const Gesprek& g, const std::string& rol);  ///< about this role's INSZ (personen_kbi.toml)
const std::string& insz(const Gesprek& g, const std::string& rol);
void geef_sleutel(Gesprek& g, const std::string& client);  ///< this client's key instead of what there is

using Wanneer = std::function<bool(const Gesprek&)>;
Wanneer rol(std::string naam);         ///< about this person
Wanneer vraag(std::string operatie);   ///< this operation
Wanneer bevat(std::string tekst);      ///< the question has this text
Wanneer als(std::string client);       ///< asked with this client's certificate
Wanneer antwoordt(std::string tekst);  ///< the answer has this text
Wanneer operator&&(Wanneer a, Wanneer b);
Wanneer operator!(Wanneer a);

/// Spoils of one replacement: every occurrence of plain text, or of a pattern.
Bederf antwoord(std::string id, Wanneer wanneer, std::string van, std::string naar,
                std::set<std::string> ook = {});
Bederf antwoord_patroon(std::string id, Wanneer wanneer, std::string patroon, std::string naar,
                        std::set<std::string> ook = {});
Bederf vraag_tekst(std::string id, Wanneer wanneer, std::string van, std::string naar);
Bederf vraag_patroon(std::string id, Wanneer wanneer, std::string patroon, std::string naar);
/// The answer without everything from `begin` to `einde`.
Bederf schrap(std::string id, Wanneer wanneer, std::string begin, std::string einde,
              std::set<std::string> ook = {});
std::string zonder(std::string tekst, const std::string& begin, const std::string& einde);

inline const std::string extra_van = "</Afzender>",
                         extra_naar = "<Extra/></Afzender>";  ///< readable, invalid

}  // namespace isi::twin::kbi
