// SPDX-License-Identifier: GPL-3.0-or-later
#include "fout.hpp"

namespace isi::ksz {

std::string schrijf_fout(const Fout& fout, std::string_view operatie, const Dienst& dienst,
                         std::string_view klant, const Uitwisseling& uitwisseling,
                         const std::vector<Gegeven>& gegevens) {
    std::string uit = R"(<soapenv:Fault xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">)";
    veld(uit, "faultcode", std::string("soapenv:").append(fout.faultcode));
    veld(uit, "faultstring", fout.faultstring);
    element(uit, "detail", [&] {
        uit.append("<intf:").append(operatie).append("Fault xmlns:intf=\"").append(dienst.naamruimte) +=
            "\">";
        uit += klant;
        schrijf_uitwisseling(uit, uitwisseling);
        element(uit, "detail", [&] {
            veld(uit, "severity", "FATAL");
            veld(uit, "reasonCode", fout.code);
            veld(uit, "diagnostic", fout.diagnose);
            veld(uit, "authorCode", dienst.auteur);
            schrijf_informatie(uit, gegevens);
        });
        uit.append("</intf:").append(operatie).append("Fault>");
    });
    return uit += "</soapenv:Fault>";
}

}  // namespace isi::ksz
