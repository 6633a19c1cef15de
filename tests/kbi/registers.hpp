// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "register.hpp"
#include "store/backends.hpp"

/// The registers that the suite runs over, each empty when it is made.
namespace isi::kbi::proef {

struct Geheugen {
    Register register_;
    KbiStore& store() { return register_; }
};
struct Bestand {
    test::SqliteBackend backend;
    std::unique_ptr<KbiStore> geopend = open_kbi_store(backend.plaats(), Openwijze::schrijven);
    KbiStore& store() { return *geopend; }
};

}  // namespace isi::kbi::proef
