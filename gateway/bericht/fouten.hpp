// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/fout.hpp"

/// Every protocol fault of this service: DUO's code with the Dutch sentence the vendor reads, in one table. A
/// sentence never holds anything of the message. DK0008 (RelatesTo missing) does not occur: a request has
/// nothing to relate to.
namespace isi::bericht {

enum class Gebrek : std::uint8_t {
    // the guard: bytes and XML
    codering,
    geen_xml,
    xml_versie,
    teken,
    verwijzing,
    doctype,
    instructie,
    dubbel_attribuut,
    naamruimte,
    naamruimte_uri,
    // the guard: limits
    te_diep,
    te_veel_elementen,
    te_veel_attributen,
    naam_te_lang,
    te_veel_naamruimten,
    te_veel_in_kop,
    // the guard: SOAP
    versie,
    geen_omslag,
    structuur,
    inhoud,
    xsi_type,
    // the header block
    kopblok,
    kop_dubbel,
    kop_onvolledig,
    mustunderstand_waarde,
    wachtwoordsoort,
    begrijpplicht,
    // addressing
    soapaction,
    to_ontbreekt,
    action_ontbreekt,
    message_id_ontbreekt,
    from_ontbreekt,
    from_oin,
    to_oin,
    message_id_vorm,
    wsa_waarde,
    // the schema; where the sentence has a place for it, with the element's name
    schema,
    schema_operatie,
    schema_onverwacht,
    schema_onbekend,
    schema_ontbreekt,
    schema_waarde,
    schema_attribuut,
    schema_tekst,
    schema_element,
    // the service
    niet_geautoriseerd,
    intern,
    niet_gebouwd,
    niet_beschikbaar,
};

struct Fouttekst {
    Gebrek gebrek;
    std::string_view code;  ///< faultcode without prefix
    std::string_view tekst;
};

/// In the order of the enumeration.
[[nodiscard]] const Fouttekst& fouttekst(Gebrek gebrek);

[[nodiscard]] Protocolfout fout(Gebrek gebrek, std::optional<std::uint32_t> regel = std::nullopt);

/// For the sentences of the schema: `element` is a name that the schema knows, never one that only the
/// message has.
[[nodiscard]] Protocolfout schemafout(Gebrek gebrek, std::string_view element, std::uint32_t regel);

/// For the rooms that know a refusal by its code.
namespace fouten {
[[nodiscard]] Protocolfout dk0002();        ///< until the key is proven: one and the same (NL-W13)
[[nodiscard]] Protocolfout dk0004();        ///< not conform the schema, nothing more to tell
[[nodiscard]] Protocolfout dk0050();        ///< handling failed
[[nodiscard]] Protocolfout dk0051();        ///< not available now
[[nodiscard]] Protocolfout niet_gebouwd();  ///< DK0051: operation of the contract that does not run yet
}  // namespace fouten

}  // namespace isi::bericht
