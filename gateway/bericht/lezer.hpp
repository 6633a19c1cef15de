// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "bericht.hpp"
#include "fouten.hpp"

/// The pull reader under the guard and the header block: well-formed and namespace-well-formed XML 1.0
/// without DOCTYPE and processing instructions, in one pass that never goes back. Nothing is copied; what it
/// hands out are views.
namespace isi::bericht {

struct Naam {
    std::string_view prefix, lokaal, naamruimte;
    [[nodiscard]] bool is(std::string_view ruimte, std::string_view naam) const {
        return lokaal == naam && naamruimte == ruimte;
    }
};

struct Attribuut {
    Naam naam;
    std::string_view rauw;   ///< between the quotes
    bool gecodeerd = false;  ///< holds references or white space other than the blank
    [[nodiscard]] std::string waarde() const;
};

class Lezer {
 public:
    enum class Soort : std::uint8_t {
        begin,  ///< start tag; `naam`, `attributen`; `diepte` counts it already
        einde,  ///< end tag, also of an empty element; `diepte` still counts it
        tekst,  ///< character data with references, `stuk`
        cdata,  ///< `stuk` without its marks
        klaar,  ///< end of the bytes, one root element closed
        fout,   ///< `gebrek` and `regel` say what and where; nothing comes after it
    };

    /// `naamruimten`: declarations around `bytes`, as Omslag writes them.
    Lezer(std::string_view bytes, const Grenzen& grenzen, std::string_view naamruimten = {});
    Lezer(const Lezer&) = delete;
    Lezer& operator=(const Lezer&) = delete;

    Soort volgende();

    [[nodiscard]] const Naam& naam() const { return m_naam; }
    [[nodiscard]] const std::vector<Attribuut>& attributen() const { return m_attributen; }
    [[nodiscard]] std::string_view stuk() const { return m_stuk; }
    [[nodiscard]] std::size_t diepte() const { return m_open.size(); }
    [[nodiscard]] std::size_t stuk_begin() const {
        return m_stuk_begin;
    }  ///< offset of the event's first byte
    [[nodiscard]] std::size_t positie() const { return m_p; }  ///< offset after the event
    [[nodiscard]] Gebrek gebrek() const { return m_gebrek; }
    [[nodiscard]] std::uint32_t regel(
        std::size_t offset) const;  ///< 1 = first; costs a pass over what lies before
    /// Declarations in scope of the element that was just begun, without those it makes itself.
    [[nodiscard]] std::string naamruimten_van_buiten() const;
    /// Comparisons made so far. Bytes are looked at a bounded number of times by construction; comparing
    /// names with the declarations in scope and attributes with each other is what could grow, so a test
    /// counts it.
    [[nodiscard]] std::size_t vergelijkingen() const { return m_vergelijkingen; }

 private:
    struct Binding {
        std::string_view prefix, uri;
    };
    struct Open {
        std::string_view naam;      // as written
        std::size_t bindingen = 0;  // in scope before it
    };

    bool weiger(Gebrek gebrek) {
        m_gebrek = gebrek;
        return false;
    }
    [[nodiscard]] bool op() const { return m_p >= m_bytes.size(); }
    [[nodiscard]] char nu() const { return m_bytes[m_p]; }
    [[nodiscard]] bool staat(std::string_view s) const { return m_bytes.substr(m_p, s.size()) == s; }
    void sla_wit_over();
    Soort sluit();

    bool begin();
    bool codering();
    bool declaratie();
    bool pseudo_attribuut(std::string_view naam, std::string_view& waarde);
    Soort inhoud();
    Soort opmaak();
    bool lees_tekst();
    bool lees_cdata();
    bool commentaar();
    bool begin_tag();
    bool eind_tag();
    bool qnaam(Naam& uit, std::string_view& geheel);
    bool ncnaam();
    bool attributen_van_tag();
    bool attribuut();
    bool waarde(Attribuut& uit);
    bool verwijzing();
    bool tekenverwijzing();
    bool teken();
    bool declareer(const Attribuut& attribuut);
    bool los_namen_op();
    bool zoek(std::string_view prefix, std::string_view& uri);

    std::string_view m_bytes;
    const Grenzen& m_grenzen;
    std::size_t m_p = 0, m_stuk_begin = 0;
    Gebrek m_gebrek = Gebrek::geen_xml;
    bool m_begonnen = false, m_wortel = false, m_leeg = false, m_sluit_nu = false, m_mislukt = false;
    Naam m_naam;
    std::string_view m_stuk;
    std::vector<Attribuut> m_attributen;
    std::vector<Open> m_open;
    std::vector<Binding> m_bindingen;
    std::deque<std::string> m_uris;  // decoded namespace names that bindings look into
    std::size_t m_elementen = 0, m_aantal_attributen = 0, m_vergelijkingen = 0;
};

}  // namespace isi::bericht
