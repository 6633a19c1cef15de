// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "isi_store/domein/codes.hpp"
#include "isi_store/signaalcodes.hpp"

namespace isi::operaties {

struct Signaalcodes {
    Wet wet = Wet::wi2007;
    const std::vector<Signaalsoort>* soorten = nullptr;  ///< lives as long as the program; never null
};

/// The catalogue of signals of one law (manual §3.7, NL-M17). Of Wi2013 no codes are public and Wi2021's are
/// not in this release: those lists are empty, which is no error.
Signaalcodes geef_signaalcodes(Wet wet);

}  // namespace isi::operaties
