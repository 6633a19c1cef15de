// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "gateway/ksz/ksz.hpp"
#include "kbi/wereld.hpp"

/// A dialect room with a register behind it, and questions as a client writes them.
namespace isi::ksz::proef {

using namespace isi::kbi::proef;

inline constexpr std::string_view naamruimte = "http://kszbcss.fgov.be/intf/CivicIntegrationService/v1";
inline constexpr auto kbo_kbi = "0543307391";

/// A register that can be lost, break in a way that nobody foresaw, or not know someone.
class Wankel final : public Register {
 public:
    bool weg = false, stuk = false;
    std::optional<Insz> onbekend;
    std::optional<kbi::Persoonsstand> find_stand(const Insz& nummer) override {
        beef();
        return nummer == onbekend ? std::nullopt : Register::find_stand(nummer);
    }
    kbi::Inschrijfresultaat save_inschrijving(const kbi::Inschrijving& nieuw) override {
        beef();
        return Register::save_inschrijving(nieuw);
    }

 private:
    void beef() const {
        if (weg) throw StoreFailure("the register is lost");
        if (stuk) throw std::logic_error("nobody foresaw this");
    }
};

/// What stands in a question; the defaults are a right one of OCMW Gent.
struct Tekst {
    std::string operatie = "consultFile";
    std::string klant =
        "<ticket>6f1c6ba0-0f6c-4d3c-9d0e-2f6f1a6c0a11</ticket>"
        "<timestampSent>2026-11-27T11:59:59.250+01:00</timestampSent>"
        "<customerIdentification><cbeNumber>0207451227</cbeNumber></customerIdentification>";
    std::string doel = "<legalContext>PCSA:SOCIAL_INQUIRY</legalContext>";
    std::string ssin;
    std::string rest = {};  ///< behind criteria
};
/// The Body child.
std::string schrijf(const Tekst& tekst);

struct Antwoord {
    kbi::Antwoord antwoord;
    std::shared_ptr<pugi::xml_document> boom;
    std::string bezwaar;  ///< the contract's objection to the bytes; empty: valid
    [[nodiscard]] pugi::xml_node wortel() const { return boom->document_element(); }
    [[nodiscard]] std::string pad(const char* pad) const;  ///< text at this path below the root
    /// "VALUE CODE field=value …" of the status.
    [[nodiscard]] std::string status() const;
};

class Proef {
 public:
    Proef();
    Wankel store;
    kbi::Regels regels;
    kbi::Partner partner;
    Dienst dienst;
    bool bewezen = true;  ///< false: who asks is not proven
    std::string certificaat = "CN=ocmw-gent,O=Proef";

    Antwoord vraag(const Tekst& tekst);
    Antwoord vraag(const Insz& ssin, std::string operatie = "consultFile", std::string rest = {});
    /// Any Body child, in an Envelope with these attributes.
    Antwoord vraag_bytes(const std::string& inhoud, const std::string& omslag_attributen = {});
    /// A dossier, and an inschrijving of OCMW Gent that is good today.
    void zet(const kbi::KbiDossier& dossier);
};

/// The labels of the program: read once.
const kbi::Labels& labels();

}  // namespace isi::ksz::proef
