// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// Just enough SQLite for the audit: owners for the C handles and errors as exceptions.
namespace isi::audit {

class SqliteFout : public std::runtime_error {
 public:
    SqliteFout(int code, const std::string& tekst) : std::runtime_error(tekst), m_code(code) {}
    [[nodiscard]] bool beschadigd() const noexcept;  ///< the file is not what SQLite wrote

 private:
    int m_code;
};

class Statement {
 public:
    Statement(sqlite3* db, std::string_view sql);
    void bind(int plaats, std::int64_t waarde);
    void bind(int plaats, std::string_view tekst);                          ///< copied
    void bind_blob(int plaats, const unsigned char* bytes, std::size_t n);  ///< must live until the next step
    bool step();                                                            ///< true: there is a row
    void reset() noexcept;

    [[nodiscard]] bool is_integer(int kolom) const noexcept;
    [[nodiscard]] bool is_text(int kolom) const noexcept;
    [[nodiscard]] bool is_blob(int kolom) const noexcept;
    [[nodiscard]] std::int64_t integer(int kolom) const noexcept;
    [[nodiscard]] std::string text(int kolom) const;
    [[nodiscard]] const unsigned char* blob(int kolom,
                                            std::size_t& lengte) const noexcept;  ///< until the next step

 private:
    struct Weg {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    sqlite3* m_db;
    std::unique_ptr<sqlite3_stmt, Weg> m_statement;
};

class Database {
 public:
    enum class Wijze { lezen, schrijven };
    /// Opens an existing file. A copy of a sealed or cleanly closed segment on a read-only medium can be read
    /// too.
    Database(const std::string& bestand, Wijze wijze);
    void exec(const std::string& sql);
    [[nodiscard]] Statement prepare(std::string_view sql) const { return {m_db.get(), sql}; }
    [[nodiscard]] sqlite3* get() const noexcept { return m_db.get(); }

 private:
    struct Weg {
        void operator()(sqlite3* db) const noexcept;
    };
    std::unique_ptr<sqlite3, Weg> m_db;
};

}  // namespace isi::audit
