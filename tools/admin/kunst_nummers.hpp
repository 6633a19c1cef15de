// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>

#include "isi_store/domein/bsn.hpp"

namespace isi::admin::kunst {

/// Valid BSNs, ascending: 9xxxxxxxx, then 8xxxxxxxx, without the blocks of public test sets.
class Bsnreeks {
 public:
    Bsn volgende();

 private:
    void stap();
    std::uint32_t m_begin = 89'999'999;  ///< the first eight digits of the one before
};

/// Valid A-nummers, ascending from 1010101010 on.
class ANummerreeks {
 public:
    ANummer volgende();

 private:
    std::uint32_t m_begin = 10'101'010;  ///< the first eight digits
    std::uint32_t m_eind = 0;            ///< the last two of the next one to try
};

}  // namespace isi::admin::kunst
