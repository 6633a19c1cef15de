// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedinfo.hpp"

#include <algorithm>

namespace isi::handtekening {
namespace {

constexpr std::string_view rsa_sha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
constexpr std::string_view rsa_sha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
constexpr std::string_view ecdsa_sha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
constexpr std::string_view sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
constexpr std::string_view sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

// Our choice: real clients sign Body, Timestamp, token and the addressing. libxml2 looks each prefix of a
// list up at each element of the message.
constexpr std::size_t meeste_verwijzingen = 8, langste_id = 128, langste_prefixlijst = 256,
                      meeste_prefixen = 16;

using Uitkomst = tl::expected<void, Gebrek>;

std::string algoritme(const xmlNode* element) {
    return xml::attribuut(element, "Algorithm").value_or(std::string{});
}

bool is_wit(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_blad(const xmlNode* element) {
    const auto tekst = xml::enkel_tekst(element);
    return tekst && std::all_of(tekst->begin(), tekst->end(), is_wit);
}

/// An element of which the algorithm is exclusive C14N without comments, with or without a list of prefixes.
Uitkomst is_exclusief(const xmlNode* element, Gebrek anders) {
    const auto kinderen = xml::enkel_elementen(element);
    if (algoritme(element) != xml::exc_c14n_uri || !kinderen || kinderen->size() > 1)
        return tl::make_unexpected(anders);
    if (kinderen->empty()) return {};
    const auto* lijst = kinderen->front();
    if (!xml::is(lijst, xml::exc_c14n_uri, "InclusiveNamespaces") || !is_blad(lijst))
        return tl::make_unexpected(anders);
    const auto prefixen = xml::attribuut(lijst, "PrefixList").value_or(std::string{});
    const auto wit = std::count_if(prefixen.begin(), prefixen.end(), is_wit);
    if (prefixen.size() > langste_prefixlijst || static_cast<std::size_t>(wit) >= meeste_prefixen)
        return tl::make_unexpected(Gebrek::te_veel_voorvoegsels);
    return {};
}

tl::expected<Soort, Gebrek> lees_methode(const xmlNode* methode, bool sha1_toegestaan) {
    const auto naam = algoritme(methode);
    if (!is_blad(methode)) return tl::make_unexpected(Gebrek::vorm_signedinfo);
    if (naam == rsa_sha256) return Soort::rsa;
    if (naam == ecdsa_sha256) return Soort::ecdsa;
    if (naam != rsa_sha1) return tl::make_unexpected(Gebrek::algoritme);
    if (!sha1_toegestaan) return tl::make_unexpected(Gebrek::sha1);
    return Soort::rsa;
}

Uitkomst keur_digest(const xmlNode* methode, bool sha1_toegestaan) {
    const auto naam = algoritme(methode);
    if (!is_blad(methode)) return tl::make_unexpected(Gebrek::vorm_verwijzing);
    if (naam == sha256 || (naam == sha1 && sha1_toegestaan)) return {};
    return tl::make_unexpected(naam == sha1 ? Gebrek::sha1 : Gebrek::digest_algoritme);
}

Uitkomst keur_transformaties(const xmlNode* transforms) {
    const auto kinderen = xml::enkel_elementen(transforms);
    if (!kinderen || kinderen->size() != 1 || !xml::is(kinderen->front(), xml::ds_uri, "Transform"))
        return tl::make_unexpected(Gebrek::transformatie);
    return is_exclusief(kinderen->front(), Gebrek::transformatie);
}

bool is_id(std::string_view s) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto teken = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    return !s.empty() && s.size() <= langste_id && letter(s.front()) &&
           std::all_of(s.begin(), s.end(), teken);
}

// Only "#name": no document elsewhere, not the whole one (""), no XPointer.
tl::expected<std::string, Gebrek> lees_verwijzing(const xmlNode* verwijzing, bool sha1_toegestaan) {
    const auto kinderen = xml::enkel_elementen(verwijzing);
    if (!kinderen || !xml::is(verwijzing, xml::ds_uri, "Reference"))
        return tl::make_unexpected(Gebrek::vorm_signedinfo);
    const auto uri = xml::attribuut(verwijzing, "URI").value_or(std::string{});
    if (!uri.starts_with('#') || !is_id(uri.substr(1))) return tl::make_unexpected(Gebrek::verwijzing_uri);
    if (kinderen->empty() || !xml::is(kinderen->front(), xml::ds_uri, "Transforms"))
        return tl::make_unexpected(Gebrek::transformatie);
    if (kinderen->size() != 3 || !xml::is((*kinderen)[1], xml::ds_uri, "DigestMethod") ||
        !xml::is((*kinderen)[2], xml::ds_uri, "DigestValue") || !xml::enkel_tekst((*kinderen)[2])) {
        return tl::make_unexpected(Gebrek::vorm_verwijzing);
    }
    return keur_transformaties((*kinderen)[0])
        .and_then([&] { return keur_digest((*kinderen)[1], sha1_toegestaan); })
        .map([&] { return uri.substr(1); });
}

// The library reads attributes with xmlGetProp, which takes the first of a name in whatever namespace.
bool heeft_vreemde_attributen(xmlNode* signed_info) {
    for (auto* element = signed_info; element != nullptr;
         element = xml::volgend_element(element, signed_info)) {
        for (const auto* a = element->properties; a != nullptr; a = a->next) {
            if (a->ns != nullptr) return true;
        }
    }
    return false;
}

}  // namespace

tl::expected<SignedInfo, Gebrek> lees_signedinfo(xmlNode* signed_info, bool sha1_toegestaan) {
    const auto kinderen = xml::enkel_elementen(signed_info);
    if (!kinderen || heeft_vreemde_attributen(signed_info) || kinderen->size() < 3 ||
        !xml::is((*kinderen)[0], xml::ds_uri, "CanonicalizationMethod") ||
        !xml::is((*kinderen)[1], xml::ds_uri, "SignatureMethod")) {
        return tl::make_unexpected(Gebrek::vorm_signedinfo);
    }
    if (kinderen->size() > 2 + meeste_verwijzingen) return tl::make_unexpected(Gebrek::te_veel_verwijzingen);
    if (const auto goed = is_exclusief((*kinderen)[0], Gebrek::canonisering); !goed)
        return tl::make_unexpected(goed.error());
    const auto soort = lees_methode((*kinderen)[1], sha1_toegestaan);
    if (!soort) return tl::make_unexpected(soort.error());
    SignedInfo uit{*soort, {}};
    for (std::size_t i = 2; i < kinderen->size(); ++i) {
        auto id = lees_verwijzing((*kinderen)[i], sha1_toegestaan);
        if (!id) return tl::make_unexpected(id.error());
        uit.ids.push_back(std::move(*id));
    }
    return uit;
}

}  // namespace isi::handtekening
