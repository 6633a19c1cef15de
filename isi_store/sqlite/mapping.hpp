// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "cell.hpp"
#include "isi_store/domein/persoon.hpp"
#include "tabellen.hpp"

/// The visitors of fields.hpp.
namespace isi::sqlite {

/// Collects the columns that a set of fields has, in order.
class ColumnLister {
 public:
    explicit ColumnLister(Columns& columns) : m_columns(columns) {}

    template <class T>
    void operator()(const char* column, const T& /*member*/) {
        m_columns.push_back({column, kind_of<std::remove_cv_t<T>>(), tabel_of<std::remove_cv_t<T>>()});
    }
    template <class T>
    void closed(const char* column, const char* /*list*/, const T& /*member*/, const char* /*list2*/ = "") {
        m_columns.push_back({column, Kind::text, ""});
    }
    template <class T>
    void open(const std::string& column, const T& /*member*/) {
        m_columns.push_back({column + "_code", Kind::text, ""});
        m_columns.push_back({column + "_tekst", Kind::text, ""});
    }
    template <class T>
    void tabel(const char* column, const char* tabel, const T& /*member*/) {
        m_columns.push_back({column, Kind::text, tabel});
    }
    template <class T>
    void gemeente(const char* column, const T& /*member*/) {
        m_columns.push_back({column, Kind::text, "tabel33"});
    }

 private:
    template <class T>
    struct Plain {
        using type = T;
    };
    template <class T>
    struct Plain<std::optional<T>> {
        using type = T;
    };
    template <class T>
    static constexpr Kind kind_of() {
        using P = typename Plain<T>::type;
        return std::is_arithmetic_v<P> || std::is_same_v<P, Wet> || std::is_same_v<P, Bsn> ||
                       std::is_same_v<P, ANummer>
                   ? Kind::number
                   : Kind::text;
    }
    template <class T>
    static constexpr const char* tabel_of() {
        return std::is_same_v<typename Plain<T>::type, Gemeentecode> ? "tabel33" : "";
    }

    Columns& m_columns;
};

/// Fills members from cells, from `first` on. Throws StoreFailure when a stored value is none of its type.
class Reader {
 public:
    Reader(const Row& row, std::size_t first, const Tabellen& tabellen)
        : m_row(row), m_next(first), m_tabellen(tabellen) {}

    template <class T>
    void operator()(const char* column, std::optional<T>& member) {
        if (m_row[m_next].is_null()) {
            member.reset();
            ++m_next;
            return;
        }
        member = take<T>(column);
    }
    template <class T>
    void operator()(const char* column, T& member) {
        member = take<T>(column);
    }
    void closed(const char* column, const char* list, Codewaarde& member, const char* list2 = "");
    void closed(const char* column, const char* list, std::optional<Codewaarde>& member,
                const char* list2 = "");
    void open(const char* column, Codewaarde& member);
    void open(const char* column, std::optional<Codewaarde>& member);
    void tabel(const char* column, const char* tabel, std::optional<Codewaarde>& member);
    void gemeente(const char* column, std::optional<Gemeente>& member);

 private:
    template <class T>
    T take(const char* column);

    const Row& m_row;
    std::size_t m_next;
    const Tabellen& m_tabellen;
};

/// Fills cells from members. Throws StoreFailure for a code that its list or table does not hold: what is
/// stored must be readable again.
class Writer {
 public:
    Writer(Row& row, std::size_t first, const Tabellen& tabellen)
        : m_row(row), m_next(first), m_tabellen(tabellen) {}

    template <class T>
    void operator()(const char* column, const std::optional<T>& member) {
        if (member)
            (*this)(column, *member);
        else
            m_row[m_next++].set_null();
    }
    void operator()(const char* column, const std::string& member);
    void operator()(const char* column, bool member);
    void operator()(const char* column, std::int32_t member);
    void operator()(const char* column, std::int64_t member);
    void operator()(const char* column, const Bsn& member);
    void operator()(const char* column, const ANummer& member);
    void operator()(const char* column, const OnvolledigeDatum& member);
    void operator()(const char* column, const Gemeentecode& member);
    void operator()(const char* column, Wet member);
    void closed(const char* column, const char* list, const Codewaarde& member, const char* list2 = "");
    void closed(const char* column, const char* list, const std::optional<Codewaarde>& member,
                const char* list2 = "");
    void open(const char* column, const Codewaarde& member);
    void open(const char* column, const std::optional<Codewaarde>& member);
    void tabel(const char* column, const char* tabel, const std::optional<Codewaarde>& member);
    void gemeente(const char* column, const std::optional<Gemeente>& member);

 private:
    void put_code(const char* column, std::string_view tabel, const std::string& code);

    Row& m_row;
    std::size_t m_next;
    const Tabellen& m_tabellen;
};

// The types that a column may have; defined in mapping.cpp.
template <>
std::string Reader::take(const char* column);
template <>
bool Reader::take(const char* column);
template <>
std::int32_t Reader::take(const char* column);
template <>
std::int64_t Reader::take(const char* column);
template <>
Bsn Reader::take(const char* column);
template <>
ANummer Reader::take(const char* column);
template <>
OnvolledigeDatum Reader::take(const char* column);
template <>
Gemeentecode Reader::take(const char* column);
template <>
Wet Reader::take(const char* column);

long long to_number(const Bsn& bsn);
long long to_number(const ANummer& nummer);
std::optional<Bsn> to_bsn(long long number);
std::optional<ANummer> to_a_nummer(long long number);
long long to_year(Wet wet) noexcept;  ///< 2007, 2013, 2021
std::optional<Wet> to_wet(long long year) noexcept;

}  // namespace isi::sqlite
