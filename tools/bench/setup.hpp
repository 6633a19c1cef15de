// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace isi::bench {

/// Where to; only this machine's own loopback.
struct Target {
    std::string host, path;
    std::uint16_t port = 0;
};
/// `https://localhost:8443/isi/cvs/v1`. Throws std::invalid_argument for another scheme or a host that is not
/// loopback.
Target parse_url(const std::string& url);

/// Who asks: a folder as isi-admin makes it, sandbox/clients/<name>.
struct Client {
    std::string certificate, key, ca;  ///< paths
    std::string application_key,
        password;                         ///< values; the password never leaves this program but in a request
    std::string sender_oin, gateway_oin;  ///< Dutch services
    std::string kbo, identification;      ///< Flemish ones
};
/// An organisation with a KBO number asks the Flemish service, one with an OIN the Dutch; without key files
/// it has its certificate alone. `ca` and `gateway_oin` empty: taken from the sandbox that the folder stands
/// in. Throws std::runtime_error.
Client load_client(const std::string& dir, std::string ca, std::string gateway_oin);

/// Whether it is a consult of the Flemish service (GeefDossierKBI, consultFile), which has its own address.
bool is_flemish(const std::string& operation);

/// One operation of the mix and its weight.
struct Share {
    std::string operation;
    unsigned weight = 1;
};
/// `geefPersoon=70,geefWet=20,testVerbinding=10`; not Dutch and Flemish in one. Throws std::invalid_argument.
std::vector<Share> parse_mix(const std::string& text);

struct Settings {
    Target target;
    Client client;
    std::vector<Share> mix;
    std::vector<std::string> bsn{"004002313"};
    std::string gemeente = "0014", wet = "WI2007";
    std::vector<std::string> insz{"90722501676"};
    unsigned connections = 8;  ///< 1…2000
    double seconds = 5;        ///< length of the measured span, ≤ 3600
    double warmup = 0.5;       ///< before it; not measured, but checked
    std::uint64_t count = 0;   ///< > 0: stop after so many measured answers, or at `seconds`
    double rate = 0;           ///< > 0: open loop, so many questions a second whatever the answers do
    double timeout = 10;       ///< of one answer, seconds
    int pid = 0;               ///< > 0: the server's process, for its CPU and memory
};

}  // namespace isi::bench
