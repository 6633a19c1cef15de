// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

/// The largest file that this process may write, put back at the end.
class Bestandsgrens {
 public:
    explicit Bestandsgrens(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_oud);
        const rlimit nieuw{bytes, m_oud.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &nieuw) == 0);
    }
    Bestandsgrens(const Bestandsgrens&) = delete;
    Bestandsgrens& operator=(const Bestandsgrens&) = delete;
    ~Bestandsgrens() { ::setrlimit(RLIMIT_FSIZE, &m_oud); }

 private:
    rlimit m_oud{};
};

/// A disk of half a megabyte, where the test may mount one.
class Schijfje {
 public:
    explicit Schijfje(std::string pad) : m_pad(std::move(pad)) {
        fs::create_directory(m_pad);
        m_er = ::mount("tmpfs", m_pad.c_str(), "tmpfs", 0, "size=512k") == 0;
    }
    Schijfje(const Schijfje&) = delete;
    Schijfje& operator=(const Schijfje&) = delete;
    ~Schijfje() {
        if (m_er) ::umount2(m_pad.c_str(), MNT_DETACH);
    }
    [[nodiscard]] bool is_er() const noexcept { return m_er; }

 private:
    std::string m_pad;
    bool m_er = false;
};

/// Each record that was promised is there, in order; returns how many others there are.
std::size_t check_promised(const Werkmap& werk, const std::vector<std::uint32_t>& beloofd) {
    std::vector<std::uint32_t> gelezen;
    std::size_t andere = 0;
    read_records(werk.instellingen, [&](std::uint64_t, const Record& een) {
        if (std::find(beloofd.begin(), beloofd.end(), een.duur_us) != beloofd.end() &&
            een.operatie == "geefPersoon")
            gelezen.push_back(een.duur_us);
        else
            ++andere;
    });
    CHECK(gelezen == beloofd);
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    return andere;
}

void wait_writable(const Schrijver& schrijver) {
    for (int i = 0; i < 100 && !schrijver.schrijfbaar(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(schrijver.schrijfbaar());
}

}  // namespace

TEST_CASE("A log that another connection locks refuses, and writes again when the lock is gone") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    std::vector<std::uint32_t> beloofd{1};
    REQUIRE(write(*schrijver, {record(1)}));
    {
        const auto slot = open_db(werk.segment());
        sql(slot.get(), "BEGIN IMMEDIATE");
        CHECK_FALSE(write(*schrijver, {record(2)}));
        CHECK_FALSE(schrijver->schrijfbaar());
        CHECK_THAT(schrijver->storing(), Catch::Contains("locked"));
        CHECK_FALSE(write(*schrijver, {record(3)}));
        sql(slot.get(), "ROLLBACK");
    }
    CHECK(write(*schrijver, {record(4)}));
    beloofd.push_back(4);
    CHECK(schrijver->schrijfbaar());
    CHECK(schrijver->storing().empty());
    CHECK(schrijver->tellers().mislukt == 2);
    schrijver->stop();
    CHECK(check_promised(werk, beloofd) == 1);  // the record that tells of the two
    std::string reden;
    read_records(werk.instellingen, [&](std::uint64_t, const Record& een) {
        if (een.operatie == "audit") reden = een.reden;
    });
    CHECK(reden == "schrijven hersteld; verzoeken zonder record geweigerd: 2");
}

TEST_CASE("The writer finds by itself that the log can be written again, without a request") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    {
        const auto slot = open_db(werk.segment());
        sql(slot.get(), "BEGIN IMMEDIATE");
        CHECK_FALSE(write(*schrijver, {record(2)}));
        CHECK_FALSE(schrijver->schrijfbaar());
    }
    wait_writable(*schrijver);
    schrijver->stop();
    check_promised(werk, {});
}

TEST_CASE("A file that cannot grow refuses and promises nothing; with room again everything goes on") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    std::vector<std::uint32_t> beloofd;
    std::uint32_t nummer = 0;
    const auto write_some = [&](int aantal) {
        int mislukt = 0;
        for (int i = 0; i < aantal; ++i, ++nummer) {
            if (write(*schrijver, {record(nummer)}))
                beloofd.push_back(nummer);
            else
                ++mislukt;
        }
        return mislukt;
    };
    CHECK(write_some(20) == 0);
    for (const rlim_t ruimte : {rlim_t{100'000}, rlim_t{200'123}, rlim_t{300'001}}) {
        int mislukt = 0;
        {
            const Bestandsgrens grens(ruimte);
            for (int i = 0; i < 40 && mislukt == 0; ++i) mislukt = write_some(20);
            CHECK(mislukt > 0);
        }
        wait_writable(*schrijver);
        CHECK(write_some(5) == 0);
    }
    schrijver->stop();
    check_promised(werk, beloofd);
}

TEST_CASE("A full disk refuses and promises nothing; with room again everything goes on") {
    Werkmap werk;
    const auto schijf = (werk.pad / "schijf").string();
    const Schijfje schijfje(schijf);
    if (!schijfje.is_er()) {
        WARN("a small disk cannot be mounted here; the test with a file limit stands for it");
        return;
    }
    werk.instellingen.map = schijf + "/audit";
    std::vector<std::uint32_t> beloofd;
    {
        const auto schrijver = open_schrijver(werk.instellingen);
        int mislukt = 0;
        write_file(schijf + "/vulling", std::string(300'000, 'x'));
        for (std::uint32_t i = 0; i < 2000 && mislukt < 5; ++i) {
            if (write(*schrijver, {record(i)}))
                beloofd.push_back(i);
            else
                ++mislukt;
        }
        CHECK(mislukt == 5);
        fs::remove(schijf + "/vulling");
        wait_writable(*schrijver);
        CHECK(write(*schrijver, {record(5000)}));
        beloofd.push_back(5000);
        schrijver->stop();
        check_promised(werk, beloofd);
    }
}

TEST_CASE("A log that somebody rewrote under the writer is not continued") {
    const Werkmap werk;
    const auto schrijver = open_schrijver(werk.instellingen);
    for (std::uint32_t i = 0; i < 10; ++i) REQUIRE(write(*schrijver, {record(i)}));
    tamper(werk.segment(), "DELETE FROM record WHERE volgnummer>5");
    // The next insert takes number 11, so the gap itself is for verify; after any failure the writer looks
    // and refuses.
    {
        const auto slot = open_db(werk.segment());
        sql(slot.get(), "BEGIN IMMEDIATE");
        CHECK_FALSE(write(*schrijver, {record(100)}));
    }
    CHECK_FALSE(write(*schrijver, {record(101)}));
    CHECK_THAT(schrijver->storing(), Catch::Contains("not what was written"));
    schrijver->stop();
}
