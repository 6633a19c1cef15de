// SPDX-License-Identifier: GPL-3.0-or-later
#include "kunst_nummers.hpp"

#include <fmt/format.h>

namespace isi::admin::kunst {
namespace {

// The reserved number blocks, by their first eight digits.
bool van_testset(std::uint32_t begin) noexcept {
    return begin / 1000 == 99999 || begin / 1000 == 90019;
}

// How the first eight digits of an A-nummer weigh; false when two neighbours are alike.
bool weeg(std::uint32_t begin, int& som, int& gewogen) noexcept {
    som = gewogen = 0;
    int vorig = -1;
    for (int plaats = 7; plaats >= 0; --plaats, begin /= 10) {
        const int cijfer = static_cast<int>(begin % 10);
        if (cijfer == vorig) return false;
        vorig = cijfer;
        som += cijfer;
        gewogen += cijfer << plaats;
    }
    return true;
}

}  // namespace

void Bsnreeks::stap() {
    if (++m_begin == 100'000'000) m_begin = 80'000'000;
}

Bsn Bsnreeks::volgende() {
    for (;;) {
        stap();
        if (van_testset(m_begin)) continue;
        std::uint32_t rest = m_begin;
        std::uint32_t som = 0;
        for (std::uint32_t gewicht = 2; gewicht <= 9; ++gewicht, rest /= 10) som += gewicht * (rest % 10);
        if (som % 11 == 10) continue;  // no check digit makes this one valid
        return Bsn::parse(fmt::format("{:08}{}", m_begin, som % 11)).value();
    }
}

ANummer ANummerreeks::volgende() {
    for (;; ++m_begin, m_eind = 0) {
        int som = 0;
        int gewogen = 0;
        if (!weeg(m_begin, som, gewogen)) continue;
        for (; m_eind < 100; ++m_eind) {
            const int voorlaatste = static_cast<int>(m_eind / 10);
            const int laatste = static_cast<int>(m_eind % 10);
            const int rest = (som + voorlaatste + laatste) % 11;
            if ((rest != 0 && rest != 5) || (gewogen + (voorlaatste << 8) + (laatste << 9)) % 11 != 0)
                continue;
            const auto nummer = ANummer::parse(fmt::format("{:08}{:02}", m_begin, m_eind));
            if (!nummer) continue;  // neighbours alike
            ++m_eind;
            return *nummer;
        }
    }
}

}  // namespace isi::admin::kunst
