// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cell.hpp"
#include "isi_store/domein/insz.hpp"

/// Rows of the Flemish register, cell after cell.
namespace isi::sqlite {

long long to_number(const Insz& insz);
/// Throws StoreFailure: only valid numbers were stored.
Insz to_insz(long long nummer);
[[noreturn]] void kbi_beschadigd(std::string_view kolom);

/// What a stored code stands for; throws StoreFailure when it stands for nothing.
template <class T>
T bekend(std::optional<T> waarde, std::string_view kolom) {
    if (!waarde) kbi_beschadigd(kolom);
    return *waarde;
}

class Rijlezer {
 public:
    explicit Rijlezer(const Row& row, std::size_t eerste = 0) : m_row(row), m_next(eerste) {}

    std::string tekst() { return m_row[m_next++].text; }
    long long getal() { return m_row[m_next++].number; }
    bool ja() { return getal() != 0; }
    std::optional<std::string> misschien() {
        const Cell& cell = m_row[m_next++];
        return cell.is_null() ? std::nullopt : std::optional(cell.text);
    }

 private:
    const Row& m_row;
    std::size_t m_next;
};

class Rijschrijver {
 public:
    explicit Rijschrijver(Row& row) : m_row(row) {}

    void operator()(const std::string& waarde) { m_row[m_next++].set(waarde); }
    void operator()(long long waarde) { m_row[m_next++].set(waarde); }
    void operator()(const std::optional<std::string>& waarde) {
        if (waarde)
            (*this)(*waarde);
        else
            niets();
    }
    void niets() { m_row[m_next++].set_null(); }

 private:
    Row& m_row;
    std::size_t m_next = 0;
};

}  // namespace isi::sqlite
