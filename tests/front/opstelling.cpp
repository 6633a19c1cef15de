// SPDX-License-Identifier: GPL-3.0-or-later
#include "opstelling.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace isi::proef {

bool wacht_tot(const std::function<bool()>& waar) {
    for (int i = 0; i < 500; ++i) {
        if (waar()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return waar();
}

std::string post(const std::string& inhoud, const std::string& extra_velden, const std::string& doel) {
    return "POST " + doel +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(inhoud.size()) + "\r\n" +
           extra_velden + "\r\n" + inhoud;
}

Opstelling::Opstelling(const Stel& stel) {
    Wens wens;
    wens.naam = "gemeente-groningen";
    wens.serial_number = proef_oin;
    goed = ca.geef(wens);
    auto sjabloon = (std::filesystem::temp_directory_path() / "isi-front-XXXXXX").string();
    m_map = ::mkdtemp(sjabloon.data());
    Wens server;
    server.naam = "localhost";
    server.eku = "serverAuth";
    server.san = "DNS:localhost,IP:127.0.0.1";
    const auto paar = ca.geef(server);
    schrijf("server.crt", paar.pem());
    schrijf("server.key", paar.sleutel_pem());
    schrijf("ca.crt", ca.pem());
    schrijf_crl();
    front::Opzet opzet;
    opzet.poort = 0;
    opzet.beheerpoort = 0;
    opzet.tls = {pad("server.crt"), pad("server.key"), pad("ca.crt"), pad("crl.pem"),
                 std::chrono::seconds(0)};
    opzet.dienst = [this](front::Verzoek verzoek, front::Afgeven afgeven) {
        front::Antwoord antwoord;
        antwoord.lichaam = verzoek.inhoud;
        {
            const std::lock_guard slot(m_slot);
            m_verzoeken.push_back(std::move(verzoek));
        }
        afgeven(std::move(antwoord));
    };
    opzet.beheerdienst = opzet.dienst;
    opzet.melder = [this](const front::Weigering& weigering) {
        const std::lock_guard slot(m_slot);
        m_weigeringen.push_back(weigering);
    };
    if (stel) stel(opzet);
    m_grenzen = opzet.grenzen;
    m_front = front::make_front(std::move(opzet));
    m_draad = std::thread([this] { m_front->run(); });
}

Opstelling::~Opstelling() {
    if (m_draad.joinable()) {
        m_front->drain();
        m_draad.join();
    }
    m_front.reset();
    std::error_code fout;
    std::filesystem::remove_all(m_map, fout);
}

void Opstelling::herstart_klaar() {
    m_front->drain();
    m_draad.join();
}

void Opstelling::schrijf(const std::string& bestand, const std::string& inhoud) const {
    std::ofstream(pad(bestand + ".nieuw"), std::ios::binary) << inhoud;
    std::filesystem::rename(pad(bestand + ".nieuw"), pad(bestand));
}

std::vector<front::Verzoek> Opstelling::verzoeken() const {
    const std::lock_guard slot(m_slot);
    return m_verzoeken;
}

std::vector<front::Weigering> Opstelling::weigeringen() const {
    const std::lock_guard slot(m_slot);
    return m_weigeringen;
}

std::size_t Opstelling::aantal_verzoeken() const {
    const std::lock_guard slot(m_slot);
    return m_verzoeken.size();
}

bool Opstelling::gemeld(const std::string& oorzaak) const {
    return wacht_tot([&] {
        const auto alle = weigeringen();
        return std::any_of(alle.begin(), alle.end(), [&](const auto& w) { return w.oorzaak == oorzaak; });
    });
}

}  // namespace isi::proef
