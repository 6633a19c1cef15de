// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_delen.hpp"
#include "wire_map.hpp"

namespace isi::soap {
namespace {

template <class Verzoektype>
operaties::Bladkeuze bladkeuze(const Verzoektype& in) {
    return {.pagina = in.pagina, .aantal_per_pagina = in.aantalPerPagina, .peilmoment = in.peilmoment};
}

template <class Rij, class Antwoordtype>
void schrijf_blad(const operaties::Lijst<Rij>& lijst, Antwoordtype& uit) {
    uit.totaal = static_cast<int>(lijst.totaal);
    uit.pagina = lijst.pagina;
    uit.peilmoment = lijst.peilmoment;
}

template <class Nummer>
std::optional<std::string> nummer(const std::optional<Nummer>& waarde) {
    return waarde ? std::optional(waarde->text()) : std::nullopt;
}

isi__PersoonsrijType* persoonsrij(::soap* ctx, const Persoonsrij& in, const Codewaarde& verblijf) {
    auto* uit = soap_new_isi__PersoonsrijType(ctx);
    uit->bsn = in.kop.bsn.text();
    uit->aNummer = nummer(in.kop.a_nummer);
    uit->voornamen = in.kop.voornamen;
    uit->voorvoegsels = in.kop.voorvoegsels;
    uit->achternaam = in.kop.achternaam;
    uit->geboortedatum = in.kop.geboortedatum.text();
    uit->geslacht = code(ctx, in.geslacht);
    uit->herkomst = code(ctx, in.kop.herkomst);
    uit->datumOverlijden = tekst(in.kop.datum_overlijden);
    uit->signaalAanwezig = in.signaal_aanwezig;
    uit->gemeenteVanInschrijving = gemeente(ctx, in.gemeente_van_inschrijving);
    uit->verblijf = code(ctx, verblijf);
    uit->codeGeheim = vul(soap_new_isi__GeheimWaardeType(ctx), in.code_geheim);
    return uit;
}

isi__SignaalType* signaal(::soap* ctx, const Signaalrij& in) {
    auto* uit = soap_new_isi__SignaalType(ctx);
    uit->signaalId = std::to_string(in.signaal.id);
    uit->versie = in.signaal.versie;
    uit->status = code(ctx, in.signaal.status);
    uit->statusGewijzigdOp = in.signaal.status_gewijzigd_op;
    uit->statusGewijzigdDoor = in.signaal.status_gewijzigd_door;
    uit->bsn = in.signaal.bsn.text();
    uit->aNummer = nummer(in.a_nummer);
    uit->achternaam = in.achternaam;
    uit->signaalcode = in.signaal.signaalcode.code;
    uit->omschrijving = in.signaal.signaalcode.omschrijving;
    uit->datumSignaal = in.signaal.datum.text();
    return uit;
}

}  // namespace

operaties::PersonenVraag from_wire(const isi__ZoekPersonenVerzoekType& in, Wet wet) {
    return {.wet = wet,
            .bsn = in.bsn,
            .a_nummer = in.aNummer,
            .geboortedatum_vanaf = in.geboortedatumVanaf,
            .geboortedatum_tot_en_met = in.geboortedatumTotEnMet,
            .geslacht = in.geslacht,
            .nationaliteit = in.nationaliteit,
            .zoeken_in_isi = in.zoekenInIsi,
            .verblijf = in.verblijf,
            .blad = bladkeuze(in)};
}

operaties::SignalenVraag from_wire(const isi__ZoekSignalenVerzoekType& in, Wet wet) {
    operaties::SignalenVraag uit{.wet = wet,
                                 .bsn = in.bsn,
                                 .a_nummer = in.aNummer,
                                 .signaalcode = in.signaalcode,
                                 .datum_vanaf = in.datumVanaf,
                                 .datum_tot_en_met = in.datumTotEnMet,
                                 .statussen = {},
                                 .sorteren = {},
                                 .blad = bladkeuze(in)};
    if (in.statussen != nullptr) uit.statussen = in.statussen->status;
    if (in.sorteren != nullptr)
        uit.sorteren = operaties::SignalenVraag::Volgorde{in.sorteren->kolom, in.sorteren->richting};
    return uit;
}

void to_wire(::soap* ctx, const operaties::GevondenPersonen& in, isi__ZoekPersonenAntwoordType& uit) {
    schrijf_blad(in.lijst, uit);
    uit.personen = soap_new_isi__PersonenType(ctx);
    for (const auto& rij : in.lijst.rijen)
        uit.personen->persoon.push_back(persoonsrij(ctx, rij, in.verblijf));
}

void to_wire(::soap* ctx, const operaties::GevondenSignalen& in, isi__ZoekSignalenAntwoordType& uit) {
    uit.aantalNietAfgehandeld = static_cast<int>(in.niet_afgehandeld);
    schrijf_blad(in.lijst, uit);
    uit.signalen = soap_new_isi__SignalenType(ctx);
    for (const auto& rij : in.lijst.rijen) uit.signalen->signaal.push_back(signaal(ctx, rij));
}

}  // namespace isi::soap
