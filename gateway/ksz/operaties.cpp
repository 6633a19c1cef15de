// SPDX-License-Identifier: GPL-3.0-or-later
#include "operaties.hpp"

#include <algorithm>
#include <array>

namespace isi::ksz {
namespace {

constexpr std::array<Operatie, 6> operaties{{{"consultFile", consult_file},
                                             {"consultAppointments", consult_appointments},
                                             {"requestAppointment", request_appointment, true},
                                             {"registerInscription", register_inscription, true},
                                             {"unregisterInscription", unregister_inscription, true},
                                             {"listInscriptions", list_inscriptions}}};

// What makes a number not enough integrated. Says the same of everyone, so it tells nothing about the person.
constexpr std::string_view details = "No inscription of this SSIN by your organization is valid today";

}  // namespace

const Operatie* find_operatie(std::string_view verzoek) noexcept {
    constexpr std::string_view achter = "Request";
    if (!verzoek.ends_with(achter)) return nullptr;
    verzoek.remove_suffix(achter.size());
    const auto* const gevonden = std::ranges::find(operaties, verzoek, &Operatie::naam);
    return gevonden == operaties.end() ? nullptr : gevonden;
}

Uitslag weiger(kbi::Uitkomst uitkomst, const Geval& geval) {
    Uitslag uit;
    uit.melding = melding(uitkomst);
    if (uitkomst == kbi::Uitkomst::niet_ingeschreven) {
        uit.gegevens = {{"details", std::string(details)},
                        {"ssin", geval.vraag.ssin()},
                        {"cbeNumber", geval.toegang->partner->kbo}};
    }
    return uit;
}

Uitslag weiger_inhoud(const Insz& insz, std::string_view veld, std::string_view bezwaar) {
    Uitslag uit;
    uit.nummer = Nummer{insz, false, {}};
    uit.melding = Melding::ongeldig;
    uit.gegevens = {{std::string(veld), std::string(bezwaar)}};
    return uit;
}

tl::expected<Insz, Uitslag> door_poort(const Geval& geval, bool ingeschreven) {
    const auto poort = kbi::keur(geval.vraag.ssin(), geval.vraag.aanhef(), geval.toegang, geval.moment,
                                 geval.middelen.regels, geval.middelen.lezer, ingeschreven);
    geval.spoor.reden = poort.reden;
    if (poort.weigering) return tl::make_unexpected(weiger(*poort.weigering, geval));
    geval.spoor.toegestaan = true;
    return *poort.insz;
}

}  // namespace isi::ksz
