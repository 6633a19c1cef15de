// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "cell.hpp"

namespace isi::sqlite {

/// A statement prepared once and run many times, with its own cells for parameters and result.
class Statement {
 public:
    Statement(soci::session& session, const std::string& sql, const Kinds& in, const Kinds& out);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Sets the parameters from the first on.
    template <class... Values>
    Statement& with(const Values&... values) {
        std::size_t i = 0;
        (set(m_in[i++], values), ...);
        return *this;
    }
    [[nodiscard]] Row& in() noexcept { return m_in; }
    [[nodiscard]] const Row& out() const noexcept { return m_out; }

    void run();                  ///< no result expected
    [[nodiscard]] bool only();   ///< at most one row; out() is filled when true. Leaves no open cursor.
    [[nodiscard]] bool first();  ///< then next() until false: an open cursor would hold its snapshot
    [[nodiscard]] bool next();

 private:
    static void set(Cell& cell, std::string_view value) { cell.set(value); }
    static void set(Cell& cell, const char* value) { cell.set(std::string_view(value)); }
    static void set(Cell& cell, long long value) { cell.set(value); }
    static void set(Cell& cell, long value) { cell.set(static_cast<long long>(value)); }
    static void set(Cell& cell, int value) { cell.set(static_cast<long long>(value)); }
    static void set(Cell& cell, bool value) { cell.set(value ? 1LL : 0LL); }
    template <class T>
    static void set(Cell& cell, const std::optional<T>& value) {
        if (value)
            set(cell, *value);
        else
            cell.set_null();
    }

    Row m_in, m_out;
    soci::statement m_statement;
};

}  // namespace isi::sqlite
