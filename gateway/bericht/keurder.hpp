// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bericht.hpp"
#include "fouten.hpp"
#include "schemaset.hpp"

namespace isi::bericht {

/// A libxml2 parser with the schema's validator on its events; no tree is built. Reused, for one thread at a
/// time.
class Keurder {
 public:
    Keurder(xmlSchema* schema, const Namen& namen);  ///< both must outlive it; throws std::bad_alloc
    ~Keurder();
    Keurder(const Keurder&) = delete;
    Keurder& operator=(const Keurder&) = delete;

    std::optional<Protocolfout> keur(const Omslag& omslag);
    /// The parser remembers every name it ever saw: after enough requests or names it is thrown away.
    [[nodiscard]] bool is_versleten() const;

 private:
    enum class Fase : std::uint8_t { begin, tekst, einde };  // the event at hand
    struct Bevinding {
        Gebrek gebrek = Gebrek::schema;
        std::string_view element;  // in m_namen or empty
        std::uint32_t regel = 1;   // in the child
        std::string verwacht;
    };

    // Called by libxml2, whose C frames no exception may cross.
    static void begin(void* self, const xmlChar* naam, const xmlChar* prefix, const xmlChar* uri,
                      int aantal_ns, const xmlChar** ns, int aantal, int standaard,
                      const xmlChar** attributen) noexcept;
    static void einde(void* self, const xmlChar* naam, const xmlChar* prefix, const xmlChar* uri) noexcept;
    static void tekst(void* self, const xmlChar* tekst, int lengte) noexcept;
    static void meld(void* self, xmlErrorPtr fout) noexcept;
    static int regel(void* self, const char** bestand, unsigned long* regel) noexcept;

    void sluit_gesloten();
    void note(const xmlError& fout);
    [[nodiscard]] std::string_view bekend(std::size_t omhoog) const;
    [[nodiscard]] std::string verwacht(std::string_view melding) const;
    bool ontleed();

    struct Vrij {
        void operator()(xmlParserCtxt* p) const { xmlFreeParserCtxt(p); }
        void operator()(xmlSchemaValidCtxt* p) const { xmlSchemaFreeValidCtxt(p); }
    };
    const Namen& m_namen;
    xmlSAXHandler m_sax{};
    std::unique_ptr<xmlParserCtxt, Vrij> m_lezer;
    std::unique_ptr<xmlSchemaValidCtxt, Vrij> m_keurder;
    std::string m_tekst;
    std::vector<const xmlChar*>
        m_open;  // names of the open elements; the last closed one stays until the next event
    Fase m_fase = Fase::begin;
    std::optional<Bevinding> m_bevinding;
    unsigned m_gebruikt = 0;
};

}  // namespace isi::bericht
