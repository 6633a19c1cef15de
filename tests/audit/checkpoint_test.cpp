// SPDX-License-Identifier: GPL-3.0-or-later
#include "werkmap.hpp"

using namespace isi;
using namespace isi::audit;
using namespace isi::audit::test;

namespace {

/// Cuts the log short as somebody would who does it well: the local checkpoints go with the records.
void truncate_log(const Werkmap& werk, int tot) {
    tamper(werk.segment(), "DELETE FROM record WHERE volgnummer>" + std::to_string(tot));
    fs::remove(werk.checkpoints());
}

}  // namespace

TEST_CASE(
    "Truncation is found with a copy of the checkpoint, and only with it when the local ones went too") {
    const Werkmap werk;
    werk.fill(100);
    const auto kopie = werk.pad / "kopie";
    write_file(kopie, read_checkpoint(werk.instellingen));
    CHECK(werk.verify(kopie.string()).in_orde);
    truncate_log(werk, 90);
    CHECK(werk.verify().in_orde);  // the control: nothing inside the directory shows it
    const auto verificatie = werk.verify(kopie.string());
    CHECK_FALSE(verificatie.in_orde);
    CHECK(verificatie.eerste_fout == 91);
}

TEST_CASE("Truncation is found by the local checkpoints when those were left") {
    const Werkmap werk;
    werk.fill(100);
    tamper(werk.segment(), "DELETE FROM record WHERE volgnummer>90");
    const auto verificatie = werk.verify();
    CHECK_FALSE(verificatie.in_orde);
    CHECK(verificatie.eerste_fout == 91);
    CHECK_THROWS_WITH(open_schrijver(werk.instellingen), Catch::Contains("not what was written"));
}

TEST_CASE("A whole log that was removed is found with the copy") {
    const Werkmap werk;
    werk.fill(20);
    const auto kopie = werk.pad / "kopie";
    write_file(kopie, read_checkpoint(werk.instellingen));
    fs::remove_all(werk.instellingen.map);
    fs::create_directory(werk.instellingen.map);
    CHECK(werk.verify().in_orde);
    CHECK_FALSE(werk.verify(kopie.string()).in_orde);
}

TEST_CASE("A log that was truncated and written on is found with the copy") {
    const Werkmap werk;
    werk.fill(100);
    const auto kopie = werk.pad / "kopie";
    write_file(kopie, read_checkpoint(werk.instellingen));
    truncate_log(werk, 90);
    werk.fill(50);
    CHECK(werk.verify().in_orde);
    const auto verificatie = werk.verify(kopie.string());
    CHECK_FALSE(verificatie.in_orde);
    CHECK(verificatie.eerste_fout == 100);
}

TEST_CASE("A checkpoint that is changed, signed by another key or of another node is refused") {
    const Werkmap werk, ander;
    werk.fill(10);
    ander.fill(10);
    const auto kopie = werk.pad / "kopie";
    const auto nota = read_checkpoint(werk.instellingen);
    for (std::size_t i = 0; i + 1 < nota.size(); ++i) {
        auto fout = nota;
        fout[i] = static_cast<char>(fout[i] ^ 1);
        write_file(kopie, fout);
        bool goed = false;
        try {
            goed = werk.verify(kopie.string()).in_orde;
        } catch (const std::runtime_error&) {
        }
        INFO(i);
        CHECK_FALSE(goed);
    }
    write_file(kopie, read_checkpoint(ander.instellingen));
    CHECK_FALSE(werk.verify(kopie.string()).in_orde);
    write_file(kopie, "");
    CHECK_THROWS(werk.verify(kopie.string()));
    CHECK_THROWS(werk.verify((werk.pad / "bestaat-niet").string()));
    write_file(kopie, nota);
    CHECK(werk.verify(kopie.string()).in_orde);
}

TEST_CASE("Checkpoints come every so many records, and the last at a clean stop") {
    Werkmap werk;
    werk.instellingen.checkpoint_records = 10;
    werk.instellingen.groep_max = 5;
    werk.fill(100);
    const auto notas = read_file(werk.checkpoints());
    std::size_t aantal = 0;
    for (auto plaats = notas.find("isi-gateway/audit/node1\n"); plaats != std::string::npos;
         plaats = notas.find("isi-gateway/audit/node1\n", plaats + 1))
        ++aantal;
    CHECK(aantal >= 5);
    CHECK_THAT(read_checkpoint(werk.instellingen), Catch::StartsWith("isi-gateway/audit/node1\n100\n"));
}

TEST_CASE("Checkpoints come after a time without new records") {
    Werkmap werk;
    werk.instellingen.checkpoint_elke = std::chrono::seconds(1);
    const auto schrijver = open_schrijver(werk.instellingen);
    REQUIRE(write(*schrijver, {record(1)}));
    for (int i = 0; i < 100 && read_checkpoint(werk.instellingen).empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK_THAT(read_checkpoint(werk.instellingen), Catch::Contains("\n1\n"));
    schrijver->stop();
}

TEST_CASE("The openssl program confirms a checkpoint's signature") {
    const Werkmap werk;
    werk.fill(3);
    const auto nota = read_checkpoint(werk.instellingen);
    const auto scheiding = nota.find("\n\n");
    REQUIRE(scheiding != std::string::npos);
    write_file(werk.pad / "tekst", nota.substr(0, scheiding + 1));
    auto handtekening = nota.substr(nota.rfind(' ') + 1);
    write_file(werk.pad / "base64", handtekening);
    const auto pad = werk.pad.string();
    const auto stap1 = "openssl base64 -d -A -in " + pad + "/base64 | tail -c 64 > " + pad + "/handtekening";
    const auto stap2 = "openssl pkeyutl -verify -rawin -pubin -inkey " +
                       werk.instellingen.handtekeningbestand + ".pub -in " + pad + "/tekst -sigfile " + pad +
                       "/handtekening >" + pad + "/uit 2>&1";
    REQUIRE(std::system(stap1.c_str()) == 0);
    CHECK(std::system(stap2.c_str()) == 0);
    write_file(werk.pad / "tekst", nota.substr(0, scheiding));  // the control
    CHECK(std::system(stap2.c_str()) != 0);
}

TEST_CASE("An auditor with the public key alone can verify") {
    const Werkmap werk;
    werk.fill(10);
    fs::remove(werk.instellingen.handtekeningbestand);
    fs::remove(werk.instellingen.sleutelbestand);
    CHECK(werk.verify().in_orde);
    fs::remove(werk.instellingen.handtekeningbestand + ".pub");
    CHECK_THROWS_WITH(werk.verify(), Catch::Contains("signing key"));
}

TEST_CASE("A checkpoint that a crash cut short is left out, and the log goes on") {
    const Werkmap werk;
    werk.fill(10);
    auto notas = read_file(werk.checkpoints());
    write_file(werk.checkpoints(), notas + notas.substr(0, notas.size() / 2));
    CHECK(werk.verify().in_orde);
    werk.fill(10);
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 20);
}

TEST_CASE("Old segments may be dropped when their checkpoints stay, and not without those") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    werk.instellingen.groep_max = 1;
    werk.fill(70);
    fs::remove(werk.segment(1));
    const auto verificatie = werk.verify();
    INFO(verificatie.bevinding);
    CHECK(verificatie.in_orde);
    CHECK(verificatie.records == 50);
    werk.fill(5);
    CHECK(werk.verify().in_orde);
    fs::remove(werk.checkpoints(1));
    CHECK_FALSE(werk.verify().in_orde);
}

TEST_CASE("A segment missing from the middle or the end is found") {
    Werkmap werk;
    werk.instellingen.segment_max_records = 20;
    werk.instellingen.groep_max = 1;
    werk.fill(70);
    CHECK(werk.verify().in_orde);
    const int weg = GENERATE(2, 3, 4);
    fs::remove(werk.segment(weg));
    const auto verificatie = werk.verify();
    CHECK_FALSE(verificatie.in_orde);
    CHECK(verificatie.eerste_fout == static_cast<std::uint64_t>(weg - 1) * 20 + 1);
}
