// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "gateway/audit/audit.hpp"
#include "programma.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string checkpoint, bsn, bsn_bestand, insz, insz_bestand;
};

int verify(const Opties& opties, const Config& config) {
    const auto uitslag = audit::verify(config.audit, opties.checkpoint, [](std::uint64_t gedaan) {
        if (gedaan % 100'000 == 0 && gedaan != 0) voortgang(fmt::format("{} records", gedaan));
    });
    if (uitslag.in_orde) {
        fmt::print("the audit is whole: {} records. {}\n", uitslag.records, uitslag.bevinding);
        return goed;
    }
    fmt::print("THE AUDIT IS NOT WHOLE, at record {}: {}\n", uitslag.eerste_fout, uitslag.bevinding);
    return bevindingen;
}

/// The first line, without what a terminal or an editor leaves behind it.
std::string eerste_regel(const std::string& bestand) {
    std::string tekst;
    if (bestand == "-") {
        std::getline(std::cin, tekst);
    } else {
        std::ifstream stroom(bestand);
        if (!stroom) throw Gebruiksfout("no such file, or not readable");
        std::getline(stroom, tekst);
    }
    while (!tekst.empty() && (tekst.back() == '\r' || tekst.back() == ' ')) tekst.pop_back();
    return tekst;
}

/// The number itself never comes back in a message: it may be anyone's.
Persoonsnummer lees_nummer(const Opties& opties) {
    const auto gegeven = [](const std::string& tekst) { return tekst.empty() ? 0 : 1; };
    if (gegeven(opties.bsn) + gegeven(opties.bsn_bestand) + gegeven(opties.insz) +
            gegeven(opties.insz_bestand) !=
        1)
        throw Gebruiksfout(
            "give one of --bsn-file FILE, --insz-file FILE (- is standard input), --bsn N, --insz N");
    if (!opties.bsn.empty() || !opties.bsn_bestand.empty()) {
        if (const auto bsn = Bsn::parse(opties.bsn.empty() ? eerste_regel(opties.bsn_bestand) : opties.bsn))
            return *bsn;
        throw Gebruiksfout("this is no BSN: nine digits that pass the elfproef");
    }
    if (const auto insz = Insz::parse(opties.insz.empty() ? eerste_regel(opties.insz_bestand) : opties.insz))
        return *insz;
    throw Gebruiksfout("this is no INSZ: eleven digits of which the last two check the others");
}

std::string_view naam(audit::Gebeurtenis gebeurtenis) {
    switch (gebeurtenis) {
        case audit::Gebeurtenis::bevraging:
            return "bevraging";
        case audit::Gebeurtenis::geweigerd:
            return "geweigerd";
        case audit::Gebeurtenis::handdruk_geweigerd:
            return "handdruk geweigerd";
        case audit::Gebeurtenis::bericht_geweigerd:
            return "bericht geweigerd";
        case audit::Gebeurtenis::beheer:
            return "beheer";
    }
    return "-";
}

// What a failure says of itself may hold line ends.
std::string op_een_regel(std::string tekst) {
    for (char& c : tekst)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return tekst;
}

int who(const Opties& opties, const Config& config) {
    const auto nummer = lees_nummer(opties);
    // The operator's look is itself a processing of this person's data.
    audit::Record record;
    record.operatie = "audit who";
    record.betrokkene = nummer;
    record.uitkomst = "GEDAAN";
    Programma::noteer(config, record);

    fmt::print(
        "volgnummer\ttijdstip\tgebeurtenis\toperatie\tgegevens "
        "geleverd\tblokken\tgemeente\twet\teigenaar\tcertificaat\tsleutel\teindgebruiker\tdoel\tuitkomst\t"
        "identificatiecode\treferte\treden\n");
    std::uint64_t aantal = 0;
    audit::who(config.audit, nummer, [&](std::uint64_t volgnummer, const audit::Record& r) {
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", volgnummer,
                   als_moment(r.tijdstip_us / 1'000'000), naam(r.gebeurtenis), r.operatie,
                   r.geleverd ? "ja" : "nee", r.blokken, r.gemeentecode, r.wet, r.oin_eigenaar,
                   r.oin_certificaat, r.sleutel_id, r.gebruiker ? r.gebruiker->text() : r.eindgebruiker,
                   r.doel, r.uitkomst, r.identificatiecode, r.message_id, op_een_regel(r.reden));
        ++aantal;
    });
    voortgang(fmt::format("{} records", aantal));
    return goed;
}

int checkpoint(const Config& config) {
    const auto tekst = audit::read_checkpoint(config.audit);
    if (tekst.empty()) {
        fmt::print(stderr,
                   "there is no checkpoint yet; the gateway makes one every [audit] checkpoint_s seconds "
                   "while it is used\n");
        return bevindingen;
    }
    fmt::print("{}", tekst);
    return goed;
}

}  // namespace

void voeg_audit_toe(CLI::App& app, Programma& programma) {
    auto* groep = app.add_subcommand("audit", "the record of who saw what");
    groep->require_subcommand(1);
    const auto opties = std::make_shared<Opties>();

    auto* keur = groep->add_subcommand("verify",
                                       "walk the hash chain and the signed checkpoints; exit status 1 when "
                                       "something was changed or is missing");
    keur->add_option("--checkpoint", opties->checkpoint,
                     "copy of a checkpoint kept elsewhere: also finds a cut-off tail")
        ->check(CLI::ExistingFile);
    keur->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return verify(*opties, programma.lees_config()); };
    });

    auto* wie = groep->add_subcommand("who",
                                      "every record about one person, oldest first, tab separated (AVG art. "
                                      "15); the look is itself recorded");
    wie->add_option("--bsn-file", opties->bsn_bestand,
                    "file whose first line is the BSN; - reads standard input");
    wie->add_option("--bsn", opties->bsn,
                    "the BSN itself. Beware: other users of this machine can see a command line, and shells "
                    "keep it; prefer --bsn-file -");
    wie->add_option("--insz-file", opties->insz_bestand, "as --bsn-file, for a Flemish number");
    wie->add_option("--insz", opties->insz, "as --bsn, for a Flemish number");
    wie->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return who(*opties, programma.lees_config()); };
    });

    groep->add_subcommand("checkpoint", "print the newest signed checkpoint, to be kept on another machine")
        ->callback(
            [&programma] { programma.actie = [&programma] { return checkpoint(programma.lees_config()); }; });
}

}  // namespace isi::admin
