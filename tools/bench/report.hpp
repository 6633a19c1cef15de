// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "load.hpp"
#include "setup.hpp"

namespace isi::bench {

std::string make_text(const Settings& settings, const Result& result);  ///< for people
std::string make_json(const Settings& settings, const Result& result);  ///< one object, one line

}  // namespace isi::bench
