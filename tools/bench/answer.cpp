// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace isi::bench {
namespace {

constexpr std::size_t head_max = 65'536, body_max = 8'388'608;

template <class Number>
std::optional<Number> parse_number(std::string_view text, int base) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end == text.data()) return std::nullopt;
    return value;
}

/// The value of the line when it is the field `name` (lower case).
std::optional<std::string_view> field(std::string_view line, std::string_view name) {
    if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(line[i])) != name[i]) return std::nullopt;
    auto value = line.substr(name.size() + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return value;
}

}  // namespace

void Answer::clear() {
    *this = Answer{};
}

Answer::State Answer::feed(std::string_view piece) {
    m_raw += piece;
    if (m_raw.size() > head_max + body_max) return State::broken;
    if (m_head_end == 0) {
        const auto end = m_raw.find("\r\n\r\n");
        if (end == std::string::npos) return m_raw.size() > head_max ? State::broken : State::more;
        if (read_head(end) == State::broken) return State::broken;
    }
    if (m_chunked) return read_chunks();
    if (m_raw.size() < m_head_end + m_length) return State::more;
    if (m_raw.size() > m_head_end + m_length) return State::broken;  // bytes that nobody asked for
    m_body = m_raw.substr(m_head_end);
    return State::whole;
}

Answer::State Answer::read_head(std::size_t end) {
    const std::string_view head(m_raw.data(), end);
    m_head_end = m_at = end + 4;
    if (!head.starts_with("HTTP/1.1 ") || head.size() < 12) return State::broken;
    m_status = parse_number<int>(head.substr(9, 3), 10).value_or(0);
    bool framed = false;
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;) {
        const auto next = head.find("\r\n", at + 2);
        const auto line = head.substr(at + 2, next == std::string_view::npos ? next : next - at - 2);
        if (const auto length = field(line, "content-length")) {
            const auto parsed = parse_number<std::size_t>(*length, 10);
            if (!parsed || *parsed > body_max) return State::broken;
            m_length = *parsed;
            framed = true;
        } else if (const auto coding = field(line, "transfer-encoding")) {
            m_chunked = framed = coding->starts_with("chunked");
        } else if (const auto connection = field(line, "connection")) {
            m_closes = connection->starts_with("close");
        }
        at = next;
    }
    return framed ? State::more : State::broken;
}

Answer::State Answer::read_chunks() {
    for (;;) {
        const auto line_end = m_raw.find("\r\n", m_at);
        if (line_end == std::string::npos) return State::more;
        const auto size =
            parse_number<std::size_t>(std::string_view(m_raw).substr(m_at, line_end - m_at), 16);
        if (!size || *size > body_max) return State::broken;
        const auto chunk_end = line_end + 2 + *size;
        if (m_raw.size() < chunk_end + 2) return State::more;
        if (*size == 0) return State::whole;
        m_body.append(m_raw, line_end + 2, *size);
        m_at = chunk_end + 2;
    }
}

}  // namespace isi::bench
