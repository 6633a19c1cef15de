// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/tree.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The little of libxml2's tree that a signature needs.
namespace isi::handtekening::xml {

inline constexpr std::string_view soap_uri = "http://schemas.xmlsoap.org/soap/envelope/";
inline constexpr std::string_view ds_uri = "http://www.w3.org/2000/09/xmldsig#";
inline constexpr std::string_view exc_c14n_uri = "http://www.w3.org/2001/10/xml-exc-c14n#";
inline constexpr std::string_view wsse_uri =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
inline constexpr std::string_view wsu_uri =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

struct VrijDocument {
    void operator()(xmlDoc* p) const noexcept { xmlFreeDoc(p); }
};
using Document = std::unique_ptr<xmlDoc, VrijDocument>;
using Elementen = std::vector<xmlNode*>;

/// Null when it is not well-formed or has a DOCTYPE. Fetches and expands nothing.
Document lees(std::string_view bytes);

std::string_view naamruimte(const xmlNode* element);
std::string_view naam(const xmlNode* element);
bool is(const xmlNode* element, std::string_view uri, std::string_view naam);

/// The child elements, whatever stands between them.
Elementen elementen(const xmlNode* ouder);
/// The element after this one in document order, under `wortel`; null at the end.
xmlNode* volgend_element(xmlNode* element, const xmlNode* wortel);
/// The child elements; nothing if anything but white space stands between them. A comment is refused too: who
/// reads text only up to it can be fooled, and no stack writes one into a signature.
std::optional<Elementen> enkel_elementen(const xmlNode* ouder);
/// The text of an element that holds nothing else.
std::optional<std::string> enkel_tekst(const xmlNode* element);
/// The value of an attribute; `uri` empty = in no namespace.
std::optional<std::string> attribuut(const xmlNode* element, std::string_view naam,
                                     std::string_view uri = {});
std::string waarde(const xmlAttr* attribuut);
std::string_view naamruimte(const xmlAttr* attribuut);

/// Without the white space at both ends.
std::string_view zonder_rand(std::string_view s);

}  // namespace isi::handtekening::xml
