// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields.hpp"

namespace isi::sqlite {
namespace {

// Placeholders, overwritten by the reader; the number is one of the test block 99999xxxx.
Bsn blank_bsn() {
    return Bsn::parse("999999990").value();
}
OnvolledigeDatum blank_datum() {
    return OnvolledigeDatum::parse("0000-00-00").value();
}
Gemeentecode blank_gemeente() {
    return Gemeentecode::parse("0000").value();
}

}  // namespace

Persoonsdossier blank_dossier() {
    return {.kop = {.bsn = blank_bsn(), .naam = {}, .geboortedatum = blank_datum(), .herkomst = {}},
            .gegevens = {}};
}

EerderVerblijf blank_eerder_verblijf() {
    return {.gemeente = blank_gemeente(), .vertrokken_op = {}, .plichtig = false};
}

Verlenging blank_verlenging() {
    return {.datum = blank_datum(), .reden = {}, .nieuwe_einddatum = {}};
}

Signaal blank_signaal() {
    return {.status = {},
            .bsn = blank_bsn(),
            .gemeente = blank_gemeente(),
            .signaalcode = {},
            .datum = blank_datum()};
}

}  // namespace isi::sqlite
