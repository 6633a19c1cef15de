// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace isi::bezorging::proef {

/// Another program, and the lines it writes on standard output. Killed at the latest with this object.
class Programma {
 public:
    explicit Programma(const std::vector<std::string>& opdracht);
    ~Programma();
    Programma(const Programma&) = delete;
    Programma& operator=(const Programma&) = delete;

    /// Waits for a line that begins with this word; false when it does not come. What came before it is gone.
    [[nodiscard]] bool wacht_op(const std::string& woord);
    void vergeet();  ///< the lines that came so far
    /// kill -9. False: it had ended by itself.
    [[nodiscard]] bool dood() noexcept;
    /// All lines that still come; for one that is dead.
    [[nodiscard]] std::vector<std::string> lees_rest();

 private:
    bool lees_bij(int hoogstens_ms);
    [[nodiscard]] bool pak_regel(std::string& regel);

    int m_pid = -1, m_uitvoer = -1;
    std::string m_rest;
};

}  // namespace isi::bezorging::proef
