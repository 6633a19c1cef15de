// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gateway/fout.hpp"
#include "isi_store/domein/codes.hpp"
#include "isi_store/domein/organisatie.hpp"

namespace isi::operaties {

/// DUO's Bedrijfsdocument head, plus what the contract adds to it. Text as received; the schema has checked
/// its shape.
struct Envelop {
    std::string identificatiecode, verzendende_instantie, ontvangende_instantie, datum_tijd;
    std::optional<std::string> gemeentecode, eindgebruiker, doel;
};

/// Identification codes (UUIDs) seen within the clock window, per sender (NL-W4). Shared by all workers; a
/// code falls out when its message would be refused for its time anyway. About 60 bytes per code: at 500
/// requests/s and 15 minutes 27 MB.
class Herhaling {
 public:
    Herhaling();
    /// true the first time; false when this sender used the code before and it is still remembered.
    bool eerste(std::string_view verzender, std::string_view code, Seconden nu, Seconden tot);
    /// The answer never left (the audit failed): the caller may try again with the same code.
    void vergeet(std::string_view verzender, std::string_view code);

 private:
    using Merk = std::array<std::uint64_t, 2>;  ///< the UUID's 128 bits, mixed with the sender's
    struct Strooi {
        std::size_t operator()(const Merk& merk) const noexcept { return static_cast<std::size_t>(merk[0]); }
    };
    [[nodiscard]] Merk merk(std::string_view verzender, std::string_view code) const noexcept;

    std::uint64_t m_zaad;  ///< so that nobody outside can choose codes that collide
    std::mutex m_mutex;
    std::unordered_map<Merk, Seconden, Strooi> m_gezien;
    Seconden m_laatst_opgeruimd = 0;
};

struct Envelopregels {
    std::string onze_oin;
    Seconden tolerantie = 15 * 60;  ///< [tijd] tolerantie_minuten
};

/// Which ontvangendeInstantie is right: testVerbinding takes any, it is how a vendor learns ours.
enum class Ontvangers : std::uint8_t { alleen_wij, ieder };

/// Checks in the contract's order: VAL006 (verzendendeInstantie, ontvangendeInstantie, doel), VAL008, DUB002,
/// DUB001. The code counts as used only when all else is right.
Uitkomst<void> controleer_envelop(const Envelop& envelop, const Envelopregels& regels, Ontvangers ontvangers,
                                  const Sleutel& sleutel, const Organisatie& eigenaar, Seconden nu,
                                  Herhaling& herhaling);

}  // namespace isi::operaties
