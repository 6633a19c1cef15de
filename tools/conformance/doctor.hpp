// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <ostream>

#include "check.hpp"

namespace isi::conformance {

/// Looks at what can be wrong before the first question, in the order in which it would hurt, and says what
/// the TLS alert cannot: the server refuses every bad certificate alike, but the owner may read his own.
/// True: all is well.
bool doctor(Target& target, std::ostream& out);

}  // namespace isi::conformance
