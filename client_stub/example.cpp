// SPDX-License-Identifier: Apache-2.0
// isi-client: what a CVS does with the stub, on a command line.
#include <CLI/CLI.hpp>
#include <cctype>
#include <cstdlib>
#include <iostream>
#include <map>

#include "isi_client.hpp"

namespace {
using namespace isi::client;

enum Einde { gevonden = 0, geweigerd = 1, gebruik = 2, onbereikbaar = 3, intern = 4 };

// datumVestigingInNederland -> "Datum vestiging in Nederland"
std::string opschrift(const std::string& naam) {
    static const std::map<std::string, std::string> eigen = {
        {"bsn", "BSN"},
        {"aNummer", "A-nummer"},
        {"vNummer", "V-nummer"},
        {"eMail", "E-mail"},
        {"inAzcGehuisvest", "In AZC gehuisvest"},
        {"datumVestigingInNederland", "Datum vestiging in Nederland"},
        {"datumVertrekUitNederland", "Datum vertrek uit Nederland"},
        {"indicatieGeheleVrijstellingDoorDuo", "Indicatie gehele vrijstelling door DUO"}};
    if (const auto gevonden_naam = eigen.find(naam); gevonden_naam != eigen.end())
        return gevonden_naam->second;
    std::string uit;
    for (const char c : naam) {
        const auto letter = static_cast<unsigned char>(c);
        if (uit.empty()) {
            uit += static_cast<char>(std::toupper(letter));
        } else if (std::isupper(letter) != 0) {
            uit += ' ';
            uit += static_cast<char>(std::tolower(letter));
        } else {
            uit += c;
        }
    }
    return uit;
}

void regel(std::size_t inspringing, const std::string& wat, const std::string& waarde) {
    const std::string links = std::string(inspringing * 2, ' ') + wat;
    std::cout << links << std::string(links.size() < 46 ? 46 - links.size() : 1, ' ') << waarde << '\n';
}

void toon(const Element& e, std::size_t inspringing) {
    if (e.kinderen.empty()) {
        const bool is_ja = e.tekst == "true";
        regel(inspringing, opschrift(e.naam), is_ja ? "ja" : e.tekst == "false" ? "nee" : e.tekst);
    } else if (e.vind("code") != nullptr && e.kinderen.size() <= 2) {
        const std::string code = e.vind("code")->tekst;
        const bool cijfers = !code.empty() && std::isdigit(static_cast<unsigned char>(code[0])) != 0;
        regel(inspringing, opschrift(e.naam), e.kinderen.back().tekst + (cijfers ? " (" + code + ")" : ""));
    } else {
        std::cout << std::string(inspringing * 2, ' ') << opschrift(e.naam) << '\n';
        for (const Element& k : e.kinderen) toon(k, inspringing + 1);
    }
}

void toon(const Verbinding& v) {
    for (const Element& e : v.antwoord.kinderen) toon(e, 0);
}

void toon(const std::vector<Gemeente>& gemeenten) {
    for (const Gemeente& g : gemeenten) {
        std::string rollen;
        for (const std::string& rol : g.rollen) rollen += (rollen.empty() ? "" : ", ") + rol;
        regel(0, g.code + " " + g.naam, rollen);
    }
}

void toon(const Wet& wet) {
    for (const Melding& m : wet.meldingen) std::cout << m.tekst << '\n';
    if (wet.wet) regel(0, "Wet", *wet.wet);
    if (wet.woonachtig_in_gemeente)
        regel(0, "Woonachtig in gemeente", *wet.woonachtig_in_gemeente ? "ja" : "nee");
    regel(0, "Overleden", wet.overleden ? "ja" : "nee");
    regel(0, "Gegevens in te zien", wet.gegevens_in_te_zien ? "ja" : "nee");
}

void toon(const Persoonsblad& blad) {
    for (const Element& e : blad.blad.kinderen) toon(e, 0);
}

template <class T>
int meld(const Uitkomst<T>& uitkomst) {
    if (const auto* gegevens = std::get_if<T>(&uitkomst)) {
        toon(*gegevens);
        return gevonden;
    }
    if (std::holds_alternative<NietsGevonden>(uitkomst)) {
        std::cerr << "Niets gevonden: onbekend, of niet van deze gemeente.\n";
        return geweigerd;
    }
    if (const auto* nee = std::get_if<Geweigerd>(&uitkomst)) {
        for (const Foutmelding& m : nee->meldingen) {
            std::cerr << "Geweigerd: " << m.foutcode << " " << m.fouttekst << '\n';
            for (const auto& [naam, waarde] : m.sleutelgegevens)
                std::cerr << "  " << naam << ": " << waarde << '\n';
        }
        return geweigerd;
    }
    if (const auto* fout = std::get_if<Protocolfout>(&uitkomst)) {
        std::cerr << "Geen bruikbaar antwoord (HTTP " << fout->http_status << "): " << fout->tekst << '\n';
        return onbereikbaar;
    }
    const auto& mislukt = std::get<VerbindingMislukt>(uitkomst);
    std::cerr << "Geen verbinding: " << mislukt.tekst << "; " << mislukt.advies << ".\n";
    return onbereikbaar;
}

std::string standaardmap() {
    const char* map = std::getenv("ISI_CLIENT");
    return map != nullptr && *map != '\0' ? map : "./sandbox/clients/gemeente-groningen";
}

int run(int argc, char** argv) {
    CLI::App app{
        "Vraagt een ISI Gateway wat een CVS vraagt. Einde: 0 gevonden, 1 geweigerd of niets gevonden, "
        "2 gebruik, 3 niet bereikbaar.",
        "isi-client"};
    std::string url = Instellingen{}.url;
    std::string map = standaardmap();
    std::string bsn;
    std::string gemeente;
    Persoonvraag vraag{"", "WI2007", std::nullopt, std::nullopt, std::nullopt};
    app.add_option("--url", url, "adres van de gateway")->capture_default_str();
    app.add_option("--client", map, "map als sandbox/clients/<naam> (of $ISI_CLIENT)")->capture_default_str();
    app.add_option("--gemeente", gemeente,
                   "gemeentecode, vier cijfers; anders de eerste van organisatie.toml");
    app.require_subcommand(1);
    app.fallthrough();
    const auto* verbinding = app.add_subcommand("verbinding", "testVerbinding: certificaat, sleutel en klok");
    const auto* gemeenten =
        app.add_subcommand("gemeenten", "geefGemeenten: voor wie deze sleutel mag vragen");
    auto* wet = app.add_subcommand("wet", "geefWet: onder welke wet valt deze persoon");
    wet->add_option("BSN", bsn)->required();
    auto* persoon = app.add_subcommand("persoon", "geefPersoon: het persoonsblad");
    persoon->add_option("BSN", bsn)->required();
    persoon->add_option("--wet", vraag.wet, "WI2007, WI2013 of WI2021")->capture_default_str();
    persoon->add_option("--verblijf", vraag.verblijf, "WOONACHTIG of GEWEZEN_INGEZETENE");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fout) {
        return app.exit(fout) == 0 ? gevonden : gebruik;
    }
    Instellingen instellingen = laad_instellingen(map);
    instellingen.url = url;
    if (gemeente.empty() && !instellingen.gemeenten.empty()) gemeente = instellingen.gemeenten.front();
    Client client(std::move(instellingen));
    if (*verbinding) return meld(client.test_verbinding("isi-client"));
    if (*gemeenten) return meld(client.geef_gemeenten());
    if (*wet) return meld(client.geef_wet(gemeente, bsn));
    vraag.gemeente = gemeente;
    vraag.bsn = bsn;
    return meld(client.geef_persoon(vraag));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const Instellingsfout& fout) {
        std::cerr << "isi-client: " << fout.what() << '\n';
        return gebruik;
    } catch (const std::exception& fout) {
        std::cerr << "isi-client: " << fout.what() << '\n';
        return intern;
    }
}
