// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>
#include <sstream>

#include "proef.hpp"
#include "schema_proef.hpp"

using namespace isi;
using namespace isi::ksz::proef;

namespace {

using Boom = std::shared_ptr<pugi::xml_document>;

const Insz persoon = *Insz::parse("90722600260");

Boom lees(const std::string& pad) {
    auto boom = std::make_shared<pugi::xml_document>();
    const auto tekst =
        isi::proef::kbi::lees_bestand(std::string(ISI_SOURCE_DIR) + "/wsdl/kbi/voorbeelden/" + pad);
    REQUIRE(boom->load_string(tekst.c_str()));
    return boom;
}

std::string ruw(const pugi::xml_node& knoop) {
    std::ostringstream uit;
    knoop.print(uit, "", pugi::format_raw);
    return uit.str();
}

/// Elements, attributes and values in a row; of informationCBSS only that it is there.
std::string plat(const pugi::xml_node& knoop) {
    std::string uit = std::string("<") + knoop.name();
    for (const auto& a : knoop.attributes()) uit += std::string(" ") + a.name() + "=" + a.value();
    uit += '>';
    if (std::string_view(knoop.name()) == "informationCBSS") return uit + "\n";
    const bool blad = !knoop.find_child([](const auto& k) { return k.type() == pugi::node_element; });
    if (blad) uit += knoop.child_value();
    for (const auto& k : knoop.children())
        if (k.type() == pugi::node_element) uit += "\n" + plat(k);
    return uit + "</>";
}

/// The question that a published answer answers: what comes back of it.
std::string vraag_van(const pugi::xml_node& antwoord) {
    std::string naam = antwoord.name();
    naam.replace(naam.find("Response"), 8, "Request");
    auto uit = "<" + naam + " xmlns:intf=\"" + std::string(naamruimte) + "\">";
    for (const auto& kind : antwoord.children()) {
        const std::string_view wat = kind.name();
        if (wat == "status") break;
        if (wat != "informationCBSS") uit += ruw(kind);
    }
    return uit + "</" + naam + ">";
}

/// The dossier of a published answer, without what the KSZ dialect adds to it.
kbi::KbiDossier dossier_van(const pugi::xml_node& antwoord) {
    auto kaal = std::make_shared<pugi::xml_document>();
    kaal->append_copy(antwoord.first_element_by_path("result/KBIDossier"));
    for (const auto& een : kaal->select_nodes("//*[contains(name(), 'Label') or name() = 'KboLink']"))
        een.node().parent().remove_child(een.node());
    kbi::KbiDossier uit{persoon, {}};
    for (const auto& een : kaal->document_element())
        uit.panelen.push_back({kbi::find_paneel(een.name()).value(), ruw(een)});
    return uit;
}

std::optional<std::string> als_er(const pugi::xml_node& ouder, const char* kind) {
    const auto element = ouder.child(kind);
    return element ? std::optional<std::string>(element.child_value()) : std::nullopt;
}

kbi::Inburgeringsplan plan_van(const pugi::xml_node& antwoord) {
    const auto plan = antwoord.first_element_by_path("result/Inburgeringsplan");
    kbi::Inburgeringsplan uit{persoon,
                              als_er(plan, "DatumOpgemaakt"),
                              plan.child_value("Vorm"),
                              als_er(plan, "DatumOnderdelenBepaald"),
                              {}};
    for (const auto& een : plan.child("Onderdelen")) {
        const auto periode = een.child("Periode");
        uit.onderdelen.push_back({een.child_value("Pijler"), een.child_value("Stand"),
                                  als_er(een, "RedenVrijstelling"), als_er(een, "Aanbodvorm"),
                                  als_er(periode, "Begin"), als_er(periode, "Einde")});
    }
    return uit;
}

void schrijf_in(Proef& proef) {
    proef.store.save_stand(persoon, {});
    proef.store.save_inschrijving(inschrijving(persoon, "1", "2026-11-01", "2027-10-31"));
}

const kbi::Paneeltekst inbreuken = paneel(kbi::Paneel::inbreuken, "<Inbreuk><Type>5</Type></Inbreuk>");

struct Gesprek {
    std::string antwoord;
    std::function<void(Proef&, const pugi::xml_node&)> vooraf;
};

const std::vector<Gesprek>& gesprekken() {
    using Knoop = pugi::xml_node;
    static const auto niets = [](Proef&, const Knoop&) {};
    static const auto ingeschreven = [](Proef& p, const Knoop&) { schrijf_in(p); };
    static const auto stand = [](kbi::Persoonsstand wat) {
        return [wat = std::move(wat)](Proef& p, const Knoop&) {
            schrijf_in(p);
            p.store.save_stand(persoon, wat);
        };
    };
    static const std::vector<Gesprek> alle{
        {"consultFile.response", [](Proef& p, const Knoop& k) { p.zet(dossier_van(k)); }},
        {"consultFile.response-deels-onthouden",
         [](Proef& p, const Knoop& k) {
             p.partner.inzage = {{kbi::Paneel::inbreuken, kbi::Inzage::geen}};
             auto dossier = dossier_van(k);
             dossier.panelen.push_back(inbreuken);
             p.zet(dossier);
         }},
        {"consultFile.response-alles-onthouden",
         [](Proef& p, const Knoop&) {
             for (const auto een : kbi::panelen()) p.partner.inzage[een] = kbi::Inzage::geen;
             p.zet({persoon,
                    {paneel(kbi::Paneel::personalia, ""), paneel(kbi::Paneel::doelgroep, ""), inbreuken}});
         }},
        {"consultFile.response-uitbreiding",
         [](Proef& p, const Knoop& k) {
             p.regels.uitbreiding_2022 = true;
             p.zet(dossier_van(k));
             p.store.save_plan(plan_van(k));
         }},
        {"consultFile.response-MSG00100-geen-dossier", ingeschreven},
        {"consultFile.response-MSG00005-onbekend",
         [](Proef& p, const Knoop&) {
             schrijf_in(p);
             p.store.onbekend = persoon;
         }},
        {"consultFile.response-MSG00005-geannuleerd", stand({true, {}, {}})},
        {"consultFile.response-MSG00006-vervangen",
         [](Proef& p, const Knoop& k) {
             schrijf_in(p);
             const auto nieuw = Insz::parse(k.child("ssin").attribute("replacedBy").value());
             p.store.save_stand(persoon, {false, nieuw, {}});
         }},
        {"consultFile.response-MSG00009-overleden",
         [](Proef& p, const Knoop& k) {
             schrijf_in(p);
             const std::string dag = k.first_element_by_path("status/information/fieldValue").child_value();
             p.store.save_stand(persoon, {false, {}, dag});
         }},
        {"consultFile.response-MSG00011-insz-misvormd", niets},
        {"consultFile.response-MSG00012-niet-geintegreerd", niets},
        {"consultFile.response-MSG00013-geen-rechtsgrond", ingeschreven},
        {"consultFile.response-MSG00013-niet-bevoegd", [](Proef& p, const Knoop&) { p.bewezen = false; }},
        {"consultFile.response-HAN20200-bron-weg", [](Proef& p, const Knoop&) { p.store.weg = true; }},
        {"consultAppointments.response-MSG00100-geen", ingeschreven},
        {"requestAppointment.response", ingeschreven},
        {"requestAppointment.response-MSG00012-niet-geintegreerd", niets},
        {"registerInscription.response", niets},
        {"registerInscription.response-MSG00011-insz-misvormd", niets},
        {"unregisterInscription.response", ingeschreven},
        {"listInscriptions.response-MSG00100-geen", niets}};
    return alle;
}

}  // namespace

TEST_CASE("the published answers are what the service says, word for word") {
    for (const auto& [naam, vooraf] : gesprekken()) {
        INFO(naam);
        Proef proef;
        const auto voorbeeld = lees("ksz/" + naam + ".xml");
        vooraf(proef, voorbeeld->document_element());
        const auto uit = proef.vraag_bytes(vraag_van(voorbeeld->document_element()));
        CHECK(plat(uit.wortel()) == plat(voorbeeld->document_element()));
    }
}

TEST_CASE("every published question is one for the service") {
    int aantal = 0;
    for (const auto& pad : isi::proef::kbi::xml_in("wsdl/kbi/voorbeelden/ksz")) {
        const auto naam = pad.filename().string();
        if (naam.find(".request") == std::string::npos) continue;
        INFO(naam);
        Proef proef;
        const auto uit = proef.vraag_bytes(ruw(lees("ksz/" + naam)->document_element()));
        CHECK(uit.antwoord.http_status == 200);
        CHECK(uit.status().find("MSG00008") == std::string::npos);
        ++aantal;
    }
    CHECK(aantal >= 9);
}
