// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "gateway/kbi/kbi.hpp"

/// Our extension of the KBI's answer as text (uitbreiding-v1): the same content in both dialects, which
/// differ only in how they name the elements around it.
namespace isi::uitbreiding {

/// What stands beside KBIDossier, in the order of the contract: Samenvatting, Inburgeringsplan, Termijnen,
/// each only when the finding has it. `naam` is the element's, `inhoud` its children, which are in no
/// namespace.
void each_blok(const kbi::Bevinding& bevinding,
               const std::function<void(std::string_view naam, const std::string& inhoud)>& doe);

}  // namespace isi::uitbreiding
