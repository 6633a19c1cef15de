// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <openssl/evp.h>

#include <array>
#include <map>

#include "kbi.hpp"

/// What libxml2 does for the checks of the Flemish service: canonical form, and judging by its schemas.
namespace isi::conformance {
namespace {

using Document = std::unique_ptr<xmlDoc, Deleter<xmlDoc, xmlFreeDoc>>;
using Parser = std::unique_ptr<xmlSchemaParserCtxt, Deleter<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>>;
using Validator = std::unique_ptr<xmlSchemaValidCtxt, Deleter<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>>;
using Compiled = std::unique_ptr<xmlSchema, Deleter<xmlSchema, xmlSchemaFree>>;
using Files = std::map<std::string, std::string>;

void keep_first(void* target, xmlErrorPtr error) {
    auto* out = static_cast<std::string*>(target);
    if (!out->empty() || !error->message) return;
    *out = error->message;
    while (!out->empty() && out->back() == '\n') out->pop_back();
}
void silent(void*, const char*, ...) {}

Document parse(const std::string& bytes) {
    return Document(xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
}

bool is(const xmlNode* node, std::string_view local) {
    return node->type == XML_ELEMENT_NODE && local == reinterpret_cast<const char*>(node->name);
}

xmlNode* descendant(xmlNode* from, std::string_view local) {
    for (xmlNode* at = from; at; at = at->next) {
        if (is(at, local)) return at;
        if (xmlNode* inside = descendant(at->children, local)) return inside;
    }
    return nullptr;
}

/// Of the element as a document of its own: what it uses of the declarations around it goes along.
std::string canonical_of(xmlNode* node) {
    const Document alone(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")));
    xmlDocSetRootElement(alone.get(), xmlDocCopyNode(node, alone.get(), 1));
    xmlChar* bytes = nullptr;
    const int size = xmlC14NDocDumpMemory(alone.get(), nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 1, &bytes);
    std::string out;
    if (bytes && size > 0) out.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return out;
}

/// libxml2 asks one loader of the whole program; this one knows the files of one set and nothing else.
const Files*& loading() {
    static const Files* files = nullptr;
    return files;
}

xmlParserInput* load(const char* url, const char*, xmlParserCtxt* context) {
    const std::string name = url ? std::string(url).substr(std::string(url).find_last_of("=/") + 1) : "";
    const auto found = loading() ? loading()->find(name) : Files::const_iterator();
    if (!loading() || found == loading()->end()) return nullptr;
    xmlParserInputBuffer* buffer = xmlParserInputBufferCreateMem(
        found->second.data(), static_cast<int>(found->second.size()), XML_CHAR_ENCODING_NONE);
    return xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
}

std::string attribute(const pugi::xml_document& doc, const char* name) {
    return doc.document_element().attribute(name).value();
}

/// A schema that imports each of them once.
std::string over_all(const Files& files) {
    std::string out = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">";
    for (const auto& [name, text] : files) {
        pugi::xml_document doc;
        doc.load_buffer(text.data(), text.size());
        out += fmt::format("<xs:import namespace=\"{}\" schemaLocation=\"{}\"/>",
                           attribute(doc, "targetNamespace"), name);
    }
    return out + "</xs:schema>";
}

Compiled compile(const Files& files, std::string& finding) {
    const std::string driver = over_all(files);
    const Parser parser(xmlSchemaNewMemParserCtxt(driver.data(), static_cast<int>(driver.size())));
    xmlSchemaSetParserErrors(parser.get(), silent, silent, nullptr);
    xmlSchemaSetParserStructuredErrors(parser.get(), keep_first, &finding);
    const xmlExternalEntityLoader usual = xmlGetExternalEntityLoader();
    loading() = &files;
    xmlSetExternalEntityLoader(load);
    Compiled out(xmlSchemaParse(parser.get()));
    xmlSetExternalEntityLoader(usual);
    loading() = nullptr;
    if (out) return out;
    if (finding.empty()) finding = "the schemas do not compile";
    return nullptr;
}

const xmlSchema* published_schema() {
    static const Compiled schema = [] {
        Files files;
        for (const auto& [name, text] : published_files())
            if (name.ends_with(".xsd")) files.emplace(name, text);
        std::string finding;
        Compiled out = compile(files, finding);
        if (!out) throw std::runtime_error("the schemas built into this program do not compile: " + finding);
        return out;
    }();
    return schema.get();
}

xmlNode* first_element(xmlNode* from) {
    while (from && from->type != XML_ELEMENT_NODE) from = from->next;
    return from;
}

}  // namespace

std::string canonical_form(const std::string& xml, std::string_view element) {
    const Document doc = parse(xml);
    xmlNode* node = doc ? descendant(xmlDocGetRootElement(doc.get()), element) : nullptr;
    return node ? canonical_of(node) : std::string();
}

KbiProfile::Panelen panelen(const SoapAnswer& answer) {
    KbiProfile::Panelen out;
    const Document doc = parse(answer.http.body);
    xmlNode* dossier = doc ? descendant(xmlDocGetRootElement(doc.get()), "KBIDossier") : nullptr;
    for (xmlNode* at = dossier ? first_element(dossier->children) : nullptr; at; at = first_element(at->next))
        out.emplace_back(reinterpret_cast<const char*>(at->name), sha256_hex(canonical_of(at)));
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string out;
    for (unsigned i = 0; i < size; ++i) out += fmt::format("{:02x}", digest[i]);
    return out;
}

std::string judge_by_schema(const SoapAnswer& answer) {
    const Document doc = parse(answer.http.body);
    if (!doc) return "the answer is not well-formed XML";
    xmlNode* body = descendant(xmlDocGetRootElement(doc.get()), "Body");
    xmlNode* payload = body ? first_element(body->children) : nullptr;
    if (!payload) return "there is nothing in the Body of the answer";
    if (is(payload, "Fault")) payload = descendant(payload->children, "detail");
    if (payload && is(payload, "detail")) payload = first_element(payload->children);
    if (!payload) return "the Fault has no detail";
    std::string finding;
    const Validator validator(xmlSchemaNewValidCtxt(const_cast<xmlSchema*>(published_schema())));
    xmlSchemaSetValidErrors(validator.get(), silent, silent, nullptr);
    xmlSchemaSetValidStructuredErrors(validator.get(), keep_first, &finding);
    const int rc = xmlSchemaValidateOneElement(validator.get(), payload);
    return rc == 0 ? "" : finding.empty() ? fmt::format("schema verdict {}", rc) : finding;
}

std::string judge_schemas(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string finding;
    const Compiled schema = compile(Files(files.begin(), files.end()), finding);
    return schema ? "" : finding;
}

}  // namespace isi::conformance
