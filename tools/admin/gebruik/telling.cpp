// SPDX-License-Identifier: GPL-3.0-or-later
#include "telling.hpp"

#include <date/tz.h>

#include <algorithm>

namespace isi::gebruik {
namespace {

using audit::Beslissing;
using audit::Gebeurtenis;
using audit::Record;

struct Operatie {
    std::string_view naam;
    Weg weg;
    bool geeft;  ///< what the KBI holds goes out
};
constexpr std::array<Operatie, 11> operaties{{
    {"GeefDossierKBI", Weg::magda, true},
    {"GeefToeleidingen", Weg::magda, true},
    {"RegistreerToeleiding", Weg::magda, false},
    {"RegistreerInschrijving", Weg::magda, false},
    {"RegistreerUitschrijving", Weg::magda, false},
    {"consultFile", Weg::ksz, true},
    {"consultAppointments", Weg::ksz, true},
    {"requestAppointment", Weg::ksz, false},
    {"registerInscription", Weg::ksz, false},
    {"unregisterInscription", Weg::ksz, false},
    {"listInscriptions", Weg::ksz, false},  // the repertory of references, not the KBI
}};

/// Midnight in Belgium, in microseconds UTC.
std::int64_t begin_us(Kalenderdag dag) {
    static const date::time_zone* const brussel = date::locate_zone("Europe/Brussels");
    const date::local_days middernacht{date::days{dag.time_since_epoch().count()}};
    return std::chrono::microseconds{brussel->to_sys(middernacht, date::choose::earliest).time_since_epoch()}
        .count();
}

Kalenderdag begin_volgende_maand(Kalenderdag dag) {
    const std::chrono::year_month_day ymd{dag};
    return (ymd.year() / ymd.month() + std::chrono::months{1}) / std::chrono::day{1};
}

std::vector<Periode> deel_in(Kalenderdag vanaf, const Periode& periode) {
    std::vector<Periode> vakken;
    for (auto begin = vanaf; begin <= periode.laatste;) {
        auto volgende = std::min(begin_volgende_maand(begin), periode.laatste + std::chrono::days{1});
        if (begin < periode.eerste) volgende = std::min(volgende, periode.eerste);
        vakken.push_back({begin, volgende - std::chrono::days{1}});
        begin = volgende;
    }
    return vakken;
}

Schoolstand lees_stand(std::string_view uitkomst) noexcept {
    if (uitkomst == "INGESCHREVEN") return Schoolstand::ingeschreven;
    if (uitkomst == "UITGESCHREVEN") return Schoolstand::uitgeschreven;
    if (uitkomst == "NIET_INGESCHREVEN") return Schoolstand::niet_ingeschreven;
    return Schoolstand::geen_antwoord;
}

}  // namespace

Aantallen& Aantallen::operator+=(const Aantallen& ander) noexcept {
    uitwisselingen[0] += ander.uitwisselingen[0];
    uitwisselingen[1] += ander.uitwisselingen[1];
    geweigerd += ander.geweigerd;
    mislukt += ander.mislukt;
    andere += ander.andere;
    return *this;
}

Duiding duid(const Record& record) noexcept {
    if (record.gebeurtenis != Gebeurtenis::bevraging && record.gebeurtenis != Gebeurtenis::geweigerd)
        return {};
    const auto* const op = std::ranges::find(operaties, record.operatie, &Operatie::naam);
    if (op == operaties.end()) return {};
    if (record.beslissing == Beslissing::mislukt) return {Wat::mislukt, op->weg};
    if (record.gebeurtenis == Gebeurtenis::geweigerd || record.beslissing == Beslissing::geweigerd)
        return {Wat::geweigerd, op->weg};
    return {op->geeft ? Wat::uitwisseling : Wat::ander_bericht, op->weg};
}

Telling::Telling(Kalenderdag vanaf, const Periode& periode) : m_vakken(deel_in(vanaf, periode)) {
    for (const auto& vak : m_vakken) m_grenzen_us.push_back(begin_us(vak.eerste));
    m_grenzen_us.push_back(begin_us(periode.laatste + std::chrono::days{1}));
    m_venster = {m_grenzen_us.front(), m_grenzen_us.back()};
    m_scholen.resize(m_vakken.size());
}

std::optional<std::size_t> Telling::vak(std::int64_t tijdstip_us) const {
    const auto na = std::ranges::upper_bound(m_grenzen_us, tijdstip_us);
    if (na == m_grenzen_us.begin() || na == m_grenzen_us.end()) return std::nullopt;
    return static_cast<std::size_t>(na - m_grenzen_us.begin()) - 1;
}

Aantallen& Telling::aantallen(const Record& record, std::size_t vak) {
    m_zoek.soort = record.rol;
    m_zoek.kbo = record.oin_eigenaar;
    auto& vakken = m_partners.try_emplace(m_zoek).first->second;
    vakken.resize(m_vakken.size());
    return vakken[vak];
}

void Telling::tel(const Record& record) {
    const auto waar = vak(record.tijdstip_us);
    if (!waar) return;
    if (record.gebeurtenis == Gebeurtenis::beheer && record.operatie == discimus_operatie) {
        const auto wijze = record.doel == "AUTOMATISCH" ? Wijze::automatisch : Wijze::manueel;
        ++m_scholen[*waar][static_cast<std::size_t>(wijze)]
                   [static_cast<std::size_t>(lees_stand(record.uitkomst))];
        return;
    }
    // A request about someone with a new number has a record for either; it is one exchange.
    if (record.verzoek_id != decltype(record.verzoek_id){} && record.verzoek_id == m_vorig_verzoek) return;
    m_vorig_verzoek = record.verzoek_id;
    const auto [wat, weg] = duid(record);
    switch (wat) {
        case Wat::niets:
            return;
        case Wat::uitwisseling:
            ++aantallen(record, *waar).uitwisselingen[static_cast<std::size_t>(weg)];
            return;
        case Wat::geweigerd:
            ++aantallen(record, *waar).geweigerd;
            return;
        case Wat::mislukt:
            ++aantallen(record, *waar).mislukt;
            return;
        case Wat::ander_bericht:
            ++aantallen(record, *waar).andere;
            return;
    }
}

}  // namespace isi::gebruik
