// SPDX-License-Identifier: GPL-3.0-or-later
#include "discimus.hpp"

#include <pugixml.hpp>

#include "gateway/bericht/uuid.hpp"
#include "gateway/kbi/datum.hpp"
#include "gateway/kbi/kbi.hpp"
#include "gateway/magda/schoolvraag_uit.hpp"

namespace isi::discimus {
namespace {

constexpr std::chrono::years meerderjarig{18};

int getal(std::string_view tekst) noexcept {
    int waarde = 0;
    for (const char c : tekst) waarde = waarde * 10 + (c - '0');
    return waarde;
}

/// The last day on which someone with this date of birth (00 = not known) may have been born.
std::optional<std::chrono::sys_days> uiterste_geboortedag(int jaar, int maand, int dag) {
    const std::chrono::year_month ym{std::chrono::year{jaar},
                                     std::chrono::month{static_cast<unsigned>(maand == 0 ? 12 : maand)}};
    if (!ym.ok()) return std::nullopt;
    if (maand == 0 || dag == 0) return std::chrono::sys_days{ym / std::chrono::last};
    const auto ymd = ym / std::chrono::day{static_cast<unsigned>(dag)};
    return ymd.ok() ? std::optional(std::chrono::sys_days{ymd}) : std::nullopt;
}

std::optional<std::chrono::sys_days> lees_geboortedag(std::string_view tekst) {
    constexpr std::string_view vorm = "0000-00-00";
    if (tekst.size() != vorm.size()) return std::nullopt;
    for (std::size_t i = 0; i < vorm.size(); ++i)
        if (vorm[i] == '-' ? tekst[i] != '-' : (tekst[i] < '0' || tekst[i] > '9')) return std::nullopt;
    return uiterste_geboortedag(getal(tekst.substr(0, 4)), getal(tekst.substr(5, 2)),
                                getal(tekst.substr(8, 2)));
}

/// JJMMDD of the number; BIS, TER and made-up ones have 20, 40 or 60 more months.
std::optional<std::chrono::sys_days> geboortedag_van(const Insz& insz) {
    const std::string_view tekst = insz.text();
    const int jaar = (insz.na_2000() ? 2000 : 1900) + getal(tekst.substr(0, 2));
    return uiterste_geboortedag(jaar, getal(tekst.substr(2, 2)) % 20, getal(tekst.substr(4, 2)));
}

audit::Record maak_record(const Insz& insz, Wijze wijze, const tl::expected<Status, std::string>& uitslag) {
    audit::Record record;
    record.operatie = "kbi discimus";
    record.betrokkene = insz;
    record.doel = code(wijze);
    record.uitkomst = uitslag ? std::string{code(*uitslag)} : "GEEN_ANTWOORD";
    record.reden = uitslag ? std::string{} : uitslag.error();
    record.beslissing = uitslag ? audit::Beslissing::toegestaan : audit::Beslissing::mislukt;
    return record;
}

tl::expected<Status, std::string> vraag(const Insz& insz, const Middelen& middelen,
                                        const kbi::Moment& moment) {
    const auto referte = bericht::nieuwe_uuid();
    const auto antwoord =
        middelen.lijn(magda::schrijf_schoolvraag(insz, referte, {middelen.identificatie, "KBI"}, moment.nu));
    if (!antwoord) return tl::make_unexpected(antwoord.error());
    return magda::lees_schoolantwoord(*antwoord, referte, moment.vandaag);
}

}  // namespace

std::string_view code(Status status) noexcept {
    switch (status) {
        case Status::ingeschreven:
            return "INGESCHREVEN";
        case Status::uitgeschreven:
            return "UITGESCHREVEN";
        case Status::niet_ingeschreven:
            return "NIET_INGESCHREVEN";
    }
    return {};
}

std::string_view code(Wijze wijze) noexcept {
    return wijze == Wijze::automatisch ? "AUTOMATISCH" : "MANUEEL";
}

bool is_minderjarig(const Insz& insz, const std::optional<std::string>& geboortedatum,
                    std::string_view vandaag) {
    const auto nu = kbi::lees_dag(vandaag);
    auto geboren = geboortedatum ? lees_geboortedag(*geboortedatum) : std::nullopt;
    if (!geboren) geboren = geboortedag_van(insz);
    if (!geboren || !nu) return false;
    // 29 February, eighteen years on, is 1 March in a year that has none.
    return *nu < std::chrono::sys_days{std::chrono::year_month_day{*geboren} + meerderjarig};
}

std::optional<std::string> lees_geboortedatum(const kbi::KbiDossier& dossier) {
    for (const auto& paneel : dossier.panelen) {
        pugi::xml_document boom;
        if (paneel.paneel != kbi::Paneel::personalia ||
            !boom.load_buffer(paneel.bytes.data(), paneel.bytes.size(), pugi::parse_default,
                              pugi::encoding_utf8))
            continue;
        const auto datum = boom.document_element().child("Geboortedatum");
        if (datum) return std::string{datum.text().get()};
    }
    return std::nullopt;
}

tl::expected<Status, std::string> bevraag(const Insz& insz, Wijze wijze, const Middelen& middelen) {
    const auto moment = kbi::maak_moment(middelen.klok());
    auto uitslag = vraag(insz, middelen, moment);
    middelen.noteer(maak_record(insz, wijze, uitslag));
    if (uitslag) middelen.store.save_schoolinschrijving({insz, *uitslag, wijze, moment.vandaag});
    return uitslag;
}

}  // namespace isi::discimus
