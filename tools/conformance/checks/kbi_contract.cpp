// SPDX-License-Identifier: Apache-2.0
#include "kbi_contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "expect.hpp"

namespace isi::conformance {
namespace {

pugi::xml_document parsed(const std::string& bytes) {
    pugi::xml_document out;
    out.load_buffer(bytes.data(), bytes.size());
    return out;
}

std::string wsdl_of(Context& c, const std::string& pad) {
    const HttpAnswer got = c.get(pad + "?wsdl");
    if (local_name(parsed(got.body).document_element()) != "definitions")
        throw Skip{"no WSDL is served there: see the check of that"};
    return got.body;
}

/// Every value of this attribute below the node.
void collect(const pugi::xml_node& from, std::string_view attribute, std::vector<std::string>& out) {
    for (const pugi::xml_node& child : from.children()) {
        if (const auto value = child.attribute(std::string(attribute).c_str()))
            out.emplace_back(value.value());
        collect(child, attribute, out);
    }
}

/// "https://host:port/path?query" without the scheme and the authority.
std::string path_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return url;
    const std::size_t slash = url.find('/', scheme + 3);
    return slash == std::string::npos ? "/" : url.substr(slash);
}
std::string name_of(const std::string& url) {
    return url.substr(url.find_last_of("=/") + 1);
}

/// All schemas that can be reached from the WSDL, by name.
std::map<std::string, std::string> served_schemas(Context& c, const std::string& wsdl) {
    std::map<std::string, std::string> out;
    std::vector<std::string> todo;
    collect(parsed(wsdl), "schemaLocation", todo);
    while (!todo.empty()) {
        const std::string url = todo.back();
        todo.pop_back();
        if (out.contains(name_of(url))) continue;
        const HttpAnswer got = c.get(path_of(url));
        out[name_of(url)] = got.status == 200 ? got.body : "";
        collect(parsed(got.body), "schemaLocation", todo);
    }
    return out;
}

/// Without what may differ: where schemas and service are, and white space.
std::string normal(std::string_view bytes) {
    std::string text(bytes);
    for (const std::string_view name : {"schemaLocation=\"", "location=\""})
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
            const std::size_t from = at + name.size();
            text.erase(from, text.find('"', from) - from);
        }
    std::erase_if(text, [](char x) { return x == ' ' || x == '\t' || x == '\r' || x == '\n'; });
    return text;
}

std::string published(const std::string& name) {
    for (const auto& [file, text] : published_files())
        if (file == name) return std::string(text);
    return {};
}

}  // namespace

void expect_wsdl_served(Context& c, Finding& f, const std::string& pad) {
    const HttpAnswer got = c.get(pad + "?wsdl");
    expect_status(f, got, 200);
    f.require(local_name(parsed(got.body).document_element()) == "definitions", "a WSDL at " + pad + "?wsdl",
              got.body.empty() ? "empty" : "something else");
}

void expect_address(Context& c, Finding& f, const std::string& pad) {
    std::vector<std::string> places;
    collect(parsed(wsdl_of(c, pad)), "location", places);
    const bool right = std::any_of(places.begin(), places.end(), [&](const std::string& place) {
        return starts_with(place, "https://") && path_of(place) == pad;
    });
    f.require(right, "soap:address https://…" + pad, join(places, " "));
}

void expect_operations(Context& c, Finding& f, const std::string& pad,
                       const std::vector<std::string>& names) {
    const pugi::xml_document wsdl = parsed(wsdl_of(c, pad));
    std::vector<std::string> found;
    for (const auto& operation : children(find(wsdl.document_element(), "binding"), "operation")) {
        found.emplace_back(operation.attribute("name").value());
        f.require(*find(operation, "operation").attribute("soapAction").value() != '\0',
                  "a soapAction for " + found.back(), "none");
    }
    std::vector<std::string> wanted = names;
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    f.require(found == wanted, join(wanted, " "), join(found, " "));
}

void expect_schemas_compile(Context& c, Finding& f, const std::string& pad) {
    const auto files = served_schemas(c, wsdl_of(c, pad));
    f.require(files.size() > 1, "schemas with the WSDL", fmt::format("{}", files.size()));
    for (const auto& [name, text] : files) f.require(!text.empty(), name + " served", "it is not");
    const std::string wrong = judge_schemas({files.begin(), files.end()});
    f.require(wrong.empty(), "schemas that compile together", wrong);
}

void expect_as_published(Context& c, Finding& f, const std::string& pad) {
    for (const auto& [name, text] : served_schemas(c, wsdl_of(c, pad))) {
        const std::string wanted = published(name);
        f.require(!wanted.empty() && normal(wanted) == normal(text), name + " as published", "it differs");
    }
}

}  // namespace isi::conformance
