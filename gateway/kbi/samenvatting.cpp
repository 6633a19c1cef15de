// SPDX-License-Identifier: GPL-3.0-or-later
#include "samenvatting.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <stdexcept>

#include "profiel.hpp"

namespace isi::kbi {
namespace {

/// The panel as a tree: empty when the dossier has none, nothing when this partner does not see enough of it.
class Panelen {
 public:
    Panelen(const KbiDossier& dossier, const Partner& partner) : m_dossier(dossier), m_partner(partner) {}

    [[nodiscard]] std::optional<pugi::xml_document> lees(Paneel paneel, Inzage genoeg) const {
        const auto mag = inzage(m_partner, paneel);
        if (mag != Inzage::geheel && mag != Inzage::zonder_gevoelig && mag != genoeg) return std::nullopt;
        std::optional<pugi::xml_document> boom(std::in_place);
        for (const auto& een : m_dossier.panelen)
            if (een.paneel == paneel && !boom->load_buffer(een.bytes.data(), een.bytes.size()))
                throw std::runtime_error("a panel in the store is not an XML element");
        return boom;
    }
    [[nodiscard]] std::optional<bool> heeft(Paneel paneel, const char* kind) const {
        const auto boom = lees(paneel, Inzage::samenvatting);
        if (!boom) return std::nullopt;
        return !boom->document_element().child(kind).empty();
    }

 private:
    const KbiDossier& m_dossier;
    const Partner& m_partner;
};

std::optional<std::string> code_in(const pugi::xml_node& element) {
    constexpr std::string_view wit = " \t\r\n";
    const std::string_view tekst = element.child_value();
    const auto van = tekst.find_first_not_of(wit);
    if (van == std::string_view::npos) return std::nullopt;
    return std::string(tekst.substr(van, tekst.find_last_not_of(wit) - van + 1));
}

std::size_t tel_open(const pugi::xml_node& inbreuken) {
    const auto alle = inbreuken.children("Inbreuk");
    return static_cast<std::size_t>(std::count_if(alle.begin(), alle.end(), [](const pugi::xml_node& een) {
        return een.child("RechtzettingsFormulier").first_child().empty();  // an empty one is none
    }));
}

std::optional<std::string> eerste_open(const std::vector<Termijn>& termijnen) {
    std::optional<std::string> uit;
    for (const auto& een : termijnen) {
        const bool open = een.stand == Termijn::Stand::lopend || een.stand == Termijn::Stand::geschorst;
        if (open && (!uit || een.uiterste_datum < *uit)) uit = een.uiterste_datum;
    }
    return uit;
}

}  // namespace

Samenvatting vat_samen(const KbiDossier& dossier, const Partner& partner,
                       const std::vector<Termijn>& termijnen) {
    const Panelen panelen(dossier, partner);
    Samenvatting uit;
    if (const auto boom = panelen.lees(Paneel::doelgroep, Inzage::geheel))
        uit.doelgroep = code_in(boom->document_element().child("Type"));
    uit.contract = panelen.heeft(Paneel::contracten, "Contract");
    uit.attest = panelen.heeft(Paneel::behaalde_attesten, "Document");
    if (const auto boom = panelen.lees(Paneel::talenkennis, Inzage::alleen_nt2_niveau)) {
        const auto niveau = boom->document_element().child("BehaaldNT2Niveau");
        uit.nt2_niveau = code_in(niveau.child("HoogstBehaald"));
        if (!uit.nt2_niveau) uit.nt2_niveau = code_in(niveau.child("RecentstBehaald"));
    }
    if (const auto boom = panelen.lees(Paneel::inbreuken, Inzage::geheel))
        uit.open_inbreuken = tel_open(boom->document_element());
    uit.volgende_termijn = eerste_open(termijnen);
    return uit;
}

}  // namespace isi::kbi
