// SPDX-License-Identifier: GPL-3.0-or-later
#include "bericht.hpp"
#include "lezer.hpp"
#include "tekens.hpp"

namespace isi::bericht {
namespace {

constexpr std::string_view soap_uri = "http://schemas.xmlsoap.org/soap/envelope/";
constexpr std::string_view xsi_uri = "http://www.w3.org/2001/XMLSchema-instance";

/// The shape of the envelope over the reader's events.
class Wachter {
 public:
    Wachter(std::string_view bytes, const Grenzen& grenzen)
        : m_bytes(bytes), m_grenzen(grenzen), m_lezer(bytes, grenzen) {}

    tl::expected<Omslag, Protocolfout> run() {
        for (;;) {
            const auto soort = m_lezer.volgende();
            std::optional<Gebrek> gebrek;
            switch (soort) {
                case Lezer::Soort::begin:
                    gebrek = begin();
                    break;
                case Lezer::Soort::einde:
                    gebrek = einde();
                    break;
                case Lezer::Soort::tekst:
                    gebrek = tekst(!tekens::is_wit(m_lezer.stuk()));
                    break;
                case Lezer::Soort::cdata:
                    gebrek = tekst(true);
                    break;
                case Lezer::Soort::klaar:
                    return std::move(m_omslag);
                case Lezer::Soort::fout:
                    return tl::make_unexpected(fout(m_lezer.gebrek(), m_lezer.regel(m_lezer.positie())));
            }
            if (gebrek) return tl::make_unexpected(fout(*gebrek, m_lezer.regel(m_lezer.stuk_begin())));
        }
    }

 private:
    enum class Deel : std::uint8_t { voor, kop, tussen, body, na };

    std::optional<Gebrek> begin() {
        const auto& naam = m_lezer.naam();
        const auto diepte = m_lezer.diepte();
        if (diepte == 1) {
            if (naam.lokaal != "Envelope") return Gebrek::geen_omslag;
            return naam.naamruimte == soap_uri ? std::nullopt : std::optional(Gebrek::versie);
        }
        if (diepte == 2) return begin_deel(naam);
        if (m_deel == Deel::kop) {
            return ++m_kopelementen > m_grenzen.kopelementen ? std::optional(Gebrek::te_veel_in_kop)
                                                             : std::nullopt;
        }
        if (diepte == 3) {
            if (m_inhoud) return Gebrek::inhoud;
            m_inhoud = true;
            m_begin = m_lezer.stuk_begin();
            m_omslag.operatie = naam.lokaal;
            m_omslag.operatie_namespace = naam.naamruimte;
            m_omslag.naamruimten = m_lezer.naamruimten_van_buiten();
            m_omslag.regel = m_lezer.regel(m_begin);
        }
        // A derived type that the schema knows could let more through than the element's own type; the
        // contract never needs it.
        for (const auto& attribuut : m_lezer.attributen()) {
            if (attribuut.naam.is(xsi_uri, "type")) return Gebrek::xsi_type;
        }
        return std::nullopt;
    }

    std::optional<Gebrek> begin_deel(const Naam& naam) {
        if (naam.is(soap_uri, "Header") && m_deel == Deel::voor) {
            m_deel = Deel::kop;
            m_begin = m_lezer.stuk_begin();
            m_omslag.kop.naamruimten = m_lezer.naamruimten_van_buiten();
            m_omslag.kop.regel = m_lezer.regel(m_begin);
            return std::nullopt;
        }
        if (naam.is(soap_uri, "Body") && (m_deel == Deel::voor || m_deel == Deel::tussen)) {
            m_deel = Deel::body;
            return std::nullopt;
        }
        return Gebrek::structuur;
    }

    std::optional<Gebrek> einde() {
        const auto diepte = m_lezer.diepte();
        const auto element = [this] { return m_bytes.substr(m_begin, m_lezer.positie() - m_begin); };
        if (diepte == 1) return m_deel == Deel::na ? std::nullopt : std::optional(Gebrek::structuur);
        if (diepte == 3 && m_deel == Deel::body) m_omslag.inhoud = element();
        if (diepte != 2) return std::nullopt;
        if (m_deel == Deel::kop) {
            m_omslag.kop.bytes = element();
            m_deel = Deel::tussen;
            return std::nullopt;
        }
        m_deel = Deel::na;
        return m_inhoud ? std::nullopt : std::optional(Gebrek::inhoud);
    }

    [[nodiscard]] std::optional<Gebrek> tekst(bool meer_dan_wit) const {
        if (!meer_dan_wit || m_lezer.diepte() > 2) return std::nullopt;
        if (m_lezer.diepte() == 1) return Gebrek::structuur;
        return m_deel == Deel::kop ? Gebrek::kopblok : Gebrek::inhoud;
    }

    std::string_view m_bytes;
    const Grenzen& m_grenzen;
    Lezer m_lezer;
    Omslag m_omslag;
    Deel m_deel = Deel::voor;
    bool m_inhoud = false;
    std::size_t m_begin = 0, m_kopelementen = 0;
};

}  // namespace

tl::expected<Omslag, Protocolfout> bewaak(std::string_view bytes, const Grenzen& grenzen) {
    return Wachter(bytes, grenzen).run();
}

}  // namespace isi::bericht
