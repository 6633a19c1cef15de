// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <utility>

#include "gateway/bericht/boom.hpp"
#include "magda.hpp"
#include "operaties.hpp"
#include "repliek.hpp"

namespace isi::magda {
namespace {

using bericht::boom::kind;
using bericht::boom::lees_boom;
using bericht::boom::waarde;

struct Bericht {
    pugi::xml_document boom;
    pugi::xml_node verzoek;
    Vraagkop kop;
};

// What of it can be read, valid or not.
void lees_bericht(Bericht& bericht, const bericht::Omslag& omslag, const Dienst& dienst) {
    bericht.kop.dienst = &dienst;
    if (!lees_boom(bericht.boom, omslag.inhoud)) return;
    bericht.verzoek = kind(bericht.boom.document_element(), "Verzoek");
    bericht.kop.context = lees_context(bericht.verzoek);
}

void begin_spoor(kbi::Spoor& spoor, const Vraagkop& kop) {
    spoor.weg = kbi::Weg::magda;
    spoor.operatie = kop.dienst->naam;
    if (!kop.context.afzender) return;
    const auto& afzender = *kop.context.afzender;
    spoor.identificatie = afzender.identificatie;
    spoor.referte = afzender.referte.value_or("");
    spoor.hoedanigheid = afzender.hoedanigheid.value_or("");
    if (afzender.gebruiker) spoor.gebruiker = Insz::parse(*afzender.gebruiker);
}

// What is wrong and where; the schema's judge names only what the schema has.
std::string beschrijf(const Protocolfout& fout) {
    return fout.regel ? fmt::format("{} Regel {}.", fout.faultstring, *fout.regel) : fout.faultstring;
}

Uitslag voer_uit(Operatie operatie, const Geval& geval, kbi::Spoor& spoor) {
    switch (operatie) {
        case Operatie::geef_dossier:
            return geef_dossier(geval, spoor);
        case Operatie::registreer_toeleiding:
            return registreer_toeleiding(geval, spoor);
        case Operatie::geef_toeleidingen:
            return geef_toeleidingen(geval, spoor);
        case Operatie::registreer_inschrijving:
            return registreer_inschrijving(geval, spoor);
        case Operatie::registreer_inschrijving_0201:
            return registreer_inschrijving_0201(geval, spoor);
        case Operatie::registreer_uitschrijving:
            return registreer_uitschrijving(geval, spoor);
    }
    return weiger(Melding::intern);
}

// What the service would have taken, so that the asker need not guess. Our words, none of the message's.
Uitslag weiger_naamruimte(const Dienst& dienst) {
    return {.inhoud = {},
            .uitzonderingen = {{Melding::naamruimte, fmt::format("De dienst kent {} onder naamruimte {}",
                                                                 dienst.naam, dienst.naamruimte)}}};
}
Uitslag weiger_context(const Dienst& dienst) {
    return {.inhoud = {},
            .uitzonderingen = {
                {Melding::context, fmt::format("De dienst verwacht Type VRAAG, Naam {} en Versie {}.",
                                               dienst.naam, dienst.versie)}}};
}

// From the outside in: the right form, called what it is, one question; only then the question.
Uitslag behandel(const Middelen& middelen, Bericht& bericht, const bericht::Omslag& omslag,
                 bool naamruimte_klopt, const kbi::Toegang& toegang, const kbi::Moment& moment,
                 kbi::Spoor& spoor) {
    const auto& dienst = *bericht.kop.dienst;
    const auto vraag = bericht.verzoek.child("Vragen").child("Vraag");
    const auto insz = lees_insz(dienst.operatie, vraag.child("Inhoud"));
    // Whoever was asked about is on record, also when the question is refused.
    spoor.betrokkene = Insz::parse(insz);
    if (!naamruimte_klopt) return weiger_naamruimte(dienst);
    if (const auto geldig = middelen.keur_schema(omslag); !geldig) {
        spoor.reden = geldig.error().faultstring;
        return {.inhoud = {}, .uitzonderingen = {{Melding::schema, beschrijf(geldig.error())}}};
    }
    bericht.kop.referte = waarde(vraag.child("Referte"));
    const Geval geval{.middelen = middelen,
                      .context = bericht.kop.context,
                      .toegang = toegang,
                      .moment = moment,
                      .inhoud = vraag.child("Inhoud"),
                      .insz = insz};
    if (!past(geval.context, dienst)) return weiger_context(dienst);
    if (vraag.next_sibling("Vraag")) return weiger(Melding::te_veel_vragen);
    return voer_uit(dienst.operatie, geval, spoor);
}

Uitslag mislukt(Melding melding, const std::exception& fout, kbi::Spoor& spoor) {
    spoor.mislukt = true;
    spoor.geleverd = false;
    spoor.blokken.clear();
    spoor.uitkomst.clear();
    spoor.reden = fout.what();
    return weiger(melding);
}

Melding melding(Nood nood) {
    switch (nood) {
        case Nood::overbelast:
            return Melding::overbelast;
        case Nood::bron_weg:
            return Melding::bron_weg;
        case Nood::intern:
            break;
    }
    return Melding::intern;
}

}  // namespace

Kamer::Kamer(Middelen middelen) : m_middelen(std::move(middelen)) {}

tl::expected<kbi::Antwoord, Soapfout> Kamer::serve(const bericht::Omslag& omslag, const kbi::Toegang& toegang,
                                                   const kbi::Moment& moment) const {
    const auto treffer = find_dienst(omslag.operatie, omslag.operatie_namespace);
    if (treffer.dienst == nullptr)
        return tl::make_unexpected(
            maak_soapfout("Het element in de SOAP-body is geen operatie van deze dienst.", moment));

    Bericht bericht;
    lees_bericht(bericht, omslag, *treffer.dienst);
    kbi::Antwoord uit;
    begin_spoor(uit.spoor, bericht.kop);
    Uitslag uitslag;
    try {
        uitslag = behandel(m_middelen, bericht, omslag, treffer.naamruimte_klopt, toegang, moment, uit.spoor);
    } catch (const StoreFailure& fout) {  // the register is the source here
        uitslag = mislukt(Melding::bron_weg, fout, uit.spoor);
    } catch (const std::exception& fout) {
        uitslag = mislukt(Melding::intern, fout, uit.spoor);
    }
    if (uit.spoor.uitkomst.empty() && !uitslag.uitzonderingen.empty())
        uit.spoor.uitkomst = regel(uitslag.uitzonderingen.front().melding).code;
    uit.inhoud = schrijf_repliek(bericht.kop, m_middelen.zelf, belgische_tijd(moment.nu), uitslag);
    return uit;
}

std::string Kamer::nood(Nood nood, const Zelf& zelf, const kbi::Moment& moment,
                        const bericht::Omslag* omslag) {
    const auto* gevraagd =
        omslag == nullptr ? nullptr : find_dienst(omslag->operatie, omslag->operatie_namespace).dienst;
    Bericht bericht;
    bericht.kop.dienst = &dienst(Operatie::geef_dossier);
    if (gevraagd != nullptr) lees_bericht(bericht, *omslag, *gevraagd);
    return schrijf_repliek(bericht.kop, zelf, belgische_tijd(moment.nu), weiger(melding(nood)));
}

std::string schrijf_fout(const Soapfout& fout) {
    std::string uit = R"(<soap:Fault xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)";
    veld(uit, "faultcode", "soap:" + fout.faultcode);
    veld(uit, "faultstring", fout.faultstring);
    uit.append("<detail>").append(fout.detail).append("</detail></soap:Fault>");
    return uit;
}

Soapfout maak_soapfout(std::string_view diagnose, const kbi::Moment& moment) {
    Soapfout uit{"Client", std::string(diagnose), {}};
    uit.detail = R"(<gen:Uitzondering xmlns:gen="http://generiek-02_00.vip.vlaanderen.be">)";
    schrijf_uitzondering(uit.detail, {Melding::schema, uit.faultstring}, belgische_tijd(moment.nu));
    uit.detail += "</gen:Uitzondering>";
    return uit;
}

}  // namespace isi::magda
