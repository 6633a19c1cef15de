// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "gateway/audit/audit.hpp"
#include "gateway/log.hpp"
#include "gateway/opstelling.hpp"
#include "isi_store/store.hpp"
#include "support/test_ca.hpp"
#include "support/tls_client.hpp"

namespace isi::proef {

/// One application key as its holder knows it.
struct Sleutelpaar {
    std::string applicatiesleutel = {}, wachtwoord = {};
};

/// A whole gateway on free ports, in this process, with its own CA, store, keys and audit in a folder of its
/// own. Two gemeenten: Groningen (Wi2007, Wi2013MUT, Wi2021MUT) and Almere (Wi2007).
class Huisproef {
 public:
    explicit Huisproef(const std::string& extra_toml = {}) : Huisproef(extra_toml, "sandbox", {}) {}
    /// `scenarios`: the store's mark of that name.
    Huisproef(const std::string& extra_toml, const std::string& omgeving, const std::string& scenarios);
    ~Huisproef();
    Huisproef(const Huisproef&) = delete;
    Huisproef& operator=(const Huisproef&) = delete;

    [[nodiscard]] Client bel(const Paar& paar) const {
        return Client(m_opstelling->poort(), {.paar = &paar});
    }
    [[nodiscard]] Client bel() const { return bel(groningen); }
    [[nodiscard]] Client bel_beheer() const { return Client(m_opstelling->beheerpoort(), {.tls = false}); }
    /// Posts `bytes` as Groningen over a new connection; an answer must come.
    [[nodiscard]] HttpAntwoord stuur(const std::string& bytes, const std::string& extra_velden = {}) const;
    [[nodiscard]] HttpAntwoord stuur(const Paar& paar, const std::string& bytes,
                                     const std::string& extra_velden = {}) const;

    [[nodiscard]] Sleutelpaar geef_sleutel(std::int64_t organisatie, const std::string& oin,
                                           const std::map<Gemeentecode, std::set<Rol>>& bevoegdheden,
                                           const std::function<void(Sleutel&)>& stel = {});
    void bewaar(Persoonsdossier dossier) { m_store->save_persoon(dossier); }
    [[nodiscard]] Store& store() { return *m_store; }
    [[nodiscard]] std::string pad(const std::string& naam) const { return (m_map / naam).string(); }
    [[nodiscard]] const audit::Instellingen& audit() const { return m_config.audit; }
    void stop();  ///< drains; the files are then at rest

    Ca ca{"Proef CA"};
    Paar groningen, almere, zonder_oin, vreemd_oin;
    std::int64_t organisatie_groningen = 0, organisatie_almere = 0;
    Sleutelpaar sleutel_groningen, sleutel_almere;

 private:
    std::filesystem::path m_map;
    Config m_config;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<log::Log> m_log;
    std::unique_ptr<isi::Opstelling> m_opstelling;
    std::thread m_draad;
};

inline const std::string onze_oin = "00000099000000001000";
inline const std::string oin_groningen = "00000099000000014000";
inline const std::string oin_almere = "00000099000000034000";
inline const std::string bsn_groningen = "004002313";  ///< Wi2007, lives in Groningen, Kempkensberg
inline const std::string bsn_almere = "004002398";     ///< Wi2007, lives in Almere, Stadhuisplein
inline const std::string bsn_onbekend = "004002465";

/// The text of a new request. Every part can be set wrong on purpose.
struct Bericht {
    Sleutelpaar sleutel = {};
    std::string operatie = "geefPersoon";
    std::string inhoud = "<isi:wet>WI2007</isi:wet><isi:bsn>004002313</isi:bsn>";
    std::string gemeentecode = "0014";  ///< empty = the element is not there
    std::string verzender = oin_groningen, ontvanger = onze_oin;
    std::string code = {}, tijd = {};  ///< empty = a fresh one, now
    std::string kop = {};              ///< more header blocks
    bool met_security = true;

    [[nodiscard]] std::string tekst() const;
    [[nodiscard]] std::string security() const;
    [[nodiscard]] std::string envelop() const;
};

std::string basic(const Sleutelpaar& sleutel);  ///< the Authorization field, with its line end
/// Asks as Groningen, checks HTTP 200 and the published XSD, and gives the answer.
std::string vraag_groningen(const Huisproef& huis, const std::string& operatie, const std::string& inhoud);

std::string nieuwe_code();
std::string nu_tekst(long verschil = 0);

/// The text of the first `<…:naam>` in an answer, "" when there is none.
std::string lees(const std::string& xml, const std::string& naam);
/// Ids and times made alike, so that two answers can be compared byte for byte.
std::string zonder_ids(std::string xml);

}  // namespace isi::proef
