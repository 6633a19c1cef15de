// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "gateway/fout.hpp"

/// The functional foutcodes of the contract (coverage §6), one function each, so that code, text and
/// sleutelgegevens cannot drift apart. `veld` is an element's name; `waarde` is a code of a list, never a
/// number of a person.
namespace isi::operaties::fouten {

tl::unexpected<Foutmelding> aut401(std::string_view gemeentecode, std::string_view wet, std::string_view rol);
tl::unexpected<Foutmelding> aut402(std::string_view gemeentecode, std::string_view wet, std::string_view rol);
tl::unexpected<Foutmelding> aut403(std::string_view wet);
tl::unexpected<Foutmelding> val001();
tl::unexpected<Foutmelding> val002();
tl::unexpected<Foutmelding> val003(std::string_view veld);
tl::unexpected<Foutmelding> val004(std::string_view veld);
tl::unexpected<Foutmelding> val005(std::string_view veld);
/// `waarde` is told only when it is a code of the contract (is_contractcode): any other text might be
/// somebody's.
tl::unexpected<Foutmelding> val006(std::string_view veld, std::string_view waarde = {});
tl::unexpected<Foutmelding> val007();
tl::unexpected<Foutmelding> val008();
tl::unexpected<Foutmelding> dub001();
tl::unexpected<Foutmelding> dub002(std::string_view systeemtijd);

}  // namespace isi::operaties::fouten
