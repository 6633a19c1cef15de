// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "catalogus.hpp"
#include "catalogus_tabel.hpp"

/// Rows that the catalogue describes by a rule: hundreds of signals need no hundreds of lines. The same rule
/// gives the same rows, whoever reads it.
namespace isi::admin {

/// A [persoon.signaalreeks]: all its signals go to this person.
std::vector<Signaal> lees_signaalreeks(Tabel t, const Persoonsdossier& dossier);

/// A [[reeks]]: persons with the next valid numbers, and signals that are dealt to them in turn.
std::vector<Testpersoon> lees_reeks(Tabel t);

}  // namespace isi::admin
