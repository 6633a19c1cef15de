// SPDX-License-Identifier: GPL-3.0-or-later
#include "programma.hpp"

#include <date/date.h>
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>

#include "catalogus.hpp"
#include "gateway/audit/audit.hpp"

namespace isi::admin {
namespace {

/// Who is at the keyboard, as the system knows: the actor of the record.
std::string beheerder() {
    const char* sudo = std::getenv("SUDO_USER");
    if (sudo != nullptr && *sudo != '\0') return sudo;
    const auto* gebruiker = ::getpwuid(::getuid());
    return gebruiker != nullptr ? gebruiker->pw_name : std::to_string(::getuid());
}

}  // namespace

Dag lees_peildatum(const std::string& tekst) {
    const auto dag = tekst.empty() ? Dag::vandaag() : Dag::parse(tekst);
    if (!dag) throw Gebruiksfout("--peildatum must be a day that exists, yyyy-mm-dd");
    return *dag;
}

Config Programma::lees_config() const {
    if (config.empty())
        throw Gebruiksfout("say which configuration: --config FILE (the gateway's own gateway.toml)");
    return load_config(config);
}

void Programma::noteer(const Config& config, audit::Record record) {
    noteer(config, std::vector{std::move(record)});
}

void Programma::noteer(const Config& config, std::vector<audit::Record> records) {
    const auto nu = std::chrono::duration_cast<std::chrono::microseconds>(
                        std::chrono::system_clock::now().time_since_epoch())
                        .count();
    for (auto& record : records) {
        record.gebeurtenis = audit::Gebeurtenis::beheer;
        record.tijdstip_us = nu;
        record.eindgebruiker = beheerder().substr(0, 64);
        record.herkomst = "isi-admin";
    }
    // A node of its own: the gateway is the one writer of its chain, and may be running.
    auto instellingen = config.audit;
    instellingen.node += "-beheer";
    const auto schrijver = audit::open_schrijver(instellingen);
    std::promise<bool> geschreven;
    if (!schrijver->submit(std::move(records), [&](bool gelukt) { geschreven.set_value(gelukt); }))
        throw std::runtime_error("the audit takes no records; nothing was changed");
    const bool gelukt = geschreven.get_future().get();
    schrijver->stop();
    if (!gelukt)
        throw std::runtime_error("the audit cannot be written (is the disk full?); nothing was changed");
}

void Programma::wijzig(const Config& config, Store& store, const std::function<audit::Record()>& werk) {
    store.transaction([&] { noteer(config, werk()); });
}

void Programma::wijzig(const Config& config, kbi::KbiStore& store,
                       const std::function<audit::Record()>& werk) {
    store.transaction([&] { noteer(config, werk()); });
}

void voortgang(std::string_view regel) {
    if (::isatty(STDERR_FILENO) == 1) fmt::print(stderr, "{}\n", regel);
}

const Organisatie& zoek_organisatie(const Sleutelbestand& bestand, const std::string& nummer) {
    const auto gevonden =
        std::find_if(bestand.organisaties.begin(), bestand.organisaties.end(), [&](const Organisatie& o) {
            return (o.oin && o.oin->text() == nummer) || (o.kbo && *o.kbo == nummer);
        });
    if (gevonden == bestand.organisaties.end())
        throw Gebruiksfout(
            "no organisation has this OIN or KBO number; see 'isi-admin org list', or add it with 'isi-admin "
            "org add'");
    return *gevonden;
}

void keur_uitvoer(const std::string& pad) {
    const auto map = std::filesystem::path(pad).parent_path();
    if (!pad.empty() && !map.empty() && !std::filesystem::is_directory(map))
        throw Gebruiksfout("the folder of " + pad + " does not exist");
}

void write_uitvoer(const std::string& pad, const std::string& inhoud) {
    if (pad.empty()) return;
    std::ofstream uit(pad, std::ios::binary | std::ios::trunc);
    uit << inhoud;
    uit.close();
    if (!uit) throw std::runtime_error("cannot write " + pad + "; the import itself is done");
}

std::string als_moment(Seconden tijd) {
    return date::format("%Y-%m-%dT%H:%M:%SZ", date::sys_seconds{std::chrono::seconds{tijd}});
}

bool goed_kbo(std::string_view nummer) {
    if (nummer.size() != 10 || nummer.find_first_not_of("0123456789") != std::string_view::npos) return false;
    int eerste = 0;
    for (const char c : nummer.substr(0, 8)) eerste = eerste * 10 + (c - '0');
    const int controle = (nummer[8] - '0') * 10 + (nummer[9] - '0');
    return 97 - eerste % 97 == controle;
}

}  // namespace isi::admin
