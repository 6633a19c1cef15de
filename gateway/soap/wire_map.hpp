// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "gateway/operaties/envelop.hpp"
#include "gateway/operaties/geef_examens.hpp"
#include "gateway/operaties/geef_persoon.hpp"
#include "gateway/operaties/geef_signaalcodes.hpp"
#include "gateway/operaties/geef_tabellen.hpp"
#include "gateway/operaties/geef_wet.hpp"
#include "gateway/operaties/test_verbinding.hpp"
#include "gateway/operaties/zoek_personen.hpp"
#include "gateway/operaties/zoek_signalen.hpp"
#include "soapH.h"

/// Between the wire's generated types and ours: `from_wire` reads, `to_wire` writes; neither can fail. The
/// law of a question is read once, where the right to it is judged, and handed on. Objects made by to_wire
/// live in the gSOAP context until its soap_end.
namespace isi::soap {

operaties::Envelop lees_envelop(const isi__VerzoekType& in);
operaties::Envelop lees_envelop(const isi__GemeenteVerzoekType& in);
operaties::PersoonVraag from_wire(const isi__GeefPersoonVerzoekType& in, Wet wet);
operaties::ExamensVraag from_wire(const isi__GeefExamensVerzoekType& in, Wet wet);

operaties::PersonenVraag from_wire(const isi__ZoekPersonenVerzoekType& in, Wet wet);
operaties::SignalenVraag from_wire(const isi__ZoekSignalenVerzoekType& in, Wet wet);

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
void to_wire(::soap* ctx, const operaties::Signaalcodes& codes, isi__GeefSignaalcodesAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::WetAntwoord& antwoord, isi__GeefWetAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::Persoonsblad& blad, isi__GeefPersoonAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::GevondenPersonen& in, isi__ZoekPersonenAntwoordType& uit);
void to_wire(::soap* ctx, const operaties::GevondenSignalen& in, isi__ZoekSignalenAntwoordType& uit);
void to_wire(::soap* ctx, const Examens& in, isi__GeefExamensAntwoordType& uit);

}  // namespace isi::soap
