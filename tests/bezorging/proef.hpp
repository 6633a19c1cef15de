// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/bezorging/bezorger.hpp"
#include "support/test_ca.hpp"

/// A register on disk, a far side of which one can ask anything (overkant.py), and an outbox between them.
namespace isi::bezorging::proef {

inline constexpr const char* kbo_gent = "0207451227";
inline constexpr const char* kbo_leuven = "0207450831";

/// The n-th valid made-up number.
Insz insz(int n);
kbi::Afspraakvraag vraag(const std::string& id, const Insz& insz, const std::string& kbo = kbo_gent);
Seconden nu();

/// Keeps the lines.
class Logboek final : public log::Log {
 public:
    void schrijf(log::Niveau niveau, log::Gebeurtenis gebeurtenis,
                 std::initializer_list<log::Paar> paren) noexcept override;
    [[nodiscard]] std::uint64_t verloren() const noexcept override { return 0; }
    void spoel() override {}
    [[nodiscard]] std::string alles() const;
    [[nodiscard]] int aantal(const std::string& woord) const;

 private:
    mutable std::mutex m_slot;
    std::string m_regels;
};

/// One line of what the far side kept.
struct Opgetekend {
    std::string soort, kbo, id, hash, insz, reden, omschrijving, moment;
};

/// The far side: a program of its own.
class Overkant {
 public:
    explicit Overkant(const std::filesystem::path& map);
    ~Overkant();
    Overkant(const Overkant&) = delete;
    Overkant& operator=(const Overkant&) = delete;

    void modus(const std::string& modus) const;
    void herstart();  ///< killed, and begun again on the same port
    /// Waits for this word on its standard output; false when it does not come.
    [[nodiscard]] bool wacht_op(const std::string& woord);
    void vergeet_gebeurtenissen();
    [[nodiscard]] std::vector<Opgetekend> boek() const;
    [[nodiscard]] std::size_t aantal(const std::string& soort) const;
    [[nodiscard]] std::string adres() const;

 private:
    void begin();
    void einde() noexcept;

    std::filesystem::path m_map;
    int m_pid = -1, m_uitvoer = -1;
    std::string m_rest;
};

class Werkmap {
 public:
    Werkmap();
    ~Werkmap();
    Werkmap(const Werkmap&) = delete;
    Werkmap& operator=(const Werkmap&) = delete;

    [[nodiscard]] std::filesystem::path pad(const std::string& naam) const { return m_map / naam; }
    [[nodiscard]] std::string plaats() const { return "sqlite:" + pad("store.db").string(); }
    [[nodiscard]] std::unique_ptr<kbi::KbiStore> open() const;
    /// Accepted, as the gateway does it.
    void vraag_aan(const kbi::Afspraakvraag& vraag) const;
    [[nodiscard]] kbi::Afspraak lees(const kbi::Afspraakvraag& vraag) const;
    [[nodiscard]] Instellingen instellingen(const Overkant& overkant) const;
    /// With these files instead, by name.
    void schrijf_paar(const std::string& naam, const isi::proef::Paar& paar) const;
    isi::proef::Ca ca{"proef-CA"};

 private:
    std::filesystem::path m_map;
};

/// Until it holds; false after half a minute.
bool wacht_tot(const std::function<bool()>& waar);

inline const magda::Zelf wij{"vip.vlaanderen.be", "MagdaGateway"};

}  // namespace isi::bezorging::proef
