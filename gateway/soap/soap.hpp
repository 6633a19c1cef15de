// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/bericht/bericht.hpp"
#include "gateway/fout.hpp"
#include "gateway/operaties/envelop.hpp"
#include "gateway/operaties/test_verbinding.hpp"
#include "gateway/operaties/vraag.hpp"
#include "isi_store/store.hpp"

/// The SOAP room: the only place that sees gSOAP's generated types. Bytes of a Body child in, bytes of a Body
/// child out.
namespace isi::soap {

/// What the audit must know of a request, filled as far as the request came.
struct Spoor {
    std::string gemeentecode, wet, eindgebruiker, doel, identificatiecode, verzendende_instantie;
    std::string rol;       ///< by which the question was allowed
    std::string uitkomst;  ///< GEGEVENS, NIETS_GEVONDEN, a foutcode
    std::string reden;     ///< for the auditor only: cause of a failure, without data
    bool toegestaan = false;
    bool mislukt = false;
    bool code_verbruikt = false;  ///< the identificatiecode now counts as used
    std::vector<operaties::Betrokkene> betrokkenen;
};

struct Resultaat {
    tl::expected<std::string, Protocolfout> inhoud;  ///< the answer's Body child, or a fault
    Spoor spoor;
};

struct Omgeving {
    Store& store;
    operaties::Herhaling& herhaling;
    const operaties::Envelopregels& regels;
    const operaties::Dienstgegevens& dienst;
    /// Sandbox only, else empty: called with the number that an allowed question names, before the operation;
    /// what it throws is the operation's failure.
    std::function<void(const Bsn&)> oefening = {};
};

/// One per worker: a gSOAP context, reused for every request. Not thread-safe.
class Dienstkamer {
 public:
    struct Binnen;  ///< gSOAP's side, known to dienstkamer.cpp alone

    explicit Dienstkamer(Omgeving omgeving);
    ~Dienstkamer();
    Dienstkamer(const Dienstkamer&) = delete;
    Dienstkamer& operator=(const Dienstkamer&) = delete;

    /// `omslag` has passed guard and schema; `verzoek` says who asks (its gemeente is filled in here).
    Resultaat serve(const bericht::Omslag& omslag, operaties::Verzoek& verzoek);

 private:
    std::unique_ptr<Binnen> m_binnen;
};

}  // namespace isi::soap
