// SPDX-License-Identifier: GPL-3.0-or-later
#include "schoolvraag_uit.hpp"

#include <algorithm>
#include <cctype>

#include "gateway/bericht/boom.hpp"
#include "gateway/kbi/datum.hpp"
#include "operaties.hpp"

namespace isi::magda {
namespace {

using Status = kbi::Schoolinschrijving::Status;
using bericht::boom::kind;
using bericht::boom::lees_boom;
using bericht::boom::lokaal;
using bericht::boom::waarde;

constexpr std::string_view naam = "GeefHistoriekInschrijving", versie = "02.01.0000";
constexpr std::string_view niet_ingeschreven = "30101", bron = "disci";

tl::unexpected<std::string> onleesbaar() {
    return tl::make_unexpected(std::string{"ANTWOORD_ONLEESBAAR"});
}

bool is_bron(std::string oorsprong) {
    std::ranges::transform(oorsprong, oorsprong.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return oorsprong == bron;
}

pugi::xml_node eerste_fout(const pugi::xml_node& ouder) {
    for (const auto& u : kind(ouder, "Uitzonderingen").children())
        if (lokaal(u) == "Uitzondering" && waarde(kind(u, "Type")) == "FOUT") return u;
    return {};
}

tl::expected<Status, std::string> lees_fout(const pugi::xml_node& fout) {
    auto code = waarde(kind(fout, "Identificatie"));
    if (code == niet_ingeschreven && is_bron(waarde(kind(fout, "Oorsprong"))))
        return Status::niet_ingeschreven;
    const bool cijfers = !code.empty() && code.size() <= 10 &&
                         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    return tl::make_unexpected(cijfers ? "UITZONDERING " + code : std::string{"UITZONDERING"});
}

tl::expected<Status, std::string> lees_inschrijvingen(const pugi::xml_node& inschrijvingen,
                                                      std::string_view vandaag) {
    bool iets = false, loopt = false;
    for (const auto& inschrijving : inschrijvingen.children()) {
        if (lokaal(inschrijving) != "Inschrijving") continue;
        const auto periode = kind(inschrijving, "Periode");
        const auto einde = kind(periode, "Einde");
        if (!kbi::lees_dag(waarde(kind(periode, "Begin")))) return onleesbaar();
        if (einde && !kbi::lees_dag(waarde(einde))) return onleesbaar();
        iets = true;
        loopt = loopt || !einde || waarde(einde) >= vandaag;
    }
    if (!iets) return onleesbaar();  // a person without any has code 30101
    return loopt ? Status::ingeschreven : Status::uitgeschreven;
}

tl::expected<Status, std::string> lees_repliek(const pugi::xml_node& repliek, std::string_view referte,
                                               std::string_view vandaag) {
    const auto antwoord = kind(kind(repliek, "Antwoorden"), "Antwoord");
    // An answer to another question must not become this person's.
    if (antwoord && waarde(kind(antwoord, "Referte")) != referte) return onleesbaar();
    for (const auto& ouder : {repliek, antwoord})
        if (const auto fout = eerste_fout(ouder)) return lees_fout(fout);
    return lees_inschrijvingen(kind(kind(antwoord, "Inhoud"), "Inschrijvingen"), vandaag);
}

}  // namespace

std::string schrijf_schoolvraag(const Insz& insz, std::string_view referte, const Zelf& wij, Seconden nu) {
    std::string uit = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                      "\n"
                      R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>)";
    uit.append("<web:").append(naam).append(" xmlns:web=\"").append(naamruimte_schoolvraag);
    uit += "\"><Verzoek><Context>";
    veld(uit, "Naam", naam);
    veld(uit, "Versie", versie);
    uit += "<Bericht><Type>VRAAG</Type>";
    schrijf_tijdstip(uit, belgische_tijd(nu));
    schrijf_afzender(uit, wij);
    uit += "</Bericht></Context><Vragen><Vraag>";
    veld(uit, "Referte", referte);
    uit += "<Inhoud><Criteria>";
    veld(uit, "INSZ", insz.text());
    uit += "</Criteria></Inhoud></Vraag></Vragen></Verzoek>";
    uit.append("</web:").append(naam).append("></soap:Body></soap:Envelope>");
    return uit;
}

tl::expected<Status, std::string> lees_schoolantwoord(std::string_view bytes, std::string_view referte,
                                                      std::string_view vandaag) {
    const auto omslag = bericht::bewaak(bytes, {});
    if (!omslag || omslag->operatie != "GeefHistoriekInschrijvingResponse" ||
        omslag->operatie_namespace != naamruimte_schoolvraag)
        return onleesbaar();
    pugi::xml_document boom;
    if (!lees_boom(boom, omslag->inhoud)) return onleesbaar();
    return lees_repliek(kind(boom.document_element(), "Repliek"), referte, vandaag);
}

}  // namespace isi::magda
