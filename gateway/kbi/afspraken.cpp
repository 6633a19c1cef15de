// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "datum.hpp"
#include "kbi.hpp"

namespace isi::kbi {
namespace {

/// The two digits at `plaats`, below `grens`; nullopt when they are not there.
std::optional<int> twee_cijfers(std::string_view tekst, std::size_t plaats, int grens) {
    if (tekst.size() < plaats + 2) return std::nullopt;
    const int tientallen = tekst[plaats] - '0';
    const int eenheden = tekst[plaats + 1] - '0';
    if (tientallen < 0 || tientallen > 9 || eenheden < 0 || eenheden > 9) return std::nullopt;
    const int waarde = tientallen * 10 + eenheden;
    return waarde < grens ? std::optional(waarde) : std::nullopt;
}

/// HH:MM[:SS[.sss]] as milliseconds since midnight.
std::optional<int> lees_uur(std::string_view tekst) {
    const auto uren = twee_cijfers(tekst, 0, 24);
    const auto minuten = twee_cijfers(tekst, 3, 60);
    if (!uren || !minuten || tekst[2] != ':') return std::nullopt;
    int milliseconden = (*uren * 60 + *minuten) * 60'000;
    if (tekst.size() == 5) return milliseconden;
    const auto seconden = twee_cijfers(tekst, 6, 60);
    if (!seconden || tekst[5] != ':') return std::nullopt;
    milliseconden += *seconden * 1'000;
    if (tekst.size() == 8) return milliseconden;
    if (tekst[8] != '.' || tekst.size() == 9 || tekst.size() > 12) return std::nullopt;
    int waarde = 100;
    for (const char c : tekst.substr(9)) {
        if (c < '0' || c > '9') return std::nullopt;
        milliseconden += waarde * (c - '0');
        waarde /= 10;
    }
    return milliseconden;
}

bool moment_goed(const Afspraakmoment& afspraak, std::string_view vandaag) {
    const auto aanvang = lees_uur(afspraak.aanvang);
    const auto einde = lees_uur(afspraak.einde);
    return lees_dag(afspraak.datum) && afspraak.datum >= vandaag && aanvang && einde && *aanvang < *einde;
}

/// Van is the asking organisation itself, by its KBO number; one with another's name is not forwarded.
bool van_vrager(const Afspraakvraag& vraag) {
    const auto& nummer = vraag.van.kbo ? vraag.van.kbo : vraag.van.identificatienummer;
    return nummer == vraag.kbo && KboNummer::parse(*nummer);
}

std::optional<Afspraakbezwaar> keur_inhoud(const Afspraakvraag& vraag, const Moment& moment) {
    if (!van_vrager(vraag)) return Afspraakbezwaar::kbo_ongeldig;
    if (vraag.naar.kbo && !KboNummer::parse(*vraag.naar.kbo)) return Afspraakbezwaar::kbo_ongeldig;
    if (vraag.naar.type_partner != "KBI") return Afspraakbezwaar::geen_kbi;
    if (vraag.moment && !moment_goed(*vraag.moment, moment.vandaag)) return Afspraakbezwaar::periode;
    return std::nullopt;
}

/// What was asked before under this id for this person. Looked up first: the same question gets the same
/// answer also when its date has passed in the meantime.
std::optional<Afspraak> find_eerdere(const Afspraakvraag& vraag, KbiStore& store) {
    auto lijst = store.list_afspraken(vraag.insz, vraag.kbo);
    const auto zelfde = std::find_if(lijst.begin(), lijst.end(),
                                     [&](const Afspraak& een) { return een.vraag.id == vraag.id; });
    return zelfde == lijst.end() ? std::nullopt : std::optional(*std::move(zelfde));
}

}  // namespace

std::optional<std::string_view> toeleidingspartner(Partnersoort soort) noexcept {
    const bool kent =
        soort == Partnersoort::ocmw || soort == Partnersoort::vdab || soort == Partnersoort::vmsw;
    return kent ? std::optional(code(soort)) : std::nullopt;
}

tl::expected<Aanname, Afspraakbezwaar> vraag_afspraak(const Afspraakvraag& vraag, const Moment& moment,
                                                      KbiStore& store) {
    if (const auto eerdere = find_eerdere(vraag, store)) {
        if (eerdere->vraag == vraag) return Aanname::herhaling;
        return tl::unexpected(Afspraakbezwaar::botsing);
    }
    if (const auto bezwaar = keur_inhoud(vraag, moment)) return tl::unexpected(*bezwaar);
    const auto aanname = store.save_afspraak(vraag, moment.nu);
    if (aanname == Aanname::botsing) return tl::unexpected(Afspraakbezwaar::botsing);
    return aanname;
}

}  // namespace isi::kbi
