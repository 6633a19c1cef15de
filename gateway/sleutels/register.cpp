// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/crypto.h>

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "hmac.hpp"
#include "sleutels.hpp"

namespace isi::sleutels {
namespace {

using Soort = Certificaatidentiteit::Soort;

// Nothing longer is ever issued; what is longer costs no more than this.
constexpr std::size_t max_invoer = 64;

struct Tekenhash {
    using is_transparent = void;
    std::size_t operator()(std::string_view tekst) const noexcept {
        return std::hash<std::string_view>()(tekst);
    }
};
template <class T>
using Tabel = std::unordered_map<std::string, T, Tekenhash, std::equal_to<>>;
using Verzameling = std::unordered_set<std::string, Tekenhash, std::equal_to<>>;

struct Rij {
    std::shared_ptr<const Sleutel> sleutel;
    std::shared_ptr<const Organisatie> eigenaar;
};

enum class Tijdstand : std::uint8_t { geldig, nog_niet, voorbij };

template <class T>
Tijdstand tijdstand(const T& iets, Seconden nu) noexcept {
    if (nu < iets.geldig_vanaf) return Tijdstand::nog_niet;
    return nu < iets.geldig_tot ? Tijdstand::geldig : Tijdstand::voorbij;
}

template <class T>
std::optional<Weigering> bezwaar(const T& iets, Seconden nu) noexcept {
    if (iets.ingetrokken) return Weigering::ingetrokken;
    switch (tijdstand(iets, nu)) {
        case Tijdstand::nog_niet:
            return Weigering::nog_niet_geldig;
        case Tijdstand::voorbij:
            return Weigering::verlopen;
        case Tijdstand::geldig:
            break;
    }
    return std::nullopt;
}

bool is_van(const Certificaatidentiteit& identiteit, const Peer& peer) noexcept {
    if (!identiteit.uitgever.empty() && identiteit.uitgever != peer.uitgever) return false;
    switch (identiteit.soort) {
        case Soort::oin:
            return peer.oin && *peer.oin == identiteit.waarde;
        case Soort::kbo:
            return peer.kbo && *peer.kbo == identiteit.waarde;
        case Soort::vingerafdruk:
            return !peer.vingerafdruk.empty() && peer.vingerafdruk == identiteit.waarde;
    }
    return false;
}

/// The key's secret that equals `hmac`. Looks at `aantal` secrets whatever it finds and however many the key
/// has.
const Geheim* find_geheim(const Sleutel& sleutel, const std::array<unsigned char, 32>& hmac,
                          std::size_t aantal, const Geheim& dummy) noexcept {
    const Geheim* gevonden = nullptr;
    for (std::size_t i = 0; i < aantal; ++i) {
        const Geheim& geheim = i < sleutel.geheimen.size() ? sleutel.geheimen[i] : dummy;
        const bool gelijk = CRYPTO_memcmp(geheim.hmac.data(), hmac.data(), hmac.size()) == 0;
        gevonden = gelijk && &geheim != &dummy ? &geheim : gevonden;
    }
    return gevonden;
}

}  // namespace

struct Register::Inhoud {
    std::int64_t versie = 0;
    Hmac hmac;
    Tabel<Rij> rijen;
    Verzameling oins, kbos, vingerafdrukken;  ///< of every organisation and of every key's certificates
    Rij dummy;                                ///< stands in for a key that does not exist
    Geheim dummy_geheim;  ///< equals no HMAC: a value is set that nobody knows the text of
    std::size_t vergelijkingen = 2;

    explicit Inhoud(Sleutelbestand bestand);
    void note(const Certificaatidentiteit& identiteit);
    [[nodiscard]] std::optional<Weigering> bezwaar_certificaat(const Peer& peer) const;
};

Register::Inhoud::Inhoud(Sleutelbestand bestand) : versie(bestand.versie) {
    std::unordered_map<std::int64_t, std::shared_ptr<const Organisatie>> organisaties;
    for (auto& organisatie : bestand.organisaties) {
        if (organisatie.oin) oins.insert(organisatie.oin->text());
        if (organisatie.kbo) kbos.insert(*organisatie.kbo);
        const auto id = organisatie.id;
        organisaties[id] = std::make_shared<const Organisatie>(std::move(organisatie));
    }
    for (auto& sleutel : bestand.sleutels) {
        for (const auto& identiteit : sleutel.certificaten) note(identiteit);
        vergelijkingen = std::max(vergelijkingen, sleutel.geheimen.size());
        const auto eigenaar = organisaties.find(sleutel.organisatie_id);
        auto id = sleutel.sleutel_id;
        rijen[std::move(id)] = Rij{std::make_shared<const Sleutel>(std::move(sleutel)),
                                   eigenaar == organisaties.end() ? nullptr : eigenaar->second};
    }
    const auto onbekend = make_uitgifte();
    dummy_geheim.hmac =
        sleutels::hmac_geheim(hmac, Pepper{}, onbekend.applicatiesleutel, onbekend.wachtwoord);
    Sleutel niemand;
    niemand.geheimen = {dummy_geheim, dummy_geheim};
    niemand.certificaten = {Certificaatidentiteit{Soort::oin, std::string(20, '0'), {}}};
    dummy = Rij{std::make_shared<const Sleutel>(std::move(niemand)), nullptr};
}

void Register::Inhoud::note(const Certificaatidentiteit& identiteit) {
    switch (identiteit.soort) {
        case Soort::oin:
            oins.insert(identiteit.waarde);
            break;
        case Soort::kbo:
            kbos.insert(identiteit.waarde);
            break;
        case Soort::vingerafdruk:
            vingerafdrukken.insert(identiteit.waarde);
            break;
    }
}

/// What can be said of a certificate without looking at the key.
std::optional<Weigering> Register::Inhoud::bezwaar_certificaat(const Peer& peer) const {
    if (vingerafdrukken.contains(peer.vingerafdruk)) return std::nullopt;
    if (!peer.oin && !peer.kbo) return Weigering::certificaat_zonder_oin;
    const bool bekend = (peer.oin && oins.contains(*peer.oin)) || (peer.kbo && kbos.contains(*peer.kbo));
    return bekend ? std::nullopt : std::optional(Weigering::organisatie_onbekend);
}

Register::Register(Sleutelbestand bestand) : m_inhoud(std::make_shared<const Inhoud>(std::move(bestand))) {}

std::int64_t Register::versie() const noexcept {
    return m_inhoud->versie;
}

Bewijs Register::bewijs(const Pepper& pepper, const Peer& peer, std::string_view applicatiesleutel,
                        std::string_view wachtwoord, Seconden nu) const {
    // Everything is computed before anything is decided: the cause must not show in the time it takes.
    const auto& inhoud = *m_inhoud;
    const auto id = applicatiesleutel.substr(0, max_invoer);
    const bool welgevormd = wachtwoord_welgevormd(wachtwoord.substr(0, max_invoer));
    const auto hmac = hmac_geheim(inhoud.hmac, pepper, id, wachtwoord.substr(0, max_invoer));
    const auto plaats = inhoud.rijen.find(id);
    const bool bekend = plaats != inhoud.rijen.end() && applicatiesleutel.size() <= max_invoer;
    const Rij& rij = bekend ? plaats->second : inhoud.dummy;
    const Sleutel& sleutel = *rij.sleutel;
    const Geheim* const geheim = find_geheim(sleutel, hmac, inhoud.vergelijkingen, inhoud.dummy_geheim);
    const auto bezwaar_certificaat = inhoud.bezwaar_certificaat(peer);
    const auto bezwaar_sleutel = bezwaar(sleutel, nu);
    const bool van_sleutel = std::any_of(sleutel.certificaten.begin(), sleutel.certificaten.end(),
                                         [&](const auto& identiteit) { return is_van(identiteit, peer); });

    const auto weiger = [](Weigering weigering) { return Bewijs{std::nullopt, weigering}; };
    if (bezwaar_certificaat) return weiger(*bezwaar_certificaat);
    if (applicatiesleutel.empty()) return weiger(Weigering::geen_sleutel);
    if (!bekend) return weiger(Weigering::sleutel_onbekend);
    if (!welgevormd || wachtwoord.size() > max_invoer) return weiger(Weigering::wachtwoord_misvormd);
    if (geheim == nullptr) return weiger(Weigering::wachtwoord_onjuist);
    if (bezwaar_sleutel) return weiger(*bezwaar_sleutel);
    if (const auto bezwaar_geheim = bezwaar(*geheim, nu)) return weiger(*bezwaar_geheim);
    if (!van_sleutel) return weiger(Weigering::certificaat_niet_van_sleutel);
    if (!rij.eigenaar) return weiger(Weigering::organisatie_onbekend);
    return Bewijs{Bewezen{rij.sleutel, rij.eigenaar, std::min(sleutel.geldig_tot, geheim->geldig_tot)}, {}};
}

std::string_view tekst(Weigering weigering) noexcept {
    switch (weigering) {
        case Weigering::geen_sleutel:
            return "geen applicatiesleutel";
        case Weigering::dubbel_en_verschillend:
            return "twee verschillende aanmeldingen";
        case Weigering::sleutel_onbekend:
            return "applicatiesleutel onbekend";
        case Weigering::wachtwoord_misvormd:
            return "wachtwoord misvormd";
        case Weigering::wachtwoord_onjuist:
            return "wachtwoord onjuist";
        case Weigering::nog_niet_geldig:
            return "sleutel nog niet geldig";
        case Weigering::verlopen:
            return "sleutel verlopen";
        case Weigering::ingetrokken:
            return "sleutel ingetrokken";
        case Weigering::certificaat_zonder_oin:
            return "certificaat zonder OIN of KBO-nummer";
        case Weigering::certificaat_niet_van_sleutel:
            return "certificaat hoort niet bij de sleutel";
        case Weigering::organisatie_onbekend:
            return "organisatie van het certificaat onbekend";
    }
    return "onbekend";
}

}  // namespace isi::sleutels
