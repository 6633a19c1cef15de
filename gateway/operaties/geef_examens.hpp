// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "vraag.hpp"

namespace isi::operaties {

struct ExamensVraag {
    Wet wet = Wet::wi2007;
    std::string bsn;                      ///< text as asked
    std::optional<std::string> verblijf;  ///< WOONACHTIG (default) | GEWEZEN_INGEZETENE
};

/// The examens block of the sheet, in the scope and under the rules of geefPersoon. A person in scope without
/// exams gives an empty block, outside it nietsGevonden. VAL003, VAL006 (verblijf).
Uitkomst<Bevinding<Examens>> geef_examens(const ExamensVraag& vraag, const Verzoek& verzoek, Store& store);

}  // namespace isi::operaties
