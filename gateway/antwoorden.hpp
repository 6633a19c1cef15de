// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "gateway/fout.hpp"
#include "gateway/front/front.hpp"
#include "gateway/operaties/test_verbinding.hpp"
#include "gateway/soap/omslag.hpp"

/// The shapes that an answer can take at the HTTP side, and the tests on a request that need no XML.
namespace isi::antwoorden {

front::Antwoord kaal(unsigned status, std::string_view zin);  ///< bare HTTP: outside the contract
front::Antwoord xml(unsigned status, std::string inhoud);
/// A SOAP fault. When it is ours (Server.…) the text says whom to call (NL-M19).
front::Antwoord fout(Protocolfout fout, const operaties::Contact& contact,
                     const std::optional<soap::Adressering>& adressering,
                     const std::optional<std::string>& identificatiecode);
front::Antwoord overbelast();  ///< 503 + Retry-After: the caller may come back

/// text/xml, alone or with charset=utf-8 (quoted or not, any case): anything else is 415.
bool is_xml_utf8(std::string_view media_type);

}  // namespace isi::antwoorden
