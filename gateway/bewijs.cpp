// SPDX-License-Identifier: GPL-3.0-or-later
#include "bewijs.hpp"

#include <stdexcept>
#include <utility>

#include "gateway/afgifte.hpp"
#include "gateway/handtekening/handtekening.hpp"

namespace isi {
namespace {

Wiemag wie_mag(const Huis& huis) {
    auto wiemag = huis.sleutels.actueel();
    if (!wiemag.sleutels)
        throw std::runtime_error("the key registry is out of date: the store cannot be read");
    return wiemag;
}

sleutels::Bewijs bewijs_met(const sleutels::Register& register_, const Huis& huis,
                            const front::Verzoek& verzoek, const bericht::Kop& kop, Seconden nu) {
    const auto* authorization = verzoek.veld("authorization");
    const auto basic = authorization != nullptr ? bericht::lees_basic(*authorization) : std::nullopt;
    const bool in_kop = kop.gebruikersnaam && kop.wachtwoord;
    if (!basic && !in_kop) return {std::nullopt, sleutels::Weigering::geen_sleutel};
    const std::string& naam = in_kop ? *kop.gebruikersnaam : basic->gebruikersnaam;
    const std::string& wachtwoord = in_kop ? *kop.wachtwoord : basic->wachtwoord;
    if (basic && in_kop && (basic->gebruikersnaam != naam || basic->wachtwoord != wachtwoord))
        return {std::nullopt, sleutels::Weigering::dubbel_en_verschillend};
    return register_.bewijs(huis.pepper, *verzoek.peer, naam, wachtwoord, nu);
}

// Half a credential is an attempt too: it must not make a partner of someone who forgot his password.
bool noemt_sleutel(const front::Verzoek& verzoek, const bericht::Kop& kop) {
    return verzoek.veld("authorization") != nullptr || kop.gebruikersnaam || kop.wachtwoord;
}

tl::expected<std::shared_ptr<const kbi::Partner>, std::string> find_partner(const Huis& huis,
                                                                            const front::Verzoek& verzoek,
                                                                            const bericht::Kop& kop,
                                                                            Gang& gang) {
    const auto wiemag = wie_mag(huis);
    const Seconden nu = gang.record.tijdstip_us / 1'000'000;
    if (noemt_sleutel(verzoek, kop)) {
        const auto bewijs = bewijs_met(*wiemag.sleutels, huis, verzoek, kop, nu);
        if (!bewijs.bewezen) return tl::unexpected(std::string(sleutels::tekst(bewijs.weigering)));
        gang.record.sleutel_id = bewijs.bewezen->sleutel->sleutel_id;
        huis.sleutels.note_gebruik(gang.record.sleutel_id, nu);
        auto partner = wiemag.partners->find_by_organisatie(bewijs.bewezen->eigenaar->id);
        if (!partner)
            return tl::unexpected(std::string("de houder van de sleutel is geen partner van de KBI"));
        return partner;
    }
    auto partner = wiemag.partners->find_by_certificaat(verzoek.peer->kbo, verzoek.peer->vingerafdruk);
    if (!partner) return tl::unexpected(std::string("het certificaat is van geen partner van de KBI"));
    if (partner->authenticatie == kbi::Authenticatie::sleutel)
        return tl::unexpected(std::string(sleutels::tekst(sleutels::Weigering::geen_sleutel)));
    return partner;
}

}  // namespace

sleutels::Bewijs bewijs_sleutel(const Huis& huis, const front::Verzoek& verzoek, const bericht::Kop& kop,
                                Seconden nu) {
    return bewijs_met(*wie_mag(huis).sleutels, huis, verzoek, kop, nu);
}

kbi::Toegang bewijs_partner(const Huis& huis, const front::Verzoek& verzoek, const bericht::Kop& kop,
                            bool sha1_toegestaan, Gang& gang) {
    auto partner = find_partner(huis, verzoek, kop, gang);
    if (!partner) return tl::unexpected(std::move(partner.error()));
    gang.record.oin_eigenaar = (*partner)->kbo;
    gang.record.rol = kbi::code((*partner)->soort);
    const auto bevinding = handtekening::controleer(
        verzoek.inhoud, verzoek.peer->der,
        {.sha1_toegestaan = sha1_toegestaan, .nu = gang.record.tijdstip_us / 1'000'000});
    if (!bevinding) return tl::unexpected(std::string(handtekening::tekst(bevinding.error())));
    const bool ondertekend = *bevinding == handtekening::Bevinding::juist;
    if (!ondertekend && (*partner)->authenticatie == kbi::Authenticatie::certificaat_handtekening)
        return tl::unexpected(std::string("het bericht is niet ondertekend"));
    return kbi::Vrager{std::move(*partner), ondertekend};
}

}  // namespace isi
