// SPDX-License-Identifier: GPL-3.0-or-later
#include "bestand.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace isi::certs {
namespace {

[[noreturn]] void faal(const std::string& pad, const char* wat) {
    throw std::runtime_error(fmt::format("cannot {} {}: {}", wat, pad, std::strerror(errno)));
}

class Handvat {
 public:
    explicit Handvat(int fd) noexcept : m_fd(fd) {}
    Handvat(const Handvat&) = delete;
    Handvat& operator=(const Handvat&) = delete;
    ~Handvat() { ::close(m_fd); }
    [[nodiscard]] int fd() const noexcept { return m_fd; }

 private:
    int m_fd;
};

}  // namespace

void write_bestand(const std::string& pad, std::string_view inhoud, Inzage inzage) {
    const auto tijdelijk = pad + ".nieuw";
    {
        ::unlink(tijdelijk.c_str());
        const auto recht = static_cast<mode_t>(inzage);
        const int fd = ::open(tijdelijk.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, recht);
        if (fd < 0) faal(pad, "write");
        const Handvat bestand{fd};
        if (::fchmod(fd, recht) != 0) faal(pad, "write");  // whatever the umask is
        for (std::string_view rest = inhoud; !rest.empty();) {
            const auto n = ::write(fd, rest.data(), rest.size());
            if (n < 0) faal(pad, "write");
            rest.remove_prefix(static_cast<std::size_t>(n));
        }
        if (::fsync(fd) != 0) faal(pad, "write");
    }
    if (::rename(tijdelijk.c_str(), pad.c_str()) != 0) faal(pad, "write");
}

std::optional<std::string> read_bestand(const std::string& pad) {
    std::error_code fout;
    if (!std::filesystem::exists(pad, fout)) return std::nullopt;
    std::ifstream bestand(pad, std::ios::binary);
    std::string inhoud{std::istreambuf_iterator<char>(bestand), {}};
    if (!bestand) faal(pad, "read");
    return inhoud;
}

}  // namespace isi::certs
