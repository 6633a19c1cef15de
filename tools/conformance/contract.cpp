// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "soap.hpp"
#include "text.hpp"

extern "C" {
extern const char isi_embed_conformance_xsd[];
extern const char isi_embed_conformance_xsd_end[];
extern const char isi_embed_conformance_wsdl[];
extern const char isi_embed_conformance_wsdl_end[];
}

namespace isi::conformance {
namespace {

using Document = std::unique_ptr<xmlDoc, Deleter<xmlDoc, xmlFreeDoc>>;
using Parser = std::unique_ptr<xmlSchemaParserCtxt, Deleter<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Deleter<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>>;
using Compiled = std::unique_ptr<xmlSchema, Deleter<xmlSchema, xmlSchemaFree>>;

void keep_first(void* target, xmlErrorPtr error) {
    auto* out = static_cast<std::string*>(target);
    if (out->empty() && error->message) {
        *out = error->message;
        while (!out->empty() && out->back() == '\n') out->pop_back();
    }
}

void silent(void*, const char*, ...) {}

xmlNode* first_element(xmlNode* from) {
    while (from && from->type != XML_ELEMENT_NODE) from = from->next;
    return from;
}

xmlNode* descend(xmlNode* from, std::string_view local) {
    for (xmlNode* at = first_element(from->children); at; at = first_element(at->next))
        if (local == reinterpret_cast<const char*>(at->name)) return at;
    return nullptr;
}

}  // namespace

struct Contract::Schema {
    Compiled compiled;
};

std::string_view published_xsd() {
    return {isi_embed_conformance_xsd,
            static_cast<std::size_t>(isi_embed_conformance_xsd_end - isi_embed_conformance_xsd)};
}
std::string_view published_wsdl() {
    return {isi_embed_conformance_wsdl,
            static_cast<std::size_t>(isi_embed_conformance_wsdl_end - isi_embed_conformance_wsdl)};
}

Contract::Contract() {
    const std::string_view bytes = published_xsd();
    const Parser parser(xmlSchemaNewMemParserCtxt(bytes.data(), static_cast<int>(bytes.size())));
    auto schema = std::make_shared<Schema>();
    schema->compiled.reset(xmlSchemaParse(parser.get()));
    if (!schema->compiled) throw std::runtime_error("the schema built into this program does not compile");
    m_schema = std::move(schema);
}

std::string Contract::judge(const std::string& bytes, std::string_view parent) const {
    const Document doc(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    if (!doc) return "the answer is not well-formed XML";
    xmlNode* at = xmlDocGetRootElement(doc.get());
    for (const std::string& step : split(parent, '/')) {
        at = at ? descend(at, step) : nullptr;
        if (!at) return fmt::format("there is no {} in the answer", parent);
    }
    at = first_element(at->children);
    if (!at) return fmt::format("{} is empty", parent);
    std::string finding;
    const Validator validator(xmlSchemaNewValidCtxt(m_schema->compiled.get()));
    xmlSchemaSetValidErrors(validator.get(), silent, silent, nullptr);
    xmlSchemaSetValidStructuredErrors(validator.get(), keep_first, &finding);
    const int rc = xmlSchemaValidateOneElement(validator.get(), at);
    if (rc == 0) return {};
    return finding.empty() ? fmt::format("schema verdict {}", rc) : finding;
}

std::string Contract::judge_payload(const SoapAnswer& answer) const {
    return judge(answer.http.body, "Body");
}
std::string Contract::judge_fout(const SoapAnswer& answer) const {
    return judge(answer.http.body, "Body/Fault/detail");
}

}  // namespace isi::conformance
