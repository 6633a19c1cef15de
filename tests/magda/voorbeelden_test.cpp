// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>

#include "gateway/magda/meldingen.hpp"
#include "magda/c14n.hpp"
#include "magda/proef.hpp"
#include "schema_proef.hpp"

using namespace isi;
using namespace isi::magda::proef;

namespace {

const std::string map = "wsdl/kbi/voorbeelden/magda";

std::string voorbeeld(const std::string& naam) {
    return isi::proef::kbi::lees_bestand(std::string(ISI_SOURCE_DIR) + "/" + map + "/" + naam + ".xml");
}

/// Elements, attributes and values in a row; of the moment and of the reply's own name only that they are
/// there.
void schrijf_plat(std::string& uit, const pugi::xml_node& knoop) {
    const std::string_view naam = knoop.name();
    uit.append("<").append(naam);
    for (const auto& a : knoop.attributes())
        if (!std::string_view(a.name()).starts_with("xmlns"))
            uit.append(" ").append(a.name()).append("=").append(a.value());
    uit += '>';
    const bool eigen_naam = naam == "Referte" && std::string_view(knoop.parent().name()) == "Afzender";
    if (naam != "Tijdstip" && !eigen_naam) {
        if (!knoop.find_child([](const auto& k) { return k.type() == pugi::node_element; }))
            uit += knoop.child_value();
        for (const auto& k : knoop.children())
            if (k.type() == pugi::node_element) schrijf_plat(uit, k);
    }
    uit += "</>\n";
}

std::string plat(const std::string& document) {
    pugi::xml_document boom;
    REQUIRE(boom.load_string(document.c_str()));
    std::string uit;
    schrijf_plat(uit, boom.document_element());
    return uit;
}

struct Gesprek {
    std::string verzoek, antwoord;
    std::function<void(Proef&)> vooraf;
};

void zet_dossier_van(Proef& p, const std::string& antwoord) {
    std::vector<std::pair<kbi::Paneel, std::string>> panelen;
    for (const auto paneel : kbi::panelen()) {
        auto bytes = canoniek(voorbeeld(antwoord), "//KBIDossier/" + std::string(element(paneel)));
        if (!bytes.empty()) panelen.emplace_back(paneel, std::move(bytes));
    }
    p.zet_dossier(persoon, panelen);
}

}  // namespace

TEST_CASE("the published conversations are what the service says, word for word") {
    const auto niets = [](Proef&) {};
    const auto ingeschreven = [](Proef& p) {
        p.store.save_inschrijving({0, insz(persoon), kbo_gent, "1", "2026-11-01", "2027-10-31"});
    };
    const auto toegeleid = [&](Proef& p) {
        ingeschreven(p);
        p.vraag_bytes(voorbeeld("RegistreerToeleiding.verzoek"));
    };
    for (const auto& [verzoek, antwoord, vooraf] : std::vector<Gesprek>{
             {"GeefDossierKBI.verzoek", "GeefDossierKBI.antwoord",
              [&](Proef& p) {
                  ingeschreven(p);
                  zet_dossier_van(p, "GeefDossierKBI.antwoord");
              }},
             {"GeefDossierKBI.verzoek", "GeefDossierKBI.antwoord-40003-niet-ingeschreven", niets},
             {"GeefDossierKBI.verzoek", "GeefDossierKBI.antwoord-30003-onbekend", ingeschreven},
             {"GeefDossierKBI.verzoek", "GeefDossierKBI.antwoord-40006-niet-bevoegd",
              [](Proef& p) { p.bewezen = false; }},
             {"GeefDossierKBI.verzoek-tweede-vraag", "GeefDossierKBI.antwoord-20110-tweede-vraag",
              ingeschreven},
             {"RegistreerToeleiding.verzoek", "RegistreerToeleiding.antwoord", ingeschreven},
             {"RegistreerToeleiding.verzoek", "RegistreerToeleiding.antwoord", toegeleid},
             {"RegistreerToeleiding.verzoek-zonder-moment",
              "RegistreerToeleiding.antwoord-50000-ander-verzoek", toegeleid},
             {"GeefToeleidingen.verzoek", "GeefToeleidingen.antwoord-geen", ingeschreven},
             {"RegistreerInschrijving-02.00.verzoek", "RegistreerInschrijving-02.00.antwoord", niets},
             {"RegistreerInschrijving-02.00.verzoek",
              "RegistreerInschrijving-02.00.antwoord-40143-bestaat-al", ingeschreven},
             {"RegistreerInschrijving-02.01.verzoek", "RegistreerInschrijving-02.01.antwoord", niets},
             {"RegistreerUitschrijving.verzoek", "RegistreerUitschrijving.antwoord", ingeschreven}}) {
        INFO(antwoord);
        Proef p;
        p.moment = {1'795'773'600, "2026-11-27"};
        p.middelen->naam_van_reden = [](std::string_view) {
            return std::optional<std::string>("Intake Huis van het Nederlands");
        };
        vooraf(p);
        CHECK(plat(p.vraag_bytes(voorbeeld(verzoek)).bytes) == plat(voorbeeld(antwoord)));
    }
}

TEST_CASE(
    "every Uitzondering in a published answer is one that the service can give, with its words and level") {
    int aantal = 0;
    for (const auto& pad : isi::proef::kbi::xml_in(map)) {
        pugi::xml_document boom;
        REQUIRE(boom.load_file(pad.c_str()));
        for (const auto& gevonden : boom.select_nodes("//Uitzondering")) {
            const auto u = gevonden.node();
            const std::string code = u.child_value("Identificatie");
            if (code == "60006") continue;  // of a source behind the gateway; this one is the source
            const bool in_antwoord = std::string_view(u.parent().parent().name()) == "Antwoord";
            bool past = false;
            for (auto m = isi::magda::Melding{}; m <= isi::magda::Melding::intern;
                 m = static_cast<isi::magda::Melding>(static_cast<int>(m) + 1)) {
                const auto& r = isi::magda::regel(m);
                past = past || (r.code == code && r.diagnose == u.child_value("Diagnose") &&
                                (r.ernst == isi::magda::Ernst::fout) ==
                                    (u.child_value("Type") == std::string_view("FOUT")) &&
                                (r.niveau == isi::magda::Niveau::antwoord) == in_antwoord);
            }
            INFO(pad.filename());
            CHECK(past);
            ++aantal;
        }
    }
    CHECK(aantal > 15);
}
