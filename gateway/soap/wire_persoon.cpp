// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet, block by block in the order of the contract.
#include <fmt/format.h>

#include "wire_delen.hpp"
#include "wire_map.hpp"

namespace isi::soap {
namespace {

isi__PersoonType* persoon(::soap* ctx, const Persoonskop& in) {
    auto* uit = soap_new_isi__PersoonType(ctx);
    uit->naam = in.naam;
    uit->voornamen = in.voornamen;
    uit->voorvoegsels = in.voorvoegsels;
    uit->achternaam = in.achternaam;
    uit->bsn = in.bsn.text();
    if (in.a_nummer) uit->aNummer = in.a_nummer->text();
    uit->vNummer = in.v_nummer;
    uit->geboortedatum = in.geboortedatum.text();
    uit->datumOverlijden = tekst(in.datum_overlijden);
    uit->herkomst = code(ctx, in.herkomst);
    return uit;
}

isi__SignaaltellingType* signaaltelling(::soap* ctx, const Signaaltelling& in) {
    auto* uit = soap_new_isi__SignaaltellingType(ctx);
    uit->totaal = static_cast<int>(in.totaal);
    uit->nieuw = static_cast<int>(in.nieuw);
    uit->inBehandeling = static_cast<int>(in.in_behandeling);
    uit->afgehandeld = static_cast<int>(in.afgehandeld);
    return uit;
}

void adres(const Adres& in, isi__PersoonsgegevensType& uit) {
    uit.postcode = in.postcode;
    uit.woonplaats = in.woonplaats;
    uit.straatnaam = in.straatnaam;
    uit.huisnummer = in.huisnummer;
    uit.huisletter = in.huisletter;
    uit.huisnummertoevoeging = in.huisnummertoevoeging;
    uit.aanduidingHuisnummer = in.aanduiding_huisnummer;
    uit.locatieomschrijving = in.locatieomschrijving;
    uit.indicatieBetrouwbaarAdres = in.betrouwbaar;
}

isi__PersoonsgegevensType* persoonsgegevens(::soap* ctx, const Persoonsdossier& dossier) {
    const auto& in = dossier.gegevens;
    auto* uit = soap_new_isi__PersoonsgegevensType(ctx);
    uit->geboortedatum = dossier.kop.geboortedatum.text();
    uit->geslacht = code(ctx, in.geslacht);
    uit->geboorteland = tabel_code(ctx, in.geboorteland);
    uit->geboorteplaats = in.geboorteplaats;
    uit->nationaliteit1 = tabel_code(ctx, in.nationaliteit1);
    uit->nationaliteit2 = tabel_code(ctx, in.nationaliteit2);
    uit->gemeenteVanInschrijving = gemeente(ctx, in.gemeente_van_inschrijving);
    adres(in.adres, *uit);
    uit->datumVestigingInNederland = tekst(in.datum_vestiging_in_nederland);
    uit->datumVertrekUitNederland = tekst(in.datum_vertrek_uit_nederland);
    uit->rechtOpLeningEnVergoeding = in.recht_op_lening_en_vergoeding;
    uit->indicatieAsielgerechtigd = in.asielgerechtigd;
    uit->indicatieVerblijfsdoel = code(ctx, in.verblijfsdoel);
    uit->indicatieRechtmatigVerblijf = in.rechtmatig_verblijf;
    uit->indicatiePardonregeling = in.pardonregeling;
    uit->indicatiePersoonsvolgendBudget = in.persoonsvolgend_budget;
    uit->persoonsvolgendBudgetGebruikt = in.persoonsvolgend_budget_gebruikt;
    uit->inAzcGehuisvest = in.in_azc_gehuisvest;
    uit->datumBeslissingVerblijfsrecht = tekst(in.datum_beslissing_verblijfsrecht);
    uit->indicatieDiplomaBehaald = in.diploma_behaald;
    uit->niveauInburgeringsdiploma = code(ctx, in.niveau_inburgeringsdiploma);
    uit->indicatieSchuldAanwezig = in.schuld_aanwezig;
    uit->indicatieGeheleVrijstellingDoorDuo = in.gehele_vrijstelling_door_duo;
    uit->examenaanvraagInHetKaderVan = code(ctx, in.examenaanvraag);
    uit->codeGeheim = vul(soap_new_isi__GeheimWaardeType(ctx), in.code_geheim);
    return uit;
}

isi__IndicatieInburgeringsplichtType* inburgeringsplicht(::soap* ctx, const Inburgeringsplicht& in) {
    auto* uit = soap_new_isi__IndicatieInburgeringsplichtType(ctx);
    uit->statusInburgeringsplicht = code(ctx, in.status);
    uit->vastgesteldDoor = code(ctx, in.vastgesteld_door);
    uit->datumIngangInburgeringsplicht = tekst(in.datum_ingang);
    uit->redenNietInburgeringsplichtig = open_code(ctx, in.reden_niet);
    uit->vrijwillig = in.vrijwillig;
    uit->oudkomer = in.oudkomer;
    uit->pardonregeling = in.pardonregeling;
    uit->asielgerechtigd = in.asielgerechtigd;
    return uit;
}

isi__HandhavingType* handhaving(::soap* ctx, const Handhaving& in) {
    auto* uit = soap_new_isi__HandhavingType(ctx);
    uit->gehandhaafd = in.gehandhaafd;
    uit->handhavingIngesteldDoor = gemeente(ctx, in.ingesteld_door);
    uit->eersteHandhavingDoor = gemeente(ctx, in.eerste_door);
    uit->datumStart = tekst(in.datum_start);
    uit->datumEindeTermijn = tekst(in.datum_einde_termijn);
    if (in.verlengingen.empty()) return uit;
    uit->verlengingen = soap_new_isi__VerlengingenType(ctx);
    for (const auto& verlenging : in.verlengingen) {
        auto* regel = soap_new_isi__VerlengingType(ctx);
        regel->datumVerlenging = verlenging.datum.text();
        regel->redenVerlenging = open_code(ctx, verlenging.reden);
        regel->nieuweEinddatum = tekst(verlenging.nieuwe_einddatum);
        uit->verlengingen->verlenging.push_back(regel);
    }
    return uit;
}

isi__VoorzieningType* voorziening(::soap* ctx, const Voorziening& in) {
    auto* uit = soap_new_isi__VoorzieningType(ctx);
    uit->aanbodDoorGemeente = gemeente(ctx, in.aanbod_door);
    uit->doelgroep = code(ctx, in.doelgroep);
    uit->soort = code(ctx, in.soort);
    uit->indicatiePersoonlijkInburgeringsbudget = in.persoonlijk_inburgeringsbudget;
    uit->vormDuaalTraject = code(ctx, in.vorm_duaal_traject);
    uit->datumStart = tekst(in.datum_start);
    uit->datumEinde = tekst(in.datum_einde);
    uit->redenEinde = open_code(ctx, in.reden_einde);
    return uit;
}

isi__VrijstellingType* vrijstelling(::soap* ctx, const Vrijstelling& in) {
    auto* uit = soap_new_isi__VrijstellingType(ctx);
    uit->soort = code(ctx, in.soort);
    uit->verleendDoor = code(ctx, in.verleend_door);
    uit->gemeente = gemeente(ctx, in.gemeente);
    uit->datumStart = tekst(in.datum_start);
    uit->datumEinde = tekst(in.datum_einde);
    uit->examenonderdeel = code(ctx, in.examenonderdeel);
    uit->niveau = code(ctx, in.niveau);
    return uit;
}

isi__BoeteType* boete(::soap* ctx, const Boete& in) {
    auto* uit = soap_new_isi__BoeteType(ctx);
    uit->datumToekenning = tekst(in.datum_toekenning);
    uit->reden = open_code(ctx, in.reden);
    if (in.bedrag_cent) uit->bedrag = fmt::format("{}.{:02}", *in.bedrag_cent / 100, *in.bedrag_cent % 100);
    uit->soort = open_code(ctx, in.soort);
    return uit;
}

isi__ExamenonderdeelType* examenonderdeel(::soap* ctx, const Examenonderdeel& in) {
    auto* uit = soap_new_isi__ExamenonderdeelType(ctx);
    uit->soortExamen = code(ctx, in.soort_examen);
    uit->examenonderdeel = open_code(ctx, in.onderdeel);
    uit->niveau = code(ctx, in.niveau);
    uit->uitslag = code(ctx, in.uitslag);
    uit->profiel = open_code(ctx, in.profiel);
    uit->variant = open_code(ctx, in.variant);
    uit->datumDeelname = tekst(in.datum_deelname);
    uit->gemeenteExamenonderdeelBehaald = gemeente(ctx, in.gemeente_behaald);
    uit->indicatieVrijgesteld = in.vrijgesteld;
    uit->redenGeenResultaat = code(ctx, in.reden_geen_resultaat);
    return uit;
}

isi__ExamensType* examens(::soap* ctx, const Examens& in) {
    auto* uit = soap_new_isi__ExamensType(ctx);
    uit->diplomaBehaald = in.diploma_behaald;
    uit->datumDiplomaBehaald = tekst(in.datum_diploma);
    uit->diplomaGemeente = gemeente(ctx, in.diploma_gemeente);
    uit->indicatieGeslaagd = code(ctx, in.geslaagd);
    uit->deelgenomenVolledigExamen = in.deelgenomen_volledig_examen;
    uit->gemeenteVolledigeDeelname = gemeente(ctx, in.gemeente_volledige_deelname);
    uit->volledigeDeelnameNt2 = code(ctx, in.volledige_deelname_nt2);
    uit->datumVolledigeDeelnameNt2 = tekst(in.datum_volledige_deelname_nt2);
    uit->gemeenteVolledigeDeelnameNt2 = gemeente(ctx, in.gemeente_volledige_deelname_nt2);
    uit->examenaanvraag = code(ctx, in.examenaanvraag);
    if (in.onderdelen.empty()) return uit;
    uit->onderdelen = soap_new_isi__ExamenonderdelenType(ctx);
    for (const auto& onderdeel : in.onderdelen)
        uit->onderdelen->onderdeel.push_back(examenonderdeel(ctx, onderdeel));
    return uit;
}

// A wrapper stands only around something (contract: item 1..n).
void lijsten(::soap* ctx, const Persoonsdossier& in, isi__PersoonsbladType& uit) {
    if (!in.voorzieningen.empty()) {
        uit.voorzieningen = soap_new_isi__VoorzieningenType(ctx);
        for (const auto& v : in.voorzieningen) uit.voorzieningen->voorziening.push_back(voorziening(ctx, v));
    }
    if (!in.vrijstellingen.empty()) {
        uit.vrijstellingen = soap_new_isi__VrijstellingenType(ctx);
        for (const auto& v : in.vrijstellingen)
            uit.vrijstellingen->vrijstelling.push_back(vrijstelling(ctx, v));
    }
    if (!in.boetes.empty()) {
        uit.boetes = soap_new_isi__BoetesType(ctx);
        for (const auto& b : in.boetes) uit.boetes->boete.push_back(boete(ctx, b));
    }
}

}  // namespace

void to_wire(::soap* ctx, const operaties::Persoonsblad& blad, isi__GeefPersoonAntwoordType& uit) {
    const auto& dossier = blad.dossier;
    auto* wire = soap_new_isi__PersoonsbladType(ctx);
    wire->persoon = persoon(ctx, dossier.kop);
    wire->verblijf = code(ctx, blad.verblijf);
    wire->vertrokkenOp = tekst(blad.vertrokken_op);
    wire->signaaltelling = signaaltelling(ctx, dossier.signaaltelling);
    wire->persoonsgegevens = persoonsgegevens(ctx, dossier);
    if (dossier.inburgeringsplicht)
        wire->indicatieInburgeringsplicht = inburgeringsplicht(ctx, *dossier.inburgeringsplicht);
    if (dossier.handhaving) wire->handhaving = handhaving(ctx, *dossier.handhaving);
    lijsten(ctx, dossier, *wire);
    if (dossier.examens) wire->examens = examens(ctx, *dossier.examens);
    uit.persoonsblad = wire;
}

void to_wire(::soap* ctx, const Examens& in, isi__GeefExamensAntwoordType& uit) {
    uit.examens = examens(ctx, in);
}

}  // namespace isi::soap
