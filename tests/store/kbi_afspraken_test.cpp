// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "backends.hpp"
#include "kbi_voorbeelden.hpp"

using namespace isi;
using namespace isi::kbi;
using namespace isi::test;

namespace {

struct Register {
    SqliteBackend backend;
    [[nodiscard]] std::unique_ptr<KbiStore> open() const {
        return open_kbi_store(backend.plaats(), Openwijze::schrijven);
    }
};

std::vector<std::string> ids(const std::vector<Afspraak>& lijst) {
    std::vector<std::string> ids;
    ids.reserve(lijst.size());
    for (const auto& een : lijst) ids.push_back(een.vraag.id);
    return ids;
}

using Ids = std::vector<std::string>;

Afspraak enige(KbiStore& store, const Insz& wie) {
    const auto lijst = store.list_afspraken(wie, ocmw_kbo);
    REQUIRE(lijst.size() == 1);
    return lijst.front();
}

}  // namespace

TEST_CASE("an appointment is kept as it was asked, with or without what may be absent") {
    const Register reg;
    for (const auto& vraag : {volle_vraag("vol", insz(1)), kale_vraag("kaal", insz(2))}) {
        INFO(vraag.id);
        CHECK(reg.open()->save_afspraak(vraag, 1000) == Aanname::aangenomen);
        const Afspraak afspraak = enige(*reg.open(), vraag.insz);
        CHECK(afspraak.vraag == vraag);
        CHECK(afspraak.aangevraagd_op == 1000);
        CHECK(afspraak.aflevering == Afleverstatus::aanvaard);
        CHECK(afspraak.aflevering_op == 1000);
        CHECK_FALSE(afspraak.status);
        CHECK(afspraak.pogingen == 0);
        CHECK(afspraak.volgende_poging == 1000);
    }
}

TEST_CASE("the same id with the same content is the same appointment, with any other content a collision") {
    const Register reg;
    const auto een = reg.open();
    const auto ander = reg.open();
    const auto vraag = volle_vraag("id-1", insz(1));
    CHECK(een->save_afspraak(vraag, 1000) == Aanname::aangenomen);
    CHECK(ander->save_afspraak(vraag, 2000) == Aanname::herhaling);
    const std::vector<std::function<void(Afspraakvraag&)>> wijzigingen{
        [](auto& v) { v.insz = insz(2); },
        [](auto& v) { v.van.naam = "elders"; },
        [](auto& v) { v.van.contactpersoon.reset(); },
        [](auto& v) { v.naar.contactpersoon.reset(); },
        [](auto& v) { v.naar.contactpersoon->voornaam = ""; },
        [](auto& v) { v.naar.identificatienummer.reset(); },
        [](auto& v) { v.naar.type_partner = "VDAB"; },
        [](auto& v) { v.reden = "NIV_TEST"; },
        [](auto& v) { v.omschrijving = ""; },
        [](auto& v) { v.moment.reset(); },
        [](auto& v) { v.moment->einde = "09:31"; }};
    for (std::size_t i = 0; i < wijzigingen.size(); ++i) {
        INFO("change " << i);
        auto gewijzigd = vraag;
        wijzigingen[i](gewijzigd);
        CHECK(ander->save_afspraak(gewijzigd, 3000) == Aanname::botsing);
    }
    const Afspraak afspraak = enige(*een, insz(1));
    CHECK(afspraak.vraag == vraag);
    CHECK(afspraak.aangevraagd_op == 1000);
    // The id is the asker's own: another organisation may use it too.
    auto andere = vraag;
    andere.kbo = "0862910119";
    CHECK(een->save_afspraak(andere, 4000) == Aanname::aangenomen);
    CHECK(ids(een->list_afspraken(insz(1), "0862910119")) == Ids{"id-1"});
}

TEST_CASE("an organisation's list for a person is the newest first, and nobody else's") {
    const Register reg;
    const auto store = reg.open();
    for (const char* id : {"c", "a", "b"}) store->save_afspraak(kale_vraag(id, insz(1)), 1000);
    auto andere = kale_vraag("x", insz(1));
    andere.kbo = "0862910119";
    store->save_afspraak(andere, 1000);
    store->save_afspraak(kale_vraag("y", insz(2)), 1000);
    CHECK(ids(store->list_afspraken(insz(1), ocmw_kbo)) == Ids{"b", "a", "c"});
}

TEST_CASE("what is to be delivered: what is due, longest first, no more than asked for") {
    const Register reg;
    const auto store = reg.open();
    CHECK_FALSE(store->find_volgende_bezorging());
    store->save_afspraak(kale_vraag("a", insz(1)), 1000);
    store->save_afspraak(kale_vraag("b", insz(2)), 1000);
    store->save_afspraak(kale_vraag("c", insz(3)), 900);
    CHECK(store->find_volgende_bezorging() == 900);
    CHECK(ids(store->list_te_bezorgen(899, 10)) == Ids{});
    CHECK(ids(store->list_te_bezorgen(900, 10)) == Ids{"c"});
    CHECK(ids(store->list_te_bezorgen(1000, 10)) == Ids{"c", "a", "b"});
    CHECK(ids(store->list_te_bezorgen(1000, 2)) == Ids{"c", "a"});
    store->note_poging(enige(*store, insz(3)).nummer, 1000, 1500);
    CHECK(ids(store->list_te_bezorgen(1499, 10)) == Ids{"a", "b"});
    CHECK(ids(store->list_te_bezorgen(1500, 10)) == Ids{"a", "b", "c"});
    CHECK(store->find_volgende_bezorging() == 1000);
    CHECK(store->count_te_bezorgen() == 3);
}

TEST_CASE("a try and its answer are kept over a restart, and the first answer stands") {
    const Register reg;
    reg.open()->save_afspraak(kale_vraag("a", insz(1)), 1000);
    const auto nummer = enige(*reg.open(), insz(1)).nummer;

    reg.open()->note_poging(nummer, 1010, 1070);
    Afspraak nu = enige(*reg.open(), insz(1));
    CHECK(nu.aflevering == Afleverstatus::verzonden);
    CHECK(nu.aflevering_op == 1010);
    CHECK(nu.pogingen == 1);
    CHECK(nu.volgende_poging == 1070);

    reg.open()->note_poging(nummer, 1070, 1200);
    nu = enige(*reg.open(), insz(1));
    CHECK(nu.aflevering_op == 1010);  // since when it is so
    CHECK(nu.pogingen == 2);

    const auto eerste = GENERATE(Afleverstatus::bevestigd, Afleverstatus::geweigerd);
    const auto tweede =
        eerste == Afleverstatus::bevestigd ? Afleverstatus::geweigerd : Afleverstatus::bevestigd;
    reg.open()->note_aflevering(nummer, eerste, 1080);
    CHECK_FALSE(reg.open()->find_volgende_bezorging());
    CHECK(reg.open()->count_te_bezorgen() == 0);
    CHECK(reg.open()->list_te_bezorgen(9999, 10).empty());
    reg.open()->note_aflevering(nummer, tweede, 1090);
    reg.open()->note_poging(nummer, 1100, 1300);
    nu = enige(*reg.open(), insz(1));
    CHECK(nu.aflevering == eerste);
    CHECK(nu.aflevering_op == 1080);
    CHECK(reg.open()->list_te_bezorgen(9999, 10).empty());
}

TEST_CASE("the source's word on an appointment is kept by the asker's id") {
    const Register reg;
    const auto store = reg.open();
    store->save_afspraak(kale_vraag("a", insz(1)), 1000);
    store->note_status("0862910119", "a", "OP");
    CHECK_FALSE(enige(*store, insz(1)).status);
    store->note_status(ocmw_kbo, "a", "VW");
    CHECK(enige(*store, insz(1)).status == "VW");
    CHECK(store->save_afspraak(kale_vraag("a", insz(1)), 2000) == Aanname::herhaling);
}
