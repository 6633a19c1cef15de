// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <fstream>

#include "gebruik/rapport.hpp"
#include "programma.hpp"
#include "voortgang.hpp"

namespace isi::admin {
namespace {

struct Opties {
    std::string van, tot, formaat = "tekst", uit;
    std::vector<std::string> vrij;
    int jaren_vanaf = 0, werkdagen = 0;
    bool per_partner = false, niet_geteld = false;
};

gebruik::Kalenderdag lees_dag(const std::string& tekst, bool einde, const char* optie) {
    const auto dag = gebruik::lees_dag_of_maand(tekst, einde);
    if (!dag)
        throw Gebruiksfout(
            fmt::format("{} must be a month or a day that exists: yyyy-mm or yyyy-mm-dd", optie));
    return *dag;
}

gebruik::Wens lees_wens(const Opties& opties) {
    gebruik::Wens wens;
    wens.periode = {lees_dag(opties.van, false, "--van"), lees_dag(opties.tot, true, "--tot")};
    if (wens.periode.laatste < wens.periode.eerste) throw Gebruiksfout("--tot lies before --van");
    const auto eerste_jaar = static_cast<int>(std::chrono::year_month_day{wens.periode.eerste}.year());
    wens.jaren_vanaf = opties.jaren_vanaf == 0 ? eerste_jaar : opties.jaren_vanaf;
    if (wens.jaren_vanaf > eerste_jaar) throw Gebruiksfout("--jaren-vanaf lies after --van");
    wens.per_partner = opties.per_partner;
    wens.niet_geteld = opties.niet_geteld;
    if (opties.werkdagen > 0) wens.werkdagen = opties.werkdagen;
    for (const auto& dag : opties.vrij) wens.ook_vrij.insert(lees_dag(dag, false, "--vrij"));
    return wens;
}

/// The second table goes back to the first day of its first year; without one, nothing before the period is
/// read.
gebruik::Kalenderdag begin_telling(const Opties& opties, const gebruik::Wens& wens) {
    if (opties.jaren_vanaf == 0) return wens.periode.eerste;
    return std::min(wens.periode.eerste,
                    gebruik::Kalenderdag{std::chrono::year{wens.jaren_vanaf} / std::chrono::January / 1});
}

std::map<std::string, std::string> lees_namen(const Config& config) {
    std::map<std::string, std::string> namen;
    for (const auto& organisatie : open_store(config.store, Openwijze::lezen)->load_sleutels().organisaties)
        if (organisatie.kbo) namen.emplace(*organisatie.kbo, organisatie.naam);
    return namen;
}

std::string in_vorm(const gebruik::Rapport& rapport, const std::string& formaat) {
    if (formaat == "csv") return als_csv(rapport);
    if (formaat == "html") return als_html(rapport);
    return als_tekst(rapport);
}

void lever(const std::string& inhoud, const std::string& bestand) {
    if (bestand.empty()) {
        fmt::print("{}", inhoud);
        return;
    }
    std::ofstream uit(bestand, std::ios::binary | std::ios::trunc);
    uit << inhoud;
    uit.close();
    if (!uit) throw std::runtime_error("cannot write " + bestand);
    fmt::print("written: {}\n", bestand);
}

int report_gebruik(const Opties& opties, const Config& config) {
    const auto wens = lees_wens(opties);
    keur_uitvoer(opties.uit);
    const auto namen = lees_namen(config);
    gebruik::Telling telling(begin_telling(opties, wens), wens.periode);
    {
        std::optional<Voortgang> voortgang;
        audit::read_gesloten(
            config.audit.map, telling.venster(), [&](const audit::Record& record) { telling.tel(record); },
            [&](std::uint64_t gedaan, std::uint64_t totaal) {
                if (!voortgang) voortgang.emplace("records", totaal);
                voortgang->stand(gedaan);
            });
    }
    lever(in_vorm(maak_rapport(telling, namen, wens), opties.formaat), opties.uit);
    return goed;
}

}  // namespace

void voeg_report_toe(CLI::App& app, Programma& programma) {
    auto* groep = app.add_subcommand("report", "figures, from the audit and the register");
    groep->require_subcommand(1);
    voeg_report_termijnen_toe(*groep, programma);
    const auto opties = std::make_shared<Opties>();
    auto* gebruik = groep->add_subcommand(
        "gebruik",
        "how often partners consulted the KBI: per partner and month, year, working day, road of each OCMW, "
        "and the enquiries at DISCIMUS. Reads the audit without opening a person number");
    gebruik->add_option("--van", opties->van, "first month or day: yyyy-mm or yyyy-mm-dd (Belgian time)")
        ->required();
    gebruik->add_option("--tot", opties->tot, "last month or day, included")->required();
    gebruik
        ->add_option("--jaren-vanaf", opties->jaren_vanaf,
                     "the table of years begins with this one; default the year of --van")
        ->check(CLI::Range(1970, 9999));
    gebruik
        ->add_option("--formaat", opties->formaat,
                     "tekst; csv, one line per number; html, one page with bars that needs nothing else")
        ->check(CLI::IsMember({"tekst", "csv", "html"}))
        ->capture_default_str();
    gebruik->add_option("--uit", opties->uit, "write it to this file instead of to the screen");
    gebruik->add_flag("--per-partner", opties->per_partner,
                      "a column for each partner; default a column for each kind of partner");
    gebruik->add_flag("--niet-geteld", opties->niet_geteld,
                      "one more table: what was refused, failed, or went to the KBI instead of out of it");
    gebruik
        ->add_option("--werkdagen", opties->werkdagen,
                     "working days of the whole period as you count them; default Monday to Friday without "
                     "the ten legal holidays of Belgium")
        ->check(CLI::Range(1, 100'000));
    gebruik->add_option("--vrij", opties->vrij,
                        "a day on which you are closed too, yyyy-mm-dd; more than once");
    gebruik->callback([&programma, opties] {
        programma.actie = [&programma, opties] { return report_gebruik(*opties, programma.lees_config()); };
    });
}

}  // namespace isi::admin
