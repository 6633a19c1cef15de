// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "programma.hpp"
#include "sleutelbeheer.hpp"

namespace isi::admin {
namespace {

Sleutel zoek_sleutel(Store& store, const std::string& id) {
    const auto bestand = store.load_sleutels();
    const auto gevonden = std::find_if(bestand.sleutels.begin(), bestand.sleutels.end(),
                                       [&](const Sleutel& s) { return s.sleutel_id == id; });
    if (gevonden == bestand.sleutels.end())
        throw Gebruiksfout("there is no such key; see 'isi-admin key list'");
    return *gevonden;
}

audit::Record als_record(const char* operatie, const Sleutel& sleutel, std::string reden) {
    audit::Record record;
    record.operatie = operatie;
    record.sleutel_id = sleutel.sleutel_id;
    record.uitkomst = "GEDAAN";
    record.reden = std::move(reden);
    return record;
}

int issue(const Sleutelopties& opties, const Config& config) {
    const auto store = open_store(config.store, Openwijze::schrijven);
    const auto bestand = store->load_sleutels();
    const auto& organisatie = zoek_organisatie(bestand, opties.org);
    auto sleutel = maak_sleutel(opties, organisatie, *store, config.omgeving, std::time(nullptr));
    const Sleutelbestanden bestanden{opties.uit};
    const auto uitgifte = geef_geheim(sleutel, config.pepper);
    Programma::wijzig(config, *store, [&] {
        store->save_sleutel(sleutel);
        bestanden.schrijf(uitgifte);
        auto record = als_record("key issue", sleutel, beschrijf_bevoegdheden(sleutel));
        record.oin_eigenaar = opties.org;
        return record;
    });
    bestanden.behoud();
    fmt::print(
        "key {} issued, valid until {}\n  {}\n  {}\n"
        "Give the two files to the organisation by two different ways; the password is in no other place.\n",
        sleutel.sleutel_id, als_moment(sleutel.geldig_tot), bestanden.applicatiesleutel(),
        bestanden.wachtwoord());
    return goed;
}

int list(const Config& config) {
    const auto store = open_store(config.store, Openwijze::lezen);
    const auto bestand = store->load_sleutels();
    fmt::print("sleutel\torganisatie\tapplicatie\tgeldig tot\tstand\tlaatst gebruikt\tbevoegdheden\n");
    const Seconden nu = std::time(nullptr);
    for (const auto& s : bestand.sleutels) {
        const auto eigenaar = std::find_if(bestand.organisaties.begin(), bestand.organisaties.end(),
                                           [&](const Organisatie& o) { return o.id == s.organisatie_id; });
        const auto gebruik = store->find_laatste_gebruik(s.sleutel_id);
        const auto* stand = s.ingetrokken         ? "ingetrokken"
                            : s.geldig_tot <= nu  ? "verlopen"
                            : s.geldig_vanaf > nu ? "nog niet geldig"
                                                  : "geldig";
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", s.sleutel_id,
                   eigenaar == bestand.organisaties.end() ? "-" : eigenaar->naam, s.applicatie,
                   als_moment(s.geldig_tot), stand, gebruik ? als_moment(*gebruik) : "nooit",
                   beschrijf_bevoegdheden(s));
    }
    return goed;
}

int revoke(const std::string& id, const Config& config) {
    const auto store = open_store(config.store, Openwijze::schrijven);
    auto sleutel = zoek_sleutel(*store, id);
    sleutel.ingetrokken = true;
    Programma::wijzig(config, *store, [&] {
        store->save_sleutel(sleutel);
        return als_record("key revoke", sleutel, "");
    });
    fmt::print("key {} revoked; a running gateway refuses it within 5 seconds\n", id);
    return goed;
}

int set(const std::string& id, const Sleutelopties& opties, const Config& config) {
    const auto store = open_store(config.store, Openwijze::schrijven);
    auto sleutel = zoek_sleutel(*store, id);
    const auto wijzigingen = pas_toe(opties, sleutel, *store);
    if (wijzigingen.empty()) throw Gebruiksfout("say what to change; see 'isi-admin key set --help'");
    Programma::wijzig(config, *store, [&] {
        store->save_sleutel(sleutel);
        return als_record("key set", sleutel, wijzigingen);
    });
    fmt::print("key {} changed: {}\n", id, wijzigingen);
    return goed;
}

void voeg_eigenschappen_toe(CLI::App& opdracht, Sleutelopties& opties) {
    opdracht.add_option("--gemeente", opties.gemeenten,
                        "for whom it may ask, with the roles: 0014=Wi2007,Wi2013MUT; repeatable");
    opdracht.add_option("--certificaat-oin", opties.certificaat_oin,
                        "OIN whose certificate may carry the key; repeatable");
    opdracht.add_option("--certificaat-kbo", opties.certificaat_kbo,
                        "KBO number whose certificate may carry the key; repeatable");
    opdracht.add_option("--certificaat-vingerafdruk", opties.certificaat_vingerafdruk,
                        "sha256 of a certificate that may carry the key, hex; repeatable");
    opdracht
        .add_option("--eindgebruiker", opties.eindgebruiker,
                    "verplicht or optioneel: must a message name who asked (default in prod: verplicht)")
        ->check(CLI::IsMember({"verplicht", "optioneel"}));
    opdracht
        .add_option("--adressering", opties.adressering,
                    "strikt or lenient: WS-Addressing demanded, or only checked when there")
        ->check(CLI::IsMember({"strikt", "lenient"}));
    opdracht.add_option("--geldig-tot", opties.geldig_tot, "last day, yyyy-mm-dd, that day included");
    opdracht.add_option("--contractversie", opties.contractversie,
                        "version of the contract that its answers follow, e.g. 1.0");
}

}  // namespace

void voeg_key_toe(CLI::App& app, Programma& programma) {
    auto* key = app.add_subcommand("key", "application keys");
    key->require_subcommand(1);
    const auto opties = std::make_shared<Sleutelopties>();
    const auto id = std::make_shared<std::string>();

    auto* nieuw = key->add_subcommand("issue",
                                      "make a key and write it as two files, applicatiesleutel and "
                                      "wachtwoord; the password is shown nowhere else");
    nieuw->add_option("--org", opties->org, "owner: OIN or KBO number of a registered organisation")
        ->required();
    nieuw->add_option("--applicatie", opties->applicatie, "the product that will use it, for people")
        ->required();
    nieuw->add_option("--uit", opties->uit, "folder for the two files; must not hold any yet")->required();
    voeg_eigenschappen_toe(*nieuw, *opties);
    nieuw->footer(
        "Without --certificaat-…, the owner's own certificate carries the key. Default validity: one year.");
    nieuw->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return issue(*opties, programma.lees_config()); };
    });

    key->add_subcommand("list", "all keys with rights and last use, tab separated")->callback([&programma] {
        programma.actie = [&programma] { return list(programma.lees_config()); };
    });

    auto* weg = key->add_subcommand("revoke", "end a key now, on open connections too");
    weg->add_option("SLEUTEL", *id, "isk1_…")->required();
    weg->callback([&programma, id] {
        programma.actie = [&programma, id] { return revoke(*id, programma.lees_config()); };
    });

    auto* zet =
        key->add_subcommand("set", "change a key; --gemeente and --certificaat-… replace all that it had");
    zet->add_option("SLEUTEL", *id, "isk1_…")->required();
    voeg_eigenschappen_toe(*zet, *opties);
    zet->callback([&programma, id, opties] {
        programma.actie = [&programma, id, opties] { return set(*id, *opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
