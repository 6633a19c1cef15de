// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "front.hpp"

/// The strict reader of a request's head. Pure: bytes in, verdict out.
namespace isi::front {

/// A refusal in HTTP terms; after it the connection closes, since nobody can say where the next request
/// begins.
struct Afwijzing {
    unsigned status = 400;
    std::string_view oorzaak;  ///< Dutch, static; never holds bytes of the client
};

struct Kop {
    std::string methode, doel;
    std::vector<std::pair<std::string, std::string>> velden;
    bool http11 = true;
    bool blijft = true;  ///< the client wants to keep the connection
    bool chunked = false;
    bool verwacht_100 = false;  ///< Expect: 100-continue
    std::uint64_t lengte = 0;   ///< Content-Length, 0 if absent
};

/// Reads a head line by line as it arrives, so that a malformed line is refused at once and no byte is read
/// twice. What it admits has one reading only (RFC 9112, less everything that two readers could understand
/// differently).
class Koplezer {
 public:
    explicit Koplezer(const Grenzen& grenzen) : m_grenzen(&grenzen) {}

    enum class Stand : std::uint8_t { meer, klaar, fout };
    /// `alles` = every byte of this request so far, always from its start.
    Stand lees(std::string_view alles);

    [[nodiscard]] std::size_t lengte() const noexcept { return m_begin; }  ///< bytes of the head, once klaar
    [[nodiscard]] const Afwijzing& afwijzing() const noexcept { return m_afwijzing; }
    [[nodiscard]] Kop& kop() noexcept { return m_kop; }

 private:
    Stand fout(unsigned status, std::string_view oorzaak);
    bool lees_regel(std::string_view regel);
    bool lees_verzoekregel(std::string_view regel);
    bool lees_veld(std::string_view regel);
    bool lees_transportveld(std::string_view naam, std::string_view waarde);
    bool lees_content_length(std::string_view waarde);
    bool besluit();
    bool weiger(unsigned status, std::string_view oorzaak);

    const Grenzen* m_grenzen;
    Kop m_kop;
    Afwijzing m_afwijzing;
    std::size_t m_begin = 0;    // start of the line being read
    std::size_t m_bekeken = 0;  // bytes already searched
    bool m_regel_gezien = false, m_lege_regel = false;
    bool m_heeft_lengte = false, m_verwacht_anders = false, m_sluit = false, m_houd = false;
    unsigned m_hosts = 0;
};

}  // namespace isi::front
