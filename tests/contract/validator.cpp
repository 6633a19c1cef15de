// SPDX-License-Identifier: GPL-3.0-or-later
#include "validator.hpp"

#include <libxml/parser.h>

#include <cstdarg>
#include <cstdio>
#include <stdexcept>

#include "wsdl/contract.hpp"

namespace isi::lint {
namespace {

extern "C" void append_error(void* into, const char* format, ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    static_cast<std::string*>(into)->append(line);
}

std::string with_probe(std::string_view type) {
    std::string xsd(contract::xsd());
    const auto end = xsd.rfind("</xs:schema>");
    return xsd.insert(end, "<xs:element name=\"proef\" type=\"isi:" + std::string(type) + "\"/>");
}

}  // namespace

Validator::Validator(std::string_view xsd) {
    const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser(
        xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size())), &xmlSchemaFreeParserCtxt);
    std::string errors;
    xmlSchemaSetParserErrors(parser.get(), append_error, append_error, &errors);
    m_schema.reset(xmlSchemaParse(parser.get()));
    if (!m_schema || !errors.empty()) throw std::runtime_error("schema: " + errors);
}

std::string Validator::judge(std::string_view xml) const {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "bericht.xml", nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR),
        &xmlFreeDoc);
    if (!document) return "not well-formed";
    const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> context(
        xmlSchemaNewValidCtxt(m_schema.get()), &xmlSchemaFreeValidCtxt);
    std::string errors;
    xmlSchemaSetValidErrors(context.get(), append_error, append_error, &errors);
    const int verdict = xmlSchemaValidateDoc(context.get(), document.get());
    if (verdict == 0) return {};
    return errors.empty() ? "invalid" : errors;
}

TypeProbe::TypeProbe(std::string_view type) : m_validator(with_probe(type)) {}

bool TypeProbe::valid(std::string_view content) const {
    const std::string xml =
        "<proef xmlns=\"" + std::string(contract::naamruimte) + "\">" + std::string(content) + "</proef>";
    return m_validator.judge(xml).empty();
}

}  // namespace isi::lint
