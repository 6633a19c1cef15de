// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "afspraak.hpp"
#include "paneel.hpp"
#include "partner.hpp"

namespace isi::kbi {
namespace {

template <class E, std::size_t N>
using Tabel = std::array<std::pair<E, std::string_view>, N>;

template <class E, std::size_t N>
std::string_view code_of(const Tabel<E, N>& tabel, E waarde) noexcept {
    const auto* const rij =
        std::find_if(tabel.begin(), tabel.end(), [&](const auto& een) { return een.first == waarde; });
    return rij->second;
}

template <class E, std::size_t N>
std::optional<E> find_of(const Tabel<E, N>& tabel, std::string_view code) noexcept {
    const auto* const rij =
        std::find_if(tabel.begin(), tabel.end(), [&](const auto& een) { return een.second == code; });
    return rij == tabel.end() ? std::nullopt : std::optional(rij->first);
}

constexpr Tabel<Paneel, aantal_panelen> panelentabel{
    {{Paneel::personalia, "Personalia"},
     {Paneel::doelgroep, "Doelgroep"},
     {Paneel::behaalde_attesten, "BehaaldeAttesten"},
     {Paneel::contracten, "Contracten"},
     {Paneel::uitstellen_van_ondertekening, "UitstellenVanOndertekening"},
     {Paneel::aanmelding, "Aanmelding"},
     {Paneel::uitstellen_van_aanmelding, "UitstellenVanAanmelding"},
     {Paneel::trajecten, "Trajecten"},
     {Paneel::vormings_activiteiten, "VormingsActiviteiten"},
     {Paneel::afgelegde_testen, "AfgelegdeTesten"},
     {Paneel::adviezen, "Adviezen"},
     {Paneel::perspectieven, "Perspectieven"},
     {Paneel::toeleidingen_diploma_gelijkschakeling, "ToeleidingenDiplomaGelijkschakeling"},
     {Paneel::toeleidingen_partner, "ToeleidingenPartner"},
     {Paneel::inbreuken, "Inbreuken"},
     {Paneel::talenkennis, "Talenkennis"},
     {Paneel::wachtlijst, "Wachtlijst"},
     {Paneel::voorkeuren_klant, "VoorkeurenKlant"},
     {Paneel::gesprekken, "Gesprekken"},
     {Paneel::wooncode, "Wooncode"}}};

constexpr Tabel<Partnersoort, 7> soorten{{{Partnersoort::ocmw, "OCMW"},
                                          {Partnersoort::vmsw, "VMSW"},
                                          {Partnersoort::vdab, "VDAB"},
                                          {Partnersoort::actiris, "ACTIRIS"},
                                          {Partnersoort::cvo_cbe, "CVO_CBE"},
                                          {Partnersoort::ahovoks, "AHOVOKS"},
                                          {Partnersoort::gemeente, "GEMEENTE"}}};

constexpr Tabel<Gewest, 3> gewesten{
    {{Gewest::vlaams, "VLAAMS"}, {Gewest::brussels, "BRUSSELS"}, {Gewest::waals, "WAALS"}}};

constexpr Tabel<Authenticatie, 3> wijzen{
    {{Authenticatie::sleutel, "sleutel"},
     {Authenticatie::certificaat, "certificaat"},
     {Authenticatie::certificaat_handtekening, "certificaat+handtekening"}}};

constexpr Tabel<Inzage, 9> inzagen{{{Inzage::geen, "GEEN"},
                                    {Inzage::geheel, "GEHEEL"},
                                    {Inzage::zonder_gevoelig, "ZONDER_GEVOELIG"},
                                    {Inzage::eigen_sancties, "EIGEN_SANCTIES"},
                                    {Inzage::alleen_nt2, "ALLEEN_NT2"},
                                    {Inzage::alleen_hvn, "ALLEEN_HVN"},
                                    {Inzage::alleen_nt2_niveau, "ALLEEN_NT2_NIVEAU"},
                                    {Inzage::samenvatting, "SAMENVATTING"},
                                    {Inzage::alleen_naam, "ALLEEN_NAAM"}}};

constexpr Tabel<Afleverstatus, 4> afleverstatussen{{{Afleverstatus::aanvaard, "AANVAARD"},
                                                    {Afleverstatus::verzonden, "VERZONDEN"},
                                                    {Afleverstatus::bevestigd, "BEVESTIGD"},
                                                    {Afleverstatus::geweigerd, "GEWEIGERD"}}};

}  // namespace

std::string_view element(Paneel paneel) noexcept {
    return panelentabel.at(static_cast<std::size_t>(paneel)).second;
}
std::optional<Paneel> find_paneel(std::string_view element) noexcept {
    return find_of(panelentabel, element);
}
const std::array<Paneel, aantal_panelen>& panelen() noexcept {
    static constexpr auto alle = [] {
        std::array<Paneel, aantal_panelen> uit{};
        for (std::size_t i = 0; i < uit.size(); ++i) uit[i] = static_cast<Paneel>(i);
        return uit;
    }();
    return alle;
}

std::string_view code(Partnersoort soort) noexcept {
    return code_of(soorten, soort);
}
std::optional<Partnersoort> find_partnersoort(std::string_view code) noexcept {
    return find_of(soorten, code);
}
std::string_view code(Gewest gewest) noexcept {
    return code_of(gewesten, gewest);
}
std::optional<Gewest> find_gewest(std::string_view code) noexcept {
    return find_of(gewesten, code);
}
std::string_view code(Authenticatie wijze) noexcept {
    return code_of(wijzen, wijze);
}
std::optional<Authenticatie> find_authenticatie(std::string_view code) noexcept {
    return find_of(wijzen, code);
}
std::string_view code(Inzage inzage) noexcept {
    return code_of(inzagen, inzage);
}
std::optional<Inzage> find_inzage(std::string_view code) noexcept {
    return find_of(inzagen, code);
}
std::string_view code(Afleverstatus status) noexcept {
    return code_of(afleverstatussen, status);
}
std::optional<Afleverstatus> find_afleverstatus(std::string_view code) noexcept {
    return find_of(afleverstatussen, code);
}

}  // namespace isi::kbi
