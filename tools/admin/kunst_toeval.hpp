// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace isi::admin::kunst {

/// Numbers that look random and are the same on every machine (splitmix64; the standard library's
/// distributions are not).
class Toeval {
 public:
    Toeval(std::uint64_t seed, std::uint64_t nummer) : m_stand(meng(seed) ^ meng(nummer * 2 + 1)) {}

    std::uint64_t volgende() noexcept {
        m_stand += 0x9e3779b97f4a7c15U;
        return meng(m_stand);
    }
    /// 0 … grens-1; grens ≥ 1, below 2^32.
    std::uint32_t onder(std::uint32_t grens) noexcept {
        return static_cast<std::uint32_t>(((volgende() >> 32U) * grens) >> 32U);
    }
    int tussen(int van, int tot) noexcept {  ///< both inclusive; `van` when the range is empty
        return van >= tot ? van : van + static_cast<int>(onder(static_cast<std::uint32_t>(tot - van) + 1));
    }
    bool kans(std::uint32_t promille) noexcept { return onder(1000) < promille; }
    template <class Lijst>
    const auto& kies(const Lijst& lijst) noexcept {
        return lijst[onder(static_cast<std::uint32_t>(lijst.size()))];
    }

 private:
    static std::uint64_t meng(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    std::uint64_t m_stand;
};

}  // namespace isi::admin::kunst
