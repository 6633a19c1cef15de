// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "setup.hpp"

namespace isi::bench {

/// Makes whole HTTP requests: the fixed text is made once, each request gets its own UUID and the time of
/// now.
class Questions {
 public:
    explicit Questions(const Settings& settings);

    struct Question {
        std::string http;  ///< head and body, ready to send
        std::string uuid;  ///< identificatiecodeBedrijfsdocument, must come back
        std::size_t kind;  ///< index in Settings::mix
    };
    Question next();
    /// Empty when the answer is right, else what is wrong with it; never a value of a person.
    [[nodiscard]] std::string judge(const Question& question, int status, const std::string& body) const;

 private:
    struct Template {
        std::string head, before_uuid, between, after_time;  ///< head up to and including the blank line
        std::string answer_element, proof;                   ///< what a right answer holds
    };
    static Template make_template(const Settings& settings, const std::string& operation,
                                  const std::string& number);
    static Template make_magda(const Settings& settings, const std::string& insz);
    static Template make_ksz(const Settings& settings, const std::string& insz);
    static void set_head(Template& t, const Settings& settings, std::string_view path,
                         std::string_view action);
    const std::string& now();

    std::mt19937_64 m_random;
    std::vector<std::vector<Template>> m_templates;  ///< per kind, per BSN
    std::discrete_distribution<std::size_t> m_pick;
    std::int64_t m_second = 0;
    std::string m_now;
};

}  // namespace isi::bench
