// SPDX-License-Identifier: GPL-3.0-or-later
#include "kbi_voorbeelden.hpp"

#include <fmt/format.h>

namespace isi::test {

using namespace kbi;

// The check digits are reckoned here, not taken from the product: 97 - (first nine mod 97).
Insz insz(int n) {
    const int dag = n % 28 + 1;
    const int maand = 61 + n / 28 % 12;
    const int volg = n / 336 % 998 + 1;
    const int jaar = 50 + n / 336 / 998 % 40;
    const std::string negen = fmt::format("{:02}{:02}{:02}{:03}", jaar, maand, dag, volg);
    return Insz::parse(negen + fmt::format("{:02}", 97 - std::stol(negen) % 97)).value();
}

KbiDossier vol_dossier(const Insz& insz) {
    KbiDossier dossier{insz, {}};
    for (const Paneel paneel : panelen()) {
        const std::string naam(element(paneel));
        dossier.panelen.push_back(
            {paneel, fmt::format("<{0}><!-- é & 'x' --><A b=\"1\">{1}</A>\n</{0}>", naam, insz.text())});
    }
    return dossier;
}

Inschrijving inschrijving(const Insz& insz, const char* begin, const char* einde) {
    return {0,   insz,  ocmw_kbo,
            "1", begin, einde == nullptr ? std::nullopt : std::optional<std::string>(einde)};
}

Afspraakvraag volle_vraag(const char* id, const Insz& insz) {
    return {
        id,
        insz,
        ocmw_kbo,
        {ocmw_kbo, {}, "OCMW", "OCMW Stad", Contactpersoon{"Janssens", "An", "09 123", "an@stad.example"}},
        {{}, "KBI-12", "KBI", "Agentschap", Contactpersoon{"", {}, {}, {}}},
        "INT_HVN",
        "komt met tolk",
        Afspraakmoment{"2026-12-01", "09:00", "09:30"}};
}

Afspraakvraag kale_vraag(const char* id, const Insz& insz) {
    return {id, insz, ocmw_kbo, {ocmw_kbo, {}, "OCMW", {}, {}}, {{}, {}, "KBI", {}, {}}, "INB_OPV", {}, {}};
}

Partner vol_partner(std::int64_t organisatie_id) {
    Partner partner;
    partner.organisatie_id = organisatie_id;
    partner.naam = "OCMW Stad";
    partner.kbo = ocmw_kbo;
    partner.soort = Partnersoort::vdab;
    partner.gewest = Gewest::brussels;
    partner.authenticatie = Authenticatie::certificaat_handtekening;
    partner.identificaties = {"stad.example/ocmw", "a.example"};
    partner.vingerafdrukken = {"ab12"};
    partner.hoedanigheden = {"1300", "3003", "801"};
    partner.legal_contexts = {"PCSA:SOCIAL_INQUIRY"};
    partner.inschrijving_vereist = false;
    partner.gebruiker_verplicht = true;
    partner.ongelabeld_melden = true;
    partner.inzage = {{Paneel::inbreuken, Inzage::eigen_sancties}, {Paneel::trajecten, Inzage::geen}};
    return partner;
}

}  // namespace isi::test
