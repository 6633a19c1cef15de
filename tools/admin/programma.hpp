// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <CLI/CLI.hpp>

#include <ctime>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "gateway/audit/record.hpp"
#include "gateway/config.hpp"
#include "isi_store/kbi_store.hpp"
#include "isi_store/store.hpp"

/// What the commands of isi-admin share. A command parses into its own struct and leaves its work in `actie`.
namespace isi::admin {

/// The operator asked for something that cannot be; exit status 2.
class Gebruiksfout : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// Exit statuses of every program of this project.
enum Afloop : int { goed = 0, bevindingen = 1, gebruik = 2, onbereikbaar = 3, intern = 4 };

class Dag;  // catalogus.hpp
/// The value of --peildatum; absent is today (UTC). Gebruiksfout when it is no day that exists.
Dag lees_peildatum(const std::string& tekst);

struct Programma {
    std::string config;
    std::function<int()> actie;

    [[nodiscard]] Config lees_config() const;  ///< Gebruiksfout without --config; ConfigFout
    /// Runs `werk` in one transaction of the store and records it in the audit: no record, no change.
    static void wijzig(const Config& config, Store& store, const std::function<audit::Record()>& werk);
    static void wijzig(const Config& config, kbi::KbiStore& store,
                       const std::function<audit::Record()>& werk);
    /// One record of what an operator did; durable on return. Throws when it cannot be written.
    static void noteer(const Config& config, audit::Record record);
    static void noteer(const Config& config, std::vector<audit::Record> records);  ///< all of them or none
};

void voeg_sandbox_toe(CLI::App& app, Programma& programma);
void voeg_store_toe(CLI::App& app, Programma& programma);
void voeg_generate_toe(CLI::App& app, Programma& programma);
void voeg_org_toe(CLI::App& app, Programma& programma);
void voeg_key_toe(CLI::App& app, Programma& programma);
void voeg_profile_toe(CLI::App& app, Programma& programma);
void voeg_import_toe(CLI::App& app, Programma& programma);
void voeg_import_kbi_toe(CLI::App& import, Programma& programma);
void voeg_import_plan_toe(CLI::App& import, Programma& programma);
void voeg_import_standen_toe(CLI::App& import, Programma& programma);
void voeg_audit_toe(CLI::App& app, Programma& programma);
void voeg_report_toe(CLI::App& app, Programma& programma);
void voeg_report_termijnen_toe(CLI::App& groep, Programma& programma);
void voeg_kbi_toe(CLI::App& app, Programma& programma);

/// A line on stderr when that is a terminal; nothing when piped or run by a timer.
void voortgang(std::string_view regel);

/// The organisation with this OIN or KBO number. Throws Gebruiksfout.
const Organisatie& zoek_organisatie(const Sleutelbestand& bestand, const std::string& nummer);

/// Gebruiksfout when the folder of this output file is not there. Before anything is changed: a mistyped path
/// must not cost the report. An empty path is none.
void keur_uitvoer(const std::string& pad);
void write_uitvoer(const std::string& pad, const std::string& inhoud);  ///< throws std::runtime_error

std::string als_moment(Seconden tijd);   ///< yyyy-mm-ddThh:mm:ssZ
bool goed_kbo(std::string_view nummer);  ///< ten digits, 97 - (first eight mod 97) = last two

}  // namespace isi::admin
