// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogus_vragen.hpp"

#include "catalogus_kbi.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace isi::admin {
namespace {

using nlohmann::ordered_json;

Vraag lees(Tabel& t) {
    Vraag vraag;
    vraag.door = t.eis_tekst("door");
    const auto vrager = std::ranges::find(vragers, std::string_view{vraag.door}, &Vrager::map);
    if (vrager == vragers.end()) t.faal("door", "is no client that asks");
    vraag.operatie = t.eis_tekst("vraag");
    vraag.velden = t.paren("met");
    vraag.gemeentecode = vrager->gemeentecode;
    vraag.geeft = t.eis_tekst("geeft");
    vraag.verwacht = t.paren("velden");
    vraag.minstens_ms = t.getal("minstens_ms");
    vraag.wat = t.tekst("wat").value_or("");
    t.sluit();
    // For another gemeente than the client's own: an element like the others in the catalogue.
    const auto ander =
        std::ranges::find(vraag.velden, "gemeentecode", &std::pair<std::string, std::string>::first);
    if (ander != vraag.velden.end()) {
        vraag.gemeentecode = ander->second;
        vraag.velden.erase(ander);
    }
    return vraag;
}

// What the catalogue does not say itself, in front; "-" in the catalogue leaves the element out.
void vul_aan(Vraag& vraag, const char* naam, std::string_view waarde) {
    const auto gevonden = std::ranges::find(vraag.velden, naam, &std::pair<std::string, std::string>::first);
    if (gevonden == vraag.velden.end())
        vraag.velden.emplace(vraag.velden.begin(), naam, waarde);
    else if (gevonden->second == "-")
        vraag.velden.erase(gevonden);
}

ordered_json verzoek(const Vraag::Velden& velden) {
    auto uit = ordered_json::object();
    for (const auto& [naam, waarde] : velden) {
        if (naam == "statussen") {
            auto lijst = ordered_json::array();
            for (std::size_t begin = 0; begin <= waarde.size();) {
                const auto einde = std::min(waarde.find(',', begin), waarde.size());
                lijst.push_back(waarde.substr(begin, einde - begin));
                begin = einde + 1;
            }
            uit[naam] = {{"status", lijst}};
        } else if (naam == "sorteren") {
            const auto spatie = waarde.find(' ');
            uit[naam] = {{"kolom", waarde.substr(0, spatie)}, {"richting", waarde.substr(spatie + 1)}};
        } else {
            uit[naam] = waarde;
        }
    }
    return uit;
}

}  // namespace

Vraag lees_vraag(Tabel t, const Persoonsdossier& dossier) {
    auto vraag = lees(t);
    vraag.over = dossier.kop.bsn;
    if (vraag.operatie != "geefWet") vul_aan(vraag, "wet", code(dossier.wet.value_or(Wet::wi2007)));
    vul_aan(vraag, "bsn", dossier.kop.bsn.text());
    return vraag;
}

Vraag lees_zoekvraag(Tabel t) {
    auto vraag = lees(t);
    if (vraag.wat.empty()) t.faal("wat", "is missing");
    vul_aan(vraag, "wet", code(Wet::wi2007));
    return vraag;
}

namespace {

ordered_json kbivragen(const Kbicatalogus& catalogus) {
    auto lijst = ordered_json::array();
    for (const auto& persoon : catalogus.personen)
        for (const auto& vraag : persoon.vragen)
            lijst.push_back({{"insz", persoon.insz.text()},
                             {"door", vraag.door},
                             {"magda", vraag.magda},
                             {"ksz", vraag.ksz},
                             {"wat", persoon.wat}});
    return lijst;
}

}  // namespace

std::string vragen_json(const std::vector<Vraag>& vragen, const Kbicatalogus& catalogus) {
    auto lijst = ordered_json::array();
    for (const auto& vraag : vragen) {
        auto verwacht = ordered_json::object();
        for (const auto& [pad, waarde] : vraag.verwacht) verwacht[pad] = waarde;
        ordered_json regel{{"over", vraag.over ? ordered_json(vraag.over->text()) : ordered_json()},
                           {"door", vraag.door},
                           {"operatie", vraag.operatie},
                           {"gemeentecode", vraag.gemeentecode},
                           {"velden", verzoek(vraag.velden)},
                           {"geeft", vraag.geeft},
                           {"verwacht", std::move(verwacht)}};
        if (vraag.minstens_ms) regel["minstensMs"] = *vraag.minstens_ms;
        if (!vraag.wat.empty()) regel["wat"] = vraag.wat;
        lijst.push_back(std::move(regel));
    }
    return ordered_json{{"vragen", std::move(lijst)}, {"kbi", kbivragen(catalogus)}}.dump(1) + "\n";
}

}  // namespace isi::admin
