// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tls.hpp"

namespace isi::conformance {

/// An HTTP/1.1 answer as it came. `status` 0: there was none, `failure` says why.
struct HttpAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case
    std::string body;
    std::string failure;
    bool stays_open = false;  ///< framed by length or chunks, and no `Connection: close`
    bool interim_100 = false;

    [[nodiscard]] std::optional<std::string> field(std::string_view name) const;
    [[nodiscard]] std::string describe() const;  ///< "HTTP 200" or "no answer (…)"
};

struct HttpRequest {
    std::string method = "POST", path;
    std::vector<std::string> fields;  ///< whole lines, "Name: value"
    std::string body;
    bool content_length = true;  ///< add the length of the body
    [[nodiscard]] std::string bytes() const;
};

/// A whole answer within the connection's time-out by the wall clock (a dripping server does not hold us) and
/// of at most 32 MB.
HttpAnswer read_answer(Connection& connection);

}  // namespace isi::conformance
