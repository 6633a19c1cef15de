// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>

#include "gateway/config.hpp"
#include "gateway/log.hpp"

namespace isi {

/// The whole gateway, put together from a configuration: the only place that knows all rooms. Ready when
/// constructed.
class Opstelling {
 public:
    /// Opens everything; throws (StoreFailure, std::runtime_error) with what is wrong and what to do.
    Opstelling(const Config& config, log::Log& log);
    ~Opstelling();
    Opstelling(const Opstelling&) = delete;
    Opstelling& operator=(const Opstelling&) = delete;

    void run();             ///< serves until drained
    void drain() noexcept;  ///< thread-safe: not ready any more, finish what is under way
    [[nodiscard]] std::uint16_t poort()
        const noexcept;  ///< really bound (0 in the configuration = any free one)
    [[nodiscard]] std::uint16_t beheerpoort() const noexcept;

 private:
    struct Delen;
    std::unique_ptr<Delen> m_delen;
};

}  // namespace isi
