// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report.hpp"

namespace isi::conformance {
namespace {

std::string_view glyph(Status status) {
    switch (status) {
        case Status::pass:
            return "✓";
        case Status::fail:
            return "✗";
        case Status::warn:
            return "!";
        case Status::skip:
            return "–";
        case Status::error:
            return "E";
        case Status::not_run:
            return "·";
    }
    return "?";
}

std::string_view colour_of(Status status) {
    switch (status) {
        case Status::pass:
            return "32";
        case Status::fail:
        case Status::error:
            return "31";
        case Status::warn:
            return "33";
        default:
            return "2";
    }
}

/// Breaks at spaces so that no line is longer than 80 columns.
std::string wrap(const std::string& label, const std::string& text) {
    std::string out = fmt::format("    {:<9} ", label);
    std::size_t column = 14;
    for (const std::string& word : split(text, ' ')) {
        if (column > 14 && column + word.size() > 79) {
            out += "\n" + std::string(14, ' ');
            column = 14;
        } else if (column > 14) {
            out += ' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out + "\n";
}

/// The request's own id: what an operator finds in his log and audit.
std::string id_of(const std::string& sent) {
    for (const std::string_view tag : {"<identificatiecodeBedrijfsdocument>", "<Referte>", "<ticket>"})
        if (const std::size_t at = sent.find(tag); at != std::string::npos)
            return sent.substr(at + tag.size(), 36);
    return "";
}

std::string indented(const std::string& text) {
    std::string out;
    for (const std::string& line : split(text, '\n')) out += "      | " + line + "\n";
    return out;
}

}  // namespace

Console::Console(std::ostream& out, bool colour, Verbosity verbosity, const Mask& mask,
                 const Catalogue& catalogue, const std::vector<const Check*>& checks)
    : m_out(out), m_colour(colour), m_verbosity(verbosity), m_mask(mask), m_catalogue(catalogue) {
    for (const Check* check : checks) ++m_sizes[check->group];
}

std::string Console::paint(Status status, const std::string& text) const {
    return m_colour ? fmt::format("\033[{}m{}\033[0m", colour_of(status), text) : text;
}

void Console::begin(const Report& report, const std::string& level) {
    if (m_verbosity == Verbosity::quiet) return;
    m_out << fmt::format("isi-conformance {}  contract {}  level {}\n{}\nclient {}  {}\n\n", ISI_VERSION,
                         report.contract, level, report.url, m_mask(report.client), report.tls);
}

void Console::result(const Result& result) {
    if (m_verbosity == Verbosity::quiet) return;
    if (m_verbosity >= Verbosity::ids) {
        m_out << fmt::format("{} {:<9} {} ({:.0f} ms)\n",
                             paint(result.status, std::string(glyph(result.status))), result.check->id,
                             result.check->title, result.seconds * 1000);
        for (const Exchange& one : result.wire)
            if (const std::string id = id_of(one.sent); !id.empty()) m_out << "    asked as " << id << "\n";
        if (m_verbosity == Verbosity::envelopes)
            for (const Exchange& one : result.wire)
                m_out << "    sent\n"
                      << indented(m_mask(one.sent)) << "    received\n"
                      << indented(m_mask(one.received));
        return;
    }
    if (m_group != result.check->group) {
        close_group();
        m_group = result.check->group;
        std::string title;
        for (const Group& group : m_catalogue.groups)
            if (group.name == m_group) title = group.title;
        m_out << fmt::format("{:<5} {:<25} ", m_group, title);
    }
    if (m_in_group > 0 && m_in_group % 30 == 0) m_out << "\n" << std::string(32, ' ');
    m_out << paint(result.status, std::string(glyph(result.status))) << std::flush;
    ++m_in_group;
    m_seconds += result.seconds;
}

void Console::close_group() {
    if (m_group.empty()) return;
    const std::size_t width = m_in_group % 30 == 0 ? 30 : m_in_group % 30;
    m_out << fmt::format("{}{:>3} {:>6.1f} s\n", std::string(34 - width, ' '), m_in_group, m_seconds);
    m_group.clear();
    m_in_group = 0;
    m_seconds = 0;
}

void Console::details(const Result& result) {
    const Check& check = *result.check;
    m_out << "\n"
          << paint(result.status, fmt::format("{} {}  {}  {}", glyph(result.status), check.id,
                                              name(check.level), check.title))
          << "\n";
    m_out << wrap("source", check.source);
    if (!result.expected.empty()) m_out << wrap("expected", m_mask(result.expected));
    m_out << wrap("actual", m_mask(result.actual));
    m_out << wrap("fix", fmt::format("{}; see: isi-conformance explain {}", check.causes.front(), check.id));
}

void Console::end(const Report& report, const std::string& level) {
    if (m_verbosity != Verbosity::quiet) {
        close_group();
        for (const Result& result : report.results)
            if (result.status == Status::fail || result.status == Status::warn ||
                result.status == Status::error)
                details(result);
        std::map<std::string, std::vector<std::string>> skipped;
        for (const Result& result : report.results)
            if (result.status == Status::skip) skipped[result.actual].push_back(result.check->id);
        for (const auto& [reason, ids] : skipped)
            m_out << "\n– " << join(ids, " ") << "\n" << wrap("skipped", m_mask(reason));
        m_out << fmt::format("\n{} checks: {} pass, {} fail, {} warn, {} skip", report.results.size(),
                             report.count(Status::pass), report.count(Status::fail),
                             report.count(Status::warn), report.count(Status::skip));
        if (const auto n = report.count(Status::error)) m_out << fmt::format(", {} broken", n);
        if (const auto n = report.count(Status::not_run)) m_out << fmt::format(", {} not run", n);
        m_out << fmt::format("    {:.1f} s\n", report.seconds);
    }
    m_out << paint(report.conformant() ? Status::pass : Status::fail, verdict(report, level)) << '\n'
          << std::flush;
}

std::string verdict(const Report& report, const std::string& level) {
    if (report.interrupted)
        return fmt::format("INTERRUPTED after {} of {} checks: no verdict.",
                           report.results.size() - report.count(Status::not_run), report.results.size());
    if (const auto n = report.count(Status::error))
        return fmt::format("NO VERDICT: {} checks broke themselves.", n);
    const auto applicable = report.results.size() - report.count(Status::skip);
    if (!report.conformant())
        return fmt::format("NOT CONFORMANT ({}): {} of {} applicable checks failed.", level,
                           report.count(Status::fail), applicable);
    const auto skipped = report.count(Status::skip);
    return fmt::format("CONFORMANT ({}): {} of {} applicable checks passed{}.", level,
                       report.count(Status::pass), applicable,
                       skipped ? fmt::format(", {} could not be applied", skipped) : "");
}

}  // namespace isi::conformance
