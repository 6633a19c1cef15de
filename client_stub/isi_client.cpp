// SPDX-License-Identifier: Apache-2.0
#include "isi_client.hpp"

#include <charconv>
#include <fstream>

#include "bericht.hpp"
#include "verbinding.hpp"

namespace isi::client {
namespace {

std::string lees_geheim(const std::filesystem::path& bestand) {
    std::ifstream in(bestand);
    std::string regel;
    if (!std::getline(in, regel) || regel.empty()) {
        throw Instellingsfout(bestand.string() + ": niet te lezen of leeg; controleer het pad en de rechten");
    }
    while (!regel.empty() && (regel.back() == '\r' || regel.back() == ' ')) regel.pop_back();
    return regel;
}

std::string tekst(const Element& e, std::string_view pad) {
    return e.waarde(pad).value_or("");
}

// The data of an answer as T; every other outcome passes unchanged.
template <class T, class Vertaal>
Uitkomst<T> vertaal(Uitkomst<Element> uitkomst, Vertaal lees) {
    return std::visit(
        [&](auto&& waarde) -> Uitkomst<T> {
            using W = std::decay_t<decltype(waarde)>;
            if constexpr (std::is_same_v<W, Element>) {
                return lees(waarde);
            } else {
                return std::forward<decltype(waarde)>(waarde);
            }
        },
        std::move(uitkomst));
}

std::vector<Gemeente> lees_gemeenten(const Element& antwoord) {
    std::vector<Gemeente> uit;
    const Element* lijst = antwoord.vind("gemeenten");
    if (lijst == nullptr) return uit;
    for (const Element& k : lijst->kinderen) {
        Gemeente gemeente{tekst(k, "code"), tekst(k, "naam"), {}};
        if (const Element* rollen = k.vind("rollen")) {
            for (const Element& rol : rollen->kinderen) gemeente.rollen.push_back(rol.tekst);
        }
        uit.push_back(std::move(gemeente));
    }
    return uit;
}

Wet lees_wet(const Element& antwoord) {
    Wet uit{antwoord.waarde("wet"),
            antwoord.ja("woonachtigInGemeente"),
            antwoord.ja("overleden").value_or(false),
            antwoord.ja("gegevensInTeZien").value_or(false),
            {}};
    if (const Element* meldingen = antwoord.vind("meldingen")) {
        for (const Element& m : meldingen->kinderen)
            uit.meldingen.push_back({tekst(m, "code"), tekst(m, "tekst")});
    }
    return uit;
}

}  // namespace

const Element* Element::vind(std::string_view pad) const {
    const auto streep = pad.find('/');
    const std::string_view eerste = pad.substr(0, streep);
    for (const Element& k : kinderen) {
        if (k.naam == eerste) return streep == std::string_view::npos ? &k : k.vind(pad.substr(streep + 1));
    }
    return nullptr;
}

std::optional<std::string> Element::waarde(std::string_view pad) const {
    const Element* e = vind(pad);
    if (e == nullptr) return std::nullopt;
    if (e->kinderen.empty()) return e->tekst;
    for (const char* naam_van : {"omschrijving", "naam", "code"}) {
        if (const Element* k = e->vind(naam_van)) return k->tekst;
    }
    return std::nullopt;
}

std::optional<std::string> Element::code(std::string_view pad) const {
    const Element* e = vind(pad);
    const Element* c = e == nullptr ? nullptr : e->vind("code");
    if (c == nullptr) return std::nullopt;
    return c->tekst;
}

std::optional<bool> Element::ja(std::string_view pad) const {
    const Element* e = vind(pad);
    if (e == nullptr || !e->kinderen.empty()) return std::nullopt;
    if (e->tekst == "true" || e->tekst == "1") return true;
    if (e->tekst == "false" || e->tekst == "0") return false;
    return std::nullopt;
}

Signaaltelling Persoonsblad::signaaltelling() const {
    const auto getal = [this](const char* welk) {
        const std::string t = tekst(blad, std::string("signaaltelling/") + welk);
        int uit = 0;
        std::from_chars(t.data(), t.data() + t.size(), uit);
        return uit;
    };
    return {getal("totaal"), getal("nieuw"), getal("inBehandeling"), getal("afgehandeld")};
}

struct Client::Binnen {
    Instellingen instellingen;
    Sleutelpaar sleutel;
    Lijn lijn;

    Uitkomst<Element> vraag(std::string_view operatie, const std::string& inhoud) {
        const std::string id = nieuwe_uuid();
        const std::string bericht = maak_bericht(instellingen, sleutel, operatie, id, inhoud);
        auto uit = lijn.stuur("urn:inburgering:isi:cvs:v1/" + std::string(operatie), bericht);
        if (auto* mislukt = std::get_if<VerbindingMislukt>(&uit)) return std::move(*mislukt);
        const auto& antwoord = std::get<HttpAntwoord>(uit);
        return lees_antwoord(antwoord.status, antwoord.inhoud, operatie, id);
    }

    // What every question about a person begins with.
    [[nodiscard]] std::string namens(std::string_view gemeente) const {
        return element("gemeentecode", std::string(gemeente)) +
               element("eindgebruiker", instellingen.eindgebruiker) + element("doel", instellingen.doel);
    }
};

Client::Client(Instellingen instellingen) {
    Sleutelpaar sleutel{lees_geheim(instellingen.applicatiesleutel_bestand),
                        lees_geheim(instellingen.wachtwoord_bestand)};
    Lijn lijn(instellingen);
    m_binnen = std::make_unique<Binnen>(Binnen{std::move(instellingen), std::move(sleutel), std::move(lijn)});
}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;

Uitkomst<Verbinding> Client::test_verbinding(std::string_view echo) {
    return vertaal<Verbinding>(m_binnen->vraag("testVerbinding", element("echo", std::string(echo))),
                               [](const Element& a) {
                                   return Verbinding{tekst(a, "echo"),
                                                     tekst(a, "certificaatSubject"),
                                                     tekst(a, "oin"),
                                                     tekst(a, "certificaatGeldigTot"),
                                                     tekst(a, "sleutelGeldigTot"),
                                                     tekst(a, "contractversie"),
                                                     tekst(a, "gatewayVersie"),
                                                     tekst(a, "systeemtijd"),
                                                     tekst(a, "omgeving"),
                                                     a};
                               });
}

Uitkomst<std::vector<Gemeente>> Client::geef_gemeenten() {
    return vertaal<std::vector<Gemeente>>(m_binnen->vraag("geefGemeenten", ""), lees_gemeenten);
}

Uitkomst<Wet> Client::geef_wet(std::string_view gemeente, std::string_view bsn) {
    return vertaal<Wet>(
        m_binnen->vraag("geefWet", m_binnen->namens(gemeente) + element("bsn", std::string(bsn))), lees_wet);
}

Uitkomst<Persoonsblad> Client::geef_persoon(const Persoonvraag& vraag) {
    auto uitkomst =
        m_binnen->vraag("geefPersoon", m_binnen->namens(vraag.gemeente) + element("wet", vraag.wet) +
                                           element("bsn", vraag.bsn) + element("aNummer", vraag.a_nummer) +
                                           element("verblijf", vraag.verblijf));
    if (const auto* antwoord = std::get_if<Element>(&uitkomst); antwoord && !antwoord->vind("persoonsblad")) {
        return Protocolfout{200, "het antwoord heeft geen persoonsblad"};
    }
    return vertaal<Persoonsblad>(std::move(uitkomst),
                                 [](const Element& a) { return Persoonsblad{*a.vind("persoonsblad")}; });
}

}  // namespace isi::client
