// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "isi_store/domein/codes.hpp"
#include "soapH.h"

/// Small pieces that every to_wire needs. Each object is made in the gSOAP context and dies with its
/// soap_end.
namespace isi::soap {

inline std::optional<std::string> tekst(const std::optional<OnvolledigeDatum>& datum) {
    return datum ? std::optional(datum->text()) : std::nullopt;
}

template <class Type>
Type* vul(Type* uit, const Codewaarde& waarde) {
    uit->code = waarde.code;
    uit->omschrijving = waarde.omschrijving;
    return uit;
}

inline isi__CodeWaardeType* code(::soap* ctx, const Codewaarde& waarde) {
    return vul(soap_new_isi__CodeWaardeType(ctx), waarde);
}
inline isi__CodeWaardeType* code(::soap* ctx, const std::optional<Codewaarde>& waarde) {
    return waarde ? code(ctx, *waarde) : nullptr;
}
inline isi__OpenWaardeType* open_code(::soap* ctx, const Codewaarde& waarde) {
    return vul(soap_new_isi__OpenWaardeType(ctx), waarde);
}
inline isi__OpenWaardeType* open_code(::soap* ctx, const std::optional<Codewaarde>& waarde) {
    return waarde ? open_code(ctx, *waarde) : nullptr;
}
inline isi__TabelWaardeType* tabel_code(::soap* ctx, const std::optional<Codewaarde>& waarde) {
    return waarde ? vul(soap_new_isi__TabelWaardeType(ctx), *waarde) : nullptr;
}
inline isi__GemeenteType* gemeente(::soap* ctx, const Gemeente& gemeente) {
    auto* uit = soap_new_isi__GemeenteType(ctx);
    uit->code = gemeente.code.text();
    uit->naam = gemeente.naam;
    uit->geldigTot = tekst(gemeente.geldig_tot);
    return uit;
}
inline isi__GemeenteType* gemeente(::soap* ctx, const std::optional<Gemeente>& waarde) {
    return waarde ? gemeente(ctx, *waarde) : nullptr;
}

}  // namespace isi::soap
