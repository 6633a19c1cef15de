// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "gateway/bericht/bericht.hpp"
#include "gateway/fout.hpp"

/// The envelope around an answer, written by us: nothing of the request's header ever travels back but its
/// MessageID.
namespace isi::soap {

/// WS-Addressing of the answer; only sent when the request had a MessageID.
struct Adressering {
    std::string action;
    std::string relates_to;
};

std::string schrijf_antwoord(std::string_view inhoud, const std::optional<Adressering>& adressering);
/// SOAP 1.1 fault with the declared detail (NL-M29). Holds nothing of the request but the identificatiecode.
std::string schrijf_fout(const Protocolfout& fout, const std::optional<Adressering>& adressering,
                         const std::optional<std::string>& identificatiecode);

}  // namespace isi::soap
