// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <ostream>
#include <string>

#include "runner.hpp"

namespace isi::conformance {

enum class Verbosity { quiet, normal, ids, envelopes };

/// The human's view: a line per group as it goes, what is wrong, the verdict. Fits 80 columns.
class Console {
 public:
    Console(std::ostream& out, bool colour, Verbosity verbosity, const Mask& mask, const Catalogue& catalogue,
            const std::vector<const Check*>& checks);
    void begin(const Report& report, const std::string& level);
    void result(const Result& result);
    void end(const Report& report, const std::string& level);

 private:
    std::string paint(Status status, const std::string& text) const;
    void close_group();
    void details(const Result& result);

    std::ostream& m_out;
    bool m_colour;
    Verbosity m_verbosity;
    const Mask& m_mask;
    const Catalogue& m_catalogue;
    std::map<std::string, std::size_t> m_sizes;
    std::string m_group;
    std::size_t m_in_group = 0;
    double m_seconds = 0;
};

std::string to_json(const Report& report, const Mask& mask);  ///< CTRF-shaped
std::string to_junit(const Report& report, const Mask& mask);
std::string verdict(const Report& report, const std::string& level);  ///< one sentence

}  // namespace isi::conformance
