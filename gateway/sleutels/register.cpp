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

using Verzameling = std::unordered_set<std::string>;

struct Rij {
    std::uint64_t plaats = 0;  ///< hash of the key id: what the table is ordered by
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

bool gelijk(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_van(const Certificaatidentiteit& identiteit, const Peer& peer) noexcept {
    if (!identiteit.uitgever.empty() && identiteit.uitgever != peer.uitgever) return false;
    switch (identiteit.soort) {
        case Soort::oin:
            return peer.oin && gelijk(*peer.oin, identiteit.waarde);
        case Soort::kbo:
            return peer.kbo && gelijk(*peer.kbo, identiteit.waarde);
        case Soort::vingerafdruk:
            return !peer.vingerafdruk.empty() && gelijk(peer.vingerafdruk, identiteit.waarde);
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
        const bool zelfde = CRYPTO_memcmp(geheim.hmac.data(), hmac.data(), hmac.size()) == 0;
        gevonden = zelfde && &geheim != &dummy ? &geheim : gevonden;
    }
    return gevonden;
}

}  // namespace

struct Register::Inhoud {
    std::int64_t versie = 0;
    Hmac hmac;
    std::vector<Rij> rijen;                   ///< in order of `plaats`, never empty
    Verzameling oins, kbos, vingerafdrukken;  ///< of every organisation and of every key's certificates
    Geheim dummy_geheim;  ///< equals no HMAC: a value is set that nobody knows the text of
    std::size_t vergelijkingen = 2;

    explicit Inhoud(Sleutelbestand bestand);
    [[nodiscard]] const Rij& nearest(std::string_view sleutel_id) const noexcept;
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
        const auto plaats = std::hash<std::string>()(sleutel.sleutel_id);
        rijen.push_back({plaats, std::make_shared<const Sleutel>(std::move(sleutel)),
                         eigenaar == organisaties.end() ? nullptr : eigenaar->second});
    }
    const auto onbekend = make_uitgifte();
    dummy_geheim.hmac =
        sleutels::hmac_geheim(hmac, Pepper{}, onbekend.applicatiesleutel, onbekend.wachtwoord);
    if (rijen.empty()) rijen.push_back({0, std::make_shared<const Sleutel>(), nullptr});
    std::stable_sort(rijen.begin(), rijen.end(),
                     [](const auto& a, const auto& b) { return a.plaats < b.plaats; });
}

/// The row of this key, or some other one when there is no such key: an unknown id is worked out against a
/// real row, in as many steps, so that neither the search nor the memory it touches tells whether a key
/// exists. (Two ids with the same 64 bits would hide one of them: it would be refused.)
const Rij& Register::Inhoud::nearest(std::string_view sleutel_id) const noexcept {
    const std::uint64_t gezocht = std::hash<std::string_view>()(sleutel_id);
    std::size_t begin = 0;
    for (std::size_t rest = rijen.size(); rest > 1;) {
        const std::size_t helft = rest / 2;
        begin += rijen[begin + helft].plaats <= gezocht ? helft : 0;
        rest -= helft;
    }
    return rijen[begin];
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
    const Rij& rij = inhoud.nearest(id);
    const Sleutel& sleutel = *rij.sleutel;
    const bool bekend = !id.empty() && gelijk(sleutel.sleutel_id, applicatiesleutel);
    const Geheim* const gevonden = find_geheim(sleutel, hmac, inhoud.vergelijkingen, inhoud.dummy_geheim);
    const Geheim& geheim = gevonden != nullptr ? *gevonden : inhoud.dummy_geheim;
    std::size_t passend = 0;
    for (const auto& identiteit : sleutel.certificaten) passend += is_van(identiteit, peer) ? 1U : 0U;

    // First match wins; each was computed above or here, whatever the others say.
    const auto bezwaar_certificaat = inhoud.bezwaar_certificaat(peer);
    const auto bezwaar_sleutel = bezwaar(sleutel, nu), bezwaar_geheim = bezwaar(geheim, nu);
    const std::array<std::pair<bool, Weigering>, 8> bezwaren{{
        {bezwaar_certificaat.has_value(), bezwaar_certificaat.value_or(Weigering::organisatie_onbekend)},
        {applicatiesleutel.empty(), Weigering::geen_sleutel},
        {!bekend, Weigering::sleutel_onbekend},
        {!welgevormd || wachtwoord.size() > max_invoer, Weigering::wachtwoord_misvormd},
        {gevonden == nullptr, Weigering::wachtwoord_onjuist},
        {bezwaar_sleutel || bezwaar_geheim,
         bezwaar_sleutel.value_or(bezwaar_geheim.value_or(Weigering::verlopen))},
        {passend == 0, Weigering::certificaat_niet_van_sleutel},
        {!rij.eigenaar, Weigering::organisatie_onbekend},
    }};
    bool geweigerd = false;
    auto weigering = Weigering::geen_sleutel;
    for (auto een = bezwaren.rbegin(); een != bezwaren.rend(); ++een) {
        geweigerd = geweigerd || een->first;
        weigering = een->first ? een->second : weigering;
    }
    if (geweigerd) return Bewijs{std::nullopt, weigering};
    return Bewijs{Bewezen{rij.sleutel, rij.eigenaar, std::min(sleutel.geldig_tot, geheim.geldig_tot)}, {}};
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
        case Weigering::andere_dienst:
            return "sleutel of certificaat is niet voor deze dienst";
    }
    return "onbekend";
}

}  // namespace isi::sleutels
