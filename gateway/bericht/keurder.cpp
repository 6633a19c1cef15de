// SPDX-License-Identifier: GPL-3.0-or-later
#include "keurder.hpp"

#include <climits>
#include <new>

namespace isi::bericht {
namespace {

constexpr unsigned gebruik_max = 1000;
constexpr int namen_max = 4000;

// Faults of the parent that libxml2 finds at a child's start: children where none may be.
bool is_van_ouder(int code) {
    return code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1 || code == XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2 ||
           code == XML_SCHEMAV_CVC_TYPE_3_1_2 || code == XML_SCHEMAV_CVC_ELT_3_2_1;
}

Gebrek duid(int code, bool aan_het_eind) {
    switch (code) {
        case XML_SCHEMAV_CVC_ELT_1:
            return Gebrek::schema_operatie;
        case XML_SCHEMAV_ELEMENT_CONTENT:
            return aan_het_eind ? Gebrek::schema_ontbreekt : Gebrek::schema_onverwacht;
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
            return Gebrek::schema_tekst;
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
        case XML_SCHEMAV_CVC_TYPE_3_1_1:
        case XML_SCHEMAV_CVC_ELT_3_1:
            return Gebrek::schema_attribuut;
        default:
            break;
    }
    const bool waarde =
        code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID;
    return waarde ? Gebrek::schema_waarde : Gebrek::schema_element;
}

}  // namespace

Keurder::Keurder(xmlSchema* schema, const Namen& namen)
    : m_namen(namen), m_lezer(xmlNewParserCtxt()), m_keurder(xmlSchemaNewValidCtxt(schema)) {
    if (!m_lezer || !m_keurder) throw std::bad_alloc();
    m_sax.initialized = XML_SAX2_MAGIC;
    m_sax.startElementNs = begin;
    m_sax.endElementNs = einde;
    m_sax.characters = m_sax.ignorableWhitespace = m_sax.cdataBlock = tekst;
    xmlSchemaSetValidStructuredErrors(m_keurder.get(), meld, this);
    xmlSchemaValidateSetLocator(m_keurder.get(), regel, this);
}

Keurder::~Keurder() = default;

bool Keurder::is_versleten() const {
    return m_gebruikt >= gebruik_max || xmlDictSize(m_lezer->dict) > namen_max;
}

std::optional<Protocolfout> Keurder::keur(const Omslag& omslag) {
    ++m_gebruikt;
    m_open.clear();
    m_fase = Fase::begin;
    m_bevinding.reset();
    const auto naam_einde = omslag.inhoud.find_first_of(" \t\r\n/>");
    m_tekst.assign(omslag.inhoud.substr(0, naam_einde));
    m_tekst.append(omslag.naamruimten).append(omslag.inhoud.substr(naam_einde));
    const bool geldig = ontleed();
    if (geldig && !m_bevinding) return std::nullopt;
    if (!m_bevinding) return fout(Gebrek::schema, omslag.regel);
    auto uit = schemafout(m_bevinding->gebrek, m_bevinding->element, omslag.regel + m_bevinding->regel - 1);
    uit.faultstring += m_bevinding->verwacht;
    return uit;
}

// True when libxml2 called it well-formed and valid.
bool Keurder::ontleed() {
    if (m_tekst.size() > INT_MAX) return false;
    auto* eigen = m_lezer->sax;
    void* zelf = this;
    m_lezer->sax = &m_sax;
    auto* plug = xmlSchemaSAXPlug(m_keurder.get(), &m_lezer->sax, &zelf);
    if (plug == nullptr) {
        m_lezer->sax = eigen;
        return false;
    }
    m_lezer->userData = zelf;
    // Without startDocument no tree is made; what comes back is null in any case.
    xmlFreeDoc(xmlCtxtReadMemory(m_lezer.get(), m_tekst.data(), static_cast<int>(m_tekst.size()), nullptr,
                                 "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
    const bool geldig =
        m_lezer->wellFormed != 0 && m_lezer->nsWellFormed != 0 && xmlSchemaIsValid(m_keurder.get()) == 1;
    xmlSchemaSAXUnplug(plug);
    m_lezer->sax = eigen;
    m_lezer->userData = m_lezer.get();
    return geldig;
}

// The plug calls us before the validator: at a fault the last name is the element it is about, also at its
// end.
void Keurder::begin(void* self, const xmlChar* naam, const xmlChar* /*prefix*/, const xmlChar* /*uri*/,
                    int /*aantal_ns*/, const xmlChar** /*ns*/, int /*aantal*/, int /*standaard*/,
                    const xmlChar** /*attributen*/) noexcept {
    auto& k = *static_cast<Keurder*>(self);
    k.sluit_gesloten();
    k.m_fase = Fase::begin;
    k.m_open.push_back(naam);
}

void Keurder::einde(void* self, const xmlChar* /*naam*/, const xmlChar* /*prefix*/,
                    const xmlChar* /*uri*/) noexcept {
    auto& k = *static_cast<Keurder*>(self);
    k.sluit_gesloten();
    k.m_fase = Fase::einde;
}

void Keurder::tekst(void* self, const xmlChar* /*tekst*/, int /*lengte*/) noexcept {
    auto& k = *static_cast<Keurder*>(self);
    k.sluit_gesloten();
    k.m_fase = Fase::tekst;
}

void Keurder::sluit_gesloten() {
    if (m_fase == Fase::einde && !m_open.empty()) m_open.pop_back();
}

void Keurder::meld(void* self, xmlErrorPtr fout) noexcept {
    static_cast<Keurder*>(self)->note(*fout);
}

int Keurder::regel(void* self, const char** bestand, unsigned long* regel) noexcept {
    const auto& k = *static_cast<const Keurder*>(self);
    if (bestand != nullptr) *bestand = nullptr;
    const bool bekend = k.m_lezer->input != nullptr && k.m_lezer->input->line > 0;
    if (regel != nullptr) *regel = bekend ? static_cast<unsigned long>(k.m_lezer->input->line) : 0;
    return bekend ? 0 : -1;
}

// The first finding counts; the others are often its shadow. libxml2's sentence holds values: only its code
// is used, and of its list of expected elements the names that the schema has.
void Keurder::note(const xmlError& fout) {
    if (m_bevinding || fout.level < XML_ERR_ERROR) return;
    Bevinding b;
    if (m_lezer->input != nullptr && m_lezer->input->line > 0)
        b.regel = static_cast<std::uint32_t>(m_lezer->input->line);
    b.gebrek = duid(fout.code, m_fase == Fase::einde);
    b.element = bekend(0);
    const bool onbekend_kind = b.gebrek == Gebrek::schema_onverwacht && b.element.empty();
    if (b.gebrek == Gebrek::schema_operatie) {
        b.element = {};
    } else if (onbekend_kind || (m_fase == Fase::begin && is_van_ouder(fout.code))) {
        b.gebrek = Gebrek::schema_onbekend;
        b.element = bekend(1);
    }
    if (fout.code == XML_SCHEMAV_ELEMENT_CONTENT && fout.message != nullptr)
        b.verwacht = verwacht(fout.message);
    m_bevinding = std::move(b);
}

// The open element `omhoog` levels up, if the schema has its name.
std::string_view Keurder::bekend(std::size_t omhoog) const {
    if (m_open.size() <= omhoog) return {};
    const std::string_view naam = reinterpret_cast<const char*>(m_open[m_open.size() - 1 - omhoog]);
    const auto gevonden = m_namen.find(naam);
    return gevonden == m_namen.end() ? std::string_view{} : std::string_view(*gevonden);
}

// From "… Expected is one of ( {urn:a}b, {urn:a}c )." to " Verwacht: b, c."
std::string Keurder::verwacht(std::string_view melding) const {
    constexpr std::size_t namen_in_zin = 5;
    std::string uit;
    const auto lijst = melding.rfind("Expected is ");
    const auto haak = lijst == std::string_view::npos ? lijst : melding.find('(', lijst);
    if (haak == std::string_view::npos) return uit;
    melding.remove_prefix(haak + 1);
    for (std::size_t aantal = 0; aantal < namen_in_zin;) {
        const auto accolade = melding.find('}');
        if (accolade == std::string_view::npos) break;
        melding.remove_prefix(accolade + 1);
        const auto gevonden = m_namen.find(melding.substr(0, melding.find_first_of(", )")));
        if (gevonden == m_namen.end()) continue;
        uit.append(uit.empty() ? " Verwacht: " : ", ").append(*gevonden);
        ++aantal;
    }
    if (!uit.empty()) uit += '.';
    return uit;
}

}  // namespace isi::bericht
