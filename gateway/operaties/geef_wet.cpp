// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_wet.hpp"

#include "bevoegd.hpp"
#include "fouten.hpp"

namespace isi::operaties {
namespace {

// From the living file, or from the tombstone that stays when the file is gone (NL-W1).
std::optional<Wetligging> zoek_ligging(const Bsn& bsn, const Verzoek& verzoek, Store& store) {
    if (auto ligging = store.find_wet(bsn)) return ligging;
    const auto grafsteen = store.find_grafsteen(verzoek.hash_bsn(bsn));
    if (!grafsteen) return std::nullopt;
    return Wetligging{grafsteen->wet, grafsteen->gemeente, true, false};
}

std::vector<Melding> meldingen(Wet wet, bool inwoner, bool overleden) {
    std::vector<Melding> regels;
    if (overleden) regels.push_back({"OVERLEDEN", "Persoon is overleden."});
    const std::string zin = "Persoon valt onder de " + std::string(naam(wet));
    if (inwoner) {
        regels.push_back({"WET_INWONER", zin + "."});
    } else {
        regels.push_back({"WET_NIET_INWONER", zin + ", maar is niet woonachtig in uw gemeente."});
    }
    return regels;
}

}  // namespace

Uitkomst<Bevinding<WetAntwoord>> geef_wet(const std::string& bsn, const Verzoek& verzoek, Store& store) {
    const auto nummer = Bsn::parse(bsn);
    if (!nummer) return fouten::val003("bsn");
    const auto ligging = zoek_ligging(*nummer, verzoek, store);
    if (!ligging || !ligging->wet) return Bevinding<WetAntwoord>{{}, {{*nummer, false, "geefWet"}}};

    const bool inwoner = ligging->woongemeente == verzoek.gemeente;
    WetAntwoord antwoord{.wet = *ligging->wet,
                         .woonachtig_in_gemeente = inwoner,
                         .overleden = ligging->overleden,
                         .gegevens_in_te_zien = inwoner && ligging->gegevens_aanwezig &&
                                                mag_lezen(*verzoek.sleutel, *verzoek.gemeente, *ligging->wet),
                         .meldingen = meldingen(*ligging->wet, inwoner, ligging->overleden)};
    return Bevinding<WetAntwoord>{std::move(antwoord), {{*nummer, true, "geefWet"}}};
}

}  // namespace isi::operaties
