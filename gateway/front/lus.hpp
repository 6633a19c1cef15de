// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <utility>  // Boost 1.74's Asio forgets it

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <unordered_map>

#include "antwoord.hpp"
#include "front.hpp"
#include "tls.hpp"

namespace isi::front {

class Verbinding;
using Klok = std::chrono::steady_clock;

struct Telwerk {  ///< written on the loop's thread, read from any
    std::atomic<std::uint64_t> aangenomen{0}, handdrukken{0}, handdrukken_geweigerd{0}, verzoeken{0},
        geweigerd{0}, open{0}, hervat{0}, vol{0}, tls_gewisseld{0};
};

/// What all connections share; everything but `telwerk` belongs to the loop's thread. Shared with the answers
/// under way (weakly), so that one that comes too late finds nothing instead of something freed.
struct Lus {
    explicit Lus(Opzet o) : opzet(std::move(o)) {}

    boost::asio::io_context io{1};
    const Opzet opzet;
    std::array<char, 16 * 1024> klad{};  // one read buffer for all: an idle connection needs none
    Datumregel datum;
    Telwerk telwerk;
    bool leegloop = false;
    std::shared_ptr<const TlsContext> tls;
    std::unordered_map<Verbinding*, std::shared_ptr<Verbinding>> verbindingen;

    // Handshakes wait in a row and take one step per turn of the loop: a flood of them delays a request by
    // one step at most, not by the whole flood.
    std::deque<std::weak_ptr<Verbinding>> handdrukken;
    bool handdruk_loopt = false;

    void log(std::string_view zin) const {
        if (opzet.log) opzet.log(zin);
    }
    /// A reporter that fails must not keep the refusal from being carried out.
    void meld(const Weigering& weigering) const {
        if (!opzet.melder) return;
        try {
            opzet.melder(weigering);
        } catch (const std::exception&) {
            log("een weigering kon niet worden gemeld");
        }
    }
};

}  // namespace isi::front
