// SPDX-License-Identifier: GPL-3.0-or-later
#include "xsd.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

#include <cstdarg>
#include <memory>

namespace isi::proef {
namespace {

void verzamel(void* doel, const char* vorm, ...) {
    char regel[1024];
    va_list lijst;
    va_start(lijst, vorm);
    std::vsnprintf(regel, sizeof regel, vorm, lijst);
    va_end(lijst);
    static_cast<std::string*>(doel)->append(regel);
}

using Schema = std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)>;

Schema laad_schema() {
    const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> lezer{
        xmlSchemaNewParserCtxt(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd"), &xmlSchemaFreeParserCtxt};
    return {xmlSchemaParse(lezer.get()), &xmlSchemaFree};
}

}  // namespace

std::string xsd_oordeel(const std::string& omslag) {
    static const auto schema = laad_schema();
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc{
        xmlReadMemory(omslag.data(), static_cast<int>(omslag.size()), nullptr, nullptr, XML_PARSE_NONET),
        &xmlFreeDoc};
    if (!doc) return "not well-formed";
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context{
        xmlXPathNewContext(doc.get()), &xmlXPathFreeContext};
    const auto* vraag = reinterpret_cast<const xmlChar*>(
        "/*[local-name()='Envelope']/*[local-name()='Body']/*[local-name()!='Fault'] | //detail/*");
    const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> gevonden{
        xmlXPathEvalExpression(vraag, context.get()), &xmlXPathFreeObject};
    if (gevonden->nodesetval == nullptr || gevonden->nodesetval->nodeNr != 1) return "no one Body child";
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> los{xmlNewDoc(nullptr), &xmlFreeDoc};
    xmlDocSetRootElement(los.get(), xmlDocCopyNode(gevonden->nodesetval->nodeTab[0], los.get(), 1));
    const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> keuring{
        xmlSchemaNewValidCtxt(schema.get()), &xmlSchemaFreeValidCtxt};
    std::string oordeel;
    xmlSchemaSetValidErrors(keuring.get(), verzamel, verzamel, &oordeel);
    if (xmlSchemaValidateDoc(keuring.get(), los.get()) != 0 && oordeel.empty()) oordeel = "invalid";
    return oordeel;
}

std::string lees_waarde(const std::string& omslag, const std::string& naam) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> doc{
        xmlReadMemory(omslag.data(), static_cast<int>(omslag.size()), nullptr, nullptr, XML_PARSE_NONET),
        &xmlFreeDoc};
    if (!doc) return {};
    const std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context{
        xmlXPathNewContext(doc.get()), &xmlXPathFreeContext};
    const auto vraag = "string(//*[local-name()='" + naam + "'])";
    const std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)> gevonden{
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(vraag.c_str()), context.get()),
        &xmlXPathFreeObject};
    return gevonden ? reinterpret_cast<const char*>(gevonden->stringval) : "";
}

}  // namespace isi::proef
