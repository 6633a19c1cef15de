// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeplekken.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

namespace isi::kbi {
namespace {

constexpr std::string_view wit = " \t\r\n";

[[noreturn]] void geen_element() {
    throw std::runtime_error("a panel of the register is no well-formed element");
}

std::string_view zonder_rand(std::string_view tekst) {
    tekst.remove_prefix(std::min(tekst.find_first_not_of(wit), tekst.size()));
    return tekst.substr(0, tekst.find_last_not_of(wit) + 1);
}

// Only XML's own five names: canonical text holds no other references but that of the carriage return, which
// is white space here.
std::string decodeer(std::string_view rauw) {
    constexpr std::array<std::pair<std::string_view, char>, 6> namen{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#xD;", ' '}}};
    std::string uit;
    while (!rauw.empty()) {
        const auto* const naam =
            std::ranges::find_if(namen, [&](const auto& een) { return rauw.starts_with(een.first); });
        uit += naam == namen.end() ? rauw.front() : naam->second;
        rauw.remove_prefix(naam == namen.end() ? 1 : naam->first.size());
    }
    return uit;
}

// The value of an attribute in a start tag without its angle brackets; empty when absent.
std::string attribuut(std::string_view tag, std::string_view naam) {
    for (std::size_t plaats = 0; (plaats = tag.find(naam, plaats)) != std::string_view::npos; ++plaats) {
        const auto rest = tag.substr(plaats + naam.size());
        const bool begin = plaats > 0 && wit.find(tag[plaats - 1]) != std::string_view::npos;
        if (!begin || !(rest.starts_with("=\"") || rest.starts_with("='"))) continue;
        return decodeer(rest.substr(2, rest.find(rest[1], 2) - 2));
    }
    return {};
}

std::string omschrijving(std::string_view tag) {
    for (const auto naam : {"Naam", "KorteNaam", "Beschrijving"}) {
        if (auto waarde = attribuut(tag, naam); !waarde.empty()) return waarde;
    }
    return {};
}

// One pass over the markup; text counts only inside an element whose text is a code or a number.
class Wandeling {
 public:
    Wandeling(std::string_view bytes, const Dossierplek& dossier,
              const std::function<void(const Codeplek&)>& doe)
        : m_bytes(bytes), m_doe(doe), m_pad{{{}, &dossier, {}}} {}

    void loop() {
        for (;;) {
            const auto haak = m_bytes.find('<', m_plaats);
            if (haak == std::string_view::npos) break;
            if (m_pad.back().telt) m_tekst += decodeer(m_bytes.substr(m_plaats, haak - m_plaats));
            m_plaats = haak;
            markering(m_bytes.substr(haak));
        }
        if (m_pad.size() != 1) geen_element();
    }

 private:
    struct Stap {
        std::string_view element;
        const Dossierplek* plek;
        std::string_view tag;
        bool telt = false;
    };

    void markering(std::string_view rest) {
        if (rest.starts_with("<!--")) return sla_over("-->");
        if (rest.starts_with("<?")) return sla_over("?>");
        if (rest.starts_with("<![CDATA[")) return cdata();
        if (rest.starts_with("</")) return eindtag(rest);
        begintag();
    }
    void sla_over(std::string_view einde) {
        const auto gevonden = m_bytes.find(einde, m_plaats);
        if (gevonden == std::string_view::npos) geen_element();
        m_plaats = gevonden + einde.size();
    }
    void cdata() {
        const auto begin = m_plaats + 9;
        sla_over("]]>");
        if (m_pad.back().telt) m_tekst += m_bytes.substr(begin, m_plaats - 3 - begin);
    }
    // A `>` in an attribute's value is no end of the tag, also not in canonical form.
    std::string_view lees_tag() {
        const auto begin = ++m_plaats;
        for (char aanhaling = 0; m_plaats < m_bytes.size(); ++m_plaats) {
            const char c = m_bytes[m_plaats];
            if (aanhaling != 0)
                aanhaling = c == aanhaling ? '\0' : aanhaling;
            else if (c == '"' || c == '\'')
                aanhaling = c;
            else if (c == '>')
                return m_bytes.substr(begin, m_plaats++ - begin);
        }
        geen_element();
    }
    void begintag() {
        const auto tag = lees_tag();
        const auto naam = tag.substr(0, tag.find_first_of(" \t\r\n/"));
        const auto* ouder = m_pad.back().plek;
        const auto* plek = ouder == nullptr ? nullptr : ouder->find(naam);
        m_pad.push_back({naam, plek, tag, naam == "KboNummer" || (plek != nullptr && !plek->lijst.empty())});
        m_tekst.clear();
        if (tag.ends_with('/')) sluit();
    }
    void eindtag(std::string_view rest) {
        sla_over(">");
        const auto naam = zonder_rand(rest.substr(2, rest.find('>') - 2));
        if (m_pad.size() == 1 || naam != m_pad.back().element) geen_element();
        sluit();
    }
    void sluit() {
        const auto stap = m_pad.back();
        m_pad.pop_back();
        if (stap.telt) meld(stap);
        m_tekst.clear();
    }
    void meld(const Stap& stap) {
        const auto lijst = stap.plek == nullptr ? std::string_view{} : std::string_view(stap.plek->lijst);
        const auto bron = omschrijving(stap.tag);
        const Codeplek plek{stap.element, lijst, zonder_rand(m_tekst), zonder_rand(bron), m_plaats};
        if (!plek.tekst.empty() || !plek.omschrijving.empty()) m_doe(plek);
    }

    std::string_view m_bytes;
    const std::function<void(const Codeplek&)>& m_doe;
    std::vector<Stap> m_pad;
    std::string m_tekst;
    std::size_t m_plaats = 0;
};

}  // namespace

const Dossierplek* Dossierplek::find(std::string_view element) const {
    const auto gevonden = kinderen.find(element);
    return gevonden == kinderen.end() ? nullptr : gevonden->second.get();
}

std::unique_ptr<Dossierplek> lees_codepaden(std::string_view regels) {
    auto dossier = std::make_unique<Dossierplek>();
    while (!regels.empty()) {
        const auto regel = regels.substr(0, regels.find('\n'));
        regels.remove_prefix(std::min(regel.size() + 1, regels.size()));
        const auto tab = regel.find('\t');
        if (tab == std::string_view::npos || tab == 0 || tab + 1 == regel.size())
            throw std::runtime_error("a line of the code paths is not 'path TAB list'");
        auto* plek = dossier.get();
        for (std::string_view pad = regel.substr(0, tab); !pad.empty();) {
            const auto naam = pad.substr(0, pad.find('/'));
            pad.remove_prefix(std::min(naam.size() + 1, pad.size()));
            auto& kind = plek->kinderen[std::string(naam)];
            if (!kind) kind = std::make_unique<Dossierplek>();
            plek = kind.get();
        }
        plek->lijst = regel.substr(tab + 1);
    }
    return dossier;
}

void each_code(std::string_view paneel, const Dossierplek& dossier,
               const std::function<void(const Codeplek&)>& doe) {
    Wandeling(paneel, dossier, doe).loop();
}

}  // namespace isi::kbi
