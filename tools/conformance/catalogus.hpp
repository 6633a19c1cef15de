// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check.hpp"

namespace isi::conformance {

/// Which of the services a check judges: the Dutch one, or a dialect of the Flemish one.
enum class Dienst { cvs, magda, ksz };
std::string_view name(Dienst dienst);

enum class Level { must, should, may };
std::string_view name(Level level);

/// One line of the catalogue (catalogus.toml) with the code that judges it.
struct Check {
    std::string id, group, title;
    Dienst dienst = Dienst::cvs;
    Level level = Level::must;
    std::string source;               ///< contract, manual or standard, with section
    std::string requirement;          ///< what has to hold
    std::string how;                  ///< how it is tested
    std::vector<std::string> causes;  ///< usual causes of a failure
    bool quick = false;               ///< part of --quick
    Run run = nullptr;
};

struct Group {
    std::string name, title;
    Dienst dienst = Dienst::cvs;
};

struct Catalogue {
    std::vector<Group> groups;
    std::vector<Check> checks;  ///< in the order of running
    [[nodiscard]] const Check* find(const std::string& id) const;
};

/// Throws std::logic_error when catalogue and code do not name the same ids.
Catalogue load_catalogue();

struct Selection {
    std::vector<std::string> selectors, excluded;  ///< GROUP, GROUP-nnn, or a beginning with '*'
    Level level = Level::may;
    bool quick = false;
    std::set<Dienst> diensten;
};
std::set<Dienst> every_dienst();
/// Throws UsageError when a selector names nothing.
std::vector<const Check*> select(const Catalogue& catalogue, const Selection& selection);

std::string list_text(const std::vector<const Check*>& checks);
std::string list_json(const std::vector<const Check*>& checks);
std::string list_markdown(const std::vector<const Check*>& checks);
std::string explain(const Check& check);

}  // namespace isi::conformance
