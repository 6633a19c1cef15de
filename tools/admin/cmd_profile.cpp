// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "gateway/kbi/profiel.hpp"
#include "partnerbeheer.hpp"
#include "programma.hpp"

namespace isi::admin {
namespace {

using kbi::Partner;

std::optional<Partner> zoek_partner(kbi::KbiStore& store, std::int64_t organisatie) {
    const auto alle = store.load_partners();
    const auto gevonden = std::find_if(alle.begin(), alle.end(),
                                       [&](const Partner& een) { return een.organisatie_id == organisatie; });
    return gevonden == alle.end() ? std::nullopt : std::optional(*gevonden);
}

const Organisatie& zoek_vlaamse(const Sleutelbestand& bestand, const std::string& nummer) {
    const auto& organisatie = zoek_organisatie(bestand, nummer);
    if (!organisatie.kbo)
        throw Gebruiksfout("only an organisation with a KBO number can be a partner of the Flemish register");
    return organisatie;
}

/// A certificate names one organisation, or it proves nothing.
void keur_eigen_vingerafdrukken(const Partner& partner, kbi::KbiStore& store) {
    for (const auto& ander : store.load_partners())
        for (const auto& een : partner.vingerafdrukken)
            if (ander.organisatie_id != partner.organisatie_id &&
                std::find(ander.vingerafdrukken.begin(), ander.vingerafdrukken.end(), een) !=
                    ander.vingerafdrukken.end())
                throw Gebruiksfout("--vingerafdruk is a certificate of another partner already");
}

int set(const Partneropties& opties, const Config& config) {
    const auto organisatie =
        zoek_vlaamse(open_store(config.store, Openwijze::lezen)->load_sleutels(), opties.org);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::schrijven);
    const auto bestaand = zoek_partner(*store, organisatie.id);
    Partner partner = bestaand.value_or(Partner());
    partner.organisatie_id = organisatie.id;
    partner.naam = organisatie.naam;
    partner.kbo = *organisatie.kbo;
    const auto wijzigingen = pas_toe(opties, partner, !bestaand);
    if (wijzigingen.empty()) throw Gebruiksfout("say what to change; see 'isi-admin profile set --help'");
    keur_eigen_vingerafdrukken(partner, *store);
    Programma::wijzig(config, *store, [&] {
        store->save_partner(partner);
        audit::Record record;
        record.operatie = "profile set";
        record.oin_eigenaar = partner.kbo;
        record.uitkomst = "GEDAAN";
        record.reden = wijzigingen;
        return record;
    });
    fmt::print("profile of {} {}: {}\n", partner.kbo, bestaand ? "changed" : "made", wijzigingen);
    return goed;
}

std::string lijst(const std::vector<std::string>& waarden, const char* leeg) {
    return waarden.empty() ? leeg : fmt::format("{}", fmt::join(waarden, " "));
}

const char* inschrijving(const Partner& partner) {
    if (!partner.inschrijving_vereist) return "standaard";
    return *partner.inschrijving_vereist ? "vereist" : "niet vereist";
}

int show(const std::string& org, const Config& config) {
    const auto organisatie = zoek_vlaamse(open_store(config.store, Openwijze::lezen)->load_sleutels(), org);
    const auto store = kbi::open_kbi_store(config.store, Openwijze::lezen);
    const auto partner = zoek_partner(*store, organisatie.id);
    if (!partner)
        throw Gebruiksfout("this organisation has no profile; make one with 'isi-admin profile set'");
    fmt::print("organisatie    {} {}\nsoort          {}\ngewest         {}\nauthenticatie  {}\n",
               partner->kbo, partner->naam, code(partner->soort), code(partner->gewest),
               code(partner->authenticatie));
    fmt::print("identificatie  {}\nvingerafdruk   {}\nhoedanigheid   {}\nlegal-context  {}\n",
               lijst(partner->identificaties, partner->kbo.c_str()), lijst(partner->vingerafdrukken, "-"),
               lijst(partner->hoedanigheden, "elke"),
               lijst(partner->legal_contexts,
                     partner->soort == kbi::Partnersoort::ocmw ? "PCSA:SOCIAL_INQUIRY" : "elke"));
    fmt::print("inschrijving   {}\ngebruiker      {}\nongelabeld     {}\n\npaneel\tinzage\tvan\n",
               inschrijving(*partner), partner->gebruiker_verplicht ? "verplicht" : "optioneel",
               partner->ongelabeld_melden ? "melden" : "niet melden");
    for (const auto paneel : kbi::panelen())
        fmt::print("{}\t{}\t{}\n", element(paneel), code(kbi::inzage(*partner, paneel)),
                   partner->inzage.contains(paneel) ? "eigen" : "standaard");
    return goed;
}

int list(const Config& config) {
    const auto store = kbi::open_kbi_store(config.store, Openwijze::lezen);
    fmt::print("kbo\tsoort\tgewest\tauthenticatie\tafwijkende panelen\tnaam\n");
    for (const auto& een : store->load_partners())
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", een.kbo, code(een.soort), code(een.gewest),
                   code(een.authenticatie), een.inzage.size(), een.naam);
    return goed;
}

void voeg_eigenschappen_toe(CLI::App& opdracht, Partneropties& opties) {
    opdracht.add_option("--soort", opties.soort, "what it is; decides which panels it sees")
        ->check(CLI::IsMember({"OCMW", "VMSW", "VDAB", "ACTIRIS", "CVO_CBE", "AHOVOKS", "GEMEENTE"}));
    opdracht.add_option("--gewest", opties.gewest, "of an OCMW or gemeente: only a Flemish one may consult")
        ->check(CLI::IsMember({"VLAAMS", "BRUSSELS", "WAALS"}));
    opdracht.add_option("--nis", opties.nis, "NIS code of its municipality: checks --gewest, is not kept");
    opdracht
        .add_option(
            "--authenticatie", opties.authenticatie,
            "how it proves itself: with an application key, or by certificate as on the real platforms")
        ->check(CLI::IsMember({"sleutel", "certificaat", "certificaat+handtekening"}));
    opdracht.add_option(
        "--identificatie", opties.identificaties,
        "MAGDA: what it may write in Afzender/Identificatie; without any: its KBO number; repeatable");
    opdracht.add_option("--vingerafdruk", opties.vingerafdrukken,
                        "sha256 of a certificate that names no KBO number, hex; repeatable");
    opdracht.add_option("--hoedanigheid", opties.hoedanigheden,
                        "MAGDA: purposes it may ask for; without any: each; repeatable");
    opdracht.add_option(
        "--legal-context", opties.legal_contexts,
        "KSZ: legalContext it may ask under; without any: PCSA:SOCIAL_INQUIRY for an OCMW, each for "
        "others; repeatable");
    opdracht
        .add_option(
            "--inschrijving", opties.inschrijving,
            "must a person be integrated (ingeschreven) by it; standaard: not for CVO_CBE and AHOVOKS")
        ->check(CLI::IsMember({"vereist", "niet-vereist", "standaard"}));
    opdracht.add_option("--gebruiker", opties.gebruiker, "must a message name its end user")
        ->check(CLI::IsMember({"verplicht", "optioneel"}));
    opdracht
        .add_option("--ongelabeld", opties.ongelabeld,
                    "MAGDA: warn (99984) of a code for which there are no words")
        ->check(CLI::IsMember({"melden", "niet-melden"}));
    opdracht.add_option(
        "--inzage", opties.inzage,
        "what it sees of a panel, other than its kind does: PANEEL=INZAGE, with GEEN, GEHEEL, "
        "ZONDER_GEVOELIG, EIGEN_SANCTIES, ALLEEN_NT2, ALLEEN_HVN, ALLEEN_NT2_NIVEAU, SAMENVATTING, "
        "ALLEEN_NAAM or STANDAARD; repeatable");
}

}  // namespace

void voeg_profile_toe(CLI::App& app, Programma& programma) {
    auto* profile = app.add_subcommand("profile", "what a partner of the Flemish register is and may see");
    profile->require_subcommand(1);
    const auto opties = std::make_shared<Partneropties>();

    auto* zet = profile->add_subcommand(
        "set", "make or change a profile; a running gateway follows within 5 seconds");
    zet->add_option("--org", opties->org, "KBO number of a registered organisation")->required();
    voeg_eigenschappen_toe(*zet, *opties);
    zet->footer(
        "A repeatable option replaces all that there was; '-' alone leaves none. --inzage changes the panels "
        "that "
        "are named.");
    zet->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return set(*opties, programma.lees_config()); };
    });

    auto* toon = profile->add_subcommand("show", "one profile, with every panel");
    toon->add_option("--org", opties->org, "its KBO number")->required();
    toon->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return show(opties->org, programma.lees_config()); };
    });

    profile->add_subcommand("list", "all profiles, tab separated")->callback([&programma] {
        programma.actie = [&programma] { return list(programma.lees_config()); };
    });
}

}  // namespace isi::admin
