// SPDX-License-Identifier: Apache-2.0
// ISI Gateway from a CVS: mutual TLS, application key, one call per operation, outcomes as values.
// Needs only the standard library here; pugixml, libcurl and toml++ stay inside the library.
#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace isi::client {

// What a client must know before its first call. Secrets are named by file, never held here.
struct Instellingen {
    std::string url = "https://localhost:8443/isi/cvs/v1";
    std::filesystem::path certificaat;  // PEM, the chain may follow
    std::filesystem::path sleutel;      // PEM, not encrypted
    std::filesystem::path ca;           // PEM; the only CAs trusted, the system's are not
    std::filesystem::path applicatiesleutel_bestand;
    std::filesystem::path wachtwoord_bestand;
    std::string oin;                                 // what is written as verzendendeInstantie
    std::string ontvanger = "00000099000000001000";  // OIN of the gateway; this one is the sandbox's
    std::vector<std::string> gemeenten;              // codes that organisatie.toml names
    std::optional<std::string> eindgebruiker;        // at most 64 characters: who asked, in your own code
    std::optional<std::string> doel;                 // code of the value list
    std::chrono::milliseconds timeout{15000};        // the whole call, connecting included
};

// Settings or their files are unusable; what() says which file and what to do. Holds no secret.
struct Instellingsfout : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Reads a folder as sandbox/clients/<name>: organisatie.toml, client.crt, client.key, applicatiesleutel,
// wachtwoord; the CA is ca.crt in the folder itself or two folders up. Throws Instellingsfout.
Instellingen laad_instellingen(const std::filesystem::path& map);

// One element of an answer, by its name in the contract (without prefix).
struct Element {
    std::string naam;
    std::string tekst;  // of a leaf
    std::vector<Element> kinderen;

    // "persoonsgegevens/geslacht"; null when absent.
    [[nodiscard]] const Element* vind(std::string_view pad) const;
    // Text of a leaf, or what a person reads of a code (omschrijving or naam).
    [[nodiscard]] std::optional<std::string> waarde(std::string_view pad) const;
    // The code of a {code, omschrijving}.
    [[nodiscard]] std::optional<std::string> code(std::string_view pad) const;
    // true, false, or nothing when absent.
    [[nodiscard]] std::optional<bool> ja(std::string_view pad) const;
};

struct Verbinding {
    std::string echo, certificaat_subject, oin, certificaat_geldig_tot, sleutel_geldig_tot, contractversie,
        gateway_versie, systeemtijd, omgeving;
    Element antwoord;  // grenzen, contact, onderhoud
};

struct Gemeente {
    std::string code, naam;
    std::vector<std::string> rollen;
};

struct Melding {
    std::string code, tekst;
};

struct Wet {
    std::optional<std::string> wet;  // WI2007, WI2013, WI2021
    std::optional<bool> woonachtig_in_gemeente;
    bool overleden = false;
    bool gegevens_in_te_zien = false;
    std::vector<Melding> meldingen;  // the sentences to show, in this order
};

struct Signaaltelling {
    int totaal = 0, nieuw = 0, in_behandeling = 0, afgehandeld = 0;
};

// The person sheet. What a CVS shows first has an accessor; all else is reached by its name in the contract.
struct Persoonsblad {
    Element blad;

    [[nodiscard]] std::string naam() const { return blad.waarde("persoon/naam").value_or(""); }
    [[nodiscard]] std::string bsn() const { return blad.waarde("persoon/bsn").value_or(""); }
    [[nodiscard]] std::optional<std::string> a_nummer() const { return blad.waarde("persoon/aNummer"); }
    // yyyy-mm-dd, 00 for what is not known.
    [[nodiscard]] std::string geboortedatum() const {
        return blad.waarde("persoon/geboortedatum").value_or("");
    }
    [[nodiscard]] std::optional<std::string> datum_overlijden() const {
        return blad.waarde("persoon/datumOverlijden");
    }
    [[nodiscard]] std::optional<std::string> verblijf() const { return blad.code("verblijf"); }
    // 0 to 7; other than 0 the address must not be shown to third parties.
    [[nodiscard]] std::optional<std::string> code_geheim() const {
        return blad.code("persoonsgegevens/codeGeheim");
    }
    [[nodiscard]] Signaaltelling signaaltelling() const;
};

struct NietsGevonden {};  // unknown, or not this gemeente's: the same answer

struct Foutmelding {
    std::string foutcode;
    std::string fouttekst;
    std::vector<std::pair<std::string, std::string>> sleutelgegevens;
};

// The gateway answered and refuses: a functional foutmelding (HTTP 200) or a SOAP fault.
struct Geweigerd {
    std::vector<Foutmelding> meldingen;
    bool soap_fout = false;
};

// What answered does not keep the contract.
struct Protocolfout {
    long http_status = 0;
    std::string tekst;
};

// No answer; the advice says what to look at.
struct VerbindingMislukt {
    std::string tekst;
    std::string advies;
};

template <class T>
using Uitkomst = std::variant<T, NietsGevonden, Geweigerd, Protocolfout, VerbindingMislukt>;

struct Persoonvraag {
    std::string gemeente;  // four digits
    std::string wet;       // WI2007, WI2013, WI2021
    std::optional<std::string> bsn;
    std::optional<std::string> a_nummer;
    std::optional<std::string> verblijf;  // WOONACHTIG when absent, or GEWEZEN_INGEZETENE
};

// One connection that is kept between calls. Not for two threads at once; make one per thread.
class Client {
 public:
    // Reads the secrets. Throws Instellingsfout.
    explicit Client(Instellingen instellingen);
    ~Client();
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;

    Uitkomst<Verbinding> test_verbinding(std::string_view echo = "");
    Uitkomst<std::vector<Gemeente>> geef_gemeenten();
    Uitkomst<Wet> geef_wet(std::string_view gemeente, std::string_view bsn);
    Uitkomst<Persoonsblad> geef_persoon(const Persoonvraag& vraag);

 private:
    struct Binnen;
    std::unique_ptr<Binnen> m_binnen;
};

}  // namespace isi::client
