// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "catalogus.hpp"

namespace isi::conformance {

struct Result {
    const Check* check = nullptr;
    Status status = Status::not_run;
    std::string expected, actual;  ///< for skip and error: the reason in `actual`
    double seconds = 0;
    std::vector<Exchange> wire;
};

struct Report {
    std::vector<Result> results;
    std::string url, client, tls, started;  ///< `started`: xs:dateTime
    std::string contract = "isi_cvs_v1";
    double seconds = 0;
    bool interrupted = false;

    [[nodiscard]] std::size_t count(Status status) const;
    [[nodiscard]] bool conformant()
        const;  ///< no MUST failed, nothing broke, nothing was left out by an interrupt
    [[nodiscard]] int exit_code() const;  ///< ecosystem: 0 1 4 130
};

std::string_view name(Status status);

/// Asks testVerbinding once: proves that the endpoint can be judged at all and tells the gateway's OIN. Of
/// the Flemish service it asks the WSDL. Throws Unreachable.
void prepare(Target& target, const Contract& contract, Report& report);

struct RunOptions {
    bool fail_fast = false;
    const std::atomic<bool>* stop = nullptr;  ///< set by a signal
    std::function<void(const Result&)> on_result;
};
void run(const Target& target, const Contract& contract, const std::vector<const Check*>& checks,
         const RunOptions& options, Report& report);

}  // namespace isi::conformance
