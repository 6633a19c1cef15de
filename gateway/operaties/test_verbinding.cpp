// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_verbinding.hpp"

namespace isi::operaties {

TestVerbindingAntwoord test_verbinding(const std::string& echo, const Verzoek& verzoek,
                                       const Dienstgegevens& dienst) {
    return {.echo = echo,
            .certificaat_onderwerp = verzoek.certificaat_onderwerp,
            .oin = verzoek.certificaat_oin,
            .certificaat_geldig_tot = verzoek.certificaat_geldig_tot,
            .sleutel_geldig_tot = verzoek.sleutel_geldig_tot,
            .contractversie = verzoek.sleutel->contractversie,
            .systeemtijd = verzoek.nu,
            .dienst = dienst};
}

}  // namespace isi::operaties
