// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "gateway/magda/magda.hpp"
#include "kbi/register.hpp"

/// A dialect room with a register behind it, and questions as a client writes them.
namespace isi::magda::proef {

inline constexpr Seconden tijdstip_nu = 1'795'860'000;  // 2026-11-28 10:00:00 UTC
inline const std::string kbo_gent = "0207451227";
inline const std::string identificatie_gent = "ocmw-gent.example/sociaal-onderzoek";
// Made-up numbers with right check digits.
inline const std::string persoon = "90722600260", ander_persoon = "96610100184", gebruiker = "85000000138";

/// A register that can be lost, or break in a way that nobody foresaw.
class Wankel final : public isi::kbi::proef::Register {
 public:
    bool weg = false, stuk = false;

    std::optional<kbi::Persoonsstand> find_stand(const Insz& nummer) override {
        beef();
        return Register::find_stand(nummer);
    }
    kbi::Inschrijfresultaat save_inschrijving(const kbi::Inschrijving& nieuw) override {
        beef();
        return Register::save_inschrijving(nieuw);
    }
    kbi::Aanname save_afspraak(const kbi::Afspraakvraag& vraag, Seconden wanneer) override {
        beef();
        return Register::save_afspraak(vraag, wanneer);
    }

 private:
    void beef() const {
        if (weg) throw StoreFailure("the register is lost");
        if (stuk) throw std::logic_error("nobody foresaw this");
    }
};

/// What stands in a question; the defaults are a right one of OCMW Gent.
struct Vraag {
    std::string dienst = "GeefDossierKBI";
    std::string naamruimte = "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be";
    std::string naam = dienst, versie = "01.00.0000", type = "VRAAG";
    std::string afzender = "<Identificatie>" + identificatie_gent + "</Identificatie><Referte>R-1</Referte>";
    std::string inhoud = "<INSZ>" + persoon + "</INSZ>";
    int aantal = 1;  ///< how many times the Vraag
};
/// The Body child.
std::string schrijf(const Vraag& vraag);

struct Antwoord {
    std::string bytes;
    kbi::Spoor spoor;
    std::shared_ptr<pugi::xml_document> boom;
    [[nodiscard]] pugi::xml_node repliek() const;
    [[nodiscard]] pugi::xml_node antwoord() const;
    /// "CODE TYPE LEVEL" of each Uitzondering, in order.
    [[nodiscard]] std::vector<std::string> meldingen() const;
    [[nodiscard]] std::string diagnose() const;  ///< of the first
};

class Proef {
 public:
    Proef();
    Wankel store;
    kbi::Regels regels;
    kbi::Partner partner;
    kbi::Moment moment{tijdstip_nu, "2026-11-28"};
    bool bewezen = true;  ///< false: who asks is not proven
    std::optional<Middelen> middelen;

    /// The answer to a right or wrong question; its bytes are checked against the contract.
    Antwoord vraag(const Vraag& vraag);
    Antwoord vraag_bytes(const std::string& inhoud, const std::string& omslag_attributen = {});
    /// What the room says, unparsed.
    tl::expected<kbi::Antwoord, Soapfout> serve(const std::string& inhoud,
                                                const std::string& omslag_attributen = {});
    /// An inschrijving of OCMW Gent that is good today.
    void schrijf_in(const std::string& insz, const std::string& hoedanigheid = "2");
    void zet_dossier(const std::string& insz,
                     const std::vector<std::pair<kbi::Paneel, std::string>>& panelen);
};

/// The message in an envelope, as the guard gives it. `bytes` must outlive it.
std::string in_omslag(const std::string& inhoud, const std::string& attributen = {});
bericht::Omslag bewaak(const std::string& bytes);
Insz insz(const std::string& nummer);

}  // namespace isi::magda::proef
