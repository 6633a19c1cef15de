// SPDX-License-Identifier: GPL-3.0-or-later
#include "uitbreiding.hpp"

#include "gateway/uitbreiding/uitbreiding.hpp"

namespace isi::magda {

void schrijf_uitbreiding(std::string& uit, const kbi::Bevinding& bevinding, std::string& blokken) {
    uitbreiding::each_blok(bevinding, [&](std::string_view naam, const std::string& inhoud) {
        uit.append("<uit:").append(naam);
        uit += R"( xmlns:uit="http://isi-gateway.example/inburgering/uitbreiding/v1">)";
        uit.append(inhoud).append("</uit:").append(naam).append(">");
        if (!blokken.empty()) blokken += ',';
        blokken += naam;
    });
}

}  // namespace isi::magda
