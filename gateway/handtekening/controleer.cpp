// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "handtekening.hpp"
#include "plaats.hpp"
#include "signedinfo.hpp"
#include "tijdstempel.hpp"
#include "token.hpp"
#include "xmlsec.hpp"

namespace isi::handtekening {
namespace {

struct Drieluik {  // what ds:Signature holds for us
    xmlNode *signed_info = nullptr, *key_info = nullptr;
};

// XML Signature §4.1 has ds:Object too; whatever would be signed in it is read by nobody.
tl::expected<Drieluik, Gebrek> ontleed(const xmlNode* handtekening) {
    const auto kinderen = xml::enkel_elementen(handtekening);
    const auto is = [&](std::size_t i, std::string_view naam) {
        return xml::is((*kinderen)[i], xml::ds_uri, naam);
    };
    if (!kinderen || kinderen->size() != 3 || !is(0, "SignedInfo") || !is(1, "SignatureValue") ||
        !is(2, "KeyInfo") || !xml::enkel_tekst((*kinderen)[1])) {
        return tl::make_unexpected(Gebrek::vorm_handtekening);
    }
    return Drieluik{(*kinderen)[0], (*kinderen)[2]};
}

bool past_bij(const EVP_PKEY* sleutel, Soort soort) {
    return EVP_PKEY_is_a(sleutel, soort == Soort::rsa ? "RSA" : "EC") == 1;
}

tl::expected<void, Gebrek> controleer_tijd(const Delen& delen, const xml::Elementen& ondertekend,
                                           const Instellingen& instellingen) {
    const bool telt =
        std::find(ondertekend.begin(), ondertekend.end(), delen.tijdstempel) != ondertekend.end();
    return telt ? controleer_tijdstempel(delen.tijdstempel, instellingen) : tl::expected<void, Gebrek>{};
}

/// Everything that costs no cryptography comes first.
tl::expected<void, Gebrek> controleer_delen(xmlDoc* bericht, const Delen& delen, std::string_view certificaat,
                                            const Instellingen& instellingen) {
    const auto luiken = ontleed(delen.handtekening);
    if (!luiken) return tl::make_unexpected(luiken.error());
    const auto wat = lees_signedinfo(luiken->signed_info, instellingen.sha1_toegestaan);
    if (!wat) return tl::make_unexpected(wat.error());
    const auto ondertekend = zoek_ondertekend(bericht, delen, wat->ids);
    if (!ondertekend) return tl::make_unexpected(ondertekend.error());
    auto sleutel =
        zoek_token(luiken->key_info, xml::elementen(delen.security)).and_then([&](const xmlNode* token) {
            return lees_sleutel(token, certificaat);
        });
    if (!sleutel) return tl::make_unexpected(sleutel.error());
    if (!past_bij(sleutel->get(), wat->soort)) return tl::make_unexpected(Gebrek::sleutel_past_niet);
    return verifieer(delen.handtekening, std::move(*sleutel), wat->ids, instellingen.sha1_toegestaan)
        .and_then([&] { return controleer_tijd(delen, *ondertekend, instellingen); });
}

}  // namespace

tl::expected<Bevinding, Gebrek> controleer(std::string_view bericht, std::string_view certificaat,
                                           const Instellingen& instellingen) {
    const Stilte stilte;
    const auto document = xml::lees(bericht);
    if (!document) return tl::make_unexpected(Gebrek::onleesbaar);
    const auto delen = zoek_delen(document.get());
    if (!delen) return tl::make_unexpected(delen.error());
    if (delen->handtekening == nullptr) return Bevinding::geen;
    return controleer_delen(document.get(), *delen, certificaat, instellingen).map([] {
        return Bevinding::juist;
    });
}

}  // namespace isi::handtekening
