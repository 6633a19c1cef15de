// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "isi_store/store.hpp"

/// Engine results as StoreFailure: a fixed text per cause that says what to do. The engine's own text is
/// dropped, because SOCI adds the statement's parameters to it, and those are person numbers.
namespace isi::sqlite {

[[noreturn]] void fail(int engine_result);
/// To be called in a catch block: rethrows the current exception, a SOCI error as StoreFailure.
[[noreturn]] void rethrow_as_failure();

/// Runs `work`; what the engine throws leaves as StoreFailure.
template <class Work>
auto guarded(Work&& work) {
    try {
        return work();
    } catch (...) {
        rethrow_as_failure();
    }
}

}  // namespace isi::sqlite
