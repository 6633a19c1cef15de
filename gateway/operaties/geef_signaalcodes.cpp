// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_signaalcodes.hpp"

namespace isi::operaties {

Signaalcodes geef_signaalcodes(Wet wet) {
    return {wet, &signaalcodes(wet)};
}

}  // namespace isi::operaties
