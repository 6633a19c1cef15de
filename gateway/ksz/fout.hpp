// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "ksz.hpp"
#include "schrijven.hpp"

namespace isi::ksz {

struct Fout {
    std::string_view faultcode, faultstring;  ///< of SOAP 1.1
    std::string_view code, diagnose;          ///< reasonCode and diagnostic of the KSZ
};
inline constexpr Fout interne_fout{"Server", "An error occurred while servicing your request.", "MSG00003",
                                   "Unexpected internal error occurred"};
inline constexpr Fout geen_bericht{"Client", "The request is no message of this service.", "MSG00008",
                                   "Invalid request data"};

/// The soap:Fault element with a CBSSFault in its detail. `klant`: informationCustomer as text, may be empty.
[[nodiscard]] std::string schrijf_fout(const Fout& fout, std::string_view operatie, const Dienst& dienst,
                                       std::string_view klant, const Uitwisseling& uitwisseling,
                                       const std::vector<Gegeven>& gegevens = {});

}  // namespace isi::ksz
