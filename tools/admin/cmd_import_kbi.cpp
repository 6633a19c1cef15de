// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>

#include "discimus/discimus.hpp"
#include "gateway/kbi/kbi.hpp"
#include "kbi/inlezen.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

namespace fs = std::filesystem;

struct Opties {
    std::string plaats, afgewezen, rapport;
};

audit::Record record(const char* uitkomst, std::uint64_t aantal) {
    audit::Record uit;
    uit.operatie = "import kbi";
    uit.uitkomst = uitkomst;
    uit.aantal = static_cast<std::uint32_t>(aantal);
    return uit;
}

std::vector<fs::path> vind(const std::string& plaats) {
    if (!fs::exists(plaats)) throw std::runtime_error("cannot read " + plaats);
    auto bestanden = kbi_import::vind_bestanden(plaats);
    if (bestanden.empty()) throw Gebruiksfout("no .xml file in " + plaats);
    return bestanden;
}

/// Written as it comes: what a large import refuses need not fit in memory.
std::ofstream open_afgewezen(const std::string& pad) {
    std::ofstream uit;
    if (pad.empty()) return uit;
    uit.open(pad, std::ios::binary | std::ios::trunc);
    kbi_import::schrijf_kop(uit);
    if (!uit) throw std::runtime_error("cannot write " + pad);
    return uit;
}

void meld(const Opties& opties, const kbi_import::Rapport& rapport) {
    fmt::print("{}", rapport.tekst());
    if (rapport.afgewezen > 0 && opties.afgewezen.empty())
        fmt::print("{} files were not taken; --afgewezen FILE says which and why\n", rapport.afgewezen);
    const bool iets = rapport.nieuw + rapport.gewijzigd > 0;
    fmt::print("{}\n", iets ? "imported" : "ongewijzigd: the register said all of this already");
}

Seconden nu() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Each minor whom the register did not have before is asked about at DISCIMUS, where that is set up.
class Schoolvraag {
 public:
    Schoolvraag(const Config& config, kbi::KbiStore& store) : m_vandaag(kbi::maak_moment(nu()).vandaag) {
        if (config.discimus.adres.empty()) return;
        m_reeks.emplace(
            discimus::Wijze::automatisch,
            discimus::Middelen{
                .lijn = discimus::open_lijn(config.discimus),
                .identificatie = config.discimus.identificatie,
                .noteer = [&](audit::Record record) { Programma::noteer(config, std::move(record)); },
                .store = store,
                .klok = nu});
    }
    void stel(const kbi_import::Nieuwkomer& wie) {
        if (!discimus::is_minderjarig(wie.insz, wie.geboortedatum, m_vandaag)) return;
        ++m_minderjarigen;
        if (m_reeks) static_cast<void>(m_reeks->bevraag(wie.insz));
    }
    void meld() const {
        if (m_minderjarigen == 0) return;
        fmt::print("{} nieuwe minderjarigen", m_minderjarigen);
        if (!m_reeks) {
            fmt::print("; DISCIMUS is not set up, so nobody was asked about\n");
            return;
        }
        const auto& n = m_reeks->tellers();
        fmt::print(
            ": ingeschreven {}, uitgeschreven {}, niet ingeschreven {}, geen antwoord {}, niet gevraagd {}\n",
            n.ingeschreven, n.uitgeschreven, n.niet_ingeschreven, n.geen_antwoord, n.overgeslagen);
        if (n.geen_antwoord > 0)
            fmt::print("DISCIMUS: {}; 'kbi discimus --ontbrekend' asks again\n", m_reeks->laatste_fout());
    }

 private:
    std::string m_vandaag;
    std::optional<discimus::Reeks> m_reeks;
    std::uint64_t m_minderjarigen = 0;
};

int kbi(const Opties& opties, const Config& config) {
    keur_uitvoer(opties.afgewezen);
    keur_uitvoer(opties.rapport);
    const auto bestanden = vind(opties.plaats);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::schrijven);
    const kbi_import::Dossierlezer lezer(config.omgeving != Omgeving::prod);
    auto afgewezen = open_afgewezen(opties.afgewezen);
    Schoolvraag schoolvraag(config, *store);
    Programma::noteer(config, record("BEGONNEN", 0));

    const auto rapport = [&] {
        Voortgang voortgang("dossiers", bestanden.size());
        kbi_import::Inleeswens wens;
        wens.voortgang = [&](std::uint64_t n) { voortgang.stand(n); };
        wens.nieuwkomer = [&](const kbi_import::Nieuwkomer& wie) { schoolvraag.stel(wie); };
        if (afgewezen.is_open()) wens.afgewezen = &afgewezen;
        return kbi_import::lees_in(bestanden, lezer, *store, wens);
    }();
    Programma::noteer(config, record("GEDAAN", rapport.nieuw + rapport.gewijzigd));
    meld(opties, rapport);
    schoolvraag.meld();
    afgewezen.close();
    if (!opties.afgewezen.empty() && !afgewezen)
        throw std::runtime_error("cannot write " + opties.afgewezen + "; the import itself is done");
    write_uitvoer(opties.rapport, rapport.json());
    return goed;
}

}  // namespace

void voeg_import_kbi_toe(CLI::App& import, Programma& programma) {
    const auto opties = std::make_shared<Opties>();
    auto* opdracht = import.add_subcommand(
        "kbi",
        "dossiers of the Kruispuntbank Inburgering: replies of GeefDossierKBI 01.00, or KBIDossier by "
        "itself, one "
        "a file; run again it changes only what differs, so it also finishes an import that was cut off");
    opdracht
        ->add_option("FILE-OR-DIR", opties->plaats, "an XML file, or a folder with .xml files at any depth")
        ->required();
    opdracht->add_option(
        "--afgewezen", opties->afgewezen,
        "write here what was not taken, and codes that no list has: file, line, reason; never a "
        "value or a number");
    opdracht->add_option("--rapport", opties->rapport, "write the counts here as JSON");
    opdracht->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return kbi(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
