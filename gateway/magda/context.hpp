// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "diensten.hpp"
#include "gateway/kbi/kbi.hpp"

namespace isi::magda {

/// The asker, as the reply names it back in Ontvanger. Only what fits the contract is kept, so that a reply
/// to an unfit question is fit itself.
struct Vragende {
    std::string identificatie;
    std::optional<std::string> naam, referte, eenheid, hoedanigheid, gebruiker;
};

struct Context {
    std::string naam, versie, type;
    std::optional<Vragende> afzender;  ///< nullopt: not to be read
};

/// Of a question that need not be valid: prefixes too many and elements too few do not keep it from being
/// read.
[[nodiscard]] Context lees_context(const pugi::xml_node& verzoek);

/// Whether the message calls itself a question to this version of this service.
[[nodiscard]] bool past(const Context& context, const Dienst& dienst);

[[nodiscard]] kbi::Aanhef maak_aanhef(const Context& context);

}  // namespace isi::magda
