// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "gateway/operaties/geef_persoon.hpp"
#include "support/dossier.hpp"

namespace isi::proef {

inline const Gemeentecode groningen = *Gemeentecode::parse("0014");
inline const Gemeentecode almere = *Gemeentecode::parse("0034");
inline const std::string bewoner = "004002313", almeerder = "004002398", onbekend = "004002465",
                         zonder_wet = "004002477", vertrokken = "004002623", nooit_plichtig = "004002635",
                         overledene = "569026040", verdwenen = "004002659";

// A store on disk, in a folder of its own, with one person for each situation.
class Register {
 public:
    Register() {
        static int teller = 0;
        m_map = std::filesystem::temp_directory_path() /
                ("isi-operaties-" + std::to_string(getpid()) + "-" + std::to_string(teller++));
        std::filesystem::create_directories(m_map);
        const auto plaats = (m_map / "store.db").string();
        migrate_store(plaats);
        store = open_store(plaats, Openwijze::schrijven);
        store->save_persoon(dossier(bewoner, Wet::wi2007, groningen));
        store->save_persoon(dossier(almeerder, Wet::wi2007, almere));
        store->save_persoon(dossier(zonder_wet, std::nullopt, groningen));
        auto weg = dossier(vertrokken, Wet::wi2007, almere);
        weg.eerder_verblijf = {{groningen, OnvolledigeDatum::parse("2015-03-01"), true}};
        store->save_persoon(weg);
        auto passant = dossier(nooit_plichtig, Wet::wi2007, almere);
        passant.eerder_verblijf = {{groningen, OnvolledigeDatum::parse("2015-03-01"), false}};
        store->save_persoon(passant);
        auto dood = dossier(overledene, Wet::wi2021, groningen);
        dood.kop.datum_overlijden = OnvolledigeDatum::parse("2026-10-01");
        store->save_persoon(dood);
        store->save_grafsteen(hash(*Bsn::parse(verdwenen)),
                              {Wet::wi2007, groningen, *OnvolledigeDatum::parse("2026-09-01")});

        sleutel.bevoegdheden = {{groningen, {Rol::wi2007, Rol::wi2021_mut}}, {almere, {Rol::wi2013}}};
        verzoek = {.nu = 1'790'000'000,
                   .sleutel = &sleutel,
                   .eigenaar = &eigenaar,
                   .sleutel_geldig_tot = 0,
                   .certificaat_onderwerp = {},
                   .certificaat_oin = {},
                   .certificaat_geldig_tot = 0,
                   .gemeente = groningen,
                   .hash_bsn = hash};
    }
    ~Register() {
        store.reset();
        std::filesystem::remove_all(m_map);
    }
    Register(const Register&) = delete;
    Register& operator=(const Register&) = delete;

    static Nummerhash hash(const Bsn& bsn) {
        Nummerhash uit{};
        std::copy(bsn.text().begin(), bsn.text().end(), uit.begin());
        return uit;
    }
    Uitkomst<operaties::Bevinding<operaties::Persoonsblad>> vraag(const std::string& bsn,
                                                                  Wet wet = Wet::wi2007,
                                                                  std::optional<std::string> verblijf = {}) {
        return operaties::geef_persoon({wet, bsn, {}, std::move(verblijf)}, verzoek, *store);
    }

    std::unique_ptr<Store> store;
    Sleutel sleutel;
    Organisatie eigenaar;
    operaties::Verzoek verzoek;

 private:
    std::filesystem::path m_map;
};

}  // namespace isi::proef
