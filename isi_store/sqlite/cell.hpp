// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <soci/soci.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace isi::sqlite {

/// How a value travels to and from SQL.
enum class Kind { text, number };

/// One value of a row. SOCI is bound to its address, so a Row keeps its size for life.
struct Cell {
    std::string text;
    long long number = 0;
    soci::indicator state = soci::i_null;

    [[nodiscard]] bool is_null() const noexcept { return state == soci::i_null; }
    void set_null() noexcept { state = soci::i_null; }
    void set(std::string_view value) { text.assign(value), state = soci::i_ok; }
    void set(long long value) noexcept { number = value, state = soci::i_ok; }
};

using Row = std::vector<Cell>;
using Kinds = std::vector<Kind>;

/// A column as the code knows it. `tabel` is the BRP table its code must stand in, empty when none.
struct Column {
    std::string name;
    Kind kind = Kind::text;
    std::string tabel;
};
using Columns = std::vector<Column>;

}  // namespace isi::sqlite
