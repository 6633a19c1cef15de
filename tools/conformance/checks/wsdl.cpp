// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "expect.hpp"

/// The contract as the endpoint serves it.
namespace isi::conformance {
namespace {

struct Served {
    HttpAnswer http;
    pugi::xml_document xml;
};

std::unique_ptr<Served> wsdl(Context& c, const std::vector<std::string>& fields = {}) {
    auto out = std::make_unique<Served>();
    out->http = c.get(c.target().endpoint.path + "?wsdl", fields);
    out->xml.load_buffer(out->http.body.data(), out->http.body.size());
    return out;
}

std::unique_ptr<Served> wsdl_or_skip(Context& c) {
    auto out = wsdl(c);
    if (local_name(out->xml.document_element()) != "definitions") throw Skip{"no WSDL is served (WSDL-001)"};
    return out;
}

void served(Context& c, Finding& f) {
    const auto got = wsdl(c);
    expect_status(f, got->http, 200);
    f.require(local_name(got->xml.document_element()) == "definitions", "a WSDL",
              got->http.body.empty() ? "empty" : "something else");
}

/// Empties `name="…"` inside every tag that holds `tag`.
std::string without_attribute(std::string text, std::string_view tag, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::size_t open = text.rfind('<', at), quote = at + name.size();
        if (open == std::string::npos || quote >= text.size() ||
            !contains(std::string_view(text).substr(open, at - open), tag))
            continue;
        const std::size_t close = text.find(text[quote], quote + 1);
        if (close != std::string::npos) text.erase(quote + 1, close - quote - 1);
    }
    return text;
}

/// What may differ between the published file and the served one: where the service and the schema are, and
/// white space.
std::string normal(std::string_view bytes) {
    const std::string text = without_attribute(
        without_attribute(std::string(bytes), "import", "schemaLocation="), "address", "location=");
    std::string out;
    for (const char x : text) {
        const bool space = x == ' ' || x == '\t' || x == '\r' || x == '\n';
        if (!space)
            out += x;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

void as_published(Context& c, Finding& f) {
    const auto got = wsdl_or_skip(c);
    f.require(normal(got->http.body) == normal(published_wsdl()),
              "the published WSDL, but for soap:address and schemaLocation", "it differs");
}

std::string schema_location(const pugi::xml_node& from) {
    for (const pugi::xml_node& child : from.children()) {
        const std::string name = local_name(child);
        if ((name == "import" || name == "include") && child.attribute("schemaLocation"))
            return child.attribute("schemaLocation").value();
        const std::string inside = schema_location(child);
        if (!inside.empty()) return inside;
    }
    return {};
}

/// Resolves against the URL of the WSDL: absolute, absolute path, query, or a name beside it.
std::string resolve(const Endpoint& endpoint, const std::string& location) {
    if (starts_with(location, "https://"))
        return location.substr(std::min(location.find('/', 8), location.size()));
    if (starts_with(location, "/")) return location;
    if (starts_with(location, "?")) return endpoint.path + location;
    return endpoint.path.substr(0, endpoint.path.rfind('/') + 1) + location;
}

void schema_resolves(Context& c, Finding& f) {
    const auto got = wsdl_or_skip(c);
    const std::string location = schema_location(got->xml.document_element());
    f.require(!location.empty(), "an import with schemaLocation", "none");
    if (location.empty()) return;
    const HttpAnswer schema = c.get(resolve(c.target().endpoint, location));
    expect_status(f, schema, 200);
    f.require(normal(schema.body) == normal(published_xsd()), "the published schema", "it differs");
}

std::string address(const pugi::xml_node& definitions) {
    return find(definitions, "service/port/address").attribute("location").value();
}

void address_usable(Context& c, Finding& f) {
    const std::string told = address(wsdl_or_skip(c)->xml.document_element());
    f.require(starts_with(told, "https://") && told.size() > 8 &&
                  told.find(c.target().endpoint.path) != std::string::npos,
              fmt::format("soap:address: absolute, https, ending in {}", c.target().endpoint.path),
              told.empty() ? "absent" : told);
}

void address_not_from_host(Context& c, Finding& f) {
    const auto got = wsdl(c, {"Host: vreemd.invalid:1"});
    f.require(!contains(got->http.body, "vreemd.invalid"),
              "soap:address from the configuration, never from the Host field",
              "the Host field stands in it");
}

void operations(Context& c, Finding& f) {
    pugi::xml_document published;
    published.load_buffer(published_wsdl().data(), published_wsdl().size());
    const auto got = wsdl_or_skip(c);
    std::vector<std::string> missing;
    std::set<std::string> seen;
    for (const auto& one : children(find(got->xml.document_element(), "portType"), "operation"))
        seen.insert(one.attribute("name").value());
    for (const auto& one : children(find(published.document_element(), "portType"), "operation"))
        if (!seen.contains(one.attribute("name").value()))
            missing.emplace_back(one.attribute("name").value());
    f.require(missing.empty(), "every operation of the contract in the portType",
              "missing: " + join(missing, " "));
}

constexpr Implementation all[] = {
    {"WSDL-001", served},         {"WSDL-002", as_published},          {"WSDL-003", schema_resolves},
    {"WSDL-004", address_usable}, {"WSDL-005", address_not_from_host}, {"WSDL-006", operations}};

}  // namespace

std::span<const Implementation> wsdl_checks() {
    return all;
}

}  // namespace isi::conformance
