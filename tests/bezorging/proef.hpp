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
#include "programma.hpp"
#include "support/test_ca.hpp"

/// A register on disk, a far side of which one can ask anything (overkant.py), and an outbox between them.
namespace isi::bezorging::proef {

inline constexpr const char* kbo_gent = "0207451227";
inline constexpr const char* kbo_leuven = "0207450831";

/// The n-th valid made-up number.
Insz insz(int n);
kbi::Afspraakvraag vraag(const std::string& id, const Insz& insz, const std::string& kbo = kbo_gent);
/// Each of another person, up to five thousand.
kbi::Afspraakvraag genummerd(int nummer);
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

/// The far side (overkant.py): a program of its own, with its files in `map`.
class Overkant {
 public:
    explicit Overkant(const std::filesystem::path& map);

    void modus(const std::string& modus) const;
    void herstart();  ///< killed, and begun again on the same port
    [[nodiscard]] bool wacht_op(const std::string& woord) { return m_programma->wacht_op(woord); }
    void vergeet_gebeurtenissen() { m_programma->vergeet(); }
    [[nodiscard]] std::vector<Opgetekend> boek() const;
    [[nodiscard]] std::size_t aantal(const std::string& soort) const;

 private:
    std::filesystem::path m_map;
    std::unique_ptr<Programma> m_programma;
};

/// How to reach the far side that lives in this folder, from there.
Instellingen instellingen_in(const std::filesystem::path& map);

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
    void schrijf_paar(const std::string& naam, const isi::proef::Paar& paar) const;
    isi::proef::Ca ca{"proef-CA"};

 private:
    std::filesystem::path m_map;
};

/// Until it holds; false when that lasts too long.
bool wacht_tot(const std::function<bool()>& waar, std::chrono::seconds geduld = std::chrono::seconds(30));

inline const magda::Zelf wij{"vip.vlaanderen.be", "MagdaGateway"};

}  // namespace isi::bezorging::proef
