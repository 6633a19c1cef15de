// SPDX-License-Identifier: GPL-3.0-or-later
#include <openssl/ssl.h>

#include "bederf.hpp"

namespace isi::twin {
namespace {

/// A certificate that the gateway refuses, let through: upstream Groningen asks.
Bederf laat_door(const std::string& id, const std::string& client) {
    TlsBederf tls;
    tls.laat_door = client;
    return bij_tls(id, tls, [client](Gesprek& g) {
        if (g.is(client)) g.als = "gemeente-groningen";
    });
}

Bederf eigen_alert(const std::string& id, int versie) {
    TlsBederf tls;
    tls.eigen_alert = "fout-verlopen";
    tls.eigen_alert_versie = versie;
    return bij_tls(id, tls);
}

/// A resumed session that speaks for another certificate than it was made with.
Bederf verwisseld(const std::string& id, int versie) {
    return bij_vraag(id, [versie](Gesprek& g) {
        if (g.hervat && g.tls == versie) g.als = "gemeente-almere";
    });
}

}  // namespace

std::vector<Bederf> bederf_tls() {
    TlsBederf geen_13, geen_12, oud, zwak, opnieuw, zonder;
    geen_13.max = TLS1_2_VERSION;
    geen_12.min = TLS1_3_VERSION;
    oud.min = TLS1_VERSION;
    oud.ciphers = "ECDHE+AESGCM:ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES256-SHA:@SECLEVEL=0";
    zwak.ciphers = "ECDHE+AESGCM:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256";
    opnieuw.heronderhandelen = true;
    zonder.zonder_certificaat = true;
    return {bij_tls("TLS-001", geen_13),
            bij_tls("TLS-002", geen_12),
            bij_tls("TLS-003", oud),
            bij_tls("TLS-004", zwak),
            bij_tls("TLS-005", opnieuw),
            verwisseld("TLS-006", TLS1_3_VERSION),
            verwisseld("TLS-007", TLS1_2_VERSION),
            bij_tls("TLS-010", zonder,
                    [](Gesprek& g) {
                        if (g.peer.empty()) g.als = "gemeente-groningen";
                    }),
            laat_door("TLS-011", "fout-verlopen"),
            laat_door("TLS-012", "fout-ingetrokken"),
            laat_door("TLS-013", "fout-vreemde-ca"),
            laat_door("TLS-014", "fout-nog-niet-geldig"),
            eigen_alert("TLS-015", TLS1_3_VERSION),
            eigen_alert("TLS-016", TLS1_2_VERSION)};
}

}  // namespace isi::twin
