// SPDX-License-Identifier: GPL-3.0-or-later
#include "report.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace isi::bench {
namespace {

constexpr std::array<std::pair<const char*, double>, 5> percentiles{
    {{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p99.9", 0.999}}};

double milliseconds(std::uint64_t ns) {
    return static_cast<double>(ns) / 1e6;
}

double per_answer(double seconds, const Result& result) {
    return result.latency.count() == 0 ? 0 : seconds * 1e6 / static_cast<double>(result.latency.count());
}

}  // namespace

std::string make_text(const Settings& settings, const Result& result) {
    const auto answers = result.latency.count();
    std::string text =
        fmt::format("{} answers in {:.2f} s over {} kept connections: {:.0f} requests/s, {} errors\n",
                    answers, result.seconds, settings.connections,
                    static_cast<double>(answers) / result.seconds, result.error_count());
    if (settings.rate > 0)
        text +=
            fmt::format("open loop at {:.0f} questions/s, latency from when each was due\n", settings.rate);
    for (std::size_t i = 0; i < settings.mix.size(); ++i)
        text += fmt::format("  {:<16} {}\n", settings.mix[i].operation, result.per_operation[i]);
    text += "latency ms:";
    for (const auto& [name, q] : percentiles)
        text += fmt::format("  {} {:.3f}", name, milliseconds(result.latency.at(q)));
    text += fmt::format("  max {:.3f}\n", milliseconds(result.latency.max()));
    if (answers > 0) text += fmt::format("answer: {} bytes on average\n", result.body_bytes / answers);
    text += fmt::format("isi-bench itself: {:.1f} us CPU per request\n",
                        per_answer(result.own_cpu_seconds, result));
    if (settings.pid > 0)
        text += fmt::format(
            "server: {:.1f} us CPU per request ({:.0f} requests per CPU second), {:.1f} MB resident\n",
            per_answer(result.server_cpu_seconds, result),
            result.server_cpu_seconds > 0 ? static_cast<double>(answers) / result.server_cpu_seconds : 0,
            static_cast<double>(result.server_rss_bytes) / 1e6);
    for (const auto& [what, count] : result.errors) text += fmt::format("error: {} x {}\n", count, what);
    return text;
}

std::string make_json(const Settings& settings, const Result& result) {
    nlohmann::json latency{{"mean", result.latency.mean() / 1e6},
                           {"max", milliseconds(result.latency.max())}};
    for (const auto& [name, q] : percentiles) latency[name] = milliseconds(result.latency.at(q));
    nlohmann::json operations;
    for (std::size_t i = 0; i < settings.mix.size(); ++i)
        operations[settings.mix[i].operation] = result.per_operation[i];
    nlohmann::json all{{"answers", result.latency.count()},
                       {"seconds", result.seconds},
                       {"connections", settings.connections},
                       {"requests_per_second", static_cast<double>(result.latency.count()) / result.seconds},
                       {"latency_ms", latency},
                       {"operations", operations},
                       {"body_bytes", result.body_bytes},
                       {"bench_cpu_us_per_request", per_answer(result.own_cpu_seconds, result)},
                       {"errors", result.errors}};
    if (settings.rate > 0) all["open_loop_rate"] = settings.rate;
    if (settings.pid > 0) {
        all["server_cpu_us_per_request"] = per_answer(result.server_cpu_seconds, result);
        all["server_rss_bytes"] = result.server_rss_bytes;
    }
    return all.dump() + "\n";
}

}  // namespace isi::bench
