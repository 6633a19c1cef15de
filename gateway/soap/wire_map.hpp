// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "gateway/operaties/envelop.hpp"
#include "gateway/operaties/geef_persoon.hpp"
#include "gateway/operaties/geef_tabellen.hpp"
#include "gateway/operaties/geef_wet.hpp"
#include "gateway/operaties/test_verbinding.hpp"
#include "soapH.h"

/// Between the wire's generated types and ours: `from_wire` reads (and may refuse), `to_wire` writes (and
/// cannot fail). Objects made by to_wire live in the gSOAP context until its soap_end.
namespace isi::soap {

operaties::Envelop lees_envelop(const isi__VerzoekType& in);
operaties::Envelop lees_envelop(const isi__GemeenteVerzoekType& in);
Uitkomst<operaties::PersoonVraag> from_wire(const isi__GeefPersoonVerzoekType& in);

/// The four, with sender and receiver swapped.
void to_wire(const operaties::Envelop& envelop, const std::string& systeemtijd,
             isi__BedrijfsdocumentType& uit);
isi__FoutmeldingType* to_wire(::soap* ctx, const Foutmelding& fout);
isi__GemeenteType* to_wire(::soap* ctx, const Gemeente& gemeente);

void to_wire(::soap* ctx, const operaties::TestVerbindingAntwoord& antwoord,
             isi__TestVerbindingAntwoordType& uit);
void to_wire(::soap* ctx, const std::vector<operaties::Gemeenterecht>& rijen,
             isi__GeefGemeentenAntwoordType& uit);
void to_wire(::soap* ctx, const std::vector<Waardenlijst>& lijsten, isi__GeefWaardenlijstenAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::WetAntwoord& antwoord, isi__GeefWetAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::Persoonsblad& blad, isi__GeefPersoonAntwoordType& uit);

}  // namespace isi::soap
