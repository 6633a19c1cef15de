// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossierlezer.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <climits>
#include <memory>
#include <stdexcept>
#include <utility>

#include "wsdl/kbi/contract.hpp"

namespace isi::kbi_import {
namespace {

template <auto Vrij>
struct Opruimer {
    void operator()(auto* p) const { Vrij(p); }
};
using Boom = std::unique_ptr<xmlDoc, Opruimer<xmlFreeDoc>>;
struct Tekstvrij {
    void operator()(xmlChar* p) const { xmlFree(p); }
};
using Tekst = std::unique_ptr<xmlChar, Tekstvrij>;

constexpr std::string_view antwoord = "GeefDossierKBIResponse";
constexpr std::string_view antwoord_ruimte =
    "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be";

// A dossier by itself is judged in the shortest reply that may hold it. No line ends: lines stay those of the
// file.
constexpr std::string_view voor_dossier =
    "<w:GeefDossierKBIResponse xmlns:w='http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be'>"
    "<Repliek><Context><Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie><Bericht><Type>ANTWOORD</Type>"
    "<Tijdstip><Datum>2000-01-01</Datum><Tijd>00:00</Tijd></Tijdstip><Afzender><Identificatie>x</"
    "Identificatie>"
    "<Referte>x</Referte></Afzender></Bericht></Context><Antwoorden><Antwoord><Referte>x</Referte><Inhoud>";
constexpr std::string_view na_dossier =
    "</Inhoud></Antwoord></Antwoorden></Repliek></w:GeefDossierKBIResponse>";
constexpr std::string_view voor_bericht =
    "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>";
constexpr std::string_view na_bericht = "</s:Body></s:Envelope>";

/// Of a dossier, which is larger than a question; 250 KB of it is some 20,000 elements.
bericht::Grenzen grenzen() {
    bericht::Grenzen uit;
    uit.elementen = 200'000;
    uit.attributen = 200'000;
    return uit;
}

/// The file as a message: the guard knows messages only.
std::string als_bericht(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::size_t begin = 0;
    if (bytes.starts_with("<?xml")) {
        const auto einde = bytes.find("?>");
        if (einde != std::string_view::npos) begin = einde + 2;
    }
    const auto romp = bytes.substr(begin);
    const auto envelop = romp.find("http://schemas.xmlsoap.org/soap/envelope/");
    const auto eerste = romp.find('>');
    if (envelop != std::string_view::npos && eerste != std::string_view::npos && envelop < eerste)
        return std::string(bytes);
    return std::string(bytes.substr(0, begin)).append(voor_bericht).append(romp).append(na_bericht);
}

Gebrek als_gebrek(Reden reden, const Protocolfout& fout) {
    return {reden, fout.regel.value_or(0), fout.element.value_or("")};
}

std::string_view naam(const xmlNode& node) {
    return reinterpret_cast<const char*>(node.name);
}

xmlNode* eerste_element(const xmlNode* ouder) {
    xmlNode* kind = ouder == nullptr ? nullptr : ouder->children;
    while (kind != nullptr && kind->type != XML_ELEMENT_NODE) kind = kind->next;
    return kind;
}
xmlNode* volgend_element(const xmlNode* node) {
    xmlNode* kind = node->next;
    while (kind != nullptr && kind->type != XML_ELEMENT_NODE) kind = kind->next;
    return kind;
}
xmlNode* vind(const xmlNode* ouder, std::string_view gezocht) {
    xmlNode* kind = eerste_element(ouder);
    while (kind != nullptr && naam(*kind) != gezocht) kind = volgend_element(kind);
    return kind;
}

std::string waarde(const xmlNode* node) {
    if (node == nullptr) return {};
    const Tekst tekst(xmlNodeGetContent(node));
    const std::string_view rauw = tekst ? reinterpret_cast<const char*>(tekst.get()) : "";
    const auto van = rauw.find_first_not_of(" \t\r\n");
    if (van == std::string_view::npos) return {};
    return std::string(rauw.substr(van, rauw.find_last_not_of(" \t\r\n") - van + 1));
}

const xmlNode* vind_dossier(xmlDoc* boom) {
    const xmlNode* node = xmlDocGetRootElement(boom);
    for (const auto* stap : {"Repliek", "Antwoorden", "Antwoord", "Inhoud", "KBIDossier"})
        node = vind(node, stap);
    return node;
}

// Apart in a document of its own: what the element takes from its ancestors goes with it, the rest stays
// behind.
std::string canoniek(xmlNode* node) {
    const Boom boom(xmlNewDoc(nullptr));
    xmlNode* kopie = boom ? xmlDocCopyNode(node, boom.get(), 1) : nullptr;
    if (kopie == nullptr) throw std::bad_alloc();
    xmlDocSetRootElement(boom.get(), kopie);
    xmlChar* bytes = nullptr;
    const int lengte = xmlC14NDocDumpMemory(boom.get(), nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 1, &bytes);
    const Tekst eigenaar(bytes);
    if (lengte < 0) throw std::runtime_error("libxml2 cannot write a part of a dossier in canonical form");
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(lengte)};
}

Boom ontleed(std::string_view bytes) {
    if (bytes.size() > INT_MAX) throw std::runtime_error("a dossier is too large for libxml2");
    Boom boom(xmlReadMemory(
        bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE | XML_PARSE_BIG_LINES));
    if (!boom) throw std::runtime_error("libxml2 cannot read what the guard let through");
    return boom;
}

/// `list: code` as the label table tells it; the code stays out.
std::vector<Gebrek> twijfels(const kbi::Labels& labels, const std::string& paneel, std::uint32_t waar) {
    std::vector<Gebrek> uit;
    for (const auto& een : labels.unknown_codes(paneel)) {
        Gebrek gebrek{Reden::onbekende_code, waar, een.substr(0, een.find(':'))};
        if (uit.empty() || uit.back().element != gebrek.element) uit.push_back(std::move(gebrek));
    }
    return uit;
}

}  // namespace

Dossierlezer::Dossierlezer(bool verzonnen_toegestaan)
    : m_verzonnen_toegestaan(verzonnen_toegestaan),
      m_schema(bericht::make_schema(kbi::contract::schemas(kbi::contract::Dialect::magda))) {}

// The reply as a document of its own, and the line of the file on which it begins.
tl::expected<Dossierlezer::Antwoord, Gebrek> Dossierlezer::keur(std::string_view bytes) const {
    const auto bericht_ = als_bericht(bytes);
    auto omslag = bericht::bewaak(bericht_, grenzen());
    if (!omslag) return tl::unexpected(als_gebrek(Reden::geen_xml, omslag.error()));
    const bool los = omslag->operatie == "KBIDossier" && omslag->operatie_namespace.empty();
    if (!los && (omslag->operatie != antwoord || omslag->operatie_namespace != antwoord_ruimte))
        return tl::unexpected(Gebrek{Reden::geen_dossier, omslag->regel, {}});

    Antwoord uit{std::string(omslag->inhoud), omslag->regel};
    uit.document.insert(uit.document.find_first_of(" \t\r\n/>"), omslag->naamruimten);
    if (los) uit.document = std::string(voor_dossier).append(uit.document).append(na_dossier);
    const bericht::Omslag zelfstandig{{}, uit.document, antwoord, std::string(antwoord_ruimte), uit.regel,
                                      {}};
    if (const auto geldig = m_schema.keur(zelfstandig); !geldig)
        return tl::unexpected(als_gebrek(Reden::schema, geldig.error()));
    return uit;
}

tl::expected<Insz, Gebrek> Dossierlezer::keur_insz(std::string_view tekst, std::uint32_t waar) const {
    const auto insz = Insz::parse(tekst);
    if (!insz) return tl::unexpected(Gebrek{Reden::insz_ongeldig, waar, "INSZ"});
    if (insz->soort() == Insz::Soort::verzonnen && !m_verzonnen_toegestaan)
        return tl::unexpected(Gebrek{Reden::insz_verzonnen, waar, "INSZ"});
    return *insz;
}

tl::expected<std::optional<Gelezen>, Gebrek> Dossierlezer::lees(std::string_view bytes) const {
    const auto gekeurd = keur(bytes);
    if (!gekeurd) return tl::unexpected(gekeurd.error());
    const auto regel = [&](const xmlNode* node) {
        return gekeurd->regel + static_cast<std::uint32_t>(xmlGetLineNo(node)) - 1;
    };
    const Boom boom = ontleed(gekeurd->document);
    const xmlNode* dossier = vind_dossier(boom.get());
    if (dossier == nullptr) return std::nullopt;

    const auto* personalia = vind(dossier, "Personalia");
    const auto* nummer = vind(personalia, "INSZ");
    if (nummer == nullptr) return tl::unexpected(Gebrek{Reden::geen_insz, regel(dossier), "Personalia"});
    const auto insz = keur_insz(waarde(nummer), regel(nummer));
    if (!insz) return tl::unexpected(insz.error());

    Gelezen uit{{*insz, {}}, {}, {}};
    if (const auto* geboren = vind(personalia, "Geboortedatum")) uit.geboortedatum = waarde(geboren);
    for (xmlNode* deel = eerste_element(dossier); deel != nullptr; deel = volgend_element(deel)) {
        const auto paneel = kbi::find_paneel(naam(*deel));
        if (!paneel)
            throw std::runtime_error("the schema lets a part through that the register does not know");
        uit.dossier.panelen.push_back({*paneel, canoniek(deel)});
        auto onbekend = twijfels(m_labels, uit.dossier.panelen.back().bytes, regel(deel));
        uit.twijfels.insert(uit.twijfels.end(), onbekend.begin(), onbekend.end());
    }
    return uit;
}

}  // namespace isi::kbi_import
