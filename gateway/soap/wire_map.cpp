// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_map.hpp"

#include "gateway/operaties/tijd.hpp"
#include "wire_delen.hpp"

namespace isi::soap {
namespace {

template <class Verzoektype>
operaties::Envelop envelop(const Verzoektype& in) {
    return {.identificatiecode = in.identificatiecodeBedrijfsdocument,
            .verzendende_instantie = in.verzendendeInstantie,
            .ontvangende_instantie = in.ontvangendeInstantie,
            .datum_tijd = in.datumTijdBedrijfsdocument,
            .gemeentecode = {},
            .eindgebruiker = in.eindgebruiker,
            .doel = in.doel};
}

// An empty setting is an absent element: never an empty tag.
std::optional<std::string> gevuld(const std::string& tekst) {
    return tekst.empty() ? std::nullopt : std::optional(tekst);
}

isi__LijstwaardeType* waarde(::soap* ctx, const Lijstwaarde& in) {
    auto* uit = soap_new_isi__LijstwaardeType(ctx);
    uit->code = in.code;
    uit->omschrijving = in.omschrijving;
    uit->geldigVanaf = tekst(in.geldig_vanaf);
    uit->geldigTot = tekst(in.geldig_tot);
    return uit;
}

}  // namespace

operaties::Envelop lees_envelop(const isi__VerzoekType& in) {
    return envelop(in);
}

operaties::Envelop lees_envelop(const isi__GemeenteVerzoekType& in) {
    auto uit = envelop(in);
    uit.gemeentecode = in.gemeentecode;
    return uit;
}

operaties::PersoonVraag from_wire(const isi__GeefPersoonVerzoekType& in, Wet wet) {
    return {.wet = wet, .bsn = in.bsn, .a_nummer = in.aNummer, .verblijf = in.verblijf};
}

operaties::ExamensVraag from_wire(const isi__GeefExamensVerzoekType& in, Wet wet) {
    return {.wet = wet, .bsn = in.bsn, .verblijf = in.verblijf};
}

void to_wire(const operaties::Envelop& envelop, const std::string& systeemtijd,
             isi__BedrijfsdocumentType& uit) {
    uit.identificatiecodeBedrijfsdocument = envelop.identificatiecode;
    uit.verzendendeInstantie = envelop.ontvangende_instantie;
    uit.ontvangendeInstantie = envelop.verzendende_instantie;
    uit.datumTijdBedrijfsdocument = systeemtijd;
}

isi__FoutmeldingType* to_wire(::soap* ctx, const Foutmelding& fout) {
    auto* uit = soap_new_isi__FoutmeldingType(ctx);
    uit->foutcode = fout.foutcode;
    uit->fouttekst = fout.fouttekst;
    for (const auto& gegeven : fout.sleutelgegevens) {
        auto* regel = soap_new_isi__SleutelgegevenType(ctx);
        regel->sleutelnaam = gegeven.naam;
        regel->sleutelwaarde = gegeven.waarde;
        uit->sleutelgegeven.push_back(regel);
    }
    return uit;
}

isi__GemeenteType* to_wire(::soap* ctx, const Gemeente& in) {
    return gemeente(ctx, in);
}

void to_wire(::soap* ctx, const operaties::TestVerbindingAntwoord& antwoord,
             isi__TestVerbindingAntwoordType& uit) {
    uit.echo = gevuld(antwoord.echo);
    uit.certificaatSubject = antwoord.certificaat_onderwerp;
    uit.oin = gevuld(antwoord.oin);
    uit.certificaatGeldigTot = operaties::schrijf_tijd(antwoord.certificaat_geldig_tot);
    uit.sleutelGeldigTot = operaties::schrijf_tijd(antwoord.sleutel_geldig_tot);
    uit.contractversie = antwoord.contractversie;
    uit.gatewayVersie = antwoord.dienst.gatewayversie;
    uit.systeemtijd = operaties::schrijf_tijd(antwoord.systeemtijd);
    uit.omgeving = antwoord.dienst.omgeving;
    uit.grenzen = soap_new_isi__GrenzenType(ctx);
    uit.grenzen->maximaleBerichtgrootte = static_cast<int>(antwoord.dienst.maximale_berichtgrootte);
    uit.grenzen->maximaalAantalPerPagina = antwoord.dienst.bladgrenzen.aantal_max;
    uit.contact = soap_new_isi__ContactType(ctx);
    uit.contact->telefoon = gevuld(antwoord.dienst.contact.telefoon);
    uit.contact->openingstijden = gevuld(antwoord.dienst.contact.openingstijden);
    uit.contact->eMail = gevuld(antwoord.dienst.contact.e_mail);
    if (antwoord.dienst.onderhoud) {
        uit.onderhoud = soap_new_isi__OnderhoudType(ctx);
        uit.onderhoud->van = antwoord.dienst.onderhoud->van;
        uit.onderhoud->tot = antwoord.dienst.onderhoud->tot;
    }
}

void to_wire(::soap* ctx, const std::vector<operaties::Gemeenterecht>& rijen,
             isi__GeefGemeentenAntwoordType& uit) {
    uit.gemeenten = soap_new_isi__GemeentenType(ctx);
    for (const auto& rij : rijen) {
        auto* regel = soap_new_isi__GemeenteMetRollenType(ctx);
        regel->code = rij.gemeente.code.text();
        regel->naam = rij.gemeente.naam;
        regel->rollen = soap_new_isi__RollenType(ctx);
        for (const auto rol : rij.rollen) regel->rollen->rol.emplace_back(isi::code(rol));
        uit.gemeenten->gemeente.push_back(regel);
    }
}

void to_wire(::soap* ctx, const std::vector<Waardenlijst>& lijsten,
             isi__GeefWaardenlijstenAntwoordType& uit) {
    uit.lijsten = soap_new_isi__WaardenlijstenType(ctx);
    for (const auto& lijst : lijsten) {
        auto* regel = soap_new_isi__WaardenlijstType(ctx);
        regel->naam = lijst.naam;
        regel->versie = lijst.versie;
        regel->waarden = soap_new_isi__WaardenType(ctx);
        for (const auto& in : lijst.waarden) regel->waarden->waarde.push_back(waarde(ctx, in));
        uit.lijsten->lijst.push_back(regel);
    }
}

void to_wire(::soap* ctx, const operaties::Signaalcodes& codes, isi__GeefSignaalcodesAntwoordType& uit) {
    uit.signaalcodes = soap_new_isi__SignaalcodesType(ctx);
    for (const auto& in : *codes.soorten) {
        auto* regel = soap_new_isi__SignaalsoortType(ctx);
        regel->code = in.code;
        regel->wet = isi::code(codes.wet);
        regel->omschrijving = in.omschrijving;
        regel->oorzaak = in.oorzaak;
        regel->vervolgactie = in.vervolgactie;
        regel->klasse = code(ctx, in.klasse);
        regel->aanleiding = code(ctx, in.aanleiding);
        regel->ontvanger = code(ctx, in.ontvanger);
        regel->alleenMetKoppeling = in.met_koppeling;
        regel->vervolgoperatie = in.vervolgoperatie;
        regel->geldigVanaf = tekst(in.geldig_vanaf);
        regel->geldigTot = tekst(in.geldig_tot);
        uit.signaalcodes->signaalcode.push_back(regel);
    }
}

void to_wire(::soap* ctx, const operaties::WetAntwoord& antwoord, isi__GeefWetAntwoordType& uit) {
    uit.wet = std::string(isi::code(antwoord.wet));
    uit.woonachtigInGemeente = antwoord.woonachtig_in_gemeente;
    uit.overleden = antwoord.overleden;
    uit.gegevensInTeZien = antwoord.gegevens_in_te_zien;
    uit.meldingen = soap_new_isi__MeldingenType(ctx);
    for (const auto& melding : antwoord.meldingen) {
        auto* regel = soap_new_isi__MeldingType(ctx);
        regel->code = melding.code;
        regel->tekst = melding.tekst;
        uit.meldingen->melding.push_back(regel);
    }
}

}  // namespace isi::soap
