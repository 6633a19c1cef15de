// SPDX-License-Identifier: GPL-3.0-or-later
#include "discimus.hpp"

namespace isi::discimus {
namespace {

constexpr int vergeefs_hoogstens = 3;

}  // namespace

std::optional<tl::expected<Status, std::string>> Reeks::bevraag(const Insz& insz) {
    if (m_vergeefs >= vergeefs_hoogstens) {
        ++m_tellers.overgeslagen;
        return std::nullopt;
    }
    auto uitslag = discimus::bevraag(insz, m_wijze, m_middelen);
    if (!uitslag) {
        ++m_tellers.geen_antwoord;
        m_laatste_fout = uitslag.error();
        // What the far side itself answers, of this person alone, does not say that it is gone.
        if (!m_laatste_fout.starts_with("UITZONDERING")) ++m_vergeefs;
        return uitslag;
    }
    m_vergeefs = 0;
    auto& teller = *uitslag == Status::ingeschreven    ? m_tellers.ingeschreven
                   : *uitslag == Status::uitgeschreven ? m_tellers.uitgeschreven
                                                       : m_tellers.niet_ingeschreven;
    ++teller;
    return uitslag;
}

}  // namespace isi::discimus
