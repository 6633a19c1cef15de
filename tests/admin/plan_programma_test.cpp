// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "isi_store/kbi_store.hpp"
#include "kbi_leeg.hpp"
#include "werkmap.hpp"

using namespace isi;
using isi::proef::admin;
using isi::proef::bevat;
using isi::proef::lees;
using isi::proef::schrijf;
using isi::proef::Werkmap;
namespace fs = std::filesystem;

namespace {

const std::string eerste = "90722501478", tweede = "96610100184", derde = "90722501676",
                  onbekend = "77630150172";

/// A sandbox, and three persons whose aanmelding was on 1 March, 1 May and 25 May 2026.
struct Opstelling {
    Werkmap map;
    std::string config;
    Opstelling() {
        REQUIRE(admin("sandbox init " + map.pad().string()).afloop == 0);
        config = " --config " + (map / "gateway.toml").string();
        const auto store = open();
        isi::proef::maak_leeg(*store);
        for (const auto& [insz, dag] :
             {std::pair{eerste, "2026-03-01"}, {tweede, "2026-05-01"}, {derde, "2026-05-25"}})
            store->save_dossier(
                {nummer(insz),
                 {{kbi::Paneel::aanmelding,
                   "<Aanmelding><DatumAanmelding>" + std::string(dag) + "</DatumAanmelding></Aanmelding>"}}});
    }
    static Insz nummer(const std::string& tekst) { return Insz::parse(tekst).value(); }
    [[nodiscard]] std::unique_ptr<kbi::KbiStore> open() const {
        return kbi::open_kbi_store((map / "store.db").string(), Openwijze::schrijven);
    }
    /// One file with a plan for each.
    void schrijf_plannen(const std::string& naam, const std::vector<std::string>& wie,
                         const std::string& bepaald) const {
        std::string tekst =
            "<u:Inburgeringsplannen xmlns:u=\"http://isi-gateway.example/inburgering/uitbreiding/v1\">\n";
        for (const auto& insz : wie)
            tekst +=
                "<Persoon><INSZ>" + insz +
                "</INSZ><u:Inburgeringsplan><Vorm>LINEAIR</Vorm><DatumOnderdelenBepaald>" + bepaald +
                "</DatumOnderdelenBepaald><Onderdelen><Onderdeel><Pijler>NT2</Pijler><Stand>TE_VOLGEN</Stand>"
                "</Onderdeel></Onderdelen></u:Inburgeringsplan></Persoon>\n";
        schrijf(map / naam, tekst + "</u:Inburgeringsplannen>\n");
    }
    [[nodiscard]] isi::proef::Uitvoer importeer(const std::string& wat) const {
        return admin("import plan " + (map / wat).string() + " --afgewezen " +
                     (map / "afgewezen.csv").string() + config);
    }
};

}  // namespace

TEST_CASE(
    "import plan takes what is right, says what is not without a number, and changes nothing the second "
    "time") {
    const Opstelling s;
    s.schrijf_plannen("plannen.xml", {eerste, tweede, onbekend, eerste, "90722501479"}, "2026-03-20");
    const auto uit = s.importeer("plannen.xml");
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst,
                "1 files (0 not taken), 5 persons: 2 nieuw, 0 gewijzigd, 0 ongewijzigd, 3 afgewezen\n"));
    const auto afgewezen = lees(s.map / "afgewezen.csv");
    CHECK(bevat(afgewezen, "1;3;;PLAN;ONBEKENDE_PERSOON;"));
    CHECK(bevat(afgewezen, "1;4;;PLAN;DUBBEL;"));
    CHECK(bevat(afgewezen, "1;5;;PLAN;INSZ_ONGELDIG;"));
    for (const auto& tekst : {uit.tekst, afgewezen})
        for (const auto& insz : {eerste, tweede, onbekend}) CHECK_FALSE(bevat(tekst, insz));
    CHECK(s.open()->find_plan(Opstelling::nummer(eerste))->datum_onderdelen_bepaald == "2026-03-20");

    CHECK(bevat(s.importeer("plannen.xml").tekst, "0 nieuw, 0 gewijzigd, 2 ongewijzigd, 3 afgewezen"));
    s.schrijf_plannen("plannen.xml", {eerste, tweede}, "2026-03-21");
    CHECK(bevat(s.importeer("plannen.xml").tekst, "0 nieuw, 2 gewijzigd, 0 ongewijzigd"));
    CHECK(bevat(admin("audit verify" + s.config).tekst, "6 records"));  // begun and done, three times
}

TEST_CASE("import plan reads a folder, file by file, and a file that is none does not stop it") {
    const Opstelling s;
    fs::create_directories(s.map / "map/dieper");
    s.schrijf_plannen("map/b.xml", {eerste}, "2026-03-20");
    s.schrijf_plannen("map/dieper/c.xml", {tweede}, "2026-03-20");
    schrijf(s.map / "map/a.xml", "geen XML");
    schrijf(s.map / "map/lees mij.txt", "geen XML");
    const auto uit = s.importeer("map");
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    CHECK(bevat(uit.tekst, "3 files (1 not taken), 2 persons: 2 nieuw"));
    CHECK(bevat(lees(s.map / "afgewezen.csv"), "1;0;;BESTAND;GEEN_XML;"));
    CHECK(admin("import plan " + (s.map / "nergens").string() + s.config).afloop == 3);
    fs::create_directories(s.map / "leeg");
    CHECK(admin("import plan " + (s.map / "leeg").string() + s.config).afloop == 2);
}

TEST_CASE("report termijnen counts persons and names nobody") {
    const Opstelling s;
    s.schrijf_plannen("plannen.xml", {eerste, tweede},
                      "2026-03-20");  // the second's lies before its aanmelding
    REQUIRE(s.importeer("plannen.xml").afloop == 0);
    const auto uit = admin("report termijnen --peildatum 2026-06-05 --formaat csv" + s.config);
    INFO(uit.tekst);
    CHECK(uit.afloop == 0);
    const auto zonder = admin("report termijnen --peildatum 2026-06-05 --formaat csv" + s.config).tekst;
    // Day 30 of 1 May is 31 May, day 90 of 1 March is 30 May.
    CHECK(bevat(uit.tekst, "ONDERDELEN_30;VOLDAAN;1\n"));
    CHECK(bevat(uit.tekst, "ONDERDELEN_30;OVERSCHREDEN;1\n"));
    CHECK(bevat(uit.tekst, "CONTRACT_90;OVERSCHREDEN;1\n"));
    CHECK(bevat(uit.tekst, "CONTRACT_90;LOPEND;2\n"));
    for (const auto& insz : {eerste, tweede, derde}) CHECK_FALSE(bevat(uit.tekst, insz));
    const auto tekst = admin("report termijnen --peildatum 2026-06-05" + s.config).tekst;
    CHECK(bevat(tekst, "2 personen met een termijn die niet gehaald is"));
    CHECK(admin("report termijnen --peildatum 2026-02-30" + s.config).afloop == 2);
}

TEST_CASE("Numbers go to a file for its owner only, and each person in it is on record first") {
    const Opstelling s;
    const auto bestand = s.map / "termijnen.csv";
    schrijf(bestand, "oud");
    ::chmod(bestand.c_str(), 0644);
    const auto uit =
        admin("report termijnen --peildatum 2026-06-05 --met-nummers " + bestand.string() + s.config);
    CHECK(uit.afloop == 0);
    CHECK_FALSE(bevat(uit.tekst, eerste));
    const auto inhoud = lees(bestand);
    CHECK(bevat(inhoud, eerste + ";CONTRACT_90;2026-03-01;2026-05-30;OVERSCHREDEN\n"));
    CHECK(bevat(inhoud, derde + ";CONTRACT_90;2026-05-25;2026-08-23;LOPEND\n"));
    struct stat st{};
    REQUIRE(::stat(bestand.c_str(), &st) == 0);
    CHECK((st.st_mode & 0777U) == 0600);
    CHECK(bevat(admin("audit who --insz " + derde + s.config).tekst, "\treport termijnen\t"));

    fs::create_symlink(s.map / "elders", s.map / "koppeling");
    CHECK(admin("report termijnen --met-nummers " + (s.map / "koppeling").string() + s.config).afloop == 3);
    CHECK_FALSE(fs::exists(s.map / "elders"));
    fs::rename(s.map / "geheim/audit-sleutel", s.map / "weg");
    CHECK(admin("report termijnen --met-nummers " + (s.map / "niet.csv").string() + s.config).afloop == 3);
    CHECK_FALSE(fs::exists(s.map / "niet.csv"));
}
