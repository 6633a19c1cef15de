// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace isi::bench {
namespace {

std::string read_line(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::string line;
    if (!in || !std::getline(in, line))
        throw std::runtime_error(fmt::format(
            "cannot read {}; --client wants a folder as sandbox/clients/gemeente-groningen", path.string()));
    return line;
}

toml::table read_toml(const std::filesystem::path& path) {
    try {
        return toml::parse_file(path.string());
    } catch (const toml::parse_error&) {
        throw std::runtime_error(fmt::format("{} cannot be read as TOML", path.string()));
    }
}

std::string read_oin(const std::filesystem::path& path) {
    if (const auto oin = read_toml(path)["oin"].value<std::string>()) return *oin;
    throw std::runtime_error(fmt::format("{} has no oin", path.string()));
}

}  // namespace

Target parse_url(const std::string& url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme)) throw std::invalid_argument("--url must begin with https://");
    const auto path_at = std::min(url.find('/', scheme.size()), url.size());
    auto host = url.substr(scheme.size(), path_at - scheme.size());
    Target target{.host = {}, .path = path_at < url.size() ? url.substr(path_at) : "/", .port = 443};
    if (const auto colon = host.rfind(':'); colon != std::string::npos && host.back() != ']') {
        const auto* end = host.data() + host.size();
        const auto [stop, error] = std::from_chars(host.data() + colon + 1, end, target.port);
        if (error != std::errc{} || stop != end)
            throw std::invalid_argument("the port in --url is not a number");
        host.resize(colon);
    }
    // A load generator pointed at somebody else's machine is an attack; this one refuses.
    if (host != "localhost" && host != "127.0.0.1" && host != "[::1]")
        throw std::invalid_argument("isi-bench loads this machine only: localhost, 127.0.0.1 or [::1]");
    target.host = host == "[::1]" ? "::1" : host;
    return target;
}

Client load_client(const std::string& dir, std::string ca, std::string gateway_oin) {
    const std::filesystem::path folder(dir);
    const auto sandbox = std::filesystem::absolute(folder / ".").parent_path().parent_path().parent_path();
    const auto who = read_toml(folder / "organisatie.toml");  // first: it tells a wrong folder best
    const auto kbo = who["kbo"].value_or(std::string());
    const bool has_key = kbo.empty() || std::filesystem::exists(folder / "applicatiesleutel");
    const auto application_key = has_key ? read_line(folder / "applicatiesleutel") : std::string();
    if (ca.empty()) ca = (sandbox / "ca.crt").string();
    if (gateway_oin.empty()) gateway_oin = read_oin(sandbox / "gateway.toml");
    return {.certificate = (folder / "client.crt").string(),
            .key = (folder / "client.key").string(),
            .ca = std::move(ca),
            .application_key = application_key,
            .password = has_key ? read_line(folder / "wachtwoord") : std::string(),
            .sender_oin = kbo.empty() ? read_oin(folder / "organisatie.toml") : std::string(),
            .gateway_oin = std::move(gateway_oin),
            .kbo = kbo,
            .identification = who["identificatie"].value_or(std::string())};
}

bool is_flemish(const std::string& operation) {
    return operation == "GeefDossierKBI" || operation == "consultFile";
}

std::vector<Share> parse_mix(const std::string& text) {
    constexpr std::array known{"geefPersoon",    "geefExamens",    "zoekSignalen", "geefWet",
                               "testVerbinding", "GeefDossierKBI", "consultFile"};
    std::vector<Share> mix;
    for (std::size_t at = 0; at <= text.size();) {
        const auto comma = std::min(text.find(',', at), text.size());
        auto item = text.substr(at, comma - at);
        at = comma + 1;
        Share share{.operation = item, .weight = 1};
        if (const auto equals = item.find('='); equals != std::string::npos) {
            share.operation = item.substr(0, equals);
            const auto* end = item.data() + item.size();
            const auto [stop, error] = std::from_chars(item.data() + equals + 1, end, share.weight);
            if (error != std::errc{} || stop != end || share.weight == 0 || share.weight > 1'000'000)
                throw std::invalid_argument(
                    "a weight in --mix is a number from 1: geefPersoon=70,geefWet=20");
        }
        if (std::find(known.begin(), known.end(), share.operation) == known.end())
            throw std::invalid_argument(
                "--mix knows geefPersoon, geefExamens, zoekSignalen, geefWet and testVerbinding; and "
                "GeefDossierKBI and consultFile");
        mix.push_back(std::move(share));
    }
    for (const auto& share : mix)
        if (is_flemish(share.operation) != is_flemish(mix.front().operation))
            throw std::invalid_argument("a --mix is of one service: no organisation may ask both");
    return mix;
}

}  // namespace isi::bench
