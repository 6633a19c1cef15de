// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "catalogus_kbi.hpp"

extern "C" {
extern const char isi_embed_kbi_sandbox_alleen_begeleiding[], isi_embed_kbi_sandbox_alleen_begeleiding_end[];
extern const char isi_embed_kbi_sandbox_elk_luik[], isi_embed_kbi_sandbox_elk_luik_end[];
extern const char isi_embed_kbi_sandbox_geen_doelgroep[], isi_embed_kbi_sandbox_geen_doelgroep_end[];
extern const char isi_embed_kbi_sandbox_minderjarig[], isi_embed_kbi_sandbox_minderjarig_end[];
extern const char isi_embed_kbi_sandbox_90722501478[], isi_embed_kbi_sandbox_90722501478_end[];
extern const char isi_embed_kbi_sandbox_90722501676[], isi_embed_kbi_sandbox_90722501676_end[];
extern const char isi_embed_kbi_sandbox_90722501874[], isi_embed_kbi_sandbox_90722501874_end[];
extern const char isi_embed_kbi_sandbox_90722600260[], isi_embed_kbi_sandbox_90722600260_end[];
extern const char isi_embed_kbi_sandbox_90722601349[], isi_embed_kbi_sandbox_90722601349_end[];
extern const char isi_embed_kbi_sandbox_96610100184[], isi_embed_kbi_sandbox_96610100184_end[];
extern const char isi_embed_kbi_personen[], isi_embed_kbi_personen_end[];
}

namespace isi::admin {
namespace {

struct Bestand {
    std::string_view naam;
    const char *begin, *einde;
};

// data/sandbox/kbi/ and data/kbi-dossiers/.
const std::array bestanden{
    Bestand{"alleen-begeleiding.xml", isi_embed_kbi_sandbox_alleen_begeleiding,
            isi_embed_kbi_sandbox_alleen_begeleiding_end},
    Bestand{"elk-luik.xml", isi_embed_kbi_sandbox_elk_luik, isi_embed_kbi_sandbox_elk_luik_end},
    Bestand{"geen-doelgroep.xml", isi_embed_kbi_sandbox_geen_doelgroep,
            isi_embed_kbi_sandbox_geen_doelgroep_end},
    Bestand{"minderjarig.xml", isi_embed_kbi_sandbox_minderjarig, isi_embed_kbi_sandbox_minderjarig_end},
    Bestand{"90722501478.xml", isi_embed_kbi_sandbox_90722501478, isi_embed_kbi_sandbox_90722501478_end},
    Bestand{"90722501676.xml", isi_embed_kbi_sandbox_90722501676, isi_embed_kbi_sandbox_90722501676_end},
    Bestand{"90722501874.xml", isi_embed_kbi_sandbox_90722501874, isi_embed_kbi_sandbox_90722501874_end},
    Bestand{"90722600260.xml", isi_embed_kbi_sandbox_90722600260, isi_embed_kbi_sandbox_90722600260_end},
    Bestand{"90722601349.xml", isi_embed_kbi_sandbox_90722601349, isi_embed_kbi_sandbox_90722601349_end},
    Bestand{"96610100184.xml", isi_embed_kbi_sandbox_96610100184, isi_embed_kbi_sandbox_96610100184_end}};

std::string_view bytes(const char* begin, const char* einde) {
    return {begin, static_cast<std::size_t>(einde - begin)};
}

}  // namespace

std::string_view kbicatalogus_bytes() {
    return bytes(isi_embed_kbi_personen, isi_embed_kbi_personen_end);
}

std::string_view kbidossier_bytes(std::string_view naam) {
    const auto bestand = std::find_if(bestanden.begin(), bestanden.end(),
                                      [naam](const Bestand& een) { return een.naam == naam; });
    if (bestand == bestanden.end())
        throw std::runtime_error(fmt::format("kbi.toml names a dossier that is not there: {}", naam));
    return bytes(bestand->begin, bestand->einde);
}

}  // namespace isi::admin
