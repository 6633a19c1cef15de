// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/xmlerror.h>

#include "token.hpp"

/// XML Signature itself is libxmlsec1's: canonical form, digests, the value of the signature.
namespace isi::handtekening {

/// Digests of all references, which must be those of `ids`, and the signature's value under this key. What
/// the message says about keys is not read, and no algorithm, transform or address outside our list exists
/// for the library.
tl::expected<void, Gebrek> verifieer(xmlNode* handtekening, Sleutel sleutel,
                                     const std::vector<std::string>& ids, bool sha1_toegestaan);

/// While it lives, libxml2 and xmlsec say nothing on stderr in this thread: their sentences hold pieces of
/// the message. Afterwards neither they nor OpenSSL remember an error, for the next user of this thread to
/// stumble over.
class Stilte {
 public:
    Stilte();
    ~Stilte();
    Stilte(const Stilte&) = delete;
    Stilte& operator=(const Stilte&) = delete;

 private:
    xmlStructuredErrorFunc m_vorige;
    void* m_vorige_context;
};

}  // namespace isi::handtekening
