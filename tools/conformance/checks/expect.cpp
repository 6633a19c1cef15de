// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace isi::conformance {

void expect_data(Finding& finding, const SoapAnswer& answer, std::string_view of) {
    const bool right = answer.has_data() && answer.operation() == fmt::format("{}Response", of);
    finding.require(right, fmt::format("{}Response with data", of), answer.describe());
}

void expect_nothing_found(Finding& finding, const SoapAnswer& answer) {
    finding.require(answer.nothing_found(), "nietsGevonden", answer.describe());
}

void expect_fault(Finding& finding, const SoapAnswer& answer, std::initializer_list<std::string_view> codes) {
    const auto fault = answer.fault();
    const bool right = fault && std::find(codes.begin(), codes.end(), fault->local) != codes.end();
    finding.require(right, fmt::format("SOAP fault {}", fmt::join(codes, " or ")), answer.describe());
}

void expect_foutcode(Finding& finding, const SoapAnswer& answer, std::string_view code) {
    finding.require(answer.foutcode() == code, fmt::format("foutmelding {}", code), answer.describe());
}

void expect_sleutelgegeven(Finding& finding, const SoapAnswer& answer, std::string_view naam,
                           std::string_view waarde) {
    std::vector<std::string> seen;
    for (const auto& one : children(answer.node("foutmelding"), "sleutelgegeven")) {
        const std::string key = find(one, "sleutelnaam").text().get(),
                          value = find(one, "sleutelwaarde").text().get();
        if (key == naam && value == waarde) return;
        seen.push_back(fmt::format("{}={}", key, value));
    }
    finding.require(false, fmt::format("sleutelgegeven {}={}", naam, waarde),
                    seen.empty() ? "no sleutelgegeven" : join(seen, " "));
}

void expect_text(Finding& finding, const SoapAnswer& answer, std::string_view path, std::string_view value) {
    const auto found = answer.text(path);
    finding.require(found == value, fmt::format("{} = '{}'", path, value),
                    found ? fmt::format("'{}'", *found) : "absent");
}

void expect_status(Finding& finding, const HttpAnswer& answer, int status) {
    finding.require(answer.status == status, fmt::format("HTTP {}", status), answer.describe());
}

void expect_valid(Finding& finding, Context& context, const SoapAnswer& answer) {
    const std::string wrong = context.contract().judge_payload(answer);
    finding.require(wrong.empty(), "valid by the published schema", wrong);
}

}  // namespace isi::conformance
