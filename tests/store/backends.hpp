// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "isi_store/store.hpp"

/// The back ends that the contract suite runs over: a type with a fresh store per object, `plaats()` and
/// `open()`. A second one is added to ISI_BACKENDS and gets every test.
namespace isi::test {

class TempDir {
 public:
    TempDir() {
        std::string name = (std::filesystem::temp_directory_path() / "isi store XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        m_path = name;
    }
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir() { std::filesystem::remove_all(m_path); }
    [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }

 private:
    std::filesystem::path m_path;
};

class SqliteBackend {
 public:
    SqliteBackend() { migrate_store(plaats()); }
    [[nodiscard]] std::string plaats() const { return "sqlite:" + path(); }
    [[nodiscard]] std::string path() const { return m_dir.file("store.db"); }
    [[nodiscard]] std::unique_ptr<Store> open(Openwijze wijze = Openwijze::schrijven) const {
        return open_store(plaats(), wijze);
    }

 private:
    TempDir m_dir;
};

}  // namespace isi::test

#define ISI_BACKENDS isi::test::SqliteBackend
