// SPDX-License-Identifier: GPL-3.0-or-later
#include "codec.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace isi::audit {
namespace {

/// The texts in the order of the layout: one list for writing and for reading.
template <class R>
auto teksten(R& r) {
    return std::array{&r.operatie,
                      &r.oin_certificaat,
                      &r.vingerafdruk,
                      &r.oin_eigenaar,
                      &r.sleutel_id,
                      &r.gemeentecode,
                      &r.wet,
                      &r.rol,
                      &r.eindgebruiker,
                      &r.doel,
                      &r.message_id,
                      &r.identificatiecode,
                      &r.verzendende_instantie,
                      &r.uitkomst,
                      &r.reden,
                      &r.blokken,
                      &r.herkomst};
}

/// At most max_tekst bytes, never in the middle of a UTF-8 character.
std::string_view clip(std::string_view tekst) noexcept {
    if (tekst.size() <= max_tekst) return tekst;
    auto einde = max_tekst;
    while (einde > 0 && (static_cast<unsigned char>(tekst[einde]) & 0xC0U) == 0x80U) --einde;
    return tekst.substr(0, einde);
}

class Pen {
 public:
    explicit Pen(std::size_t ruimte) { m_bytes.reserve(ruimte); }
    template <class T>
    void number(T waarde) {
        const auto getal = static_cast<std::uint64_t>(waarde);
        for (std::size_t i = sizeof(T); i-- > 0;)
            m_bytes.push_back(static_cast<unsigned char>((getal >> (8U * i)) & 255U));
    }
    template <std::size_t N>
    void array(const std::array<unsigned char, N>& deel) {
        m_bytes.insert(m_bytes.end(), deel.begin(), deel.end());
    }
    void text(std::string_view tekst) {
        number(static_cast<std::uint16_t>(tekst.size()));
        m_bytes.insert(m_bytes.end(), tekst.begin(), tekst.end());
    }
    Bytes take() { return std::move(m_bytes); }

 private:
    Bytes m_bytes;
};

class Lezer {
 public:
    Lezer(const unsigned char* bytes, std::size_t lengte) noexcept : m_bytes(bytes), m_rest(lengte) {}
    template <class T>
    T number() {
        const auto* const deel = take(sizeof(T));
        std::uint64_t getal = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i) getal = getal << 8U | deel[i];
        return static_cast<T>(getal);
    }
    template <std::size_t N>
    void array(std::array<unsigned char, N>& uit) {
        std::copy_n(take(N), N, uit.begin());
    }
    void text(std::string& uit) {
        const auto lengte = number<std::uint16_t>();
        uit.assign(reinterpret_cast<const char*>(take(lengte)), lengte);
    }
    [[nodiscard]] bool at_end() const noexcept { return m_rest == 0; }

 private:
    const unsigned char* take(std::size_t n) {
        if (n > m_rest) throw std::runtime_error("an audit record ends too early; run audit verify");
        const auto* const deel = m_bytes;
        m_bytes += n;
        m_rest -= n;
        return deel;
    }
    const unsigned char* m_bytes;
    std::size_t m_rest;
};

/// What a record says of persons, still closed.
struct Gesloten {
    Verborgen betrokkene;
    std::optional<Verborgen> gebruiker;
    std::size_t nummer = Verborgen::nummer;  ///< bytes inside
};

void read(Lezer& lezer, Record& record, Gesloten& gesloten) {
    const auto versie = lezer.number<unsigned char>();
    if (versie != indeling && versie != indeling_1)
        throw std::runtime_error("an audit record has a layout that this version does not know");
    auto& verborgen = gesloten.betrokkene;
    lezer.array(verborgen.hash);
    record.gebeurtenis = static_cast<Gebeurtenis>(lezer.number<std::uint8_t>());
    record.beslissing = static_cast<Beslissing>(lezer.number<std::uint8_t>());
    record.geleverd = lezer.number<std::uint8_t>() != 0;
    record.tijdstip_us = lezer.number<std::int64_t>();
    lezer.array(record.verzoek_id);
    record.aantal = lezer.number<std::uint32_t>();
    record.http_status = lezer.number<std::uint16_t>();
    record.duur_us = lezer.number<std::uint32_t>();
    lezer.array(record.antwoord_sha256);
    lezer.array(verborgen.sleutel);
    if (versie == indeling_1) {
        gesloten.nummer = Verborgen::nummer_indeling_1;
        std::array<unsigned char, Verborgen::lengte - Verborgen::nummer + Verborgen::nummer_indeling_1>
            kort{};
        lezer.array(kort);
        std::copy(kort.begin(), kort.end(), verborgen.cijfertekst.begin());
    } else {
        lezer.array(verborgen.cijfertekst);
        if (lezer.number<std::uint8_t>() != 0) {
            auto& gebruiker = gesloten.gebruiker.emplace();
            lezer.array(gebruiker.hash);
            lezer.array(gebruiker.sleutel);
            lezer.array(gebruiker.cijfertekst);
        }
    }
    for (auto* const tekst : teksten(record)) lezer.text(*tekst);
    if (!lezer.at_end())
        throw std::runtime_error("an audit record is longer than its layout; run audit verify");
}

void write(Pen& pen, const std::optional<Verborgen>& gebruiker) {
    pen.number(static_cast<std::uint8_t>(gebruiker ? 1 : 0));
    if (!gebruiker) return;
    pen.array(gebruiker->hash);
    pen.array(gebruiker->sleutel);
    pen.array(gebruiker->cijfertekst);
}

}  // namespace

Bytes encode(const Record& record, const Nummers& nummers) {
    const auto verborgen = record.betrokkene ? nummers.hide(*record.betrokkene) : Verborgen{};
    Pen pen(640);
    pen.number(indeling);
    pen.array(verborgen.hash);
    pen.number(static_cast<std::uint8_t>(record.gebeurtenis));
    pen.number(static_cast<std::uint8_t>(record.beslissing));
    pen.number(static_cast<std::uint8_t>(record.geleverd ? 1 : 0));
    pen.number(record.tijdstip_us);
    pen.array(record.verzoek_id);
    pen.number(record.aantal);
    pen.number(record.http_status);
    pen.number(record.duur_us);
    pen.array(record.antwoord_sha256);
    pen.array(verborgen.sleutel);
    pen.array(verborgen.cijfertekst);
    write(pen, record.gebruiker ? std::optional(nummers.hide(*record.gebruiker)) : std::nullopt);
    for (const auto* const tekst : teksten(record)) pen.text(clip(*tekst));
    return pen.take();
}

Record decode(const unsigned char* bytes, std::size_t lengte, const Nummers& nummers) {
    Lezer lezer(bytes, lengte);
    Record record;
    Gesloten gesloten;
    read(lezer, record, gesloten);
    if (gesloten.betrokkene.hash != Hash{})
        record.betrokkene = nummers.reveal(gesloten.betrokkene, gesloten.nummer);
    if (gesloten.gebruiker) record.gebruiker = nummers.reveal(*gesloten.gebruiker, gesloten.nummer);
    return record;
}

void decode_gesloten(const unsigned char* bytes, std::size_t lengte, Record& record) {
    Lezer lezer(bytes, lengte);
    Gesloten gesloten;
    read(lezer, record, gesloten);
    record.betrokkene.reset();
    record.gebruiker.reset();
}

std::int64_t decode_tijdstip(const unsigned char* bytes, std::size_t lengte) {
    constexpr std::size_t plaats = 36;
    if (lengte < plaats) throw std::runtime_error("an audit record ends too early; run audit verify");
    return Lezer(bytes + plaats, lengte - plaats).number<std::int64_t>();
}

Kop decode_kop(const unsigned char* bytes, std::size_t lengte) {
    Lezer lezer(bytes, lengte);
    Record record;
    Gesloten gesloten;
    read(lezer, record, gesloten);
    return {record.gebeurtenis, record.tijdstip_us, std::move(record.identificatiecode),
            std::move(record.verzendende_instantie)};
}

}  // namespace isi::audit
