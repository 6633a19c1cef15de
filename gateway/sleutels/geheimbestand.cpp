// SPDX-License-Identifier: GPL-3.0-or-later
#include "geheimbestand.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace isi::geheim {
namespace {

constexpr std::size_t max_bytes = 64 * 1024;

class Descriptor {
 public:
    explicit Descriptor(int fd) noexcept : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    [[nodiscard]] int get() const noexcept { return m_fd; }

 private:
    int m_fd;
};

std::string reason(int number) {
    return std::generic_category().message(number);
}

void sync_directory(const std::string& bestand) {
    const auto map = std::filesystem::path(bestand).parent_path();
    const Descriptor descriptor(::open(map.empty() ? "." : map.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() >= 0) (void)::fsync(descriptor.get());
}

std::optional<int> hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

std::optional<Geheim32> parse_hex(std::string_view regel) {
    Geheim32 geheim{};
    for (std::size_t i = 0; i < geheim.size(); ++i) {
        const auto high = hex_digit(regel[2 * i]), low = hex_digit(regel[2 * i + 1]);
        if (!high || !low) return std::nullopt;
        geheim[i] = static_cast<unsigned char>(*high * 16 + *low);
    }
    return geheim;
}

std::optional<Geheim32> parse_base64(std::string_view regel) {
    std::array<unsigned char, 33> ruimte{};
    const int lengte =
        EVP_DecodeBlock(ruimte.data(), reinterpret_cast<const unsigned char*>(regel.data()), 44);
    if (lengte != 33 || regel[43] != '=' || regel[42] == '=') return std::nullopt;
    Geheim32 geheim{};
    std::copy_n(ruimte.begin(), geheim.size(), geheim.begin());
    OPENSSL_cleanse(ruimte.data(), ruimte.size());
    return geheim;
}

std::optional<Geheim32> parse_regel(std::string_view regel) {
    if (regel.size() == 64) return parse_hex(regel);
    if (regel.size() == 44) return parse_base64(regel);
    return std::nullopt;
}

}  // namespace

std::string load_besloten_tekst(const std::string& bestand) {
    const Descriptor descriptor(::open(bestand.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0)
        throw std::runtime_error(bestand + ": cannot be opened (" + reason(errno) +
                                 "); make it with isi-admin or correct the path in the configuration");
    struct stat stand{};
    if (::fstat(descriptor.get(), &stand) != 0 || !S_ISREG(stand.st_mode))
        throw std::runtime_error(bestand + ": is not a regular file; a secret is read from a file only");
    if ((stand.st_mode & 077) != 0)
        throw std::runtime_error(
            bestand + ": is readable or writable by others than its owner; run: chmod 600 " + bestand);
    std::string tekst(max_bytes, '\0');
    std::size_t gelezen = 0;
    while (gelezen < tekst.size()) {
        const auto n = ::read(descriptor.get(), tekst.data() + gelezen, tekst.size() - gelezen);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw std::runtime_error(bestand + ": cannot be read (" + reason(errno) + ")");
        if (n == 0) break;
        gelezen += static_cast<std::size_t>(n);
    }
    if (gelezen == max_bytes) {
        wis(tekst);
        throw std::runtime_error(bestand + ": is larger than a secret can be");
    }
    tekst.resize(gelezen);
    return tekst;
}

bool write_besloten_tekst(const std::string& bestand, std::string_view tekst) {
    const Descriptor descriptor(::open(bestand.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (descriptor.get() < 0 && errno == EEXIST) return false;
    if (descriptor.get() < 0)
        throw std::runtime_error(bestand + ": cannot be made (" + reason(errno) +
                                 "); make its folder, or its owner yours");
    while (!tekst.empty()) {
        const auto n = ::write(descriptor.get(), tekst.data(), tekst.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            const int oorzaak = errno;
            (void)::unlink(bestand.c_str());  // half a secret would be refused for ever after
            throw std::runtime_error(bestand + ": cannot be written (" + reason(oorzaak) + ")");
        }
        tekst.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(descriptor.get()) != 0)
        throw std::runtime_error(bestand + ": cannot be made durable (" + reason(errno) + ")");
    sync_directory(bestand);
    return true;
}

std::vector<Geheim32> load_geheimen(const std::string& bestand) {
    auto tekst = load_besloten_tekst(bestand);
    std::vector<Geheim32> geheimen;
    bool goed = true;
    std::string_view rest = tekst;
    while (!rest.empty() && goed) {
        const auto einde = rest.find('\n');
        auto regel = rest.substr(0, einde);
        rest = einde == std::string_view::npos ? std::string_view() : rest.substr(einde + 1);
        while (!regel.empty() && (regel.back() == '\r' || regel.back() == ' ')) regel.remove_suffix(1);
        if (regel.empty()) continue;
        if (const auto geheim = parse_regel(regel))
            geheimen.push_back(*geheim);
        else
            goed = false;
    }
    wis(tekst);
    if (!goed || geheimen.empty())
        throw std::runtime_error(
            bestand + ": must hold 32 random bytes a line, as 64 hexadecimal or 44 base64 characters");
    return geheimen;
}

void make_geheim(const std::string& bestand) {
    Geheim32 geheim{};
    if (RAND_priv_bytes(geheim.data(), static_cast<int>(geheim.size())) != 1)
        throw std::runtime_error("the system gives no random numbers; nothing was written");
    static constexpr std::string_view cijfers = "0123456789abcdef";
    std::string tekst;
    tekst.reserve(65);
    for (const auto byte : geheim) {
        tekst += cijfers[byte >> 4U];
        tekst += cijfers[byte & 15U];
    }
    tekst += '\n';
    OPENSSL_cleanse(geheim.data(), geheim.size());
    try {
        write_besloten_tekst(bestand, tekst);
    } catch (...) {
        wis(tekst);
        throw;
    }
    wis(tekst);
}

void wis(std::string& tekst) noexcept {
    if (!tekst.empty()) OPENSSL_cleanse(tekst.data(), tekst.size());
    tekst.clear();
}

}  // namespace isi::geheim
