// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/bericht/boom.hpp"
#include "operaties.hpp"

namespace isi::magda {
namespace {

using bericht::boom::waarde;

// GeefDossierKBI's question is published nowhere; sibling services of MAGDA write the number in either place.
std::string lees_criteria(const pugi::xml_node& inhoud) {
    const auto criteria = inhoud.child("Criteria");
    return waarde((criteria ? criteria : inhoud).child("INSZ"));
}

}  // namespace

pugi::xml_node lees_uitschrijving(const pugi::xml_node& inhoud) {
    const auto element = inhoud.child("Uitschrijving");
    return element ? element : inhoud.child("Inschrijving");
}

std::string lees_insz(Operatie operatie, const pugi::xml_node& inhoud) {
    switch (operatie) {
        case Operatie::geef_dossier:
        case Operatie::geef_toeleidingen:
            return lees_criteria(inhoud);
        case Operatie::registreer_toeleiding:
            return waarde(inhoud.child("Personalia").child("INSZ"));
        case Operatie::registreer_inschrijving:
            return waarde(inhoud.child("Inschrijving").child("INSZ"));
        case Operatie::registreer_inschrijving_0201:
            return waarde(inhoud.child("Inschrijving")
                              .child("BetrokkenSubject")
                              .child("Subjecten")
                              .child("Subject")
                              .child("Sleutel"));
        case Operatie::registreer_uitschrijving:
            return waarde(lees_uitschrijving(inhoud).child("INSZ"));
    }
    return {};
}

tl::expected<Insz, Uitslag> laat_toe(const Geval& geval, Inschrijfplicht plicht, kbi::Spoor& spoor) {
    const auto poort =
        kbi::keur(geval.insz, maak_aanhef(geval.context), geval.toegang, geval.moment, geval.middelen.regels,
                  geval.middelen.lezer, plicht == Inschrijfplicht::vandaag);
    spoor.reden = poort.reden;
    spoor.toegestaan = !poort.weigering;
    if (poort.weigering) return tl::make_unexpected(weiger(melding(*poort.weigering)));
    return *poort.insz;
}

}  // namespace isi::magda
