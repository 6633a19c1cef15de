// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "gateway/bericht/bericht.hpp"
#include "gateway/kbi/kbi.hpp"
#include "gateway/kbi/labels.hpp"

/// The KSZ dialect of the KBI service (CommonV3): the bytes of a Body child become a question, its outcome
/// becomes the bytes of a Response. Knows no HTTP, no envelope and no signature.
namespace isi::ksz {

/// What the operator may name otherwise: no public text of the KSZ names this service.
struct Dienst {
    std::string naamruimte = "http://kszbcss.fgov.be/intf/CivicIntegrationService/v1";
    std::string omgeving;                ///< sandbox | test | acpt | prod, told by TestConnection
    std::string kbo_kbi;                 ///< KBO number of the KBI: to whom an appointment goes
    std::string auteur = "isi-gateway";  ///< authorCode of a fault
};

struct Middelen {
    kbi::KbiStore& lezer;
    std::function<kbi::KbiStore&()> schrijver;  ///< asked for only when something must be kept
    const kbi::Regels& regels;
    const Dienst& dienst;
    std::function<tl::expected<void, Protocolfout>(const bericht::Omslag&)> keur_schema;
    const kbi::Labels& labels;
    std::function<Seconden()> klok;  ///< UTC, for timestampReply
};

/// One per worker. `serve` may be called for every Body child that the guard has let through.
class Kamer {
 public:
    explicit Kamer(Middelen middelen);

    /// Every outcome is an answer; a failure is one too, a soap:Fault element under status 500. `certificaat`
    /// is the subject of the asker's certificate, which TestConnection tells back. Throws only when there is
    /// no memory or no random number.
    [[nodiscard]] kbi::Antwoord serve(const bericht::Omslag& omslag, const kbi::Toegang& toegang,
                                      const kbi::Moment& moment, std::string_view certificaat = {}) const;

    /// The soap:Fault element (as Body child) with a CBSSFault MSG00003, for what never reached `serve`: too
    /// busy, or failed before. With `omslag` its detail carries the operation's name.
    [[nodiscard]] static std::string fout_msg00003(const Dienst& dienst, const kbi::Moment& moment,
                                                   const bericht::Omslag* omslag = nullptr);

 private:
    Middelen m_middelen;
};

}  // namespace isi::ksz
