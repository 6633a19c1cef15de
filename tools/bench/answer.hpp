// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace isi::bench {

/// Reads one HTTP/1.1 answer from pieces: Content-Length or chunked, nothing else; at most 8 MiB.
class Answer {
 public:
    enum class State { more, whole, broken };
    State feed(std::string_view piece);
    void clear();

    [[nodiscard]] int status() const noexcept { return m_status; }
    [[nodiscard]] bool closes() const noexcept { return m_closes; }
    [[nodiscard]] const std::string& body() const noexcept { return m_body; }

 private:
    State read_head(std::size_t end);
    State read_chunks();

    std::string m_raw, m_body;
    std::size_t m_head_end = 0, m_at = 0, m_length = 0;
    int m_status = 0;
    bool m_chunked = false, m_closes = false;
};

}  // namespace isi::bench
