// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "operaties.hpp"

namespace isi::ksz {
namespace {

using bericht::boom::waarde;

// The KSZ quality code; xs:int may be written +5 or 05. Other partners' own words are none.
std::optional<int> lees_code(std::string_view tekst) {
    if (tekst.starts_with('+')) tekst.remove_prefix(1);
    int uit = 0;
    const auto [einde, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), uit);
    const bool goed = fout == std::errc() && einde == tekst.data() + tekst.size() && uit >= 1 && uit <= 99;
    return goed ? std::optional(uit) : std::nullopt;
}

kbi::Inschrijving lees_inschrijving(const Geval& geval, const Insz& insz) {
    const auto integratie = geval.vraag.wortel().child("inscription");
    const auto periode = integratie.child("period");
    const auto code = lees_code(waarde(integratie.child("qualityCode")));
    return {.id = 0,
            .insz = insz,
            .kbo = geval.toegang->partner->kbo,
            .hoedanigheid = code ? std::to_string(*code) : std::string(),
            .begin = waarde(periode.child("beginDate")),
            .einde = waarde(periode, "endDate")};
}

Uitslag bezwaar_tegen(const Insz& insz, kbi::Inschrijfbezwaar bezwaar) {
    if (bezwaar == kbi::Inschrijfbezwaar::hoedanigheid)
        return weiger_inhoud(insz, "qualityCode", "must be a quality code from 1 to 99");
    return weiger_inhoud(insz, "period", "endDate must not come before beginDate, and both must exist");
}

Uitslag gelukt(const Insz& insz) {
    Uitslag uit;
    uit.nummer = Nummer{insz, false, {}};
    return uit;
}

}  // namespace

Uitslag register_inscription(const Geval& geval) {
    const auto insz = door_poort(geval, false);
    if (!insz) return insz.error();
    const auto bewaard =
        kbi::schrijf_in(lees_inschrijving(geval, *insz), geval.vraag.aanhef(), geval.middelen.schrijver());
    if (!bewaard) return bezwaar_tegen(*insz, bewaard.error());
    auto uit = gelukt(*insz);
    if (*bewaard == kbi::Inschrijfresultaat::bestaat_al)
        uit.gegevens = {{"details", "Already registered: a period with this quality code overlaps"}};
    return uit;
}

Uitslag unregister_inscription(const Geval& geval) {
    const auto insz = door_poort(geval, false);
    if (!insz) return insz.error();
    const auto aantal =
        kbi::schrijf_uit(lees_inschrijving(geval, *insz), geval.vraag.aanhef(), geval.middelen.schrijver());
    if (!aantal) return bezwaar_tegen(*insz, aantal.error());
    auto uit = gelukt(*insz);
    if (*aantal == 0) uit.melding = Melding::geen_gegevens;
    return uit;
}

Uitslag list_inscriptions(const Geval& geval) {
    const auto insz = door_poort(geval, false);
    if (!insz) return insz.error();
    auto uit = gelukt(*insz);
    for (const auto& een : geval.middelen.lezer.list_inschrijvingen(*insz, geval.toegang->partner->kbo)) {
        if (!lees_code(een.hoedanigheid)) continue;
        element(uit.resultaat, "inscription", [&] {
            veld(uit.resultaat, "qualityCode", een.hoedanigheid);
            if (const auto label = geval.middelen.labels.lookup("hoedanigheid", een.hoedanigheid))
                veld(uit.resultaat, "qualityCodeLabel", *label);
            element(uit.resultaat, "period", [&] {
                veld(uit.resultaat, "beginDate", een.begin);
                veld_als(uit.resultaat, "endDate", een.einde);
            });
        });
    }
    geval.spoor.geleverd = !uit.resultaat.empty();
    if (uit.resultaat.empty()) uit.melding = Melding::geen_gegevens;
    return uit;
}

}  // namespace isi::ksz
