// SPDX-License-Identifier: Apache-2.0
#include "text.hpp"

#include <date/date.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <fstream>
#include <sstream>

namespace isi::conformance {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw UsageError(fmt::format("cannot read {}: check the path and the rights", path));
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

std::string read_first_line(const std::string& path) {
    std::string text = read_file(path);
    text.erase(std::min(text.find_first_of("\r\n"), text.size()));
    return text;
}

void write_file(const std::string& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw std::runtime_error(
            fmt::format("cannot write the report {}: check the path and the disk", path));
}

std::string new_uuid() {
    std::array<unsigned char, 16> b{};
    if (RAND_bytes(b.data(), static_cast<int>(b.size())) != 1) throw std::runtime_error("no random bytes");
    b[6] = static_cast<unsigned char>((b[6] & 0x0f) | 0x40);
    b[8] = static_cast<unsigned char>((b[8] & 0x3f) | 0x80);
    std::string out;
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += fmt::format("{:02x}", b[i]);
    }
    return out;
}

std::string moment(int seconds_from_now) {
    using namespace std::chrono;
    const auto when = floor<milliseconds>(system_clock::now()) + seconds(seconds_from_now);
    return date::format("%FT%TZ", when);
}

long long seconds_of(std::string_view moment) {
    std::string text(moment);
    const std::size_t point = text.find('.');
    if (point != std::string::npos)
        text.erase(point, std::min(text.find_first_not_of("0123456789", point + 1), text.size()) - point);
    std::istringstream in{text};
    date::sys_seconds when;
    in >> date::parse("%FT%TZ", when);
    if (in.fail() || in.peek() != std::char_traits<char>::eof()) return -1;
    return when.time_since_epoch().count();
}

long long now_seconds() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int n =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(n));
    return out;
}

std::string xml_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool starts_with(std::string_view text, std::string_view begin) {
    return text.substr(0, begin.size()) == begin;
}
bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string replace_once(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error(fmt::format("nothing to replace: {}", from));
    return text.replace(at, from.size(), to);
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (true) {
        const std::size_t at = text.find(separator);
        out.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view glue) {
    return fmt::format("{}", fmt::join(parts, glue));
}

void Mask::hide(const std::string& secret) {
    if (secret.size() >= 4) m_secrets.push_back(secret);
}

namespace {

/// Puts stars between each `begin` (and, if given, the next `after`) and the first of `ends`.
std::string starred(std::string text, std::string_view begin, std::string_view after, std::string_view ends) {
    constexpr std::string_view stars = "********";
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        std::size_t from = at + begin.size();
        if (!after.empty()) from = text.find(after, from);
        if (from == std::string::npos) break;
        from += after.size();
        const std::size_t end = std::min(text.find_first_of(ends, from), text.size());
        text.replace(from, end - from, stars);
    }
    return text;
}

/// UTF-16 shown without its zeros, so that nothing hides between them.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\0') continue;
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
        out += control || c == '\x7f' ? '?' : c;
    }
    return out;
}

}  // namespace

std::string Mask::operator()(std::string_view text) const {
    std::string out = printable(text);
    out = starred(std::move(out), "Username>", "", "<");
    out = starred(std::move(out), ":Password", ">", "<");
    out = starred(std::move(out), "Authorization: Basic ", "", "\r\n");
    for (const std::string& secret : m_secrets) out = replace_all(std::move(out), secret, "********");
    const auto digit = [&](std::size_t i) { return i < out.size() && out[i] >= '0' && out[i] <= '9'; };
    for (std::size_t i = 0; i < out.size();) {
        std::size_t end = i;
        while (digit(end)) ++end;
        if (end - i >= 9 && end - i <= 11) out.replace(i, end - i, end - i, '*');
        i = std::max(end, i + 1);
    }
    return out;
}

}  // namespace isi::conformance
