// SPDX-License-Identifier: Apache-2.0
#include "http.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "text.hpp"

namespace isi::conformance {
namespace {

std::string trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

void parse_head(std::string_view head, HttpAnswer& out) {
    std::size_t line = 0;
    for (const std::string& raw : split(head, '\n')) {
        const std::string text = !raw.empty() && raw.back() == '\r' ? raw.substr(0, raw.size() - 1) : raw;
        if (line++ == 0) {
            if (starts_with(text, "HTTP/1.") && text.size() >= 12)
                std::from_chars(text.data() + 9, text.data() + 12, out.status);
            continue;
        }
        const std::size_t colon = text.find(':');
        if (colon != std::string::npos)
            out.fields.emplace_back(lower(text.substr(0, colon)), trim(text.substr(colon + 1)));
    }
}

constexpr std::size_t largest_answer = 32U << 20U;

/// Where an answer's bytes come from, and until when.
struct Stream {
    Connection& connection;
    std::chrono::steady_clock::time_point deadline;
};

/// Appends what comes until `buffer` holds at least `size` bytes; false at the end of the stream, of time or
/// of patience.
bool fill(const Stream& stream, std::string& buffer, std::size_t size) {
    if (size > largest_answer) return false;
    while (buffer.size() < size) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            stream.deadline - std::chrono::steady_clock::now());
        const std::string more = stream.connection.receive(std::max(left, std::chrono::milliseconds(1)));
        if (more.empty()) return false;
        buffer += more;
    }
    return true;
}

bool read_chunks(const Stream& stream, std::string& buffer, std::string& body) {
    while (true) {
        std::size_t end = buffer.find("\r\n");
        while (end == std::string::npos) {
            if (!fill(stream, buffer, buffer.size() + 1)) return false;
            end = buffer.find("\r\n");
        }
        std::size_t size = 0;
        const auto parsed = std::from_chars(buffer.data(), buffer.data() + end, size, 16);
        if (parsed.ec != std::errc{} || size > largest_answer || body.size() > largest_answer ||
            !fill(stream, buffer, end + 2 + size + 2))
            return false;
        body.append(buffer, end + 2, size);
        buffer.erase(0, end + 2 + size + 2);
        if (size == 0) return true;
    }
}

}  // namespace

std::optional<std::string> HttpAnswer::field(std::string_view name) const {
    for (const auto& [key, value] : fields)
        if (key == name) return value;
    return std::nullopt;
}

std::string HttpAnswer::describe() const {
    return status ? fmt::format("HTTP {}", status) : fmt::format("no answer ({})", failure);
}

std::string HttpRequest::bytes() const {
    std::string out = fmt::format("{} {} HTTP/1.1\r\n", method, path);
    for (const std::string& field : fields) out += field + "\r\n";
    if (content_length) out += fmt::format("Content-Length: {}\r\n", body.size());
    return out + "\r\n" + body;
}

HttpAnswer read_answer(Connection& connection) {
    const Stream stream{connection, std::chrono::steady_clock::now() + connection.timeout()};
    HttpAnswer out;
    std::string buffer;
    while (true) {
        std::size_t end = buffer.find("\r\n\r\n");
        while (end == std::string::npos) {
            if (!fill(stream, buffer, buffer.size() + 1)) {
                out.failure = connection.failure();
                return out;
            }
            end = buffer.find("\r\n\r\n");
        }
        parse_head(std::string_view(buffer).substr(0, end), out);
        buffer.erase(0, end + 4);
        if (out.status != 100) break;
        out = HttpAnswer{};
        out.interim_100 = true;
    }
    bool whole = true, framed = true;
    if (lower(out.field("transfer-encoding").value_or("")) == "chunked") {
        whole = read_chunks(stream, buffer, out.body);
    } else if (const auto length = out.field("content-length")) {
        std::size_t size = 0;
        std::from_chars(length->data(), length->data() + length->size(), size);
        whole = fill(stream, buffer, size);
        out.body = buffer.substr(0, size);
    } else if (out.status != 204 && out.status != 304) {
        framed = false;
        while (fill(stream, buffer, buffer.size() + 1)) {
        }
        out.body = buffer;
    }
    if (!whole) {
        out.failure = "the answer broke off: " + connection.failure();
        out.status = 0;
    }
    out.stays_open = framed && lower(out.field("connection").value_or("")) != "close";
    return out;
}

}  // namespace isi::conformance
