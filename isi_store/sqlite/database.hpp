// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

/// The engine itself, for what has no place in SQL: making the file, its marks, its integrity.
namespace isi::sqlite {

/// Process-wide settings of the engine; the first call counts.
void configure_engine();

class Database {
 public:
    enum class Mode { read, write, create };
    /// Throws StoreFailure.
    Database(const std::string& path, Mode mode);

    void execute(const std::string& sql);
    /// Rows of text; NULL becomes "".
    std::vector<std::vector<std::string>> query(const std::string& sql);
    long long number(const std::string& sql);

 private:
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

inline constexpr long long application_id =
    0x49534931;  // "ISI1", so that `file` and we know a store from any other database

/// The file behind `plaats` ("sqlite:/pad" or a plain path).
std::string path_of(const std::string& plaats);

}  // namespace isi::sqlite
