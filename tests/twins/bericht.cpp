// SPDX-License-Identifier: GPL-3.0-or-later
#include "bericht.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <ctime>
#include <regex>

namespace isi::twin {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool named(const std::string& field, std::string_view name) {
    return field.size() > name.size() && lower(field.substr(0, name.size())) == lower(name) &&
           (field[name.size()] == ':' || field[name.size()] == ' ');
}

bool fill(const Source& source, std::string& buffer, std::size_t size) {
    while (buffer.size() < size) {
        const std::string more = source();
        if (more.empty()) return false;
        buffer += more;
    }
    return true;
}

/// The smallest length told: with two that differ the twin must not wait for what never comes.
std::optional<std::size_t> body_length(const Http& message) {
    std::optional<std::size_t> out;
    for (const std::string& one : message.fields)
        if (named(one, "Content-Length")) {
            const std::size_t at = std::min(one.find_first_not_of(" \t", one.find(':') + 1), one.size());
            std::size_t size = 0;
            std::from_chars(one.data() + at, one.data() + one.size(), size);
            out = std::min(out.value_or(size), size);
        }
    return out;
}

/// `at` walks over the chunks in `buffer`; false when the stream ends first.
bool read_chunks(const Source& source, std::string& buffer, std::size_t& at, std::string& body) {
    while (true) {
        std::size_t end = buffer.find("\r\n", at);
        while (end == std::string::npos) {
            if (!fill(source, buffer, buffer.size() + 1)) return false;
            end = buffer.find("\r\n", at);
        }
        std::size_t size = 0;
        const auto parsed = std::from_chars(buffer.data() + at, buffer.data() + end, size, 16);
        if (parsed.ec != std::errc{} || !fill(source, buffer, end + 2 + size + 2)) return false;
        body.append(buffer, end + 2, size);
        at = end + 2 + size + 2;
        if (size == 0) return true;
    }
}

}  // namespace

std::optional<std::string> Http::field(std::string_view name) const {
    for (const std::string& one : fields)
        if (named(one, name)) {
            const std::size_t at = one.find_first_not_of(" \t", one.find(':') + 1);
            return at == std::string::npos ? "" : one.substr(at);
        }
    return std::nullopt;
}

std::size_t Http::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(),
                                                  [&](const std::string& one) { return named(one, name); }));
}

void Http::remove(std::string_view name) {
    std::erase_if(fields, [&](const std::string& one) { return named(one, name); });
}

void Http::set(std::string_view name, std::string_view value) {
    remove(name);
    fields.push_back(fmt::format("{}: {}", name, value));
}

int Http::status() const {
    int out = 0;
    if (start.size() >= 12) std::from_chars(start.data() + 9, start.data() + 12, out);
    return out;
}

void Http::set_status(int status) {
    start = fmt::format("HTTP/1.1 {} Bedorven", status);
}

std::string Http::bytes() const {
    std::string out = start + "\r\n";
    for (const std::string& one : fields)
        if (!named(one, "Content-Length") && !named(one, "Transfer-Encoding")) out += one + "\r\n";
    return out + fmt::format("Content-Length: {}\r\n\r\n", body.size()) + body;
}

bool Http::edited() const {
    return m_seen != fmt::format("{}\n{}\n{}", start, fmt::join(fields, "\n"), body);
}
void Http::remember() {
    m_seen = fmt::format("{}\n{}\n{}", start, fmt::join(fields, "\n"), body);
}

std::optional<Http> read_http(const Source& source, std::string& buffer, bool answer) {
    std::size_t end = buffer.find("\r\n\r\n");
    while (end == std::string::npos) {
        if (!fill(source, buffer, buffer.size() + 1)) return std::nullopt;
        end = buffer.find("\r\n\r\n");
    }
    Http out;
    std::size_t at = 0;
    for (std::size_t stop = buffer.find("\r\n"); at < end; stop = buffer.find("\r\n", at)) {
        const std::string line = buffer.substr(at, stop - at);
        if (at == 0)
            out.start = line;
        else
            out.fields.push_back(line);
        at = stop + 2;
    }
    at = end + 4;
    bool whole = true;
    const auto length = body_length(out);
    if (has(lower(out.field("Transfer-Encoding").value_or("")), "chunked")) {
        whole = read_chunks(source, buffer, at, out.body);
    } else if (length) {
        const std::size_t size = *length;
        whole = fill(source, buffer, at + size);
        out.body = buffer.substr(at, size);
        at = std::min(at + size, buffer.size());
    } else if (answer && out.status() != 204 && out.status() != 100) {
        while (fill(source, buffer, buffer.size() + 1)) {
        }
        out.body = buffer.substr(at);
        at = buffer.size();
    }
    if (!whole && answer) return std::nullopt;
    out.raw = buffer.substr(0, at);
    buffer.erase(0, at);
    out.remember();
    return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string resub(const std::string& text, const std::string& pattern, const std::string& to) {
    return std::regex_replace(text, std::regex(pattern), to);
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int n =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(n));
    return out;
}

std::string new_uuid() {
    std::array<unsigned char, 16> b{};
    RAND_bytes(b.data(), static_cast<int>(b.size()));
    std::string hex;
    for (const unsigned char one : b) hex += fmt::format("{:02x}", one);
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-a" + hex.substr(17, 3) +
           "-" + hex.substr(20, 12);
}

std::string moment(int seconds_from_now) {
    const std::time_t when = std::time(nullptr) + seconds_from_now;
    std::tm parts{};
    gmtime_r(&when, &parts);
    std::array<char, 32> out{};
    return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

int age_of_moment(const std::string& body) {
    static const std::regex pattern(
        "<datumTijdBedrijfsdocument>([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})");
    std::smatch m;
    if (!std::regex_search(body, m, pattern)) return 0;
    std::tm parts{};
    parts.tm_year = std::stoi(m[1]) - 1900;
    parts.tm_mon = std::stoi(m[2]) - 1;
    parts.tm_mday = std::stoi(m[3]);
    parts.tm_hour = std::stoi(m[4]);
    parts.tm_min = std::stoi(m[5]);
    parts.tm_sec = std::stoi(m[6]);
    return static_cast<int>(timegm(&parts) - std::time(nullptr));
}

}  // namespace isi::twin
