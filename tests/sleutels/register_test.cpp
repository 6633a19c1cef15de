// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>

#include "gateway/sleutels/sleutels.hpp"

using namespace isi;
using namespace isi::sleutels;

namespace {

constexpr Seconden nu = 1'780'000'000, jaar = 31'536'000;
const std::string oin_groningen = "00000099000000014000", oin_almere = "00000099000000034000",
                  oin_leverancier = "00000099000000900000", kbo_gent = "0207451227";

Peer peer(const std::string& oin, const std::string& uitgever = "CN=ISI sandbox CA") {
    return Peer{
        "CN=client,serialNumber=" + oin, uitgever, std::string(64, 'a'), oin, std::nullopt, nu + jaar};
}

Certificaatidentiteit identiteit(const std::string& oin) {
    return {Certificaatidentiteit::Soort::oin, oin, {}};
}

/// Two gemeenten, a supplier and an OCMW; one key of Groningen that its own and the supplier's certificate
/// may carry.
struct Wereld {
    Pepper pepper{};
    Uitgifte uitgifte = make_uitgifte();
    Sleutelbestand bestand;
    Wereld() {
        pepper[0] = 7;
        bestand.versie = 42;
        bestand.organisaties = {{1, "Groningen", Oin::parse(oin_groningen), std::nullopt, "NL", false},
                                {2, "Almere", Oin::parse(oin_almere), std::nullopt, "NL", false},
                                {3, "Leverancier", Oin::parse(oin_leverancier), std::nullopt, "NL", true},
                                {4, "OCMW Gent", std::nullopt, kbo_gent, "BE", false}};
        Sleutel sleutel;
        sleutel.sleutel_id = uitgifte.applicatiesleutel;
        sleutel.organisatie_id = 1;
        sleutel.geldig_vanaf = nu - 100;
        sleutel.geldig_tot = nu + jaar;
        sleutel.geheimen = {geheim(uitgifte.wachtwoord)};
        sleutel.certificaten = {identiteit(oin_groningen), identiteit(oin_leverancier)};
        bestand.sleutels = {sleutel};
    }
    Sleutel& sleutel() { return bestand.sleutels.front(); }
    [[nodiscard]] Geheim geheim(const std::string& wachtwoord) const {
        return {1, hmac_geheim(pepper, uitgifte.applicatiesleutel, wachtwoord), nu - 100, nu + 1000, false};
    }
    [[nodiscard]] Bewijs ask(const Peer& wie, Seconden wanneer = nu) const {
        return Register(bestand).bewijs(pepper, wie, uitgifte.applicatiesleutel, uitgifte.wachtwoord,
                                        wanneer);
    }
    [[nodiscard]] Bewijs ask(const std::string& sleutel, const std::string& wachtwoord) const {
        return Register(bestand).bewijs(pepper, peer(oin_groningen), sleutel, wachtwoord, nu);
    }
};

void check_refused(const Bewijs& bewijs, Weigering weigering) {
    CHECK_FALSE(bewijs.bewezen);  // all that the caller's answer may depend on
    CHECK(tekst(bewijs.weigering) == tekst(weigering));
}

}  // namespace

TEST_CASE("A key with its password on its own certificate is proven, with its owner and its end") {
    const Wereld wereld;
    const auto bewijs = wereld.ask(peer(oin_groningen));
    REQUIRE(bewijs.bewezen);
    CHECK(bewijs.bewezen->eigenaar->naam == "Groningen");
    CHECK(bewijs.bewezen->sleutel->sleutel_id == wereld.uitgifte.applicatiesleutel);
    CHECK(bewijs.bewezen->geheim_geldig_tot == nu + 1000);
    CHECK(Register(wereld.bestand).versie() == 42);
}

TEST_CASE("A supplier's certificate carries a key that lists it, and the owner stays the owner") {
    const Wereld wereld;
    const auto bewijs = wereld.ask(peer(oin_leverancier));
    REQUIRE(bewijs.bewezen);
    CHECK(bewijs.bewezen->eigenaar->naam == "Groningen");
}

TEST_CASE("Every cause of refusal is told to the audit and gives the caller the same: nothing") {
    Wereld wereld;
    const auto& id = wereld.uitgifte.applicatiesleutel;
    const auto& wachtwoord = wereld.uitgifte.wachtwoord;
    SECTION("no key") {
        check_refused(wereld.ask("", ""), Weigering::geen_sleutel);
    }
    SECTION("unknown key") {
        check_refused(wereld.ask("isk1_aaaaaaaaaaaa", wachtwoord), Weigering::sleutel_onbekend);
    }
    SECTION("endless key") {
        check_refused(wereld.ask(id + std::string(100'000, 'a'), wachtwoord), Weigering::sleutel_onbekend);
    }
    SECTION("typo") {
        auto typefout = wachtwoord;
        typefout[3] = typefout[3] == 'A' ? 'B' : 'A';
        check_refused(wereld.ask(id, typefout), Weigering::wachtwoord_misvormd);
        check_refused(wereld.ask(id, ""), Weigering::wachtwoord_misvormd);
        check_refused(wereld.ask(id, wachtwoord + std::string(100'000, 'A')), Weigering::wachtwoord_misvormd);
        check_refused(wereld.ask(id, wachtwoord + std::string(1, '\0')), Weigering::wachtwoord_misvormd);
    }
    SECTION("wrong password") {
        check_refused(wereld.ask(id, make_uitgifte().wachtwoord), Weigering::wachtwoord_onjuist);
    }
    SECTION("another pepper") {
        wereld.pepper[0] = 8;
        check_refused(wereld.ask(id, wachtwoord), Weigering::wachtwoord_onjuist);
    }
    SECTION("key not yet valid") {
        wereld.sleutel().geldig_vanaf = nu + 1;
        check_refused(wereld.ask(id, wachtwoord), Weigering::nog_niet_geldig);
    }
    SECTION("secret not yet valid") {
        wereld.sleutel().geheimen[0].geldig_vanaf = nu + 1;
        check_refused(wereld.ask(id, wachtwoord), Weigering::nog_niet_geldig);
    }
    SECTION("key expired") {
        wereld.sleutel().geldig_tot = nu;
        check_refused(wereld.ask(id, wachtwoord), Weigering::verlopen);
    }
    SECTION("secret expired") {
        wereld.sleutel().geheimen[0].geldig_tot = nu;
        check_refused(wereld.ask(id, wachtwoord), Weigering::verlopen);
    }
    SECTION("no end date") {
        wereld.sleutel().geldig_tot = 0;
        check_refused(wereld.ask(id, wachtwoord), Weigering::verlopen);
    }
    SECTION("key revoked") {
        wereld.sleutel().ingetrokken = true;
        check_refused(wereld.ask(id, wachtwoord), Weigering::ingetrokken);
    }
    SECTION("secret revoked") {
        wereld.sleutel().geheimen[0].ingetrokken = true;
        check_refused(wereld.ask(id, wachtwoord), Weigering::ingetrokken);
    }
    SECTION("certificate without identity") {
        auto wie = peer(oin_groningen);
        wie.oin.reset();
        check_refused(wereld.ask(wie), Weigering::certificaat_zonder_oin);
    }
    SECTION("unregistered organisation") {
        check_refused(wereld.ask(peer("00000099000000777000")), Weigering::organisatie_onbekend);
    }
    SECTION("another registered organisation's certificate") {
        check_refused(wereld.ask(peer(oin_almere)), Weigering::certificaat_niet_van_sleutel);
    }
    SECTION("a key that lists no certificate") {
        wereld.sleutel().certificaten.clear();
        check_refused(wereld.ask(peer(oin_groningen)), Weigering::certificaat_niet_van_sleutel);
    }
    SECTION("a key without secrets") {
        wereld.sleutel().geheimen.clear();
        check_refused(wereld.ask(id, wachtwoord), Weigering::wachtwoord_onjuist);
    }
    SECTION("a key whose owner is not registered") {
        wereld.sleutel().organisatie_id = 99;
        check_refused(wereld.ask(id, wachtwoord), Weigering::organisatie_onbekend);
    }
}

TEST_CASE("A key and a secret are valid from their first second up to, not with, their last") {
    Wereld wereld;
    auto& sleutel = wereld.sleutel();
    sleutel.geldig_vanaf = nu - 10;
    sleutel.geldig_tot = nu + 10;
    sleutel.geheimen[0].geldig_vanaf = nu - 5;
    sleutel.geheimen[0].geldig_tot = nu + 5;
    const auto stand = [&](Seconden wanneer) { return wereld.ask(peer(oin_groningen), wanneer); };
    check_refused(stand(nu - 6), Weigering::nog_niet_geldig);
    CHECK(stand(nu - 5).bewezen);
    CHECK(stand(nu + 4).bewezen);
    check_refused(stand(nu + 5), Weigering::verlopen);
    sleutel.geheimen[0].geldig_tot = nu + 100;
    CHECK(stand(nu + 9).bewezen);
    CHECK(stand(nu + 9).bewezen->geheim_geldig_tot == nu + 10);
    check_refused(stand(nu + 10), Weigering::verlopen);
    check_refused(stand(nu - 11), Weigering::nog_niet_geldig);
}

TEST_CASE("During rotation both secrets work; revoking or expiring one leaves the other") {
    Wereld wereld;
    const auto nieuw = make_uitgifte().wachtwoord;
    auto& geheimen = wereld.sleutel().geheimen;
    geheimen.push_back(wereld.geheim(nieuw));
    const auto& id = wereld.uitgifte.applicatiesleutel;
    CHECK(wereld.ask(id, wereld.uitgifte.wachtwoord).bewezen);
    CHECK(wereld.ask(id, nieuw).bewezen);
    geheimen[0].ingetrokken = true;
    check_refused(wereld.ask(id, wereld.uitgifte.wachtwoord), Weigering::ingetrokken);
    CHECK(wereld.ask(id, nieuw).bewezen);
    geheimen[0].ingetrokken = false;
    geheimen[1].geldig_tot = nu;
    CHECK(wereld.ask(id, wereld.uitgifte.wachtwoord).bewezen);
    check_refused(wereld.ask(id, nieuw), Weigering::verlopen);
}

TEST_CASE("No typo of one character is ever accepted as the password") {
    const Wereld wereld;
    const Register sleutelregister(wereld.bestand);
    const auto& goed = wereld.uitgifte.wachtwoord;
    std::size_t aangenomen = 0;
    for (std::size_t plaats = 0; plaats < goed.size(); ++plaats)
        for (int teken = 0; teken < 256; ++teken) {
            auto fout = goed;
            fout[plaats] = static_cast<char>(teken);
            if (fout == goed) continue;
            const auto bewijs = sleutelregister.bewijs(wereld.pepper, peer(oin_groningen),
                                                       wereld.uitgifte.applicatiesleutel, fout, nu);
            aangenomen += bewijs.bewezen ? 1U : 0U;
        }
    CHECK(aangenomen == 0);
    CHECK(sleutelregister
              .bewijs(wereld.pepper, peer(oin_groningen), wereld.uitgifte.applicatiesleutel, goed, nu)
              .bewezen);
}

TEST_CASE("One key's password opens no other key") {
    Wereld wereld;
    const auto tweede = make_uitgifte();
    auto sleutel = wereld.sleutel();
    sleutel.sleutel_id = tweede.applicatiesleutel;
    sleutel.geheimen[0].hmac = hmac_geheim(wereld.pepper, tweede.applicatiesleutel, tweede.wachtwoord);
    wereld.bestand.sleutels.push_back(sleutel);
    CHECK(wereld.ask(tweede.applicatiesleutel, tweede.wachtwoord).bewezen);
    check_refused(wereld.ask(tweede.applicatiesleutel, wereld.uitgifte.wachtwoord),
                  Weigering::wachtwoord_onjuist);
    check_refused(wereld.ask(wereld.uitgifte.applicatiesleutel, tweede.wachtwoord),
                  Weigering::wachtwoord_onjuist);
}

TEST_CASE("A stored HMAC copied to another key does not open that key") {
    Wereld wereld;
    const auto tweede = make_uitgifte();
    auto sleutel = wereld.sleutel();  // with the first key's secrets as they are
    sleutel.sleutel_id = tweede.applicatiesleutel;
    wereld.bestand.sleutels.push_back(sleutel);
    check_refused(wereld.ask(tweede.applicatiesleutel, wereld.uitgifte.wachtwoord),
                  Weigering::wachtwoord_onjuist);
}

TEST_CASE("A certificate is bound by OIN, KBO or fingerprint, and by its issuer where one is given") {
    Wereld wereld;
    auto& certificaten = wereld.sleutel().certificaten;
    SECTION("issuer") {
        certificaten = {{Certificaatidentiteit::Soort::oin, oin_groningen, "CN=Staat der Nederlanden"}};
        check_refused(wereld.ask(peer(oin_groningen)), Weigering::certificaat_niet_van_sleutel);
        CHECK(wereld.ask(peer(oin_groningen, "CN=Staat der Nederlanden")).bewezen);
    }
    SECTION("KBO") {
        certificaten = {{Certificaatidentiteit::Soort::kbo, kbo_gent, {}}};
        auto wie = peer(oin_groningen);
        wie.oin.reset();
        wie.kbo = kbo_gent;
        CHECK(wereld.ask(wie).bewezen);
        wie.kbo = "0000000097";
        check_refused(wereld.ask(wie), Weigering::organisatie_onbekend);
        // The same digits as an OIN are another identity.
        certificaten = {identiteit(kbo_gent)};
        wie.kbo = kbo_gent;
        check_refused(wereld.ask(wie), Weigering::certificaat_niet_van_sleutel);
    }
    SECTION("fingerprint") {
        certificaten = {{Certificaatidentiteit::Soort::vingerafdruk, std::string(64, 'b'), {}}};
        auto wie = peer(oin_groningen);
        wie.oin.reset();
        check_refused(wereld.ask(wie), Weigering::certificaat_zonder_oin);
        wie.vingerafdruk = std::string(64, 'b');
        CHECK(wereld.ask(wie).bewezen);
    }
    SECTION("an empty fingerprint binds nobody") {
        certificaten = {{Certificaatidentiteit::Soort::vingerafdruk, "", {}}};
        auto wie = peer(oin_groningen);
        wie.vingerafdruk.clear();
        check_refused(wereld.ask(wie), Weigering::certificaat_niet_van_sleutel);
    }
}

TEST_CASE("An empty register refuses everybody") {
    const Register leeg(Sleutelbestand{});
    const auto uitgifte = make_uitgifte();
    check_refused(
        leeg.bewijs(Pepper{}, peer(oin_groningen), uitgifte.applicatiesleutel, uitgifte.wachtwoord, nu),
        Weigering::organisatie_onbekend);
}

TEST_CASE("The audit's text is another one for each cause") {
    std::vector<std::string_view> teksten;
    for (int i = 0; i <= static_cast<int>(Weigering::andere_dienst); ++i) {
        const auto regel = tekst(static_cast<Weigering>(i));
        CHECK(std::find(teksten.begin(), teksten.end(), regel) == teksten.end());
        teksten.push_back(regel);
    }
}
