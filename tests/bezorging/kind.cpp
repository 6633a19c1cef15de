// SPDX-License-Identifier: GPL-3.0-or-later
// kind FOLDER FIRST COUNT: accepts appointments number FIRST and on, each told on standard output once it is
// on disk, beside an outbox that delivers; goes on until it is killed. FOLDER is a Werkmap with a far side.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "proef.hpp"

using namespace isi;
using namespace isi::bezorging;
using namespace isi::bezorging::proef;

namespace {

/// The audit of this program: a line per attempt, synced. What SIGKILL cuts off is a line that is not whole.
bool leg_vast(int bestand, const kbi::Afspraak& afspraak) {
    const std::string regel = afspraak.vraag.id + "\n";
    return ::write(bestand, regel.data(), regel.size()) == static_cast<ssize_t>(regel.size()) &&
           ::fdatasync(bestand) == 0;
}

void meld(const std::string& regel) {
    if (::write(STDOUT_FILENO, regel.data(), regel.size()) != static_cast<ssize_t>(regel.size())) ::_exit(3);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const std::string map = argv[1];
    const std::string plaats = "sqlite:" + map + "/store.db";
    const int audit = ::open((map + "/vastgelegd").c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    Logboek logboek;
    const auto store = kbi::open_kbi_store(plaats, Openwijze::schrijven);
    const Bezorger bezorger(
        kbi::open_kbi_store(plaats, Openwijze::schrijven), instellingen_in(map), wij,
        [audit](const kbi::Afspraak& afspraak) { return leg_vast(audit, afspraak); }, nu, logboek);
    meld("begonnen\n");
    for (int i = std::atoi(argv[2]), nog = std::atoi(argv[3]); nog > 0; ++i, --nog) {
        const auto een = genummerd(i);
        if (store->save_afspraak(een, nu()) == kbi::Aanname::botsing) return 4;
        meld("aanvaard " + een.id + "\n");
        ::usleep(2000);
    }
    for (;;) ::pause();
}
