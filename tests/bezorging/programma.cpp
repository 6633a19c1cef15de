// SPDX-License-Identifier: GPL-3.0-or-later
#include "programma.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>

namespace isi::bezorging::proef {

Programma::Programma(const std::vector<std::string>& opdracht) {
    std::vector<char*> argv;
    for (const auto& woord : opdracht) argv.push_back(const_cast<char*>(woord.c_str()));
    argv.push_back(nullptr);
    int pijp[2];
    if (::pipe2(pijp, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(pijp[1], STDOUT_FILENO);
        ::execvp(argv.front(), argv.data());
        ::_exit(127);
    }
    ::close(pijp[1]);
    m_uitvoer = pijp[0];
}

Programma::~Programma() {
    static_cast<void>(dood());
    ::close(m_uitvoer);
}

bool Programma::lees_bij(int hoogstens_ms) {
    pollfd p{m_uitvoer, POLLIN, 0};
    if (::poll(&p, 1, hoogstens_ms) <= 0) return false;
    char bytes[4096];
    const auto n = ::read(m_uitvoer, bytes, sizeof bytes);
    if (n <= 0) return false;
    m_rest.append(bytes, static_cast<std::size_t>(n));
    return true;
}

bool Programma::pak_regel(std::string& regel) {
    const auto einde = m_rest.find('\n');
    if (einde == std::string::npos) return false;
    regel = m_rest.substr(0, einde);
    m_rest.erase(0, einde + 1);
    return true;
}

bool Programma::wacht_op(const std::string& woord) {
    const auto tot = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::string regel;
    do {
        while (pak_regel(regel))
            if (regel.substr(0, regel.find(' ')) == woord) return true;
    } while (lees_bij(1000) || std::chrono::steady_clock::now() < tot);
    return false;
}

void Programma::vergeet() {
    while (lees_bij(0)) {
    }
    m_rest.clear();
}

bool Programma::dood() noexcept {
    if (m_pid < 0) return true;
    int einde = 0;
    ::kill(m_pid, SIGKILL);
    const bool gewacht = ::waitpid(m_pid, &einde, 0) == m_pid;
    m_pid = -1;
    return gewacht && WIFSIGNALED(einde);
}

std::vector<std::string> Programma::lees_rest() {
    while (lees_bij(1000)) {
    }
    std::vector<std::string> uit;
    for (std::string regel; pak_regel(regel);) uit.push_back(regel);
    return uit;
}

}  // namespace isi::bezorging::proef
