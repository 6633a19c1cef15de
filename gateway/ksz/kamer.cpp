// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "fout.hpp"
#include "gateway/bericht/uuid.hpp"
#include "ksz.hpp"
#include "lezen.hpp"
#include "operaties.hpp"

namespace isi::ksz {
namespace {

using bericht::boom::tekst;

constexpr std::string_view test_connection = "TestConnection";
// A fault's detail is of some operation, also when the message is of none.
constexpr std::string_view naamgever = "consultFile";

std::string wie(const kbi::Aanhef& aanhef) {
    if (aanhef.identificatie) return *aanhef.identificatie;
    if (!aanhef.sector || !aanhef.instelling) return {};
    return std::to_string(*aanhef.sector) + "/" + std::to_string(*aanhef.instelling);
}

// The schema's objection: an element that it knows and a line, never a value of the message.
std::vector<Gegeven> schemafout(const Protocolfout& fout) {
    std::vector<Gegeven> uit;
    if (fout.element) uit.push_back({"element", *fout.element});
    if (fout.regel) uit.push_back({"line", std::to_string(*fout.regel)});
    return uit;
}

// Text of a certificate: whatever is no character of XML becomes a question mark.
std::string leesbaar(std::string_view tekst) {
    namespace tekens = bericht::tekens;
    std::string uit;
    while (!tekst.empty()) {
        const auto punt = tekens::lees_utf8(tekst);
        const bool goed = punt.lengte != 0 && tekens::is_xml_teken(punt.teken);
        uit += goed ? tekst.substr(0, punt.lengte) : "?";
        tekst.remove_prefix(std::max(punt.lengte, 1U));
    }
    return uit;
}

std::string_view operatienaam(std::string_view verzoek) {
    if (const auto* operatie = find_operatie(verzoek)) return operatie->naam;
    return verzoek == "TestConnectionRequest" ? test_connection : naamgever;
}

// One request from its bytes to the bytes of its answer.
class Beurt {
 public:
    Beurt(const Middelen& middelen, const bericht::Omslag& omslag, const kbi::Toegang& toegang,
          const kbi::Moment& moment)
        : m_middelen(middelen),
          m_omslag(omslag),
          m_toegang(toegang),
          m_moment(moment),
          m_vraag(omslag),
          m_uitwisseling{bericht::nieuwe_uuid(), moment.nu, moment.nu} {
        begin_spoor();
    }

    kbi::Antwoord loop(std::string_view certificaat) {
        const auto* operatie = find_operatie(m_omslag.operatie);
        const bool test = m_omslag.operatie == "TestConnectionRequest";
        const auto geldig = operatie != nullptr || test ? m_middelen.keur_schema(m_omslag)
                                                        : tl::make_unexpected(Protocolfout{});
        if (!geldig)
            weiger_bericht(geldig.error(), operatie);
        else if (test)
            antwoord_op_test(certificaat);
        else
            behandel(*operatie);
        return std::move(m_uit);
    }

 private:
    void begin_spoor() {
        auto& spoor = m_uit.spoor;
        const auto& aanhef = m_vraag.aanhef();
        spoor.weg = kbi::Weg::ksz;
        spoor.operatie = operatienaam(m_omslag.operatie);
        spoor.identificatie = wie(aanhef);
        spoor.referte = m_vraag.ticket().empty() ? m_uitwisseling.ticket : m_vraag.ticket();
        spoor.hoedanigheid = aanhef.legal_context.value_or("");
        if (aanhef.gebruiker) spoor.gebruiker = Insz::parse(*aanhef.gebruiker);
        // Whoever was asked about is on record, also when the question is refused.
        spoor.betrokkene = Insz::parse(m_vraag.ssin());
    }

    void weiger_bericht(const Protocolfout& fout, const Operatie* operatie) {
        m_vraag.is_ongeldig();
        m_uit.spoor.reden = fout.faultstring;
        if (operatie != nullptr)
            schrijf_antwoord(*operatie, {Melding::ongeldig, schemafout(fout), {}, {}, {}});
        else
            schrijf_soapfout(geen_bericht, schemafout(fout));
    }

    void antwoord_op_test(std::string_view certificaat) {
        m_uit.spoor.toegestaan = m_toegang.has_value();
        m_uit.spoor.uitkomst = regel(Melding::gevonden).code;
        m_uitwisseling.beantwoord = m_middelen.klok();
        in_antwoord(test_connection, [&](std::string& uit) {
            schrijf_uitwisseling(uit, m_uitwisseling);
            veld(uit, "echo", tekst(m_vraag.wortel().child("echo")));
            veld(uit, "sslCertificate", leesbaar(certificaat));
            veld(uit, "environment", m_middelen.dienst.omgeving);
        });
    }

    // A registration whose fate is unknown is no outcome: the asker tries again, by the same id.
    void behandel(const Operatie& operatie) {
        try {
            schrijf_antwoord(operatie, operatie.doe({m_middelen, m_vraag, m_toegang, m_moment, m_uit.spoor}));
        } catch (const StoreFailure& fout) {
            mislukt(fout);
            if (operatie.registratie)
                schrijf_soapfout(interne_fout, {});
            else
                schrijf_antwoord(operatie, bron_weg());
        } catch (const std::exception& fout) {
            mislukt(fout);
            schrijf_soapfout(interne_fout, {});
        }
    }

    [[nodiscard]] Uitslag bron_weg() const {
        Uitslag uit;
        uit.melding = Melding::bron_weg;
        if (m_uit.spoor.betrokkene) uit.nummer = Nummer{*m_uit.spoor.betrokkene, false, {}};
        return uit;
    }

    void mislukt(const std::exception& fout) {
        auto& spoor = m_uit.spoor;
        spoor.mislukt = true;
        spoor.geleverd = false;
        spoor.blokken.clear();
        spoor.reden = fout.what();
    }

    void schrijf_antwoord(const Operatie& operatie, const Uitslag& uitslag) {
        auto& spoor = m_uit.spoor;
        spoor.uitkomst = spoor.geleverd ? "GEGEVENS" : regel(uitslag.melding).code;
        m_uitwisseling.beantwoord = m_middelen.klok();
        in_antwoord(operatie.naam, [&](std::string& uit) {
            uit.reserve(uit.size() + uitslag.resultaat.size() + 2048);
            uit += m_vraag.echo_klant();
            schrijf_uitwisseling(uit, m_uitwisseling);
            uit += m_vraag.echo_vraag();
            schrijf_uitslag(uit, uitslag, operatie.registratie);
        });
    }

    template <class Inhoud>
    void in_antwoord(std::string_view operatie, Inhoud&& inhoud) {
        auto& uit = m_uit.inhoud;
        uit.append("<intf:").append(operatie).append("Response xmlns:intf=\"");
        uit.append(m_middelen.dienst.naamruimte).append("\">");
        std::forward<Inhoud>(inhoud)(uit);
        uit.append("</intf:").append(operatie).append("Response>");
    }

    void schrijf_soapfout(const Fout& fout, const std::vector<Gegeven>& gegevens) {
        m_uit.http_status = 500;
        m_uit.spoor.uitkomst = fout.code;
        m_uitwisseling.beantwoord = m_middelen.klok();
        m_uit.inhoud = schrijf_fout(fout, operatienaam(m_omslag.operatie), m_middelen.dienst,
                                    m_vraag.echo_klant(), m_uitwisseling, gegevens);
    }

    const Middelen& m_middelen;
    const bericht::Omslag& m_omslag;
    const kbi::Toegang& m_toegang;
    const kbi::Moment& m_moment;
    Vraag m_vraag;
    Uitwisseling m_uitwisseling;
    kbi::Antwoord m_uit;
};

}  // namespace

Kamer::Kamer(Middelen middelen) : m_middelen(std::move(middelen)) {}

kbi::Antwoord Kamer::serve(const bericht::Omslag& omslag, const kbi::Toegang& toegang,
                           const kbi::Moment& moment, std::string_view certificaat) const {
    return Beurt(m_middelen, omslag, toegang, moment).loop(certificaat);
}

std::string Kamer::fout_msg00003(const Dienst& dienst, const kbi::Moment& moment,
                                 const bericht::Omslag* omslag) {
    const Uitwisseling uitwisseling{bericht::nieuwe_uuid(), moment.nu, moment.nu};
    if (omslag == nullptr) return schrijf_fout(interne_fout, naamgever, dienst, {}, uitwisseling);
    Vraag vraag(*omslag);
    vraag.is_ongeldig();  // nobody judged it
    return schrijf_fout(interne_fout, operatienaam(omslag->operatie), dienst, vraag.echo_klant(),
                        uitwisseling);
}

}  // namespace isi::ksz
