// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "bericht.hpp"
#include "fouten.hpp"
#include "tekens.hpp"

namespace isi::bericht {
namespace {

constexpr std::string_view anonymous = "http://www.w3.org/2005/08/addressing/anonymous";

enum class Oin : std::uint8_t { geen, goed, fout };

/// Who may be named in an address.
struct Partijen {
    std::string_view ons, afzender;

    // The `oin` parameters of the query; both casings occur in Digikoppeling's own examples.
    [[nodiscard]] Oin beoordeel(std::string_view adres) const {
        auto uitkomst = Oin::geen;
        adres = adres.substr(0, adres.find('#'));
        auto begin = adres.find('?');
        while (begin != std::string_view::npos) {
            adres.remove_prefix(begin + 1);
            begin = adres.find('&');
            const auto deel = adres.substr(0, begin);
            const auto is = deel.find('=');
            const auto naam = deel.substr(0, is);
            if (naam != "oin" && naam != "OIN") continue;
            const auto waarde = is == std::string_view::npos ? std::string_view{} : deel.substr(is + 1);
            if (waarde.empty() || (waarde != ons && waarde != afzender)) return Oin::fout;
            uitkomst = Oin::goed;
        }
        return uitkomst;
    }
};

bool is_uuid_urn(std::string_view s) {
    constexpr std::string_view begin = "urn:uuid:";
    if (!s.starts_with(begin) || s.size() != begin.size() + 36) return false;
    s.remove_prefix(begin.size());
    for (std::size_t i = 0; i < s.size(); ++i) {
        const bool streep = i == 8 || i == 13 || i == 18 || i == 23;
        if (streep ? s[i] != '-' : !tekens::is(s[i], tekens::hex)) return false;
    }
    return true;
}

// The field with or without its quotes; nullopt when it only half has them.
std::optional<std::string_view> lees_soap_action(std::string_view s) {
    s = tekens::zonder_rand(s);
    if (s.starts_with('"') != s.ends_with('"') || s == "\"") return std::nullopt;
    if (s.starts_with('"')) s = s.substr(1, s.size() - 2);
    return s;
}

bool ontbreekt(const std::optional<std::string>& veld) {
    return !veld || veld->empty();
}

std::optional<Gebrek> zoek_ontbrekend(const Kop& kop) {
    if (ontbreekt(kop.to)) return Gebrek::to_ontbreekt;
    if (ontbreekt(kop.action)) return Gebrek::action_ontbreekt;
    if (ontbreekt(kop.message_id)) return Gebrek::message_id_ontbreekt;
    if (ontbreekt(kop.from)) return Gebrek::from_ontbreekt;
    return std::nullopt;
}

// The specific codes before DK0011.
std::optional<Gebrek> zoek_onjuist(const Kop& kop, std::string_view verwachte_action, bool strikt,
                                   const Partijen& partijen) {
    const auto mis = [&](const std::optional<std::string>& adres) {
        const auto oin = adres ? partijen.beoordeel(*adres) : Oin::geen;
        return oin == Oin::fout || (strikt && oin == Oin::geen);
    };
    const auto elders = [&](const std::optional<std::string>& adres) {
        if (!adres) return false;
        return std::string_view(*adres).substr(0, adres->find('?')) != anonymous ||
               partijen.beoordeel(*adres) == Oin::fout;
    };
    if (mis(kop.to)) return Gebrek::to_oin;
    if (mis(kop.from)) return Gebrek::from_oin;
    if (kop.message_id && !is_uuid_urn(*kop.message_id)) return Gebrek::message_id_vorm;
    if (kop.action && *kop.action != verwachte_action) return Gebrek::wsa_waarde;
    if (elders(kop.reply_to) || elders(kop.fault_to)) return Gebrek::wsa_waarde;
    return std::nullopt;
}

}  // namespace

tl::expected<void, Protocolfout> controleer_adressering(const Kop& kop,
                                                        const std::optional<std::string>& soap_action,
                                                        std::string_view verwachte_action,
                                                        Striktheid striktheid, std::string_view onze_oin,
                                                        std::string_view afzender_oin) {
    if (soap_action) {
        const auto actie = lees_soap_action(*soap_action);
        const bool past = actie && (actie->empty() ||
                                    (*actie == verwachte_action && (!kop.action || *kop.action == *actie)));
        if (!past) return tl::make_unexpected(fout(Gebrek::soapaction));
    }
    const bool strikt = striktheid == Striktheid::strikt;
    auto gebrek = strikt ? zoek_ontbrekend(kop) : std::nullopt;
    if (!gebrek) gebrek = zoek_onjuist(kop, verwachte_action, strikt, {onze_oin, afzender_oin});
    if (gebrek) return tl::make_unexpected(fout(*gebrek));
    return {};
}

}  // namespace isi::bericht
