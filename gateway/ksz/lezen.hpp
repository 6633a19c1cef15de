// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "gateway/bericht/bericht.hpp"
#include "gateway/bericht/boom.hpp"
#include "gateway/kbi/kbi.hpp"

namespace isi::ksz {

/// A request as far as it can be read. Values stand in it as the asker wrote them.
class Vraag {
 public:
    explicit Vraag(const bericht::Omslag& omslag);
    Vraag(const Vraag&) = delete;
    Vraag& operator=(const Vraag&) = delete;

    [[nodiscard]] pugi::xml_node wortel() const { return m_boom.document_element(); }
    [[nodiscard]] const kbi::Aanhef& aanhef() const { return m_aanhef; }
    [[nodiscard]] const std::string& ticket() const { return m_ticket; }
    [[nodiscard]] const std::string& ssin() const { return m_ssin; }

    /// From now on only what has the form of the contract is told back.
    void is_ongeldig() { m_geldig = false; }
    /// What comes back before and after informationCBSS: every element of the request, in its own order.
    [[nodiscard]] std::string echo_klant() const;
    [[nodiscard]] std::string echo_vraag() const;

 private:
    pugi::xml_document m_boom;
    kbi::Aanhef m_aanhef;
    std::string m_ticket, m_ssin;
    bool m_geldig = true;
};

}  // namespace isi::ksz
