// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "isi_store/domein/verblijf.hpp"
#include "support/dossier.hpp"

using namespace isi;

namespace {

const Gemeentecode groningen = *Gemeentecode::parse("0014");
const Gemeentecode almere = *Gemeentecode::parse("0034");

Persoonsdossier vertrokken_uit_groningen(bool plichtig) {
    auto d = proef::dossier("004002623", Wet::wi2007, almere);
    d.eerder_verblijf = {{groningen, OnvolledigeDatum::parse("2015-03-01"), plichtig}};
    return d;
}

}  // namespace

TEST_CASE("a former gemeente may look when the person was plichtig there, and no other gemeente may") {
    const auto dossier = vertrokken_uit_groningen(true);
    const auto* verblijf = zoek_eerder_verblijf(dossier, groningen);
    REQUIRE(verblijf != nullptr);
    CHECK(verblijf->vertrokken_op->text() == "2015-03-01");
    CHECK(zoek_eerder_verblijf(dossier, almere) == nullptr);
    CHECK(zoek_eerder_verblijf(vertrokken_uit_groningen(false), groningen) == nullptr);
}

TEST_CASE("a former gemeente may look by its own handhaving or voorziening, not by another's") {
    for (const auto& wie : {groningen, almere}) {
        auto gehandhaafd = vertrokken_uit_groningen(false);
        gehandhaafd.handhaving.emplace().ingesteld_door = Gemeente{wie, "naam", {}};
        CHECK((zoek_eerder_verblijf(gehandhaafd, groningen) != nullptr) == (wie == groningen));

        auto voorzien = vertrokken_uit_groningen(false);
        voorzien.voorzieningen.emplace_back().aanbod_door = Gemeente{wie, "naam", {}};
        CHECK((zoek_eerder_verblijf(voorzien, groningen) != nullptr) == (wie == groningen));
    }
}

TEST_CASE("a handhaving or voorziening without a residence there opens nothing") {
    auto dossier = proef::dossier("004002623", Wet::wi2007, almere);
    dossier.handhaving.emplace().ingesteld_door = Gemeente{groningen, "Groningen", {}};
    dossier.voorzieningen.emplace_back().aanbod_door = Gemeente{groningen, "Groningen", {}};
    CHECK(zoek_eerder_verblijf(dossier, groningen) == nullptr);
}
