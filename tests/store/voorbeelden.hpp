// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "isi_store/store.hpp"

/// Dossiers, keys and signals to put into a store.
namespace isi::test {

Bsn bsn(const char* text);
ANummer a_nummer(const char* text);
Gemeentecode gemeente(const char* code);
OnvolledigeDatum datum(const char* text);
Gemeente groningen();  ///< 0014, as tabel 33 names it
Gemeente eemsmond();   ///< 1651, ended 2019-01-01

Persoonsdossier minimal_dossier(const char* nummer, Wet wet = Wet::wi2007);
/// Every field has a value of its own, every list two rows.
Persoonsdossier full_dossier();
Signaal signaal(const char* nummer, const char* gemeentecode, const char* status, Wet wet = Wet::wi2007);
Organisatie organisatie(const char* naam);
Sleutel full_sleutel(std::int64_t organisatie_id);

}  // namespace isi::test
