// SPDX-License-Identifier: GPL-3.0-or-later
#include "paneelfilter.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <pugixml.hpp>
#include <stdexcept>

namespace isi::kbi {
namespace {

/// A panel as bytes and as tree: the tree says where something stands, the bytes are what is cut.
class Stuk {
 public:
    explicit Stuk(const std::string& bytes) : m_bytes(bytes) {
        // Everything that stands between two elements must be a node, or the end of one would be misjudged.
        constexpr unsigned alles = pugi::parse_full | pugi::parse_ws_pcdata;
        if (!m_boom.load_buffer(bytes.data(), bytes.size(), alles, pugi::encoding_utf8) ||
            !m_boom.document_element())
            throw std::runtime_error("a panel in the store is not an XML element");
    }
    [[nodiscard]] pugi::xml_node wortel() const { return m_boom.document_element(); }

    void haal_weg(const pugi::xml_node& element) { m_weg.emplace_back(begin(element), einde(element)); }

    /// What is left, or nullopt when something was taken and no child of the panel stays.
    [[nodiscard]] std::optional<std::string> rest() const {
        if (m_weg.empty()) return m_bytes;
        if (m_leeg) return std::nullopt;
        std::string uit;
        std::size_t vanaf = 0;
        for (const auto& [van, tot] : m_weg) {
            if (tot <= vanaf) continue;  // inside one that is gone already
            uit.append(m_bytes, vanaf, van - vanaf);
            vanaf = tot;
        }
        return uit.append(m_bytes, vanaf);
    }
    void is_leeg() { m_leeg = true; }

 private:
    [[nodiscard]] std::size_t begin(const pugi::xml_node& node) const {
        const auto plaats = node.offset_debug();  // of the name or the text, behind what opens it
        if (plaats < 0) throw std::runtime_error("a node of a panel has no place in its bytes");
        std::size_t voor = 0;
        if (node.type() == pugi::node_element) voor = 1;  // <
        if (node.type() == pugi::node_pi) voor = 2;       // <?
        if (node.type() == pugi::node_comment) voor = 4;  // <!--
        if (node.type() == pugi::node_cdata) voor = 9;    // <![CDATA[
        return static_cast<std::size_t>(plaats) - voor;
    }
    [[nodiscard]] std::size_t einde(const pugi::xml_node& node) const {
        if (const auto volgende = node.next_sibling()) return begin(volgende);
        const auto ouder = node.parent();
        if (ouder.type() != pugi::node_element) return m_bytes.size();
        return m_bytes.rfind("</", einde(ouder) - 1);
    }

    const std::string& m_bytes;
    pugi::xml_document m_boom;
    std::vector<std::pair<std::size_t, std::size_t>> m_weg;  // in order of the document
    bool m_leeg = false;
};

using Oordeel = std::function<bool(const pugi::xml_node&)>;

/// Every element below `node` for which `weg` says so, in order of the document.
void zoek_weg(const pugi::xml_node& node, const Oordeel& weg, Stuk& stuk) {
    for (const auto kind : node.children()) {
        if (kind.type() != pugi::node_element) continue;
        if (weg(kind))
            stuk.haal_weg(kind);
        else
            zoek_weg(kind, weg, stuk);
    }
}

/// Health, staff and free text: a contact person anywhere, the text on a breach, why someone may wait or need
/// not take part. The reason of a decision on a course or traject is none of these.
bool is_gevoelig(const pugi::xml_node& node) {
    const std::string_view naam = node.name();
    if (naam == "Reden") {
        const std::string_view ouder = node.parent().name();
        return ouder == "UitstelVanOndertekening" || ouder == "UitstelVanAanmelding" ||
               ouder == "Opschorting";
    }
    return naam == "ContactPersoon" || naam == "Motivering" || naam == "RedenVrijstellingVanDeVerplichting";
}

std::string_view zonder_rand(std::string_view tekst) {
    constexpr std::string_view wit = " \t\r\n";
    const auto van = tekst.find_first_not_of(wit);
    return van == std::string_view::npos ? std::string_view()
                                         : tekst.substr(van, tekst.find_last_not_of(wit) - van + 1);
}

/// Which elements go, for what is left of a panel.
Oordeel maak_oordeel(Inzage mag, const pugi::xml_node& wortel, std::string_view overheid) {
    const auto kind_buiten = [wortel](std::initializer_list<std::string_view> blijven) -> Oordeel {
        return [wortel, namen = std::vector(blijven)](const pugi::xml_node& node) {
            return node.parent() == wortel &&
                   std::find(namen.begin(), namen.end(), node.name()) == namen.end();
        };
    };
    switch (mag) {
        case Inzage::zonder_gevoelig:
            return is_gevoelig;
        case Inzage::eigen_sancties:
            return [wortel, overheid](const pugi::xml_node& node) {
                const bool vreemd =
                    node.parent() == wortel &&
                    zonder_rand(node.child("SanctionerendeOverheid").text().get()) != overheid;
                return vreemd || is_gevoelig(node);
            };
        case Inzage::alleen_nt2:
            return kind_buiten({"NT2Cursussen"});
        case Inzage::alleen_hvn:
            return kind_buiten({"HvN"});
        case Inzage::alleen_nt2_niveau:
            return kind_buiten({"BehaaldNT2Niveau"});
        case Inzage::alleen_naam:
            return kind_buiten({"INSZ", "Naam"});
        default:
            return [](const pugi::xml_node&) { return true; };
    }
}

}  // namespace

std::optional<std::string> snijd(const Paneeltekst& paneel, Inzage mag, std::string_view overheid) {
    if (mag == Inzage::geheel) return paneel.bytes;
    if (mag == Inzage::geen || mag == Inzage::samenvatting) return std::nullopt;
    Stuk stuk(paneel.bytes);
    const auto wortel = stuk.wortel();
    const auto weg = maak_oordeel(mag, wortel, overheid);
    zoek_weg(wortel, weg, stuk);
    const auto kinderen = wortel.children();
    if (std::none_of(kinderen.begin(), kinderen.end(), [&](const pugi::xml_node& kind) {
            return kind.type() == pugi::node_element && !weg(kind);
        }))
        stuk.is_leeg();
    return stuk.rest();
}

std::size_t telt(const Paneeltekst& paneel, const char* kind) {
    const Stuk stuk(paneel.bytes);
    const auto gevonden = stuk.wortel().children(kind);
    return static_cast<std::size_t>(std::distance(gevonden.begin(), gevonden.end()));
}

}  // namespace isi::kbi
