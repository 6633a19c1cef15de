// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "bericht.hpp"
#include "lezer.hpp"
#include "tekens.hpp"

namespace isi::bericht {
namespace {

// The guard has counted already.
constexpr std::size_t veel = std::numeric_limits<std::size_t>::max();
constexpr Grenzen onbegrensd{veel, veel, veel, veel, veel, veel, veel};

void begin_tag(std::string& uit, const Naam& naam, bool wortel) {
    uit.append("<isi:").append(naam.lokaal);
    if (wortel) uit.append(" xmlns:isi=\"").append(naam.naamruimte).append("\"");
    uit += '>';
}

}  // namespace

std::string schrijf_eenvoudig(const Omslag& omslag) {
    Lezer lezer(omslag.inhoud, onbegrensd, omslag.naamruimten);
    std::string uit, tekst;
    uit.reserve(omslag.inhoud.size() + 64);
    bool blad = false;  // nothing but text since the last start tag
    std::vector<std::string_view> open;
    for (;;) {
        switch (lezer.volgende()) {
            case Lezer::Soort::begin:
                tekst.clear();
                blad = true;
                begin_tag(uit, lezer.naam(), open.empty());
                open.push_back(lezer.naam().lokaal);
                break;
            case Lezer::Soort::tekst:
                tekst += tekens::decodeer_tekst(lezer.stuk());
                break;
            case Lezer::Soort::cdata:
                tekst += tekens::decodeer_cdata(lezer.stuk());
                break;
            case Lezer::Soort::einde:
                if (blad) tekens::ontsnap(uit, tekst);
                blad = false;
                uit.append("</isi:").append(open.back()).append(">");
                open.pop_back();
                break;
            case Lezer::Soort::klaar:
            case Lezer::Soort::fout:  // not after the guard
                return uit;
        }
    }
}

}  // namespace isi::bericht
