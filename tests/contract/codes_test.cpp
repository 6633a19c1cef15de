// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "isi_store/domein/waardenlijst.hpp"
#include "validator.hpp"

// Does every code that is documented anywhere fit the type that has to carry it? libxml2 judges.
using isi::lint::TypeProbe;

namespace {

// The value lists as the source documents print them, typed out here so that the program's own lists are not
// their judge.
const std::map<std::string, std::vector<std::string>>& documented() {
    static const std::map<std::string, std::vector<std::string>> lists{
        {"geslacht", {"M", "V", "O"}},
        {"herkomst", {"ACTIEF", "DEFINITIEF"}},
        {"verblijf", {"WOONACHTIG", "GEWEZEN_INGEZETENE"}},
        {"wet", {"WI2007", "WI2013", "WI2021"}},
        {"status", {"NIEUW", "IN_BEHANDELING", "AFGEHANDELD"}},
        {"verblijfsdoel", {"PERMANENT", "TIJDELIJK"}},
        {"examenaanvraag", {"GEEN", "NATURALISATIE", "WET_INBURGERING"}},
        {"niveauInburgeringsdiploma", {"A1", "A2"}},
        {"statusInburgeringsplicht",
         {"PLICHTIG", "NIET_PLICHTIG", "TIJDELIJK_NIET_PLICHTIG", "MOGELIJK_PLICHTIG"}},
        {"doelgroepVoorziening", {"WERKENDE", "UITKERINGSGERECHTIGDE", "NIET_UITKERINGSGERECHTIGDE"}},
        {"soortVoorziening", {"REGULIER", "DUAAL", "GEESTELIJK_BEDIENAAR", "TAALKENNIS"}},
        {"vormDuaalTraject",
         {"RE_INTEGRATIE", "WERK", "ONDERNEMERSCHAP", "BEROEPSOPLEIDING", "VRIJWILLIGERSWERK",
          "OPVOEDINGSONDERSTEUNING", "MAATSCHAPPELIJKE_ACTIVERING", "OVERIG"}},
        {"soortVrijstelling", {"TIJDELIJK", "GEDEELTELIJK"}},
        {"verleendDoor", {"GEMEENTE", "DUO"}},
        {"examenonderdeelVrijstelling", {"TAAL", "KNS_NL_CERTIFICAAT", "TGN_WIB_KNS", "TGN_WIB"}},
        {"indicatieGeslaagd",
         {"MET_HERKANSING_MET_VRIJSTELLING", "MET_HERKANSING_ZONDER_VRIJSTELLING",
          "ZONDER_HERKANSING_MET_VRIJSTELLING", "ZONDER_HERKANSING_ZONDER_VRIJSTELLING"}},
        {"volledigeDeelnameNt2", {"DEELGENOMEN", "GESLAAGD"}},
        {"niveauExamen", {"A1", "A2", "P1", "P2"}},
        {"uitslag", {"GESLAAGD", "NIET_GESLAAGD", "NIET_OP_KOMEN_DAGEN", "ONGELDIG"}},
        {"soortExamen", {"INBURGERING", "STAATSEXAMEN_NT2"}},
        {"doel", {"UITVOERING_WI2007", "UITVOERING_WI2013", "UITVOERING_WI2021", "TOEZICHT", "TEST"}},
        {"melding", {"OVERLEDEN", "WET_INWONER", "WET_NIET_INWONER"}},
    };
    return lists;
}

std::string pair(const std::string& code, const std::string& text) {
    std::string escaped;
    for (const char c : text) escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return "<code>" + code + "</code><omschrijving>" + escaped + "</omschrijving>";
}

bool digits(const std::string& code) {
    return code.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

TEST_CASE("every documented code fits the type of codes and the type of list values") {
    const TypeProbe code("CodeType"), lijstcode("LijstcodeType"), lijstnaam("LijstnaamType");
    for (const auto& [lijst, codes] : documented()) {
        INFO(lijst);
        CHECK(lijstnaam.valid(lijst));
        for (const auto& value : codes) {
            INFO(value);
            CHECK(code.valid(value));
            CHECK(lijstcode.valid(value));
        }
    }
    for (const char* bad :
         {"", "actief", "In behandeling", "1A", "A-B", "A B", "_A", "Ä", "gewezenIngezetene"})
        CHECK_FALSE(code.valid(bad));
    CHECK_FALSE(code.valid(std::string(61, 'A')));
}

TEST_CASE(
    "the lists that the program publishes hold exactly the documented codes, and each value fits its type") {
    const TypeProbe lijstwaarde("LijstwaardeType"), codewaarde("CodeWaardeType"), geheim("GeheimWaardeType"),
        rol("RolType");
    std::map<std::string, std::vector<std::string>> published;
    for (const auto& lijst : isi::contractlijsten()) {
        INFO(lijst.naam);
        for (const auto& waarde : lijst.waarden) {
            INFO(waarde.code << " " << waarde.omschrijving);
            published[lijst.naam].push_back(waarde.code);
            CHECK(lijstwaarde.valid(pair(waarde.code, waarde.omschrijving)));
            if (lijst.naam == "rol")
                CHECK(rol.valid(waarde.code));
            else if (digits(waarde.code))
                CHECK(geheim.valid(pair(waarde.code, waarde.omschrijving)));
            else
                CHECK(codewaarde.valid(pair(waarde.code, waarde.omschrijving)));
        }
    }
    for (const auto& [lijst, codes] : documented()) {
        INFO(lijst);
        CHECK(published[lijst] == codes);
    }
}

TEST_CASE("codes of digits, signals, errors and roles fit their patterns, and others do not") {
    const TypeProbe geheim("GeheimcodeType"), tabel("TabelcodeType"), gemeente("GemeentecodeType"),
        signaal("SignaalcodeType"), fout("FoutcodeType"), protocol("ProtocolfoutcodeType"), rol("RolType");
    for (const char* code : {"0", "1", "2", "3", "4", "5", "6", "7"}) CHECK(geheim.valid(code));
    for (const char* code : {"8", "00", "", "A"}) CHECK_FALSE(geheim.valid(code));
    for (const char* code : {"0000", "0001", "0216", "7006", "9999"}) CHECK(tabel.valid(code));
    for (const char* code : {"216", "00216", "021A"}) CHECK_FALSE(tabel.valid(code));
    CHECK(gemeente.valid("0014"));
    CHECK_FALSE(gemeente.valid("14"));
    for (const char* code : {"SS001", "SS002", "SS003", "SS004", "SS005", "SS006", "SS007", "SS008", "SS009",
                             "SS010", "SS011", "SS012", "SS015", "SS016", "SS017", "SS031", "SS033", "SS050",
                             "SS052", "SS060", "SS061", "SS062", "SS064", "SS065", "SS066", "SS101", "SS199"})
        CHECK(signaal.valid(code));
    for (const char* code : {"ss001", "SS00001", ""}) CHECK_FALSE(signaal.valid(code));
    for (const char* code :
         {"AUT401", "AUT402", "AUT403", "VAL001", "VAL010", "MUT001", "MUT002", "LEE001", "DUB001", "DUB002",
          "PIP001", "PIP010", "MAP001", "PVT010", "ZRO001", "AAN006", "UUR001", "CON002", "INT500"})
        CHECK(fout.valid(code));
    for (const char* code : {"aut401", "AUT", "401", "Client.DK0002"}) CHECK_FALSE(fout.valid(code));
    for (const char* code : {"DK0001", "DK0002", "EK0030", "MustUnderstand"}) CHECK(protocol.valid(code));
    for (const char* code : {"Wi2007", "Wi2013", "Wi2013MUT", "Wi2021", "Wi2021MUT"}) CHECK(rol.valid(code));
}

TEST_CASE("the schema judges shape only: check digits are for the operations to refuse") {
    const TypeProbe bsn("BsnType"), a_nummer("ANummerType"), oin("OinType"), uuid("IdentificatiecodeType");
    CHECK(bsn.valid("004002313"));
    CHECK(bsn.valid("010008579"));  // fails the elfproef: VAL003, no schema fault
    CHECK(bsn.valid("000000000"));
    for (const char* bad :
         {"04002313", "0040023130", "00400231A", " 004002313", "004002313 ", "٠٠٤٠٠٢٣١٣", ""})
        CHECK_FALSE(bsn.valid(bad));
    CHECK(a_nummer.valid("4020209358"));
    CHECK(a_nummer.valid("0000000000"));  // breaks the A-number rules: VAL004
    CHECK_FALSE(a_nummer.valid("402020935"));
    CHECK(oin.valid("00000099000000014000"));
    CHECK(oin.valid("0000000700025BE00000"));
    CHECK_FALSE(oin.valid("0000009900000001400"));
    CHECK(uuid.valid("6f1f6ac1-6f3b-4c8a-9a2f-0d2c3e4b5a61"));
    CHECK(uuid.valid("6F1F6AC1-6F3B-4C8A-9A2F-0D2C3E4B5A61"));
    CHECK_FALSE(uuid.valid("urn:uuid:6f1f6ac1-6f3b-4c8a-9a2f-0d2c3e4b5a61"));
}

TEST_CASE("lengths: the longest that sources hold fits, one more does not") {
    const TypeProbe naam("NaamdeelType"), omschrijving("OmschrijvingType"), fouttekst("FouttekstType"),
        waarde("SleutelwaardeType"), eindgebruiker("EindgebruikerType"), echo("EchoType"),
        bericht("BerichttekstType");
    const auto of = [](std::size_t length) { return std::string(length, 'x'); };
    CHECK(naam.valid(of(200)));
    CHECK_FALSE(naam.valid(of(201)));
    CHECK(omschrijving.valid(of(300)));
    CHECK_FALSE(omschrijving.valid(of(301)));
    CHECK(fouttekst.valid(of(200)));
    CHECK_FALSE(fouttekst.valid(of(201)));
    CHECK(waarde.valid(of(25)));
    CHECK_FALSE(waarde.valid(of(26)));
    CHECK(eindgebruiker.valid(of(64)));
    CHECK_FALSE(eindgebruiker.valid(of(65)));
    CHECK(echo.valid(of(64)));
    CHECK_FALSE(echo.valid(of(65)));
    CHECK(bericht.valid(of(4000)));
    CHECK_FALSE(bericht.valid(of(4001)));
    std::string accents;
    for (int i = 0; i < 200; ++i) accents += "é";
    CHECK(naam.valid(accents));  // characters, not bytes
}
