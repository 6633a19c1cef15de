// SPDX-License-Identifier: GPL-3.0-or-later
#include "xmlsec.hpp"

#include <libxml/globals.h>
#include <libxml/parser.h>
#include <openssl/err.h>
#include <xmlsec/xmlsec.h>
// The names of the algorithms below mean OpenSSL's (XMLSEC_CRYPTO_OPENSSL comes from pkg-config).
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>

#include <stdexcept>

namespace isi::handtekening {
namespace {

struct VrijContext {
    void operator()(xmlSecDSigCtx* p) const noexcept { xmlSecDSigCtxDestroy(p); }
};
using Context = std::unique_ptr<xmlSecDSigCtx, VrijContext>;

void eis(bool goed) {
    if (!goed) throw std::runtime_error("xmlsec does not start, or memory has ended");
}

void zwijg(void* /*ctx*/, xmlErrorPtr /*fout*/) {}
void zwijg_ook(const char* /*file*/, int /*line*/, const char* /*func*/, const char* /*object*/,
               const char* /*subject*/, int /*reason*/, const char* /*msg*/) {}

// Once per process; the library keeps its tables of algorithms until the end.
bool start() {
    xmlInitParser();
    const auto lader = xmlGetExternalEntityLoader();
    const bool goed = xmlSecInit() == 0 && xmlSecCheckVersion() == 1 && xmlSecCryptoInit() == 0;
    xmlSetExternalEntityLoader(lader);   // libxml2 belongs to the whole process, and nothing in here loads
    xmlSecErrorsSetCallback(zwijg_ook);  // last: each of them sets one that talks
    return goed;
}

xmlSecKeyPtr maak_sleutel(Sleutel sleutel) {
    xmlSecKeyDataPtr inhoud = xmlSecOpenSSLEvpKeyAdopt(sleutel.get());
    eis(inhoud != nullptr);
    static_cast<void>(sleutel.release());  // adopted
    xmlSecKeyPtr uit = xmlSecKeyCreate();
    if (uit == nullptr || xmlSecKeySetValue(uit, inhoud) < 0) {
        xmlSecKeyDataDestroy(inhoud);
        xmlSecKeyDestroy(uit);
        eis(false);
    }
    return uit;
}

Context maak_context(Sleutel sleutel, bool sha1_toegestaan) {
    Context uit(xmlSecDSigCtxCreate(nullptr));  // no key manager: KeyInfo has nothing to find keys in
    eis(uit != nullptr);
    uit->signKey = maak_sleutel(std::move(sleutel));
    uit->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    uit->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    const auto bij_handtekening = [&](xmlSecTransformId id) {
        eis(xmlSecDSigCtxEnableSignatureTransform(uit.get(), id) == 0);
    };
    const auto bij_verwijzing = [&](xmlSecTransformId id) {
        eis(xmlSecDSigCtxEnableReferenceTransform(uit.get(), id) == 0);
    };
    bij_handtekening(xmlSecTransformExclC14NId);
    bij_handtekening(xmlSecTransformRsaSha256Id);
    bij_handtekening(xmlSecTransformEcdsaSha256Id);
    bij_verwijzing(xmlSecTransformExclC14NId);
    bij_verwijzing(xmlSecTransformSha256Id);
    if (sha1_toegestaan) {
        bij_handtekening(xmlSecTransformRsaSha1Id);
        bij_verwijzing(xmlSecTransformSha1Id);
    }
    return uit;
}

enum class Digests : std::uint8_t { goed, onjuist, anders };

/// The library must have read the very references that we did.
Digests vergelijk(xmlSecDSigCtx& context, const std::vector<std::string>& ids) {
    const auto aantal = xmlSecPtrListGetSize(&context.signedInfoReferences);
    for (xmlSecSize i = 0; i < aantal; ++i) {
        const auto* verwijzing = static_cast<const xmlSecDSigReferenceCtx*>(
            xmlSecPtrListGetItem(&context.signedInfoReferences, i));
        if (i >= ids.size() || verwijzing == nullptr || verwijzing->uri == nullptr ||
            reinterpret_cast<const char*>(verwijzing->uri) != '#' + ids[i]) {
            return Digests::anders;
        }
        if (verwijzing->status != xmlSecDSigStatusSucceeded) return Digests::onjuist;
    }
    return aantal == ids.size() ? Digests::goed : Digests::anders;
}

}  // namespace

tl::expected<void, Gebrek> verifieer(xmlNode* handtekening, Sleutel sleutel,
                                     const std::vector<std::string>& ids, bool sha1_toegestaan) {
    static const bool gestart = start();
    eis(gestart);
    const auto context = maak_context(std::move(sleutel), sha1_toegestaan);
    if (xmlSecDSigCtxVerify(context.get(), handtekening) < 0)
        return tl::make_unexpected(Gebrek::onverwerkbaar);
    const auto digests = vergelijk(*context, ids);
    if (digests == Digests::onjuist) return tl::make_unexpected(Gebrek::digest_onjuist);
    if (digests == Digests::anders) return tl::make_unexpected(Gebrek::onverwerkbaar);
    if (context->status != xmlSecDSigStatusSucceeded) return tl::make_unexpected(Gebrek::waarde_onjuist);
    return {};
}

Stilte::Stilte() : m_vorige(xmlStructuredError), m_vorige_context(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(nullptr, zwijg);
}

Stilte::~Stilte() {
    xmlSetStructuredErrorFunc(m_vorige_context, m_vorige);
    xmlResetLastError();
    ERR_clear_error();
}

}  // namespace isi::handtekening
