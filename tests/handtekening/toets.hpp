// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "recept.hpp"

/// The questions that the tests of gateway/handtekening ask.
namespace isi::proef {

/// The recipe of a good message.
Recept goed(const Paar& wie = bos().rsa);

void gaat_door(const std::string& bericht, const Paar& peer = bos().rsa, bool sha1_toegestaan = false);
void weigert(const std::string& wat, const std::string& bericht, handtekening::Gebrek gebrek,
             const Paar& peer = bos().rsa);
void is_geen(const std::string& bericht);

}  // namespace isi::proef
