// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "lint.hpp"
#include "validator.hpp"

using namespace isi::lint;

namespace {

template <class Rule>
void holds(Rule rule) {
    const auto findings = rule(published());
    for (const auto& finding : findings) UNSCOPED_INFO(finding);
    CHECK(findings.empty());
}

template <class Rule>
void flags(Rule rule, std::string_view from, std::string_view to) {
    INFO("spoiled: " << from << " -> " << to);
    CHECK_FALSE(rule(spoiled(from, to)).empty());
}

constexpr std::string_view bsn_element = "<xs:element name=\"bsn\" type=\"isi:BsnType\">";

}  // namespace

TEST_CASE("rule 3: elementFormDefault is stated once, and no file or element differs") {
    holds(one_element_form);
    flags(one_element_form, "elementFormDefault=\"qualified\"", "elementFormDefault=\"unqualified\"");
    flags(one_element_form, "elementFormDefault=\"qualified\"", "");
    flags(one_element_form, bsn_element,
          "<xs:element name=\"bsn\" type=\"isi:BsnType\" form=\"unqualified\">");
    flags(one_element_form, "<xs:import namespace",
          "<xs:element name=\"los\" type=\"xs:string\"/><xs:import namespace");
}

TEST_CASE("rule 4: sequences only") {
    holds(sequences_only);
    flags(sequences_only, bsn_element, "<xs:choice/><xs:element name=\"bsn\" type=\"isi:BsnType\">");
    flags(sequences_only, bsn_element, "<xs:any/><xs:element name=\"bsn\" type=\"isi:BsnType\">");
    flags(sequences_only, "<xs:complexType name=\"PersoonType\">",
          "<xs:complexType name=\"PersoonType\" abstract=\"true\">");
    flags(sequences_only, "<xs:complexType name=\"PersoonType\">",
          "<xs:complexType name=\"PersoonType\"><xs:attribute name=\"x\" type=\"xs:int\"/>");
    flags(sequences_only, "<xs:sequence>", "<xs:sequence maxOccurs=\"unbounded\">");
    flags(sequences_only, bsn_element,
          "<xs:element name=\"bsn\" type=\"isi:BsnType\" substitutionGroup=\"isi:Fout\">");
    flags(sequences_only, "<xs:restriction base=\"xs:string\">",
          "<xs:union memberTypes=\"xs:int xs:date\"/><xs:restriction base=\"xs:string\">");
}

TEST_CASE("rule 5: repeated data stand in a wrapper, except foutmelding and sleutelgegeven") {
    holds(lists_in_wrappers);
    flags(lists_in_wrappers, bsn_element,
          "<xs:element name=\"bsn\" type=\"isi:BsnType\" maxOccurs=\"unbounded\">");
    flags(lists_in_wrappers, "type=\"isi:VoorzieningenType\" minOccurs=\"0\"",
          "type=\"isi:VoorzieningType\" minOccurs=\"0\" maxOccurs=\"unbounded\"");
}

TEST_CASE("rule 6: types are named, at top level, unique when case is ignored, also against element names") {
    holds(named_types);
    flags(named_types, "<xs:complexType name=\"BoeteType\">", "<xs:complexType name=\"boetesType\">");
    flags(named_types, "<xs:complexType name=\"BoeteType\">", "<xs:complexType name=\"Verblijf\">");
    flags(named_types, "<xs:complexType name=\"BoeteType\">", "<xs:complexType name=\"Boete-Type\">");
    flags(named_types, bsn_element, "<xs:element name=\"BSN\" type=\"isi:BsnType\">");
    flags(named_types, bsn_element, "<xs:element name=\"class\" type=\"isi:BsnType\">");
    flags(named_types, bsn_element, "<xs:element name=\"bsn\"><xs:complexType/>");
}

TEST_CASE("rule 7: optional is absent, never nil; only nietsGevonden is an empty element") {
    holds(absent_never_nil_or_empty);
    flags(absent_never_nil_or_empty, bsn_element,
          "<xs:element name=\"bsn\" type=\"isi:BsnType\" nillable=\"true\">");
    flags(absent_never_nil_or_empty, bsn_element,
          "<xs:element name=\"bsn\" type=\"isi:BsnType\" default=\"999999990\">");
    flags(absent_never_nil_or_empty, "<xs:complexType name=\"NietsGevondenType\">",
          "<xs:complexType name=\"LeegType\">");
}

TEST_CASE("rule 8: codes are patterned strings, no enumeration that may grow") {
    holds(no_enumerations);
    flags(no_enumerations, "<xs:pattern value=\"[0-7]\"/>", "<xs:enumeration value=\"0\"/>");
    flags(no_enumerations, "<xs:pattern value=\"[A-Z][A-Z0-9_]*\"/>", "<xs:pattern value=\".*\"/>");
    flags(no_enumerations, "<xs:pattern value=\"[0-7]\"/>", "<xs:maxLength value=\"1\"/>");
}

TEST_CASE("rule 8: every text has a length or a pattern, every number a bound") {
    holds(strings_are_bounded);
    flags(strings_are_bounded, "<xs:pattern value=\"[0-9]{9}\"/>", "");
    flags(strings_are_bounded, "<xs:pattern value=\"[0-9]{9}\"/>", "<xs:pattern value=\"\\d{9}\"/>");
    flags(strings_are_bounded, bsn_element, "<xs:element name=\"bsn\" type=\"xs:string\">");
    flags(strings_are_bounded, "<xs:minLength value=\"1\"/>", "<xs:minLength value=\"0\"/>");
    flags(strings_are_bounded, "<xs:minInclusive value=\"0\"/>", "");
}

TEST_CASE("rule 9: a date of a source is a string that holds incomplete and impossible dates") {
    holds(source_dates_are_strings);
    flags(source_dates_are_strings, "name=\"geboortedatum\" type=\"isi:OnvolledigeDatumType\"",
          "name=\"geboortedatum\" type=\"xs:date\"");
    flags(source_dates_are_strings, "name=\"datumTijdBedrijfsdocument\" type=\"isi:TijdstipType\"",
          "name=\"datumTijdBedrijfsdocument\" type=\"xs:dateTime\"");

    const TypeProbe datum("OnvolledigeDatumType");
    for (const char* good :
         {"1967-04-04", "1967-00-00", "1967-04-00", "0000-00-00", "1967-02-30", "1982-12-91"})
        CHECK(datum.valid(good));
    for (const char* bad : {"1967", "1967-04", "04-04-1967", "1967-4-4", "19670404", "1967-04-04Z",
                            "1967-04-04+02:00", "", " 1967-04-04", "١٩٦٧-04-04"})
        CHECK_FALSE(datum.valid(bad));
}

TEST_CASE("rule 9: a moment is an xs:dateTime of bounded length, with or without an offset") {
    const TypeProbe tijdstip("TijdstipType");
    for (const char* good : {"2026-11-25T01:15:12Z", "2026-11-25T01:15:12.123456789Z",
                             "2026-11-25T02:15:12+01:00", "2026-11-25T01:15:12"})
        CHECK(tijdstip.valid(good));
    for (const char* bad : {"2026-11-25", "2026-13-25T01:15:12Z", "12026-11-25T01:15:12Z",
                            "2026-11-25T01:15:12.1234567890Z", "gisteren"})
        CHECK_FALSE(tijdstip.valid(bad));
}

TEST_CASE("rule 13: every element, type and operation is explained in nl and en") {
    holds(documented_in_two_languages);
    flags(documented_in_two_languages, "xml:lang=\"en\"", "xml:lang=\"de\"");
    flags(documented_in_two_languages,
          "<xs:documentation xml:lang=\"nl\">Burgerservicenummer.</xs:documentation>", "");
    flags(documented_in_two_languages, "        en: ", "        ");
}
