// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite.hpp"

#include <sqlite3.h>

#include <filesystem>

namespace isi::audit {
namespace {

// The log has one writer; who holds the lock longer than this is a backup gone wrong, and answers are
// waiting.
constexpr int wachten_ms = 500;

[[noreturn]] void fail(sqlite3* db, int code) {
    throw SqliteFout(
        code, std::string("audit segment: ") + (db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code)));
}

/// As a URI, for SQLite's immutable mode: everything but the plainest characters escaped.
std::string uri(const std::string& bestand) {
    static constexpr std::string_view cijfers = "0123456789abcdef";
    std::string uit = "file:";
    for (const char c : std::filesystem::absolute(bestand).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool gewoon = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            c == '/' || c == '.' || c == '-' || c == '_';
        if (gewoon)
            uit += c;
        else
            (uit += '%').append({cijfers[byte >> 4U], cijfers[byte & 15U]});
    }
    return uit + "?immutable=1";
}

}  // namespace

bool SqliteFout::beschadigd() const noexcept {
    const int code = m_code & 255;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_SCHEMA || code == SQLITE_ERROR ||
           code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

void Statement::Weg::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* db, std::string_view sql) : m_db(db) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
    if (code != SQLITE_OK) fail(db, code);
}

void Statement::bind(int plaats, std::int64_t waarde) {
    if (const int code = sqlite3_bind_int64(m_statement.get(), plaats, waarde); code != SQLITE_OK)
        fail(m_db, code);
}

void Statement::bind(int plaats, std::string_view tekst) {
    // The destructor argument -1 (SQLITE_TRANSIENT) is a cast that -Wold-style-cast refuses; the 64-bit call
    // copies too.
    const auto kopieer = reinterpret_cast<sqlite3_destructor_type>(static_cast<std::intptr_t>(-1));
    const int code =
        sqlite3_bind_text(m_statement.get(), plaats, tekst.data(), static_cast<int>(tekst.size()), kopieer);
    if (code != SQLITE_OK) fail(m_db, code);
}

void Statement::bind_blob(int plaats, const unsigned char* bytes, std::size_t n) {
    const int code = sqlite3_bind_blob64(m_statement.get(), plaats, bytes, n, nullptr);
    if (code != SQLITE_OK) fail(m_db, code);
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        const SqliteFout fout(code, std::string("audit segment: ") + sqlite3_errmsg(m_db));
        sqlite3_reset(m_statement.get());
        throw fout;
    }
    return code == SQLITE_ROW;
}

void Statement::reset() noexcept {
    sqlite3_reset(m_statement.get());
}

bool Statement::is_integer(int k) const noexcept {
    return sqlite3_column_type(m_statement.get(), k) == SQLITE_INTEGER;
}
bool Statement::is_text(int k) const noexcept {
    return sqlite3_column_type(m_statement.get(), k) == SQLITE_TEXT;
}
bool Statement::is_blob(int k) const noexcept {
    return sqlite3_column_type(m_statement.get(), k) == SQLITE_BLOB;
}
std::int64_t Statement::integer(int k) const noexcept {
    return sqlite3_column_int64(m_statement.get(), k);
}

std::string Statement::text(int kolom) const {
    const auto* const tekst = sqlite3_column_text(m_statement.get(), kolom);
    const auto lengte = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), kolom));
    return tekst == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(tekst), lengte);
}

const unsigned char* Statement::blob(int kolom, std::size_t& lengte) const noexcept {
    const auto* const bytes =
        static_cast<const unsigned char*>(sqlite3_column_blob(m_statement.get(), kolom));
    lengte = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), kolom));
    return bytes;
}

void Database::Weg::operator()(sqlite3* db) const noexcept {
    sqlite3_close_v2(db);
}

Database::Database(const std::string& bestand, Wijze wijze) {
    const auto open = [&](const std::string& naam, int vlaggen) {
        sqlite3* db = nullptr;
        const int code = sqlite3_open_v2(naam.c_str(), &db, vlaggen | SQLITE_OPEN_NOMUTEX, nullptr);
        m_db.reset(db);
        return code;
    };
    const auto look = [&](int vlaggen) {
        const int geopend = open(bestand, vlaggen);
        if (geopend != SQLITE_OK) return geopend;
        sqlite3_busy_timeout(m_db.get(), wachten_ms);
        return sqlite3_exec(m_db.get(), "PRAGMA trusted_schema=OFF; SELECT 1 FROM sqlite_master", nullptr,
                            nullptr, nullptr);
    };
    const int vlaggen = wijze == Wijze::lezen ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int code = look(vlaggen);
    // A crash while a segment was made or sealed leaves a journal that must be rolled back before anybody can
    // read.
    if ((code & 255) == SQLITE_READONLY && wijze == Wijze::lezen) {
        code = look(SQLITE_OPEN_READWRITE);
        if (code == SQLITE_OK)
            code = sqlite3_exec(m_db.get(), "PRAGMA query_only=ON", nullptr, nullptr, nullptr);
    }
    // WAL needs to write beside the file even for reading; where that cannot be, a file without a log is
    // whole by itself.
    if ((code & 255) == SQLITE_CANTOPEN && wijze == Wijze::lezen && std::filesystem::exists(bestand) &&
        !std::filesystem::exists(bestand + "-wal") && !std::filesystem::exists(bestand + "-journal"))
        code = open(uri(bestand), vlaggen | SQLITE_OPEN_URI);
    if (code != SQLITE_OK) fail(m_db.get(), code);
}

void Database::exec(const std::string& sql) {
    const int code = sqlite3_exec(m_db.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(m_db.get(), code);
}

}  // namespace isi::audit
