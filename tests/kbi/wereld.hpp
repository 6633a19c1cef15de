// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "gateway/kbi/kbi.hpp"
#include "register.hpp"

namespace isi::kbi::proef {

inline constexpr auto kbo_gent = "0207451227";
inline constexpr auto kbo_leuven = "0207450831";
inline constexpr auto vandaag = "2026-11-27";
inline constexpr auto gisteren = "2026-11-26";
inline constexpr auto morgen = "2026-11-28";

/// A valid number with these nine digits.
inline Insz insz(std::uint64_t negen) {
    std::string tekst = std::to_string(1'000'000'000 + negen).substr(1);
    const std::string cijfers = std::to_string(100 + 97 - negen % 97).substr(1);
    return Insz::parse(tekst + cijfers).value();
}

inline Partner partner(Partnersoort soort = Partnersoort::ocmw) {
    Partner uit;
    uit.organisatie_id = 1;
    uit.naam = "Proef";
    uit.kbo = kbo_gent;
    uit.soort = soort;
    return uit;
}

inline Toegang toegang(const Partner& wie) {
    return Vrager{std::make_shared<const Partner>(wie), false};
}

/// What `wie` writes when it does it right.
inline Aanhef aanhef(const Partner& wie, Weg weg = Weg::magda) {
    Aanhef uit;
    uit.weg = weg;
    uit.identificatie =
        weg == Weg::magda && !wie.identificaties.empty() ? wie.identificaties.front() : wie.kbo;
    if (weg == Weg::magda && !wie.hoedanigheden.empty()) uit.hoedanigheid = wie.hoedanigheden.front();
    if (weg == Weg::ksz)
        uit.legal_context = wie.legal_contexts.empty() ? "PCSA:SOCIAL_INQUIRY" : wie.legal_contexts.front();
    return uit;
}

inline Moment moment() {
    return {1'795'777'200, vandaag};  // 2026-11-27T11:00:00Z
}

inline Regels regels() {
    Regels uit;
    uit.verzonnen_toegestaan = true;
    return uit;
}

inline Inschrijving inschrijving(const Insz& wie, std::string hoedanigheid = "1",
                                 std::string begin = "2026-01-01",
                                 std::optional<std::string> einde = std::nullopt,
                                 std::string kbo = kbo_gent) {
    return {0, wie, std::move(kbo), std::move(hoedanigheid), std::move(begin), std::move(einde)};
}

inline Paneeltekst paneel(Paneel welk, const std::string& inhoud) {
    const std::string naam(element(welk));
    return {welk, "<" + naam + ">" + inhoud + "</" + naam + ">"};
}

inline KbiDossier dossier(const Insz& wie) {
    return {wie,
            {paneel(Paneel::personalia, "<INSZ>" + wie.text() + "</INSZ>"),
             paneel(Paneel::wooncode, "<OpvolgingDoor>Onthaalbureau</OpvolgingDoor>")}};
}

inline Bevinding vraag(const Insz& wie, const Partner& door, KbiStore& store) {
    return consulteer(wie.text(), aanhef(door), toegang(door), moment(), regels(), store);
}

}  // namespace isi::kbi::proef
