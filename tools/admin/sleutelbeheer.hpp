// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "gateway/config.hpp"
#include "gateway/sleutels/sleutels.hpp"
#include "isi_store/store.hpp"

/// From what an operator typed to a key of the store, and its two files.
namespace isi::admin {

struct Sleutelopties {
    std::string org, applicatie, uit;
    std::vector<std::string> gemeenten, certificaat_oin, certificaat_kbo, certificaat_vingerafdruk;
    std::string eindgebruiker, adressering, geldig_tot, contractversie;  ///< empty = not given
};

/// A key without a secret yet. Throws Gebruiksfout that names the option.
Sleutel maak_sleutel(const Sleutelopties& opties, const Organisatie& eigenaar, Store& store,
                     Omgeving omgeving, Seconden nu);

/// Changes what was given; returns what that was, for the audit and the operator. Throws Gebruiksfout.
std::string pas_toe(const Sleutelopties& opties, Sleutel& sleutel, Store& store);

/// `0014=Wi2007,Wi2013MUT 0034=Wi2007`
std::string beschrijf_bevoegdheden(const Sleutel& sleutel);

/// Draws id and password and puts the password's HMAC into the key, valid as long as the key.
sleutels::Uitgifte geef_geheim(Sleutel& sleutel, const std::string& pepperbestand);

/// The two files of an issue. Removed again unless `behoud` is called: a key that was not saved must not look
/// like one.
class Sleutelbestanden {
 public:
    explicit Sleutelbestanden(std::string map);  ///< Gebruiksfout when one of the files is there already
    Sleutelbestanden(const Sleutelbestanden&) = delete;
    Sleutelbestanden& operator=(const Sleutelbestanden&) = delete;
    ~Sleutelbestanden();
    void schrijf(const sleutels::Uitgifte& uitgifte) const;
    void behoud() const noexcept { m_behouden = true; }
    [[nodiscard]] std::string applicatiesleutel() const { return m_map + "/applicatiesleutel"; }
    [[nodiscard]] std::string wachtwoord() const { return m_map + "/wachtwoord"; }

 private:
    std::string m_map;
    mutable bool m_behouden = false;
};

}  // namespace isi::admin
