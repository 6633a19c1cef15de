// SPDX-License-Identifier: GPL-3.0-or-later
#include "geef_examens.hpp"

#include "fouten.hpp"
#include "persoonsblad.hpp"

namespace isi::operaties {

Uitkomst<Bevinding<Examens>> geef_examens(const ExamensVraag& vraag, const Verzoek& verzoek, Store& store) {
    const auto bsn = Bsn::parse(vraag.bsn);
    if (!bsn) return fouten::val003("bsn");
    const auto verblijf = lees_verblijf(vraag.verblijf);
    if (!verblijf) return tl::make_unexpected(verblijf.error());

    auto blad = zoek_blad({bsn, {}}, vraag.wet, *verblijf, verzoek, store);
    if (!blad) return Bevinding<Examens>{{}, {{*bsn, false, "geefExamens"}}};
    return Bevinding<Examens>{std::move(blad->dossier.examens).value_or(Examens{}),
                              {{*bsn, true, "examens"}}};
}

}  // namespace isi::operaties
