// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "waardenlijst.hpp"

/// The closed lists, by subject; contractlijsten() joins them. Private to this room.
namespace isi::lijsten {

std::vector<Waardenlijst> persoon();        ///< who it is and where the person stands
std::vector<Waardenlijst> voorzieningen();  ///< provisions and exemptions of Wi2007
std::vector<Waardenlijst> examens();        ///< exams of the three laws
std::vector<Waardenlijst> wi2021();         ///< what DUO exchanges with gemeenten under Wi2021
std::vector<Waardenlijst> berichten();      ///< codes of questions, answers and signals

/// A list of the contract, {code, text} each; its version is the contract's.
Waardenlijst maak(std::string naam, std::vector<Codewaarde> waarden);

}  // namespace isi::lijsten
