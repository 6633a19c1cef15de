// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "huisproef.hpp"

/// Tables of hostile messages, each with what must come of it, and what runs them.
namespace isi::proef {

inline const std::string dk2 = "soap:Client.DK0002", dk3 = "soap:Client.DK0003", dk4 = "soap:Client.DK0004",
                         dk9 = "soap:Client.DK0009", dk11 = "soap:Client.DK0011",
                         begrijp = "soap:MustUnderstand";

struct Geval {
    std::string naam, bytes;
    int status = 500;
    std::string faultcode = {};  ///< "" = no SOAP fault: an answer with status 200, else bare HTTP
    std::string velden = {};     ///< more HTTP fields, each with its CRLF
    bool dicht = false;          ///< the gateway must close the connection after its answer
    std::string doel = "/isi/cvs/v1";
};
using Gevallen = std::vector<Geval>;

struct Groep {
    std::string naam;
    Gevallen gevallen;
};

std::string herhaal(const std::string& stuk, std::size_t keren);
std::string vervang(std::string tekst, const std::string& van, const std::string& naar);

/// A right message (geefPersoon) with one thing replaced.
class Verdraaid {
 public:
    Verdraaid(Sleutelpaar sleutel, std::uint16_t luisterpoort)
        : m_sleutel(std::move(sleutel)), m_luisterpoort(luisterpoort) {}
    [[nodiscard]] const Sleutelpaar& sleutel() const { return m_sleutel; }
    /// Where a listener waits for a connection that must never come.
    [[nodiscard]] std::string lokaas(const std::string& pad = "/") const {
        return "http://127.0.0.1:" + std::to_string(m_luisterpoort) + pad;
    }
    [[nodiscard]] std::string goed() const { return Bericht{.sleutel = m_sleutel}.tekst(); }
    [[nodiscard]] std::string met(const std::string& van, const std::string& naar) const {
        return vervang(goed(), van, naar);
    }
    [[nodiscard]] std::string inhoud(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel, .inhoud = xml}.tekst();
    }
    [[nodiscard]] std::string kop(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel, .kop = xml}.tekst();
    }
    /// Without the usual Security block; `xml` stands in the header instead.
    [[nodiscard]] std::string zonder_sleutel(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel, .kop = xml, .met_security = false}.tekst();
    }
    [[nodiscard]] std::string echo(const std::string& xml) const {
        return Bericht{.sleutel = m_sleutel,
                       .operatie = "testVerbinding",
                       .inhoud = "<isi:echo>" + xml + "</isi:echo>",
                       .gemeentecode = ""}
            .tekst();
    }

 private:
    Sleutelpaar m_sleutel;
    std::uint16_t m_luisterpoort;
};

/// A TCP port on loopback that nobody should find.
class Luisteraar {
 public:
    Luisteraar();
    ~Luisteraar();
    Luisteraar(const Luisteraar&) = delete;
    Luisteraar& operator=(const Luisteraar&) = delete;
    [[nodiscard]] std::uint16_t poort() const { return m_poort; }
    [[nodiscard]] int aantal_verbindingen();  ///< connections that came since the last call

 private:
    int m_fd;
    std::uint16_t m_poort = 0;
};

Gevallen codering_gevallen(const Verdraaid& v);
Gevallen structuur_gevallen(const Verdraaid& v);
Gevallen omvang_gevallen(const Verdraaid& v);
Gevallen soapaction_gevallen(const Verdraaid& v);
Gevallen adressering_gevallen(const Verdraaid& v);
Gevallen sleutel_gevallen(const Verdraaid& v);
Gevallen injectie_gevallen(const Verdraaid& v);
Gevallen http_gevallen(const Verdraaid& v);

/// How a message was answered, to be looked up in the audit later.
struct Spoor {
    std::string naam, herkomst, uitkomst;
    bool van_front = false;  ///< refused before the service: those are counted together, per cause
};

/// Sends each case over a connection of its own; checks answer, fault, connection, and that nothing of the
/// message comes back.
std::vector<Spoor> speel(const Huisproef& huis, const Verdraaid& v, const Groep& groep);
/// After `huis.stop()`: each of these left its row.
void controleer_audit(const Huisproef& huis, const std::vector<Spoor>& sporen);

}  // namespace isi::proef
