// SPDX-License-Identifier: GPL-3.0-or-later
#include "meldingen.hpp"

#include <array>

namespace isi::ksz {

const Meldingregel& regel(Melding melding) noexcept {
    static constexpr std::array<Meldingregel, 10> regels{{
        {"DATA_FOUND", "MSG00000", "Treatment successful"},
        {"NO_DATA_FOUND", "MSG00100", "No data found"},
        {"NO_DATA_FOUND", "MSG00009", "The person is deceased"},
        {"NO_RESULT", "MSG00005", "The SSIN does not exist"},
        {"NO_RESULT", "MSG00006", "The SSIN is replaced"},
        {"NO_RESULT", "MSG00008", "Invalid request data"},
        {"NO_RESULT", "MSG00011", "The structure of the SSIN is invalid"},
        {"NO_RESULT", "MSG00012", "SSIN is not sufficiently integrated for your organization"},
        {"NO_RESULT", "MSG00013", "Access not allowed with given legal context and credentials"},
        {"INCOMPLETE_DATA", "HAN20200", "A source is temporarily not available"},
    }};
    return regels.at(static_cast<std::size_t>(melding));
}

Melding melding(kbi::Uitkomst uitkomst) noexcept {
    using kbi::Uitkomst;
    switch (uitkomst) {
        case Uitkomst::gevonden:
        case Uitkomst::alles_onthouden:
            return Melding::gevonden;
        case Uitkomst::geen_dossier:
            return Melding::geen_gegevens;
        case Uitkomst::overleden:
            return Melding::overleden;
        case Uitkomst::insz_misvormd:
            return Melding::misvormd;
        case Uitkomst::insz_onbekend:
        case Uitkomst::insz_geannuleerd:
            return Melding::bestaat_niet;
        case Uitkomst::insz_vervangen:
            return Melding::vervangen;
        case Uitkomst::niet_ingeschreven:
            return Melding::niet_geintegreerd;
        case Uitkomst::niet_bevoegd:
        case Uitkomst::geen_rechtsgrond:
            break;
    }
    return Melding::geen_toegang;
}

}  // namespace isi::ksz
