// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "ksz.hpp"
#include "lezen.hpp"
#include "schrijven.hpp"

/// One function per operation: question in, what the Response says out. The message is valid when they get
/// it.
namespace isi::ksz {

struct Geval {
    const Middelen& middelen;
    const Vraag& vraag;
    const kbi::Toegang& toegang;
    const kbi::Moment& moment;
    kbi::Spoor& spoor;
};

[[nodiscard]] Uitslag consult_file(const Geval& geval);
[[nodiscard]] Uitslag consult_appointments(const Geval& geval);
[[nodiscard]] Uitslag request_appointment(const Geval& geval);
[[nodiscard]] Uitslag register_inscription(const Geval& geval);
[[nodiscard]] Uitslag unregister_inscription(const Geval& geval);
[[nodiscard]] Uitslag list_inscriptions(const Geval& geval);

struct Operatie {
    std::string_view naam;  ///< Request, Response and Fault come behind it
    Uitslag (*doe)(const Geval&) = nullptr;
    bool registratie = false;  ///< its status says OK or NOK
};
/// By the local name of the request; nullptr: no operation of ours, or TestConnection.
[[nodiscard]] const Operatie* find_operatie(std::string_view verzoek) noexcept;

/// The outcomes that every operation has in common. Fills the trail.
[[nodiscard]] Uitslag weiger(kbi::Uitkomst uitkomst, const Geval& geval);
/// MSG00008 about one item of what was asked for this person, in words of ours.
[[nodiscard]] Uitslag weiger_inhoud(const Insz& insz, std::string_view veld, std::string_view bezwaar);
/// The gate for what is no consult: the number when it is open, else what to answer.
[[nodiscard]] tl::expected<Insz, Uitslag> door_poort(const Geval& geval, bool ingeschreven);

}  // namespace isi::ksz
