// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/audit/audit.hpp"
#include "werkdagen.hpp"

/// How often the KBI was used, counted from audit records one by one. Knows no file and no form.
namespace isi::gebruik {

/// The road by which a question came, by the name of its operation.
enum class Weg : std::uint8_t { magda, ksz };

/// What a record is to this count.
enum class Wat : std::uint8_t {
    niets,         ///< not of the KBI, or a ping
    uitwisseling,  ///< a partner asked what the KBI holds and was answered, with data or with "there is none"
    geweigerd,     ///< who asked might not, or the number was none
    mislukt,       ///< we could not answer
    ander_bericht  ///< taken in, not given: appointments, inscriptions
};
struct Duiding {
    Wat wat = Wat::niets;
    Weg weg = Weg::magda;
};
[[nodiscard]] Duiding duid(const audit::Record& record) noexcept;

/// An enquiry at DISCIMUS as `isi-admin` records it.
inline constexpr std::string_view discimus_operatie = "kbi discimus";
enum class Wijze : std::uint8_t { automatisch, manueel };
enum class Schoolstand : std::uint8_t { ingeschreven, uitgeschreven, niet_ingeschreven, geen_antwoord };

/// One partner: kind (OCMW, VDAB …) and KBO number, as the audit has them; both empty: not known who.
struct Partnersleutel {
    std::string soort, kbo;
    friend auto operator<=>(const Partnersleutel&, const Partnersleutel&) = default;
};

struct Aantallen {
    std::array<std::int64_t, 2> uitwisselingen{};  ///< by Weg
    std::int64_t geweigerd = 0, mislukt = 0, andere = 0;
    [[nodiscard]] std::int64_t uitgewisseld() const noexcept { return uitwisselingen[0] + uitwisselingen[1]; }
    Aantallen& operator+=(const Aantallen& ander) noexcept;
};

using Schooltelling = std::array<std::array<std::int64_t, 4>, 2>;  ///< [Wijze][Schoolstand]

class Telling {
 public:
    /// Counts from `vanaf` (not after the first day of `periode`) to the last day of `periode`, in pieces
    /// that end with each month and where `periode` begins. Days are those of Belgium.
    Telling(Kalenderdag vanaf, const Periode& periode);

    [[nodiscard]] const audit::Venster& venster() const noexcept { return m_venster; }
    void tel(const audit::Record& record);  ///< outside the window: nothing

    [[nodiscard]] const std::vector<Periode>& vakken() const noexcept { return m_vakken; }
    /// By partner, for each piece.
    [[nodiscard]] const std::map<Partnersleutel, std::vector<Aantallen>>& partners() const noexcept {
        return m_partners;
    }
    [[nodiscard]] const std::vector<Schooltelling>& scholen() const noexcept { return m_scholen; }

 private:
    [[nodiscard]] std::optional<std::size_t> vak(std::int64_t tijdstip_us) const;
    Aantallen& aantallen(const audit::Record& record, std::size_t vak);

    std::vector<Periode> m_vakken;
    std::vector<std::int64_t> m_grenzen_us;  ///< begin of each piece, and the end of the last
    audit::Venster m_venster{};
    std::map<Partnersleutel, std::vector<Aantallen>> m_partners;
    std::vector<Schooltelling> m_scholen;
    std::array<unsigned char, 16> m_vorig_verzoek{};
    Partnersleutel m_zoek;  ///< kept, so that counting asks for no memory
};

}  // namespace isi::gebruik
