// SPDX-License-Identifier: GPL-3.0-or-later
#include "diensten.hpp"

#include <algorithm>
#include <array>

namespace isi::magda {
namespace {

// GeefDossierKBI, RegistreerInschrijving and RegistreerUitschrijving: as in MAGDA's public messages. The two
// services of appointments have no public namespace; theirs is ours, in the same form.
constexpr std::array diensten{
    Dienst{Operatie::geef_dossier, "GeefDossierKBI",
           "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be", "01.00.0000"},
    Dienst{Operatie::registreer_toeleiding, "RegistreerToeleiding",
           "http://webservice.RegistreerToeleiding-01.00.kbi-01.00.vip.vlaanderen.be", "01.00.0000"},
    Dienst{Operatie::geef_toeleidingen, "GeefToeleidingen",
           "http://webservice.GeefToeleidingen-01.00.kbi-01.00.vip.vlaanderen.be", "01.00.0000"},
    Dienst{Operatie::registreer_inschrijving, "RegistreerInschrijving",
           "http://webservice.registreerinschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be",
           "02.00.0000"},
    Dienst{Operatie::registreer_inschrijving_0201, "RegistreerInschrijving",
           "http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be",
           "02.01.0000"},
    Dienst{Operatie::registreer_uitschrijving, "RegistreerUitschrijving",
           "http://webservice.registreeruitschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be",
           "02.00.0000"}};

constexpr bool op_volgorde() {
    for (std::size_t i = 0; i < diensten.size(); ++i) {
        if (diensten[i].operatie != static_cast<Operatie>(i)) return false;
    }
    return true;
}
static_assert(op_volgorde());

}  // namespace

Treffer find_dienst(std::string_view naam, std::string_view naamruimte) noexcept {
    Treffer uit;
    for (const Dienst& d : diensten) {
        if (d.naam != naam) continue;
        if (d.naamruimte == naamruimte) return {&d, true};
        if (uit.dienst == nullptr) uit.dienst = &d;
    }
    return uit;
}

const Dienst& dienst(Operatie operatie) noexcept {
    return diensten[static_cast<std::size_t>(operatie)];
}

}  // namespace isi::magda
