// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <sstream>

#include "gateway/bericht/boom.hpp"
#include "gateway/kbi/datum.hpp"
#include "plannen.hpp"
#include "wsdl/kbi/contract.hpp"

namespace isi::plan_import {
namespace {

using bericht::boom::lokaal;
using bericht::boom::waarde;

constexpr std::string_view naamruimte = "http://isi-gateway.example/inburgering/uitbreiding/v1";
constexpr bericht::Grenzen grenzen{};

using Codes = std::span<const std::string_view>;
constexpr std::array<std::string_view, 3> vormen{"LINEAIR", "GEINTEGREERD", "GECOMBINEERD"};
constexpr std::array<std::string_view, 4> pijlers{"MAATSCHAPPELIJKE_ORIENTATIE", "NT2", "VDAB_ACTIRIS",
                                                  "PARTICIPATIE_NETWERK"};
constexpr std::array<std::string_view, 4> standen{"TE_VOLGEN", "VRIJGESTELD", "VOLTOOID",
                                                  "NIET_VAN_TOEPASSING"};
constexpr std::array<std::string_view, 5> aanbodvormen{"KLASSIKAAL_DAG", "KLASSIKAAL_AVOND_WEEKEND",
                                                       "DIGITAAL", "ZELFSTUDIE", "GEINTEGREERD"};

/// The namespace that the element's own prefix means where it stands.
std::string_view namespace_van(const pugi::xml_node& element) {
    const std::string_view naam = element.name();
    const auto dubbelepunt = naam.find(':');
    const auto attribuut = dubbelepunt == std::string_view::npos
                               ? std::string{"xmlns"}
                               : "xmlns:" + std::string{naam.substr(0, dubbelepunt)};
    for (auto plaats = element; plaats; plaats = plaats.parent())
        if (const auto gevonden = plaats.attribute(attribuut.c_str())) return gevonden.value();
    return {};
}

bool is_onze(const pugi::xml_node& element, std::string_view naam) {
    return lokaal(element) == naam && namespace_van(element) == naamruimte;
}

/// The plan as the Body of a message, which is what guard and schema judge. What its ancestors declared goes
/// along.
std::string in_omslag(const pugi::xml_node& plan) {
    std::ostringstream uit;
    uit << R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>)";
    pugi::xml_document los;
    auto kopie = los.append_copy(plan);
    for (auto ouder = plan.parent(); ouder; ouder = ouder.parent())
        for (const auto& attribuut : ouder.attributes())
            if (std::string_view(attribuut.name()).starts_with("xmlns") && !kopie.attribute(attribuut.name()))
                kopie.append_copy(attribuut);
    kopie.print(uit, "", pugi::format_raw, pugi::encoding_utf8);
    uit << "</s:Body></s:Envelope>";
    return uit.str();
}

kbi::Planonderdeel lees_onderdeel(const pugi::xml_node& element) {
    const auto periode = element.child("Periode");
    const auto reden = element.child("RedenVrijstelling");
    return {.pijler = waarde(element.child("Pijler")),
            .stand = waarde(element.child("Stand")),
            .reden_vrijstelling = reden ? std::optional(bericht::boom::tekst(reden)) : std::nullopt,
            .aanbodvorm = waarde(element, "Aanbodvorm"),
            .begin = waarde(periode, "Begin"),
            .einde = waarde(periode, "Einde")};
}

kbi::Inburgeringsplan lees_plan(const pugi::xml_node& element, const Insz& insz) {
    kbi::Inburgeringsplan plan{.insz = insz,
                               .datum_opgemaakt = waarde(element, "DatumOpgemaakt"),
                               .vorm = waarde(element.child("Vorm")),
                               .datum_onderdelen_bepaald = waarde(element, "DatumOnderdelenBepaald"),
                               .onderdelen = {}};
    for (const auto& onderdeel : element.child("Onderdelen").children("Onderdeel"))
        plan.onderdelen.push_back(lees_onderdeel(onderdeel));
    return plan;
}

bool is_dag(const std::optional<std::string>& tekst) {
    return !tekst || kbi::lees_dag(*tekst);
}

/// The schema lets 00 pass for an unknown month or day; a plan has days that somebody fixed.
bool heeft_goede_data(const kbi::Inburgeringsplan& plan) {
    return is_dag(plan.datum_opgemaakt) && is_dag(plan.datum_onderdelen_bepaald) &&
           std::ranges::all_of(plan.onderdelen, [](const kbi::Planonderdeel& o) {
               return is_dag(o.begin) && is_dag(o.einde) && (!o.einde || *o.begin <= *o.einde);
           });
}

std::vector<std::string> list_onbekende_codes(const kbi::Inburgeringsplan& plan) {
    std::vector<std::string> uit;
    const auto keur = [&](const std::string& waarde_, Codes lijst, const char* element) {
        if (std::ranges::find(lijst, waarde_) == lijst.end()) uit.emplace_back(element);
    };
    keur(plan.vorm, vormen, "Vorm");
    for (const auto& onderdeel : plan.onderdelen) {
        keur(onderdeel.pijler, pijlers, "Pijler");
        keur(onderdeel.stand, standen, "Stand");
        if (onderdeel.aanbodvorm) keur(*onderdeel.aanbodvorm, aanbodvormen, "Aanbodvorm");
    }
    return uit;
}

/// What stands in the file; nullopt: something else.
std::optional<std::vector<Planlezer::Persoon>> list_personen(const pugi::xml_node& wortel,
                                                             std::string_view naam) {
    if (is_onze(wortel, "Inburgeringsplan"))
        return std::vector<Planlezer::Persoon>{{wortel, std::string{naam}}};
    if (!is_onze(wortel, "Inburgeringsplannen")) return std::nullopt;
    std::vector<Planlezer::Persoon> uit;
    for (const auto& persoon : wortel.children()) {
        if (persoon.type() != pugi::node_element) continue;
        const auto plan =
            persoon.find_child([](const pugi::xml_node& k) { return is_onze(k, "Inburgeringsplan"); });
        uit.push_back({plan, waarde(persoon, "INSZ")});
    }
    return uit;
}

bool heeft_doctype(const pugi::xml_document& document) {
    return std::ranges::any_of(document.children(),
                               [](const pugi::xml_node& k) { return k.type() == pugi::node_doctype; });
}

}  // namespace

Planlezer::Planlezer(bool verzonnen_toegestaan)
    : m_verzonnen_toegestaan(verzonnen_toegestaan),
      m_schema(bericht::make_schema(kbi::contract::schemas(kbi::contract::Dialect::magda))) {}

Bestand Planlezer::lees(std::string_view bytes, std::string_view naam) const {
    Bestand uit;
    pugi::xml_document document;
    constexpr unsigned wijze = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
    if (!document.load_buffer(bytes.data(), bytes.size(), wijze, pugi::encoding_utf8) ||
        heeft_doctype(document)) {
        uit.gebreken.push_back({Reden::geen_xml, 0, {}});
        return uit;
    }
    const auto personen = list_personen(document.document_element(), naam);
    if (!personen) {
        uit.gebreken.push_back({Reden::geen_plannen, 0, {}});
        return uit;
    }
    for (std::size_t plaats = 1; plaats <= personen->size(); ++plaats) {
        auto plan = lees_een((*personen)[plaats - 1]);
        if (!plan) {
            plan.error().plaats = plaats;
            uit.gebreken.push_back(std::move(plan.error()));
            continue;
        }
        for (auto& element : list_onbekende_codes(*plan))
            uit.gebreken.push_back({Reden::onbekende_code, plaats, std::move(element)});
        uit.plannen.push_back({plaats, *std::move(plan)});
    }
    return uit;
}

tl::expected<kbi::Inburgeringsplan, Gebrek> Planlezer::lees_een(const Persoon& persoon) const {
    const auto weiger = [](Reden reden, std::string element = {}) {
        return tl::make_unexpected(Gebrek{reden, 0, std::move(element)});
    };
    if (!persoon.insz) return weiger(Reden::geen_insz);
    const auto insz = Insz::parse(*persoon.insz);
    if (!insz) return weiger(Reden::insz_ongeldig);
    if (insz->soort() == Insz::Soort::verzonnen && !m_verzonnen_toegestaan)
        return weiger(Reden::insz_verzonnen);
    const auto bericht = in_omslag(persoon.plan);
    const auto omslag = bericht::bewaak(bericht, grenzen);
    if (!omslag) return weiger(Reden::schema);
    if (const auto oordeel = m_schema.keur(*omslag); !oordeel)
        return weiger(Reden::schema, oordeel.error().element.value_or(""));
    auto plan = lees_plan(persoon.plan, *insz);
    if (!heeft_goede_data(plan)) return weiger(Reden::datum);
    return plan;
}

}  // namespace isi::plan_import
