// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbinding.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <exception>

namespace isi::front {
namespace {

constexpr std::string_view ga_verder = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t per_beurt = 256 * 1024;  // bytes of one answer before others get their turn

/// The other end of Afgeven: one answer for one request, from any thread, whatever has become of the
/// connection.
class Belofte {
 public:
    Belofte(std::weak_ptr<Lus> lus, std::weak_ptr<Verbinding> verbinding, std::uint64_t nummer)
        : m_lus(std::move(lus)), m_verbinding(std::move(verbinding)), m_nummer(nummer) {}
    Belofte(const Belofte&) = delete;
    Belofte& operator=(const Belofte&) = delete;
    ~Belofte() {
        if (m_gedaan) return;
        try {
            Antwoord antwoord;  // the service let the request fall; its client must not wait for ever
            antwoord.status = 500;
            antwoord.media_type.clear();
            antwoord.sluiten = true;
            geef(std::move(antwoord));
        } catch (const std::exception&) {
            m_gedaan = true;  // no memory: the connection's end of life takes over
        }
    }

    void geef(Antwoord antwoord) {
        if (m_gedaan.exchange(true)) return;
        const auto lus = m_lus.lock();
        if (!lus) return;
        boost::asio::post(lus->io, [verbinding = m_verbinding, nummer = m_nummer,
                                    antwoord = std::move(antwoord)]() mutable {
            if (const auto zelf = verbinding.lock()) zelf->neem_antwoord(nummer, std::move(antwoord));
        });
    }

 private:
    std::weak_ptr<Lus> m_lus;
    std::weak_ptr<Verbinding> m_verbinding;
    std::uint64_t m_nummer;
    std::atomic<bool> m_gedaan{false};
};

}  // namespace

// --- reading ---

void Verbinding::ga_rusten() {
    m_fase = Fase::rust;
    std::string().swap(m_uit);
    if (m_in.empty()) std::string().swap(m_in);
    m_uit_op = 0;
    auto rust = m_lus.opzet.grenzen.rust;
    if (m_lus.leegloop) rust = std::min<std::chrono::milliseconds>(rust, std::chrono::seconds(1));
    m_uiterlijk = Klok::now() + rust;
    if (m_in.empty() && !m_kanaal.heeft_voorraad())
        wacht(Kanaal::Stand::wacht_lezen);
    else
        lees_door();
}

void Verbinding::lees_door() {
    while (verwerk()) {
        const auto gelezen = m_kanaal.lees(m_lus.klad);
        switch (gelezen.stand) {
            case Kanaal::Stand::goed:
                m_in.append(m_lus.klad.data(), gelezen.bytes);
                if (gelezen.bytes == m_lus.klad.size() || m_kanaal.heeft_voorraad()) break;
                if (verwerk())
                    wacht(Kanaal::Stand::wacht_lezen);  // all was taken: asking again would only cost a call
                return;
            case Kanaal::Stand::wacht_lezen:
            case Kanaal::Stand::wacht_schrijven:
                wacht(gelezen.stand);
                return;
            case Kanaal::Stand::einde:
                begin_uitluiden(false);
                return;
            case Kanaal::Stand::fout:
                begin_uitluiden(true);
                return;
        }
    }
}

bool Verbinding::verwerk() {
    while (true) {
        switch (m_fase) {
            case Fase::rust:
                if (m_in.empty()) return true;
                m_begin = Klok::now();
                m_uiterlijk = m_begin + m_lus.opzet.grenzen.verzoek;
                m_koplezer = Koplezer(m_lus.opzet.grenzen);
                m_fase = Fase::kop;
                break;
            case Fase::kop:
                if (!verwerk_kop()) return m_fase == Fase::kop;
                break;
            case Fase::inhoud:
                return !verwerk_inhoud() && m_fase == Fase::inhoud;
            default:
                return false;
        }
    }
}

bool Verbinding::verwerk_kop() {
    switch (m_koplezer.lees(m_in)) {
        case Koplezer::Stand::meer:
            return false;
        case Koplezer::Stand::fout:
            weiger(m_koplezer.afwijzing());
            return false;
        case Koplezer::Stand::klaar:
            break;
    }
    m_kop = std::move(m_koplezer.kop());
    m_in.erase(0, m_koplezer.lengte());
    m_inhoud.clear();
    m_stukken.reset();
    if (m_kop.chunked) m_stukken.emplace(m_lus.opzet.grenzen.bericht_bytes);
    m_fase = Fase::inhoud;
    return true;
}

/// False if it needs more bytes; else it has gone to the service, or first has something to say.
bool Verbinding::verwerk_inhoud() {
    if (neem_inhoud()) {
        dien();
        return true;
    }
    if (m_fase == Fase::inhoud && std::exchange(m_kop.verwacht_100, false)) {
        m_uit = ga_verder;
        m_uit_op = 0;
        m_fase = Fase::tussen;
        schrijf_door();
        return true;
    }
    return false;
}

bool Verbinding::neem_inhoud() {
    if (!m_stukken) {
        if (m_in.size() < m_kop.lengte) return false;
        const auto lengte = static_cast<std::size_t>(m_kop.lengte);
        m_inhoud.assign(m_in, 0, lengte);
        m_in.erase(0, lengte);
        return true;
    }
    std::string_view rest = m_in;
    const auto stand = m_stukken->lees(rest, m_inhoud);
    m_in.erase(0, m_in.size() - rest.size());
    if (stand == Koplezer::Stand::fout) weiger(m_stukken->afwijzing());
    return stand == Koplezer::Stand::klaar;
}

void Verbinding::dien() {
    m_fase = Fase::bij_dienst;
    ++m_verzoeknummer;
    ++m_lus.telwerk.verzoeken;
    auto belofte = std::make_shared<Belofte>(m_lus_zwak, weak_from_this(), m_verzoeknummer);
    Verzoek verzoek{std::move(m_kop.methode),
                    std::move(m_kop.doel),
                    std::move(m_kop.velden),
                    std::move(m_inhoud),
                    m_peer,
                    m_herkomst,
                    m_begin};
    const auto& dienst = m_beheer ? m_lus.opzet.beheerdienst : m_lus.opzet.dienst;
    try {
        dienst(std::move(verzoek), [belofte](Antwoord antwoord) { belofte->geef(std::move(antwoord)); });
    } catch (const std::exception&) {
        m_lus.log("dienst wierp een uitzondering bij het aannemen van een verzoek; het verzoek kreeg 500");
    }
}

void Verbinding::weiger(const Afwijzing& afwijzing) {
    ++m_lus.telwerk.geweigerd;
    m_lus.meld({false, std::string(afwijzing.oorzaak), m_peer, m_herkomst, afwijzing.status});
    m_uit.clear();
    m_uit_op = 0;
    m_bron = nullptr;
    schrijf_kaal(afwijzing.status, m_lus.datum.nu(), m_uit);
    m_sluit_na = true;
    m_fase = Fase::antwoord;
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.antwoord;
    schrijf_door();
}

// --- writing ---

void Verbinding::neem_antwoord(std::uint64_t nummer, Antwoord antwoord) {
    if (m_fase != Fase::bij_dienst || nummer != m_verzoeknummer)
        return;  // the client went before its answer came
    m_fase = Fase::antwoord;
    m_uiterlijk = Klok::now() + m_lus.opzet.grenzen.antwoord;
    const auto* bron = std::get_if<Bron>(&antwoord.lichaam);
    m_sluit_na = antwoord.sluiten || !m_kop.blijft || m_lus.leegloop || (bron && !m_kop.http11) ||
                 m_verzoeknummer >= m_lus.opzet.grenzen.verzoeken_per_verbinding;
    m_uit.clear();
    m_uit_op = 0;
    if (!schrijf_antwoord(antwoord, {m_kop.http11, m_sluit_na, m_lus.datum.nu()}, m_uit)) {
        m_lus.log("een antwoord van de dienst had een ongeldig veld; de client kreeg 500");
        m_sluit_na = true;
        bron = nullptr;
        m_uit.clear();
        schrijf_kaal(500, m_lus.datum.nu(), m_uit);
    }
    m_bron = bron ? std::move(std::get<Bron>(antwoord.lichaam)) : nullptr;
    schrijf_door();
}

void Verbinding::schrijf_door() {
    std::size_t geschreven = 0;
    while (true) {
        while (m_uit_op < m_uit.size()) {
            const auto uitkomst = m_kanaal.schrijf(std::string_view(m_uit).substr(m_uit_op));
            if (uitkomst.stand == Kanaal::Stand::einde || uitkomst.stand == Kanaal::Stand::fout)
                return sluit();
            if (uitkomst.stand != Kanaal::Stand::goed) return wacht(uitkomst.stand);
            m_uit_op += uitkomst.bytes;
            geschreven += uitkomst.bytes;
        }
        try {
            if (!m_bron || !vul_bij()) break;
        } catch (const std::exception&) {
            m_lus.log("de bron van een antwoord brak af; de verbinding is verbroken");
            return breek_af();
        }
        if (geschreven > per_beurt) return wacht(Kanaal::Stand::wacht_schrijven);
    }
    klaar_met_schrijven();
}

bool Verbinding::vul_bij() {
    m_uit.clear();
    m_uit_op = 0;
    const auto stuk = m_bron();
    if (stuk && stuk->empty()) return true;  // an empty chunk would be the end
    if (!stuk) m_bron = nullptr;
    if (!m_kop.http11) {
        if (stuk) m_uit = *stuk;
    } else if (stuk) {
        schrijf_stuk(*stuk, m_uit);
    } else {
        m_uit = laatste_stuk();
    }
    return stuk.has_value() || !m_uit.empty();
}

void Verbinding::klaar_met_schrijven() {
    if (m_fase == Fase::tussen) {
        std::string().swap(m_uit);
        m_fase = Fase::inhoud;
        lees_door();
    } else if (m_sluit_na) {
        begin_uitluiden(false);
    } else {
        ga_rusten();
    }
}

}  // namespace isi::front
