// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Small text helpers that every part of the tool needs.
namespace isi::conformance {

/// Wrong option, missing file, unreadable folder: exit 2. The text says what to do.
class UsageError : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// DNS, connect, TLS or time-out before anything could be judged: exit 3.
class Unreachable : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

std::string read_file(const std::string& path);        ///< throws UsageError
std::string read_first_line(const std::string& path);  ///< without the line end; throws UsageError
void write_file(const std::string& path, std::string_view bytes);  ///< throws std::runtime_error

std::string new_uuid();                        ///< random, version 4, lower case
std::string moment(int seconds_from_now = 0);  ///< xs:dateTime in UTC, milliseconds, Z
long long seconds_of(
    std::string_view moment);  ///< xs:dateTime with Z to seconds since 1970; -1 when it is not one
long long now_seconds();

std::string base64(std::string_view bytes);
std::string xml_escape(std::string_view text);
std::string lower(std::string_view text);
bool starts_with(std::string_view text, std::string_view begin);
bool contains(std::string_view text, std::string_view part);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
/// Replaces the first occurrence; throws std::logic_error when there is none (a check that edits nothing
/// proves nothing).
std::string replace_once(std::string text, std::string_view from, std::string_view to);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view glue);

/// Hides the secrets given, whatever stands in a Username, Password or Basic field (the checks send others'
/// too), and every run of 9, 10 or 11 digits (BSN, A-nummer, INSZ), wherever it stands. Control characters
/// become '?': a hostile answer must not reach the terminal or break a report.
class Mask {
 public:
    void hide(const std::string& secret);
    [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
    std::vector<std::string> m_secrets;
};

}  // namespace isi::conformance
