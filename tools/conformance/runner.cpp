// SPDX-License-Identifier: Apache-2.0
#include "runner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace isi::conformance {
namespace {

/// What an endpoint without --oin is first addressed with; testVerbinding takes any.
constexpr std::string_view sandbox_oin = "00000099000000001000";

double since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Result run_one(Context& context, const Check& check) {
    Result out;
    out.check = &check;
    const auto begin = std::chrono::steady_clock::now();
    Finding finding;
    try {
        check.run(context, finding);
        out.expected = finding.expected();
        out.actual = finding.actual();
        out.status = finding.holds()              ? Status::pass
                     : check.level == Level::must ? Status::fail
                                                  : Status::warn;
    } catch (const Skip& skip) {
        out.status = Status::skip;
        out.actual = skip.reason;
    } catch (const Unreachable& lost) {
        out.status = Status::fail;
        out.expected = "an answer";
        out.actual = lost.what();
    } catch (const std::exception& broken) {
        out.status = Status::error;
        out.actual = fmt::format("the check itself broke: {}", broken.what());
    }
    out.seconds = since(begin);
    out.wire = context.take_wire();
    return out;
}

}  // namespace

std::size_t Report::count(Status status) const {
    return static_cast<std::size_t>(
        std::count_if(results.begin(), results.end(), [&](const Result& r) { return r.status == status; }));
}

bool Report::conformant() const {
    return !interrupted && count(Status::fail) == 0 && count(Status::error) == 0 &&
           count(Status::pass) + count(Status::warn) > 0;
}

int Report::exit_code() const {
    if (interrupted) return 130;
    if (count(Status::error) > 0) return 4;
    return conformant() ? 0 : 1;
}

std::string_view name(Status status) {
    switch (status) {
        case Status::pass:
            return "PASS";
        case Status::fail:
            return "FAIL";
        case Status::warn:
            return "WARN";
        case Status::skip:
            return "SKIP";
        case Status::error:
            return "ERROR";
        case Status::not_run:
            return "NOT_RUN";
    }
    return "";
}

void prepare(Target& target, const Contract& contract, Report& report) {
    report.started = moment();
    report.url = target.endpoint.url();
    report.client = subject_of(target.own.identity.certificate.get());
    const bool told = !target.gateway_oin.empty();
    if (!told) target.gateway_oin = sandbox_oin;
    Context context(target, contract);
    const auto connection = context.connect();
    if (!connection->established()) {
        if (connection->server_untrusted())
            throw Unreachable(fmt::format(
                "the server's certificate is not trusted ({}); check --ca ({}) and the host name. "
                "No secret was sent.",
                connection->failure(), target.ca));
        throw Unreachable(connection->failure() + "; isi-conformance doctor may tell why");
    }
    report.tls = connection->version();
    if (target.kbi) {
        const bool both = !target.kbi->magda_pad.empty() && !target.kbi->ksz_pad.empty();
        report.contract = both ? "kbi" : target.kbi->ksz_pad.empty() ? "kbi-magda" : "kbi-ksz";
        const std::string& pad = target.kbi->magda_pad.empty() ? target.kbi->ksz_pad : target.kbi->magda_pad;
        if (const HttpAnswer answer = context.get(pad + "?wsdl"); answer.status == 0)
            throw Unreachable(answer.failure + "; was the client certificate refused?");
        return;
    }
    const SoapAnswer answer = context.ask(context.message("testVerbinding"), *connection);
    if (answer.http.status == 0)
        throw Unreachable(answer.http.failure + "; isi-conformance doctor may tell why");
    const std::string says = answer.text("verzendendeInstantie").value_or("");
    if (!told && says.size() == 20 && says != target.own.oin) target.gateway_oin = says;
}

void run(const Target& target, const Contract& contract, const std::vector<const Check*>& checks,
         const RunOptions& options, Report& report) {
    const auto begin = std::chrono::steady_clock::now();
    Context context(target, contract);
    bool stopped = false;
    for (const Check* check : checks) {
        if (options.stop && *options.stop) report.interrupted = true;
        if (report.interrupted || stopped) {
            Result left;
            left.check = check;
            report.results.push_back(std::move(left));
            continue;
        }
        report.results.push_back(run_one(context, *check));
        if (options.stop && *options.stop) {  // its waiting was cut short: not a verdict
            report.results.back() = Result{check, Status::not_run, {}, {}, 0, {}};
            continue;
        }
        const Status status = report.results.back().status;
        if (options.fail_fast && (status == Status::fail || status == Status::error)) stopped = true;
        if (options.on_result) options.on_result(report.results.back());
    }
    if (options.stop && *options.stop) report.interrupted = true;
    report.seconds = since(begin);
}

}  // namespace isi::conformance
