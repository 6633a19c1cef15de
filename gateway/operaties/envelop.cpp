// SPDX-License-Identifier: GPL-3.0-or-later
#include "envelop.hpp"

#include <cstdlib>
#include <functional>
#include <random>

#include "fouten.hpp"
#include "isi_store/domein/waardenlijst.hpp"
#include "tijd.hpp"

namespace isi::operaties {

namespace {

// Finaliser of splitmix64: every input bit reaches every output bit.
std::uint64_t meng(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

int hexcijfer(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Herhaling::Herhaling() {
    std::random_device bron;
    m_zaad = (std::uint64_t{bron()} << 32U) | bron();
}

// A UUID is the same in upper and lower case, so the mark is made of its bits, not of its text.
Herhaling::Merk Herhaling::merk(std::string_view verzender, std::string_view code) const noexcept {
    Merk bits{};
    unsigned plaats = 0;
    for (const char c : code) {
        const int cijfer = hexcijfer(c);
        if (cijfer < 0) continue;
        bits[(plaats / 16U) % 2U] = (bits[(plaats / 16U) % 2U] << 4U) | static_cast<unsigned>(cijfer);
        ++plaats;
    }
    const std::uint64_t wie = std::hash<std::string_view>{}(verzender);
    return {meng(bits[0] ^ meng(wie ^ m_zaad)), meng(bits[1] ^ meng(wie + m_zaad))};
}

bool Herhaling::eerste(std::string_view verzender, std::string_view code, Seconden nu, Seconden tot) {
    const Merk m = merk(verzender, code);
    const std::lock_guard slot(m_mutex);
    // Swept at most once a minute, so that a request never pays for more than its share.
    if (nu - m_laatst_opgeruimd >= 60) {
        m_laatst_opgeruimd = nu;
        std::erase_if(m_gezien, [nu](const auto& paar) { return paar.second < nu; });
    }
    return m_gezien.emplace(m, tot).second;
}

void Herhaling::vergeet(std::string_view verzender, std::string_view code) {
    const Merk m = merk(verzender, code);
    const std::lock_guard slot(m_mutex);
    m_gezien.erase(m);
}

Uitkomst<void> controleer_envelop(const Envelop& envelop, const Envelopregels& regels, Ontvangers ontvangers,
                                  const Sleutel& sleutel, const Organisatie& eigenaar, Seconden nu,
                                  Herhaling& herhaling) {
    if (!eigenaar.oin || envelop.verzendende_instantie != eigenaar.oin->text()) {
        return fouten::val006("verzendendeInstantie");
    }
    if (ontvangers == Ontvangers::alleen_wij && envelop.ontvangende_instantie != regels.onze_oin) {
        return fouten::val006("ontvangendeInstantie");
    }
    if (envelop.doel && !zoek_waarde("doel", *envelop.doel)) return fouten::val006("doel", *envelop.doel);
    if (sleutel.eindgebruiker_verplicht && !envelop.eindgebruiker) return fouten::val008();
    const auto tijdstip = lees_tijd(envelop.datum_tijd);
    if (!tijdstip || std::llabs(*tijdstip - nu) > regels.tolerantie) return fouten::dub002(schrijf_tijd(nu));
    if (!herhaling.eerste(envelop.verzendende_instantie, envelop.identificatiecode, nu,
                          *tijdstip + regels.tolerantie)) {
        return fouten::dub001();
    }
    return {};
}

}  // namespace isi::operaties
