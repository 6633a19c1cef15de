// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "front.hpp"

namespace isi::front {

struct Antwoordvorm {
    bool http11 = true;
    bool sluiten = false;
    std::string_view datum;  ///< IMF-fixdate
};

/// Head and, if the body is a string, body. Refuses (false) a field that would break the head: a bug of the
/// service.
bool schrijf_antwoord(const Antwoord& antwoord, const Antwoordvorm& vorm, std::string& uit);
/// The front's own refusals: no body, no hint, closes.
void schrijf_kaal(unsigned status, std::string_view datum, std::string& uit);
void schrijf_stuk(std::string_view inhoud, std::string& uit);  ///< one chunk; inhoud not empty
std::string_view laatste_stuk() noexcept;

/// Date field, made once a second.
class Datumregel {
 public:
    std::string_view nu();

 private:
    std::int64_t m_seconde = -1;
    std::string m_tekst;
};

}  // namespace isi::front
