// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "afwijzing.hpp"

/// The test set of RvIG as published: UTF-8 (BOM or not), semicolons, a heading with category.group.element
/// per column. A line whose first field is filled begins a persoonslijst; the lines after it hold what does
/// not fit on one line: history, and further occurrences. Per category the column `cc.H` says what the next
/// line holds: the category itself (a further occurrence), the category + 50 (history of the last one), or
/// nothing.
namespace isi::gba_v {

/// The file is no such file at all; `what()` says what to do.
class Bestandsfout : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// Which column holds which element.
class Kolommen {
 public:
    explicit Kolommen(const std::vector<std::string>& kop);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view element) const;
    [[nodiscard]] std::size_t aantal() const noexcept { return m_aantal; }

 private:
    std::map<std::string, std::size_t, std::less<>> m_plaats;  ///< the first, when a heading is there twice
    std::size_t m_aantal = 0;
};

struct Rij {
    std::size_t regel = 0;  ///< of the file, from 1
    std::vector<std::string> velden;
    const Kolommen* kolommen = nullptr;
    /// Empty when the element is not filled. Lives as long as the row.
    [[nodiscard]] std::string_view operator[](std::string_view element) const;
};

/// One occurrence of a category, with what it was before, newest first.
struct Voorkomen {
    const Rij* actueel = nullptr;
    std::vector<const Rij*> historie;
};

struct Persoonslijst {
    std::vector<Rij> rijen;  ///< at least one
    [[nodiscard]] const Rij& eerste() const { return rijen.front(); }
    /// Of category "04": at least one, in the order of the file.
    [[nodiscard]] std::vector<Voorkomen> voorkomens(std::string_view categorie) const;
};

class Lezer {
 public:
    static constexpr std::size_t max_regel = 65'536;  ///< bytes; the longest of the published file has 2,248
    static constexpr std::size_t max_rijen = 1'000;   ///< of one persoonslijst; 76 there

    /// Reads the heading. Throws Bestandsfout.
    explicit Lezer(std::istream& in);
    /// The next persoonslijst that could be read; what could not is in `afwijzingen`. nullopt at the end.
    std::optional<Persoonslijst> next(Afwijzingen& afwijzingen);
    [[nodiscard]] std::uint64_t gelezen() const noexcept { return m_gelezen; }  ///< bytes
    [[nodiscard]] std::size_t lijsten() const noexcept { return m_lijsten; }    ///< begun so far
    [[nodiscard]] const Kolommen& kolommen() const noexcept { return *m_kolommen; }

 private:
    struct Regel {
        Rij rij;
        std::optional<Reden> fout;
        bool begin = false;  ///< of a persoonslijst
    };
    std::optional<Regel> next_regel();
    bool read_bytes(std::string& bytes, bool& te_groot);

    std::istream& m_in;
    std::unique_ptr<Kolommen> m_kolommen;
    std::optional<Regel> m_volgende;
    std::size_t m_regel = 0, m_lijsten = 0;
    std::uint64_t m_gelezen = 0;
};

}  // namespace isi::gba_v
