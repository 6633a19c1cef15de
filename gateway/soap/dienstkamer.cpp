// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "gateway/bericht/fouten.hpp"
#include "gateway/operaties/bevoegd.hpp"
#include "gateway/operaties/fouten.hpp"
#include "gateway/operaties/geef_examens.hpp"
#include "gateway/operaties/geef_persoon.hpp"
#include "gateway/operaties/geef_signaalcodes.hpp"
#include "gateway/operaties/geef_tabellen.hpp"
#include "gateway/operaties/geef_wet.hpp"
#include "gateway/operaties/tijd.hpp"
#include "soap.hpp"
#include "wire_map.hpp"

namespace isi::soap {
namespace {

// The service's own namespace table: what an answer needs and nothing else (gSOAP prints all of it).
constexpr std::array<Namespace, 2> naamruimten{
    {{"isi", "urn:inburgering:isi:cvs:v1", nullptr, nullptr}, {nullptr, nullptr, nullptr, nullptr}}};

constexpr std::string_view gegevens = "GEGEVENS";
constexpr std::string_view niets_gevonden = "NIETS_GEVONDEN";

struct SoapDelete {
    void operator()(::soap* ctx) const noexcept {
        soap_destroy(ctx);
        soap_end(ctx);
        soap_free(ctx);
    }
};

// Everything of one request dies when this goes out of scope, also when an operation throws.
class Schoonmaak {
 public:
    explicit Schoonmaak(::soap* ctx) : m_ctx(ctx) {}
    ~Schoonmaak() {
        soap_destroy(m_ctx);
        soap_end(m_ctx);
    }
    Schoonmaak(const Schoonmaak&) = delete;
    Schoonmaak& operator=(const Schoonmaak&) = delete;

 private:
    ::soap* m_ctx;
};

Foutmelding int500(const operaties::Contact& contact) {
    constexpr std::size_t fouttekst_max = 200;
    std::string tekst = fmt::format("Er is een interne fout opgetreden. Neem contact op met {} {}.",
                                    contact.telefoon, contact.e_mail);
    if (tekst.size() > fouttekst_max)
        tekst = "Er is een interne fout opgetreden. Neem contact op met de beheerder.";
    return {"INT500", std::move(tekst), {}};
}

}  // namespace

struct Dienstkamer::Binnen {
    Omgeving omgeving;
    std::unique_ptr<::soap, SoapDelete> ctx;
    std::string in, uit;
    std::size_t plaats = 0;  // in `in`

    explicit Binnen(Omgeving o);
    void zet_invoer(const bericht::Omslag& omslag);
    template <class Wire>
    bool lees(Wire& wire, const char* tag);
    template <class Wire>
    std::string schrijf(const Wire& wire, const char* tag);
    template <class In, class Uit, class Werk>
    Resultaat serve_operation(const char* naam, operaties::Verzoek& verzoek, Werk werk);
    template <class In, class Uit>
    Uitkomst<void> keur(const In& in, Uit& uit_wire, const operaties::Operatieregel& regel,
                        const operaties::Envelop& envelop, operaties::Verzoek& verzoek, Spoor& spoor);
    template <class T, class Uit>
    Uitkomst<void> antwoord(Uitkomst<operaties::Bevinding<T>> uitkomst, Uit& uit_wire, Spoor& spoor);

    Resultaat test_verbinding(operaties::Verzoek& verzoek);
    Resultaat geef_gemeenten(operaties::Verzoek& verzoek);
    Resultaat geef_waardenlijsten(operaties::Verzoek& verzoek);
    Resultaat geef_signaalcodes(operaties::Verzoek& verzoek);
    Resultaat geef_wet(operaties::Verzoek& verzoek);
    Resultaat geef_persoon(operaties::Verzoek& verzoek);
    Resultaat geef_examens(operaties::Verzoek& verzoek);
    Resultaat zoek_personen(operaties::Verzoek& verzoek);
    Resultaat zoek_signalen(operaties::Verzoek& verzoek);
};

namespace {

std::size_t ontvang(::soap* ctx, char* doel, std::size_t ruimte) {
    auto& binnen = *static_cast<Dienstkamer::Binnen*>(ctx->user);
    const auto rest = std::string_view(binnen.in).substr(binnen.plaats);
    const std::size_t aantal = std::min(ruimte, rest.size());
    std::memcpy(doel, rest.data(), aantal);
    binnen.plaats += aantal;
    return aantal;
}

int verzend(::soap* ctx, const char* bytes, std::size_t aantal) {
    static_cast<Dienstkamer::Binnen*>(ctx->user)->uit.append(bytes, aantal);
    return SOAP_OK;
}

}  // namespace

// gSOAP does nothing here but XML <-> C++: no sockets, no HTTP, no envelope. The limits repeat the guard's.
Dienstkamer::Binnen::Binnen(Omgeving o)
    : omgeving(std::move(o)),
      ctx(soap_new2(SOAP_ENC_PLAIN | SOAP_XML_STRICT | SOAP_XML_TREE | SOAP_C_UTFSTRING,
                    SOAP_ENC_PLAIN | SOAP_IO_BUFFER | SOAP_XML_TREE | SOAP_C_UTFSTRING)) {
    if (!ctx) throw std::bad_alloc();
    ctx->user = this;
    ctx->frecv = ontvang;
    ctx->fsend = verzend;
    ctx->fpoll = nullptr;
    ctx->maxlevel = 32;
    ctx->maxlength = 65536;
    ctx->maxoccurs = 1000;
    ctx->prolog = "";
    soap_set_namespaces(ctx.get(), naamruimten.data());
}

// Not the client's bytes: gSOAP does not read every spelling of XML as the schema's reader does.
void Dienstkamer::Binnen::zet_invoer(const bericht::Omslag& omslag) {
    in = bericht::schrijf_eenvoudig(omslag);
    plaats = 0;
}

template <class Wire>
bool Dienstkamer::Binnen::lees(Wire& wire, const char* tag) {
    wire.soap_default(ctx.get());
    return soap_begin_recv(ctx.get()) == SOAP_OK && wire.soap_in(ctx.get(), tag, nullptr) != nullptr &&
           soap_end_recv(ctx.get()) == SOAP_OK;
}

template <class Wire>
std::string Dienstkamer::Binnen::schrijf(const Wire& wire, const char* tag) {
    uit.clear();
    uit.reserve(8192);
    if (soap_begin_send(ctx.get()) != SOAP_OK || wire.soap_out(ctx.get(), tag, 0, "") != SOAP_OK ||
        soap_end_send(ctx.get()) != SOAP_OK) {
        throw std::runtime_error("gSOAP could not write the answer");
    }
    return std::move(uit);
}

// Envelope, then gemeente × wet × rol; only then the function.
template <class In, class Uit>
Uitkomst<void> Dienstkamer::Binnen::keur(const In& in_wire, Uit& uit_wire,
                                         const operaties::Operatieregel& regel,
                                         const operaties::Envelop& envelop, operaties::Verzoek& verzoek,
                                         Spoor& spoor) {
    // Every answer to a gemeente's question names the gemeente, a refusal of the envelope too.
    if constexpr (requires { in_wire.gemeentecode; }) {
        verzoek.gemeente = Gemeentecode::parse(in_wire.gemeentecode);
        if (verzoek.gemeente)
            if (const auto gevonden = omgeving.store.find_gemeente(*verzoek.gemeente))
                uit_wire.gemeente = to_wire(ctx.get(), *gevonden);
    }
    using operaties::Ontvangers;
    const auto ontvangers = regel.naam == "testVerbinding" ? Ontvangers::ieder : Ontvangers::alleen_wij;
    auto uitkomst = operaties::controleer_envelop(envelop, omgeving.regels, ontvangers, *verzoek.sleutel,
                                                  *verzoek.eigenaar, verzoek.nu, omgeving.herhaling);
    if (!uitkomst) return uitkomst;
    spoor.code_verbruikt = true;
    if constexpr (requires { in_wire.gemeentecode; }) {
        if (!verzoek.gemeente) return operaties::fouten::val006("gemeentecode");
    }
    verzoek.wet = regel.vaste_wet;
    if constexpr (requires { in_wire.wet; }) {
        verzoek.wet = parse_wet(in_wire.wet);
        if (!verzoek.wet) return operaties::fouten::val006("wet", in_wire.wet);
    }
    const auto recht = operaties::bevoegd(regel, *verzoek.sleutel, verzoek.gemeente, verzoek.wet);
    if (!recht) return tl::make_unexpected(recht.error());
    if (*recht) spoor.rol = code(**recht);
    if (verzoek.wet) spoor.wet = code(*verzoek.wet);
    return {};
}

// Data, or nietsGevonden; and about whom.
template <class T, class Uit>
Uitkomst<void> Dienstkamer::Binnen::antwoord(Uitkomst<operaties::Bevinding<T>> uitkomst, Uit& uit_wire,
                                             Spoor& spoor) {
    if (!uitkomst) return tl::make_unexpected(std::move(uitkomst.error()));
    spoor.betrokkenen = std::move(uitkomst->betrokkenen);
    if (uitkomst->gegevens) {
        to_wire(ctx.get(), *uitkomst->gegevens, uit_wire);
    } else if constexpr (requires { uit_wire.nietsGevonden; }) {
        uit_wire.nietsGevonden = soap_new_isi__NietsGevondenType(ctx.get());
        spoor.uitkomst = niets_gevonden;
    }
    return {};
}

template <class In, class Uit, class Werk>
Resultaat Dienstkamer::Binnen::serve_operation(const char* naam, operaties::Verzoek& verzoek, Werk werk) {
    const Schoonmaak schoonmaak(ctx.get());
    const std::string tag = std::string("isi:") + naam;
    In in_wire;
    // The schema has passed; what gSOAP still refuses is a difference between two readings and never to be
    // guessed at.
    if (!lees(in_wire, tag.c_str())) return {tl::make_unexpected(bericht::fouten::dk0004()), {}};

    Uit uit_wire;
    uit_wire.soap_default(ctx.get());
    const auto envelop = lees_envelop(in_wire);
    Spoor spoor{.gemeentecode = envelop.gemeentecode.value_or(""),
                .wet = {},
                .eindgebruiker = envelop.eindgebruiker.value_or(""),
                .doel = envelop.doel.value_or(""),
                .identificatiecode = envelop.identificatiecode,
                .verzendende_instantie = envelop.verzendende_instantie,
                .rol = {},
                .uitkomst = std::string(gegevens),
                .reden = {},
                .betrokkenen = {}};
    if constexpr (requires { in_wire.wet; }) spoor.wet = in_wire.wet;
    // Whoever was asked about is on record, also when the question is refused.
    if constexpr (requires { in_wire.bsn; }) {
        const std::optional<std::string> gevraagd = in_wire.bsn;
        if (const auto bsn = gevraagd ? Bsn::parse(*gevraagd) : std::nullopt)
            spoor.betrokkenen = {{*bsn, false, naam}};
    }
    to_wire(envelop, operaties::schrijf_tijd(verzoek.nu), uit_wire);

    Uitkomst<void> uitkomst;
    try {
        uitkomst = keur(in_wire, uit_wire, *operaties::zoek_operatie(naam), envelop, verzoek, spoor);
        spoor.toegestaan = uitkomst.has_value();
        if (uitkomst && omgeving.oefening && !spoor.betrokkenen.empty())
            omgeving.oefening(spoor.betrokkenen.front().bsn);
        if (uitkomst) uitkomst = werk(in_wire, uit_wire, spoor);
    } catch (const std::exception& e) {
        spoor.mislukt = true;
        spoor.reden = e.what();
        uitkomst = tl::make_unexpected(int500(omgeving.dienst.contact));
    }
    uit_wire.requestGoedgekeurd = uitkomst.has_value();
    if (!uitkomst) {
        spoor.uitkomst = uitkomst.error().foutcode;
        uit_wire.foutmelding.push_back(to_wire(ctx.get(), uitkomst.error()));
    }
    return {schrijf(uit_wire, (tag + "Response").c_str()), std::move(spoor)};
}

Resultaat Dienstkamer::Binnen::test_verbinding(operaties::Verzoek& verzoek) {
    return serve_operation<isi__TestVerbindingVerzoekType, isi__TestVerbindingAntwoordType>(
        "testVerbinding", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor&) -> Uitkomst<void> {
            to_wire(ctx.get(),
                    operaties::test_verbinding(in_wire.echo.value_or(""), verzoek, omgeving.dienst),
                    uit_wire);
            return {};
        });
}

Resultaat Dienstkamer::Binnen::geef_gemeenten(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefGemeentenVerzoekType, isi__GeefGemeentenAntwoordType>(
        "geefGemeenten", verzoek, [&](const auto&, auto& uit_wire, Spoor&) -> Uitkomst<void> {
            to_wire(ctx.get(), operaties::geef_gemeenten(verzoek, omgeving.store), uit_wire);
            return {};
        });
}

Resultaat Dienstkamer::Binnen::geef_waardenlijsten(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefWaardenlijstenVerzoekType, isi__GeefWaardenlijstenAntwoordType>(
        "geefWaardenlijsten", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor&) {
            return operaties::geef_waardenlijsten(in_wire.lijst, omgeving.store)
                .map([&](const auto& lijsten) { to_wire(ctx.get(), lijsten, uit_wire); });
        });
}

Resultaat Dienstkamer::Binnen::geef_signaalcodes(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefSignaalcodesVerzoekType, isi__GeefSignaalcodesAntwoordType>(
        "geefSignaalcodes", verzoek, [&](const auto&, auto& uit_wire, Spoor&) -> Uitkomst<void> {
            to_wire(ctx.get(), operaties::geef_signaalcodes(*verzoek.wet), uit_wire);
            return {};
        });
}

Resultaat Dienstkamer::Binnen::geef_wet(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefWetVerzoekType, isi__GeefWetAntwoordType>(
        "geefWet", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor& spoor) {
            return antwoord(operaties::geef_wet(in_wire.bsn, verzoek, omgeving.store), uit_wire, spoor);
        });
}

Resultaat Dienstkamer::Binnen::geef_persoon(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefPersoonVerzoekType, isi__GeefPersoonAntwoordType>(
        "geefPersoon", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor& spoor) {
            return antwoord(
                operaties::geef_persoon(from_wire(in_wire, *verzoek.wet), verzoek, omgeving.store), uit_wire,
                spoor);
        });
}

Resultaat Dienstkamer::Binnen::geef_examens(operaties::Verzoek& verzoek) {
    return serve_operation<isi__GeefExamensVerzoekType, isi__GeefExamensAntwoordType>(
        "geefExamens", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor& spoor) {
            return antwoord(
                operaties::geef_examens(from_wire(in_wire, *verzoek.wet), verzoek, omgeving.store), uit_wire,
                spoor);
        });
}

Resultaat Dienstkamer::Binnen::zoek_personen(operaties::Verzoek& verzoek) {
    return serve_operation<isi__ZoekPersonenVerzoekType, isi__ZoekPersonenAntwoordType>(
        "zoekPersonen", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor& spoor) {
            return antwoord(operaties::zoek_personen(from_wire(in_wire, *verzoek.wet), verzoek,
                                                     omgeving.dienst.bladgrenzen, omgeving.store),
                            uit_wire, spoor);
        });
}

Resultaat Dienstkamer::Binnen::zoek_signalen(operaties::Verzoek& verzoek) {
    return serve_operation<isi__ZoekSignalenVerzoekType, isi__ZoekSignalenAntwoordType>(
        "zoekSignalen", verzoek, [&](const auto& in_wire, auto& uit_wire, Spoor& spoor) {
            return antwoord(operaties::zoek_signalen(from_wire(in_wire, *verzoek.wet), verzoek,
                                                     omgeving.dienst.bladgrenzen, omgeving.store),
                            uit_wire, spoor);
        });
}

Dienstkamer::Dienstkamer(Omgeving omgeving) : m_binnen(std::make_unique<Binnen>(std::move(omgeving))) {}
Dienstkamer::~Dienstkamer() = default;

Resultaat Dienstkamer::serve(const bericht::Omslag& omslag, operaties::Verzoek& verzoek) {
    m_binnen->zet_invoer(omslag);
    if (omslag.operatie == "testVerbinding") return m_binnen->test_verbinding(verzoek);
    if (omslag.operatie == "geefGemeenten") return m_binnen->geef_gemeenten(verzoek);
    if (omslag.operatie == "geefWaardenlijsten") return m_binnen->geef_waardenlijsten(verzoek);
    if (omslag.operatie == "geefSignaalcodes") return m_binnen->geef_signaalcodes(verzoek);
    if (omslag.operatie == "geefWet") return m_binnen->geef_wet(verzoek);
    if (omslag.operatie == "geefPersoon") return m_binnen->geef_persoon(verzoek);
    if (omslag.operatie == "zoekPersonen") return m_binnen->zoek_personen(verzoek);
    if (omslag.operatie == "zoekSignalen") return m_binnen->zoek_signalen(verzoek);
    if (omslag.operatie == "geefExamens") return m_binnen->geef_examens(verzoek);
    return {tl::make_unexpected(bericht::fouten::niet_gebouwd()), {}};
}

}  // namespace isi::soap
