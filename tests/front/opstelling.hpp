// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "gateway/front/front.hpp"
#include "support/test_ca.hpp"
#include "support/tls_client.hpp"

namespace isi::proef {

/// Waits until `waar` holds, for ten seconds at most.
bool wacht_tot(const std::function<bool()>& waar);

/// A front on ports of its own, with its own CA and an echoing service that remembers what reached it.
class Opstelling {
 public:
    using Stel = std::function<void(front::Opzet&)>;
    explicit Opstelling(const Stel& stel = {});
    Opstelling(const Opstelling&) = delete;
    Opstelling& operator=(const Opstelling&) = delete;
    ~Opstelling();

    Client bel(const Client::Keuze& keuze) const { return Client(m_front->poort(), keuze); }
    Client bel() const { return bel({.paar = &goed}); }  ///< a client with a good certificate
    Client bel_beheer() const { return Client(m_front->beheerpoort(), {.tls = false}); }
    void schrijf(const std::string& bestand, const std::string& inhoud) const;  ///< replaces by rename
    void schrijf_crl() { schrijf("crl.pem", ca.crl_pem()); }
    void herstart_klaar();  ///< drain and wait until run() has returned
    [[nodiscard]] std::string pad(const std::string& bestand) const { return (m_map / bestand).string(); }

    [[nodiscard]] std::vector<front::Verzoek> verzoeken() const;
    [[nodiscard]] std::vector<front::Weigering> weigeringen() const;
    [[nodiscard]] std::size_t aantal_verzoeken() const;
    [[nodiscard]] front::Front& front() const { return *m_front; }
    [[nodiscard]] const front::Grenzen& grenzen() const { return m_grenzen; }
    /// Has a refusal with this cause been reported? Waits for it.
    [[nodiscard]] bool gemeld(const std::string& oorzaak) const;

    Ca ca{"Proef CA"};
    Paar goed;

 private:
    std::filesystem::path m_map;
    mutable std::mutex m_slot;
    std::vector<front::Verzoek> m_verzoeken;
    std::vector<front::Weigering> m_weigeringen;
    front::Grenzen m_grenzen;
    std::unique_ptr<front::Front> m_front;
    std::thread m_draad;
};

inline const std::string proef_oin = "00000099000000014000";

/// A whole POST with this body.
std::string post(const std::string& inhoud, const std::string& extra_velden = {},
                 const std::string& doel = "/isi/cvs/v1");

}  // namespace isi::proef
