// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "kbi/register.hpp"
#include "kbi_dossiers.hpp"
#include "store/backends.hpp"
#include "tools/admin/kbi/inlezen.hpp"

using namespace isi;
using namespace isi::kbi_import;
using isi::kbi::proef::Register;
using proef::dossier;
using proef::personalia;
using proef::verzonnen;
namespace fs = std::filesystem;

namespace {

const Dossierlezer& lezer() {
    static const Dossierlezer een(true);
    return een;
}

void schrijf(const fs::path& pad, const std::string& bytes) {
    fs::create_directories(pad.parent_path());
    std::ofstream(pad, std::ios::binary) << bytes;
}

/// A folder of files and a register to read them into.
struct Opstelling {
    test::TempDir map;
    Register register_;
    std::vector<std::string> nieuwkomers;
    std::ostringstream afgewezen;

    void zet(const std::string& naam, const std::string& bytes) const { schrijf(map.file(naam), bytes); }
    Rapport lees() {
        Inleeswens wens;
        wens.afgewezen = &afgewezen;
        wens.nieuwkomer = [&](const Nieuwkomer& wie) {
            CHECK(register_.find_dossier(wie.insz));
            nieuwkomers.push_back(wie.insz.text() + " " + wie.geboortedatum.value_or("-"));
        };
        return lees_in(vind_bestanden(map.file("")), lezer(), register_, wens);
    }
};

}  // namespace

TEST_CASE("an import changes what differs and nothing else, and tells of each person who is new") {
    Opstelling s;
    s.zet("a.xml",
          dossier(
              "<Personalia><INSZ>93051822361</INSZ><Geboortedatum>1993-05-18</Geboortedatum></Personalia>"));
    s.zet("diep/er/b.XML", dossier(personalia(verzonnen(1))));
    s.zet("c.txt", "geen dossier");
    auto rapport = s.lees();
    CHECK(rapport.bestanden == 2);
    CHECK(rapport.nieuw == 2);
    CHECK(s.nieuwkomers == std::vector<std::string>{"93051822361 1993-05-18", verzonnen(1) + " -"});
    CHECK(s.register_.find_stand(Insz::parse(verzonnen(1)).value()));

    rapport = s.lees();
    CHECK(rapport.ongewijzigd == 2);
    CHECK(rapport.nieuw + rapport.gewijzigd == 0);
    s.zet("diep/er/b.XML", dossier("\n<!-- anders geschreven -->\n" + personalia(verzonnen(1))));
    CHECK(s.lees().ongewijzigd == 2);
    s.zet("diep/er/b.XML", dossier(personalia(verzonnen(1)) + "<Wooncode></Wooncode>"));
    rapport = s.lees();
    CHECK(rapport.gewijzigd == 1);
    CHECK(rapport.ongewijzigd == 1);
    CHECK(s.register_.find_dossier(Insz::parse(verzonnen(1)).value())->panelen.size() == 2);
    CHECK(s.nieuwkomers.size() == 2);
}

TEST_CASE("what is not taken is told with file and line, and the rest is taken") {
    Opstelling s;
    s.zet("1.xml", dossier(personalia()));
    s.zet("2.xml", dossier(personalia() + "<Wooncode></Wooncode>"));  // the same person
    s.zet("3.xml", dossier("\n<Doelgroep><Code>JA</Code></Doelgroep>"));
    s.zet("90722500191.xml", dossier("\n\n<Personalia><INSZ>90722500192</INSZ></Personalia>"));
    s.zet("a\"b;.xml", "x");
    s.zet("groot.xml", std::string((4UL << 20U) + 1, ' '));
    s.zet("ok.xml", dossier(personalia(verzonnen(2)) + "<Doelgroep><Code>X</Code></Doelgroep>"));
    fs::create_directories(s.map.file("map.xml"));
    const auto rapport = s.lees();
    CHECK(rapport.bestanden == 7);
    CHECK(rapport.nieuw == 2);
    CHECK(rapport.afgewezen == 5);
    CHECK(rapport.redenen ==
          std::map<std::string, std::uint64_t>{
              {"DUBBEL", 1}, {"GEEN_INSZ", 1}, {"INSZ_ONGELDIG", 1}, {"GEEN_XML", 1}, {"TE_GROOT", 1}});
    CHECK(rapport.onbekende_codes == std::map<std::string, std::uint64_t>{{"doelgroep", 1}});
    CHECK(s.register_.find_dossier(Insz::parse("93051822361").value())->panelen.size() == 1);
    const auto tekst = s.afgewezen.str();
    INFO(tekst);
    CHECK(tekst.find("2;\"2.xml\";0;INSZ;DOSSIER;DUBBEL;") != std::string::npos);
    CHECK(tekst.find("3;\"3.xml\";1;Personalia;DOSSIER;GEEN_INSZ;") != std::string::npos);
    CHECK(tekst.find("4;\"###########.xml\";3;INSZ;DOSSIER;INSZ_ONGELDIG;") != std::string::npos);
    CHECK(tekst.find("5;\"a\"\"b;.xml\";1;;DOSSIER;GEEN_XML;") != std::string::npos);
    CHECK(tekst.find("6;\"groot.xml\";0;;DOSSIER;TE_GROOT;") != std::string::npos);
    CHECK(tekst.find("7;\"ok.xml\";1;doelgroep;CODE;ONBEKENDE_CODE;") != std::string::npos);
    CHECK(tekst.find("9072250019") == std::string::npos);
}

TEST_CASE("more dossiers than wait at once all come in, in batches") {
    Opstelling s;
    constexpr unsigned aantal = 600;
    for (unsigned i = 0; i < aantal; ++i)
        s.zet("d" + std::to_string(1000 + i) + ".xml", dossier(personalia(verzonnen(i))));
    std::uint64_t laatste = 0;
    Inleeswens wens;
    wens.slot = std::chrono::milliseconds{0};  // a batch of one each
    wens.voortgang = [&](std::uint64_t n) { laatste = n; };
    const auto rapport = lees_in(vind_bestanden(s.map.file("")), lezer(), s.register_, wens);
    CHECK(rapport.nieuw == aantal);
    CHECK(laatste == aantal);
    for (unsigned i = 0; i < aantal; ++i) CHECK(s.register_.find_dossier(Insz::parse(verzonnen(i)).value()));
}

TEST_CASE("what went into the register in SQLite comes out of it, byte for byte") {
    const test::SqliteBackend backend;
    const auto store = kbi::open_kbi_store(backend.plaats(), Openwijze::schrijven);
    const auto rapport = lees_in(vind_bestanden(proef::kbi_map), lezer(), *store, {});
    CHECK(rapport.nieuw == 6);
    CHECK(rapport.zonder_dossier == 2);
    for (const auto& pad : vind_bestanden(proef::kbi_map)) {
        const auto gelezen = lezer().lees(proef::lees_kbi(pad)).value();
        if (gelezen) CHECK(store->find_dossier(gelezen->dossier.insz) == gelezen->dossier);
    }
    CHECK(lees_in(vind_bestanden(proef::kbi_map), lezer(), *store, {}).ongewijzigd == 6);
}
