// SPDX-License-Identifier: GPL-3.0-or-later
#include "c14n.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <memory>
#include <stdexcept>

namespace isi::magda::proef {
namespace {

template <auto Vrij>
struct Opruimer {
    void operator()(auto* p) const { Vrij(p); }
};
using Document = std::unique_ptr<xmlDoc, Opruimer<xmlFreeDoc>>;

// Everything of the element and nothing around it.
int is_zichtbaar(void* wortel, xmlNodePtr knoop, xmlNodePtr ouder) {
    const auto* n = knoop->type == XML_NAMESPACE_DECL || knoop->type == XML_ATTRIBUTE_NODE ? ouder : knoop;
    for (; n != nullptr; n = n->parent)
        if (n == wortel) return 1;
    return 0;
}

}  // namespace

std::string canoniek(const std::string& document, const std::string& pad) {
    const Document boom(xmlReadMemory(document.data(), static_cast<int>(document.size()), "proef.xml",
                                      nullptr, XML_PARSE_NONET | XML_PARSE_HUGE));
    if (!boom) throw std::runtime_error("no XML");
    const std::unique_ptr<xmlXPathContext, Opruimer<xmlXPathFreeContext>> context(
        xmlXPathNewContext(boom.get()));
    const std::unique_ptr<xmlXPathObject, Opruimer<xmlXPathFreeObject>> gevonden(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(pad.c_str()), context.get()));
    if (!gevonden || gevonden->nodesetval == nullptr || gevonden->nodesetval->nodeNr == 0) return {};
    const std::unique_ptr<xmlOutputBuffer, Opruimer<xmlOutputBufferClose>> buffer(
        xmlAllocOutputBuffer(nullptr));
    if (xmlC14NExecute(boom.get(), is_zichtbaar, gevonden->nodesetval->nodeTab[0], XML_C14N_EXCLUSIVE_1_0,
                       nullptr, 1, buffer.get()) < 0)
        throw std::runtime_error("no canonical form");
    return reinterpret_cast<const char*>(xmlOutputBufferGetContent(buffer.get()));
}

}  // namespace isi::magda::proef
