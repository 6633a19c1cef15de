// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>

#include "gateway/audit/audit.hpp"

/// Microseconds per record for groups of 1, 4, 64 and 256, and how fast the log is verified. `meet_audit DIR
/// [records]`.
namespace {

using namespace isi::audit;

Record make_record() {
    Record uit;
    uit.tijdstip_us = 1'780'000'000'000'000;
    uit.operatie = "geefPersoon";
    uit.oin_certificaat = uit.oin_eigenaar = uit.verzendende_instantie = "00000099000000014000";
    uit.vingerafdruk = std::string(64, 'f');
    uit.sleutel_id = "isk1_abcdefghijkl";
    uit.gemeentecode = "0014";
    uit.wet = uit.rol = "Wi2007";
    uit.message_id = "urn:uuid:00000000-0000-4000-8000-000000000000";
    uit.identificatiecode = "00000000-0000-4000-8000-000000000000";
    uit.uitkomst = "GEGEVENS";
    uit.blokken = "persoonsblad";
    uit.betrokkene = isi::Bsn::parse("004002313");
    uit.herkomst = "127.0.0.1:50000";
    return uit;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void measure(const Instellingen& basis, std::size_t groep, std::size_t records) {
    auto instellingen = basis;
    instellingen.groep_max = groep;
    instellingen.map = basis.map + "/groep-" + std::to_string(groep);
    const auto schrijver = open_schrijver(instellingen);
    const auto model = make_record();
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < records; ++i)
        while (!schrijver->submit({model}, [](bool) {}))
            std::this_thread::sleep_for(std::chrono::microseconds(200));
    schrijver->stop();
    const auto duur = seconds_since(begin);
    const auto tellers = schrijver->tellers();
    fmt::print("groups of {:>3}: {:7.2f} us a record, {:8.0f} records/s, {:.1f} records a commit\n", groep,
               1e6 * duur / static_cast<double>(records), static_cast<double>(records) / duur,
               static_cast<double>(tellers.records) / static_cast<double>(tellers.transacties));
    const auto begin_verify = std::chrono::steady_clock::now();
    const auto verificatie = verify(instellingen, {}, {});
    fmt::print("   verify: {:8.0f} records/s, {}\n",
               static_cast<double>(verificatie.records) / seconds_since(begin_verify), verificatie.bevinding);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "meet_audit DIR [records]: DIR must be new and on the disk to be measured\n");
        return 2;
    }
    const std::string map = argv[1];
    const auto records = argc > 2 ? static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10)) : 50'000;
    std::filesystem::create_directories(map);
    Instellingen basis;
    basis.map = map;
    basis.sleutelbestand = map + "/audit-sleutel";
    basis.handtekeningbestand = map + "/audit-handtekening";
    make_sleutels(basis);
    measure(basis, 1, records / 10);
    measure(basis, 4, records / 2);
    measure(basis, 64, records);
    measure(basis, 256, records);
    return 0;
}
