// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "vraag.hpp"

namespace isi::operaties {

struct Gemeenterecht {
    Gemeente gemeente;
    std::set<Rol> rollen;
};

/// The gemeenten that this key may act for, with the roles, in order of code.
std::vector<Gemeenterecht> geef_gemeenten(const Verzoek& verzoek, Store& store);

/// Every list of the contract and the BRP tables, or the one that is asked for; VAL006 when there is no such
/// list.
Uitkomst<std::vector<Waardenlijst>> geef_waardenlijsten(const std::optional<std::string>& lijst,
                                                        Store& store);

}  // namespace isi::operaties
