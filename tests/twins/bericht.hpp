// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// HTTP messages as the twin sees them. What nobody edits is relayed byte for byte, however strange it is.
namespace isi::twin {

struct Http {
    std::string start;                ///< request or status line
    std::vector<std::string> fields;  ///< whole lines
    std::string body;                 ///< decoded when it came in chunks
    std::string raw;                  ///< all bytes as they came

    [[nodiscard]] std::optional<std::string> field(
        std::string_view name) const;  ///< first of this name, any case
    [[nodiscard]] std::size_t count(std::string_view name) const;
    void remove(std::string_view name);
    void set(std::string_view name, std::string_view value);
    [[nodiscard]] int status() const;
    void set_status(int status);
    /// Anew from the parts, framed by one Content-Length.
    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] bool edited() const;  ///< the parts no longer say what came in
    void remember();                    ///< takes the parts as they are for what came in

 private:
    std::string m_seen;
};

/// Gives the next bytes, empty at the end.
using Source = std::function<std::string()>;
/// Reads one message; nullopt when the stream ends first. `answer`: a body without length runs to the end.
std::optional<Http> read_http(const Source& source, std::string& buffer, bool answer);

std::string replaced(std::string text, std::string_view from, std::string_view to);  ///< every occurrence
/// `to` as in std::regex_replace; "$01" where a digit may follow, because "$1" and "5" would be group 15.
std::string resub(const std::string& text, const std::string& pattern, const std::string& to);
bool has(std::string_view text, std::string_view part);
std::string base64(std::string_view bytes);
std::string new_uuid();
std::string moment(int seconds_from_now);
int age_of_moment(
    const std::string& body);  ///< seconds from now to the message's datumTijdBedrijfsdocument; 0 without one

}  // namespace isi::twin
