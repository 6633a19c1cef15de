// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "discimus/discimus.hpp"
#include "gateway/kbi/kbi.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string insz, bestand;
    bool ontbrekend = false;
};

Seconden nu() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Whether this person may be asked about at all; else why not, in words without the number.
std::string bezwaar(const Insz& insz, kbi::KbiStore& store, const std::string& vandaag) {
    const auto dossier = store.find_dossier(insz);
    if (!dossier) return "no dossier in the register";
    if (!discimus::is_minderjarig(insz, discimus::lees_geboortedatum(*dossier), vandaag))
        return "eighteen or older; DISCIMUS is asked about minors only";
    return {};
}

/// A number per line; blank lines and what stands behind a # are not looked at. A number never comes back in
/// a message: it may be anyone's.
std::vector<Insz> lees_nummers(const Opties& opties) {
    std::vector<Insz> nummers;
    std::ifstream bestand(opties.bestand);
    if (!opties.bestand.empty() && opties.bestand != "-" && !bestand)
        throw Gebruiksfout("--insz-file: no such file, or not readable");
    auto& in = opties.bestand == "-" ? std::cin : static_cast<std::istream&>(bestand);
    std::string regel = opties.insz;
    for (std::size_t plaats = 1; !opties.insz.empty() || std::getline(in, regel); ++plaats) {
        regel.erase(std::min(regel.find('#'), regel.size()));
        regel.erase(regel.find_last_not_of(" \t\r") + 1);
        if (!regel.empty()) {
            const auto insz = Insz::parse(regel);
            if (!insz)
                throw Gebruiksfout(
                    fmt::format("line {} is no INSZ: eleven digits of which the last two check "
                                "the others; nobody was asked about",
                                plaats));
            nummers.push_back(*insz);
        }
        if (!opties.insz.empty()) break;
    }
    if (nummers.empty()) throw Gebruiksfout("--insz-file: there is no number in it");
    return nummers;
}

/// Minors whom DISCIMUS was never asked about with success.
std::vector<Insz> zoek_ontbrekend(kbi::KbiStore& store, const std::string& vandaag) {
    std::vector<Insz> minderjarig, uit;
    store.each_dossier([&](const kbi::KbiDossier& dossier) {
        if (discimus::is_minderjarig(dossier.insz, discimus::lees_geboortedatum(dossier), vandaag))
            minderjarig.push_back(dossier.insz);
        return true;
    });
    for (const auto& insz : minderjarig)
        if (!store.find_schoolinschrijving(insz)) uit.push_back(insz);
    return uit;
}

int meld(const discimus::Reeks& reeks, std::uint64_t geweigerd) {
    const auto& n = reeks.tellers();
    fmt::print(
        "ingeschreven {}, uitgeschreven {}, niet ingeschreven {}, geen antwoord {}, niet gevraagd {}\n",
        n.ingeschreven, n.uitgeschreven, n.niet_ingeschreven, n.geen_antwoord, n.overgeslagen + geweigerd);
    if (n.geen_antwoord == 0) return geweigerd == 0 ? goed : bevindingen;
    std::fflush(stdout);
    fmt::print(
        stderr, "isi-admin: DISCIMUS: {}{}\n", reeks.laatste_fout(),
        n.overgeslagen > 0 ? "; the rest was not asked. 'kbi discimus --ontbrekend' asks them later" : "");
    return onbereikbaar;
}

int ontbrekend(discimus::Reeks& reeks, kbi::KbiStore& store, const std::string& vandaag) {
    const auto nummers = zoek_ontbrekend(store, vandaag);
    Voortgang voortgang("minors", nummers.size());
    for (std::size_t i = 0; i < nummers.size(); ++i) {
        static_cast<void>(reeks.bevraag(nummers[i]));
        voortgang.stand(i + 1);
    }
    return meld(reeks, 0);
}

int genoemd(const std::vector<Insz>& nummers, discimus::Reeks& reeks, kbi::KbiStore& store,
            const std::string& vandaag) {
    std::uint64_t geweigerd = 0;
    for (std::size_t i = 0; i < nummers.size(); ++i) {
        if (const auto waarom = bezwaar(nummers[i], store, vandaag); !waarom.empty()) {
            ++geweigerd;
            fmt::print("{}\tniet gevraagd: {}\n", i + 1, waarom);
            continue;
        }
        const auto uitslag = reeks.bevraag(nummers[i]);
        fmt::print("{}\t{}\n", i + 1,
                   !uitslag    ? "niet gevraagd"
                   : !*uitslag ? "geen antwoord"
                               : discimus::code(**uitslag));
    }
    return meld(reeks, geweigerd);
}

int bevraag(const Opties& opties, const Config& config) {
    if ((opties.insz.empty() ? 0 : 1) + (opties.bestand.empty() ? 0 : 1) + (opties.ontbrekend ? 1 : 0) != 1)
        throw Gebruiksfout("give one of --insz-file FILE (- is standard input), --insz N, --ontbrekend");
    const auto nummers = opties.ontbrekend ? std::vector<Insz>{} : lees_nummers(opties);
    const auto lijn = discimus::open_lijn(config.discimus);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::schrijven);
    discimus::Reeks reeks(
        opties.ontbrekend ? discimus::Wijze::automatisch : discimus::Wijze::manueel,
        {.lijn = lijn,
         .identificatie = config.discimus.identificatie,
         .noteer = [&](audit::Record record) { Programma::noteer(config, std::move(record)); },
         .store = *store,
         .klok = nu});
    const auto vandaag = kbi::maak_moment(nu()).vandaag;
    return opties.ontbrekend ? ontbrekend(reeks, *store, vandaag) : genoemd(nummers, reeks, *store, vandaag);
}

}  // namespace

void voeg_kbi_toe(CLI::App& app, Programma& programma) {
    auto* groep = app.add_subcommand("kbi", "the Flemish register's own errands");
    groep->require_subcommand(1);
    const auto opties = std::make_shared<Opties>();
    auto* discimus = groep->add_subcommand(
        "discimus",
        "ask DISCIMUS whether a minor of the register is enrolled at a school, and keep the answer; each "
        "enquiry "
        "is recorded. Tells line by line: INGESCHREVEN, UITGESCHREVEN, NIET_INGESCHREVEN");
    discimus->add_option("--insz-file", opties->bestand,
                         "file with a number per line; - reads standard input");
    discimus->add_option("--insz", opties->insz,
                         "the number itself. Beware: other users of this machine can see a command line, and "
                         "shells keep it; prefer --insz-file -");
    discimus->add_flag(
        "--ontbrekend", opties->ontbrekend,
        "every minor of the register of whom no answer is kept, as the import would have asked");
    discimus->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return bevraag(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
