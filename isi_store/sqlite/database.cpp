// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.hpp"

#include <sqlite3.h>

#include <mutex>

#include "failure.hpp"

namespace isi::sqlite {
namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

}  // namespace

void configure_engine() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Every store belongs to one thread, so the engine needs no lock per connection, and nobody reads its
        // memory statistics, which are one lock for all threads. Together a quarter of the cost of a look-up
        // (measured). Both calls refuse once the engine is in use; it then works as well, only slower.
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        sqlite3_initialize();
    });
}

void Database::Close::operator()(sqlite3* handle) const noexcept {
    sqlite3_close_v2(handle);
}

Database::Database(const std::string& path, Mode mode) {
    configure_engine();
    const int flags = mode == Mode::read    ? SQLITE_OPEN_READONLY
                      : mode == Mode::write ? SQLITE_OPEN_READWRITE
                                            : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (result != SQLITE_OK) fail(result);
    sqlite3_busy_timeout(handle, 10'000);
}

void Database::execute(const std::string& sql) {
    const int result = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) fail(result);
}

std::vector<std::vector<std::string>> Database::query(const std::string& sql) {
    sqlite3_stmt* raw = nullptr;
    int result = sqlite3_prepare_v2(m_handle.get(), sql.c_str(), static_cast<int>(sql.size()), &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, Finalize> statement(raw);
    if (result != SQLITE_OK) fail(result);
    std::vector<std::vector<std::string>> rows;
    while ((result = sqlite3_step(raw)) == SQLITE_ROW) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(raw); ++i) {
            const void* const bytes = sqlite3_column_blob(raw, i);
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw, i));
            row.emplace_back(static_cast<const char*>(bytes), size);
        }
    }
    if (result != SQLITE_DONE) fail(result);
    return rows;
}

long long Database::number(const std::string& sql) {
    const auto rows = query(sql);
    return rows.empty() || rows[0].empty() || rows[0][0].empty() ? 0 : std::stoll(rows[0][0]);
}

std::string path_of(const std::string& plaats) {
    const auto colon = plaats.find(':');
    if (colon == std::string::npos || plaats.find('/') < colon) return plaats;
    const std::string scheme = plaats.substr(0, colon);
    if (scheme != "sqlite")
        throw StoreFailure("this release has no store of kind '" + scheme +
                           "': write sqlite:/path/to/store.db");
    return plaats.substr(colon + 1);
}

}  // namespace isi::sqlite
