// SPDX-License-Identifier: Apache-2.0
#include "check.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <filesystem>
#include <regex>

namespace isi::conformance {

void Finding::require(bool holds, std::string expected, std::string actual) {
    if (holds) return;
    m_expected.push_back(std::move(expected));
    constexpr std::size_t longest = 400;
    if (actual.size() > longest) actual = actual.substr(0, longest) + " …";
    m_actual.push_back(std::move(actual));
}

Message Context::message(std::string operation, std::string fields) const {
    Message out;
    out.soap_action = "\"" + action_of(operation) + "\"";
    out.operation = std::move(operation);
    out.fields = std::move(fields);
    out.id = new_uuid();
    out.sender = m_target.own.oin;
    out.receiver = m_target.gateway_oin;
    out.moment = moment();
    out.token = m_target.own.secrets;
    return out;
}

Message Context::for_gemeente(std::string operation, std::string fields) const {
    return message(std::move(operation), element("gemeentecode", profile().gemeentecode) + std::move(fields));
}

Message Context::geef_persoon(const std::string& wet, const std::string& bsn,
                              const std::string& a_nummer) const {
    return for_gemeente("geefPersoon", element("wet", wet) + (bsn.empty() ? "" : element("bsn", bsn)) +
                                           (a_nummer.empty() ? "" : element("aNummer", a_nummer)));
}

Message Context::geef_wet(const std::string& bsn) const {
    return for_gemeente("geefWet", element("bsn", bsn));
}

std::unique_ptr<Connection> Context::connect(const Identity* who, const TlsOptions& options) const {
    return std::make_unique<Connection>(m_target.endpoint, who, m_target.ca, options, m_target.timeout);
}

HttpAnswer Context::exchange(Connection& connection, const std::string& bytes) {
    HttpAnswer out;
    if (!connection.established()) {
        out.failure = connection.failure();
    } else {
        // A server may answer and close before it has read everything: a failed send still leaves an answer
        // to read.
        connection.send(bytes);
        out = read_answer(connection);
    }
    std::string received = out.status ? fmt::format("HTTP {}\n", out.status) : out.describe() + "\n";
    for (const auto& [name, value] : out.fields) received += fmt::format("{}: {}\n", name, value);
    m_wire.push_back({bytes, received + "\n" + out.body});
    return out;
}

SoapAnswer Context::ask(const Message& message, Connection& connection) {
    return parse_answer(exchange(connection, message.http(m_target.endpoint).bytes()));
}

SoapAnswer Context::ask(const Message& message, const Identity& who) {
    const auto connection = connect(&who);
    return ask(message, *connection);
}

SoapAnswer Context::ask(const Message& message) {
    return ask(message, m_target.own.identity);
}

HttpAnswer Context::get(const std::string& path, const std::vector<std::string>& fields) {
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.fields =
        fields.empty() ? std::vector<std::string>{"Host: " + m_target.endpoint.authority()} : fields;
    request.content_length = false;
    const auto connection = connect();
    return exchange(*connection, request.bytes());
}

const Party* Context::sibling_if_present(const std::string& name) {
    const auto known = m_siblings.find(name);
    if (known != m_siblings.end()) return known->second.get();
    const std::string folder = m_target.clients + "/" + name;
    if (m_target.clients.empty() || !std::filesystem::is_directory(folder)) return nullptr;
    return m_siblings.emplace(name, std::make_unique<Party>(load_party(folder))).first->second.get();
}

const Party& Context::sibling(const std::string& name) {
    if (const Party* party = sibling_if_present(name)) return *party;
    throw Skip{fmt::format("there is no folder {} beside the client's folder", name)};
}

Party load_party(const std::string& folder) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(folder))
        throw UsageError(fmt::format(
            "{} is no folder; give a client folder such as sandbox/clients/gemeente-groningen", folder));
    Party out;
    out.identity =
        load_identity(fs::path(folder).filename().string(), folder + "/client.crt", folder + "/client.key");
    if (fs::exists(folder + "/applicatiesleutel"))
        out.secrets =
            Secrets{read_first_line(folder + "/applicatiesleutel"), read_first_line(folder + "/wachtwoord")};
    if (fs::exists(folder + "/organisatie.toml")) {
        try {
            const toml::table table = toml::parse_file(folder + "/organisatie.toml");
            out.naam = table["naam"].value_or(std::string());
            out.oin = table["oin"].value_or(std::string());
            out.kbo = table["kbo"].value_or(std::string());
            out.identificatie = table["identificatie"].value_or(std::string());
            if (const toml::array* list = table["gemeenten"].as_array())
                for (const toml::node& one : *list) out.gemeenten.push_back(one.value_or(std::string()));
        } catch (const toml::parse_error& e) {
            throw UsageError(fmt::format("{}/organisatie.toml line {}: {}", folder, e.source().begin.line,
                                         e.description()));
        }
    }
    if (out.oin.empty()) out.oin = oin_of(out.identity.certificate.get());
    return out;
}

std::string without_ids_and_times(const std::string& text) {
    static const std::regex uuid("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    static const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)");
    return std::regex_replace(std::regex_replace(text, uuid, "UUID"), time, "MOMENT");
}

}  // namespace isi::conformance
