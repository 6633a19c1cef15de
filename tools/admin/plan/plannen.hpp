// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "gateway/bericht/bericht.hpp"
#include "isi_store/kbi_store.hpp"

/// Inburgeringsplannen of the policy of 2022 into the register (seeds: parliamentary question on the traject
/// op maat). No published format has them: a file is XML in our own namespace uitbreiding/v1.
namespace isi::plan_import {

enum class Reden : std::uint8_t {
    // the file as a whole
    onleesbaar,
    te_groot,
    geen_xml,
    geen_plannen,
    // one plan
    geen_insz,
    insz_ongeldig,
    insz_verzonnen,
    schema,
    datum,
    dubbel,
    onbekende_persoon,
    // none of it is lost
    onbekende_code
};
[[nodiscard]] std::string_view code(Reden reden) noexcept;    ///< GEEN_XML …
[[nodiscard]] std::string_view uitleg(Reden reden) noexcept;  ///< for the operator: what is wrong

/// Never with a value: it may be a person number, and so may a file's name.
struct Gebrek {
    Reden reden = Reden::schema;
    std::size_t plaats = 0;  ///< which person of the file, from 1; 0: the file as a whole
    std::string element;     ///< that the schema does not accept, or that holds the code
};

struct Gelezen {
    std::size_t plaats = 0;
    kbi::Inburgeringsplan plan;
};
struct Bestand {
    std::vector<Gelezen> plannen;
    std::vector<Gebrek> gebreken;
};

/// From the bytes of a file to plans. The judge is the published schema of the extension.
class Planlezer {
 public:
    explicit Planlezer(bool verzonnen_toegestaan);
    /// `naam`: the file's, without its end: the INSZ, when the file is one Inburgeringsplan by itself.
    [[nodiscard]] Bestand lees(std::string_view bytes, std::string_view naam) const;

    struct Persoon {
        pugi::xml_node plan;
        std::optional<std::string> insz;
    };

 private:
    [[nodiscard]] tl::expected<kbi::Inburgeringsplan, Gebrek> lees_een(const Persoon& persoon) const;

    bool m_verzonnen_toegestaan;
    bericht::Schema m_schema;
};

/// Every person that is read is in exactly one of nieuw, gewijzigd, ongewijzigd and afgewezen.
struct Rapport {
    std::uint64_t bestanden = 0, bestanden_afgewezen = 0, personen = 0, nieuw = 0, gewijzigd = 0,
                  ongewijzigd = 0, afgewezen = 0;
    std::map<std::string, std::uint64_t> redenen;  ///< of what was not taken, files too, and of unknown codes
    [[nodiscard]] std::string tekst() const;
};

/// The reject file: `bestand;persoon;element;wat;reden;uitleg`, the files counted from 1 in order of name.
void schrijf_kop(std::ostream& uit);

struct Inleeswens {
    std::function<void(std::uint64_t)> voortgang = {};  ///< files done so far; may be empty
    std::ostream* afgewezen = nullptr;                  ///< its heading written; or none
};

/// The file itself, or every .xml file below the folder, in order of name. Throws std::filesystem errors.
[[nodiscard]] std::vector<std::filesystem::path> vind_bestanden(const std::filesystem::path& plaats);

/// What would not change is not written; a plan is replaced whole; batches are transactions of their own, so
/// that running it again finishes an import that was cut off. Throws StoreFailure.
Rapport lees_in(const std::vector<std::filesystem::path>& bestanden, const Planlezer& lezer,
                kbi::KbiStore& store, const Inleeswens& wens);

}  // namespace isi::plan_import
