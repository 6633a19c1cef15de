// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gateway/audit/record.hpp"
#include "gateway/front/front.hpp"
#include "gateway/operaties/vraag.hpp"
#include "gateway/soap/omslag.hpp"

namespace isi {

struct Huis;

/// What is learned of one request on its way: it becomes the audit records.
struct Gang {
    audit::Record record;
    std::vector<operaties::Betrokkene> betrokkenen;
    /// The number that record.betrokkene has now: who looks for it must find this request too.
    std::optional<Persoonsnummer> ook_over;
    std::optional<soap::Adressering> adressering;
    std::optional<std::string> identificatiecode;
    bool code_verbruikt = false;
    /// What is said when no record could be written (`druk`: its queue is full); empty: Server.DK0051, or
    /// HTTP 503.
    std::function<front::Antwoord(bool druk)> zonder_audit;

    void weiger(std::string uitkomst, std::string_view reden);
    void mislukt(std::string uitkomst, std::string_view reden);
    /// What the room that answered decided: whether the operation was reached, and whether it failed.
    void besluit(bool toegestaan, bool mislukt_);
};

/// No record, no answer: hands the records to the audit and lets the answer leave when they are on disk. When
/// they cannot be written the caller gets Server.DK0051 and may use his identificatiecode again.
void geef_af(const Huis& huis, Gang gang, front::Antwoord antwoord,
             std::chrono::steady_clock::time_point begin, front::Afgeven afgeven);

}  // namespace isi
