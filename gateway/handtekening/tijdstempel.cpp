// SPDX-License-Identifier: GPL-3.0-or-later
#include "tijdstempel.hpp"

#include <date/date.h>

#include <algorithm>
#include <chrono>
#include <sstream>

namespace isi::handtekening {
namespace {

/// `0` stands for any digit, everything else for itself.
bool heeft_vorm(std::string_view s, std::string_view vorm) {
    return std::equal(s.begin(), s.end(), vorm.begin(), vorm.end(),
                      [](char c, char v) { return v == '0' ? c >= '0' && c <= '9' : c == v; });
}

/// xsd:dateTime with its zone; a fraction of a second is dropped. Basic Security Profile 1.1 R3217 wants UTC
/// with a Z, but there are stacks that write +00:00.
std::optional<std::int64_t> lees_tijd(const xmlNode* element) {
    auto tekst = xml::enkel_tekst(element);
    if (!tekst || tekst->size() > 40) return std::nullopt;
    if (tekst->ends_with('Z')) tekst->replace(tekst->size() - 1, 1, "+00:00");
    if (const auto punt = tekst->find('.'); punt != std::string::npos) {
        const auto einde = tekst->find_first_not_of("0123456789", punt + 1);
        if (einde == punt + 1 || einde == std::string::npos) return std::nullopt;
        tekst->erase(punt, einde - punt);
    }
    if (!heeft_vorm(*tekst, "0000-00-00T00:00:00+00:00") && !heeft_vorm(*tekst, "0000-00-00T00:00:00-00:00"))
        return std::nullopt;
    std::istringstream lezer(*tekst);
    lezer.imbue(std::locale::classic());
    date::sys_seconds tijd;
    lezer >> date::parse("%FT%T%Ez", tijd);
    if (lezer.fail()) return std::nullopt;
    return tijd.time_since_epoch().count();
}

}  // namespace

tl::expected<void, Gebrek> controleer_tijdstempel(const xmlNode* tijdstempel,
                                                  const Instellingen& instellingen) {
    std::optional<std::int64_t> begin, einde;
    const auto kinderen = xml::enkel_elementen(tijdstempel);
    if (!kinderen) return tl::make_unexpected(Gebrek::tijdstempel_vorm);
    for (const auto* kind : *kinderen) {
        const bool is_begin = xml::is(kind, xml::wsu_uri, "Created");
        auto& tijd = is_begin ? begin : einde;
        if (tijd || (!is_begin && !xml::is(kind, xml::wsu_uri, "Expires")))
            return tl::make_unexpected(Gebrek::tijdstempel_vorm);
        tijd = lees_tijd(kind);
        if (!tijd) return tl::make_unexpected(Gebrek::tijdstempel_vorm);
    }
    if (!begin || (einde && *einde < *begin)) return tl::make_unexpected(Gebrek::tijdstempel_vorm);
    if (*begin > instellingen.nu + instellingen.tijdstempel_tolerantie)
        return tl::make_unexpected(Gebrek::tijdstempel_toekomst);
    if (einde && *einde <= instellingen.nu - instellingen.tijdstempel_tolerantie)
        return tl::make_unexpected(Gebrek::tijdstempel_verlopen);
    return {};
}

}  // namespace isi::handtekening
