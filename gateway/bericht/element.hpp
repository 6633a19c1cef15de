// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gateway/bericht/tekens.hpp"

/// Elements as text, for the rooms that write a message as bytes.
namespace isi::bericht {

/// `<naam>`, what `inhoud` adds to `uit`, `</naam>`.
template <class Inhoud>
void element(std::string& uit, std::string_view naam, Inhoud&& inhoud) {
    uit.append("<").append(naam).append(">");
    std::forward<Inhoud>(inhoud)();
    uit.append("</").append(naam).append(">");
}
inline void veld(std::string& uit, std::string_view naam, std::string_view tekst) {
    element(uit, naam, [&] { tekens::ontsnap(uit, tekst); });
}
inline void veld_als(std::string& uit, std::string_view naam, const std::optional<std::string>& tekst) {
    if (tekst) veld(uit, naam, *tekst);
}

}  // namespace isi::bericht
