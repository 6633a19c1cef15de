// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check.hpp"

/// Questions of the two searches, and their lists as rows.
namespace isi::conformance {

/// Element → value, in any order; wet is the profile's unless given. statussen: "NIEUW,AFGEHANDELD";
/// sorteren: "BSN OPLOPEND".
using Criteria = std::map<std::string, std::string>;
Message zoek_personen(const Context& context, const Criteria& criteria);
Message zoek_signalen(const Context& context, const Criteria& criteria);

inline const std::string most_per_page = "500";  ///< the contract's maximum: a list in one answer

struct Listing {
    SoapAnswer answer;
    std::vector<pugi::xml_node> rows;
    long totaal = -1;  ///< -1: none told
};

/// Asks and reads; an answer that is no list is a finding. Nobody found is a list without rows.
Listing list_of(Context& context, Finding& finding, const Message& question);

std::string value(const pugi::xml_node& row, std::string_view path);  ///< empty when absent
std::vector<std::string> column(const Listing& list, std::string_view path);
/// The row whose element has this value; null without one.
pugi::xml_node row_with(const Listing& list, std::string_view path, std::string_view wanted);
bool lists(const Listing& list, std::string_view path, std::string_view wanted);

/// A day of the calendar so many days later, yyyy-mm-dd.
std::string days_later(std::string_view date, int days);
/// Lower case and without accents, for Latin letters: what a reader sorts names by.
std::string folded(std::string_view text);
/// An element and all below it as text, without prefixes: equal contents are equal texts.
std::string canonical(const pugi::xml_node& node);
/// Answers that do not tell one number from another: equal but for ids and moments.
void expect_alike(Finding& finding, const SoapAnswer& one, const SoapAnswer& other, std::string_view what);
/// VAL005 names one of the two dates.
void expect_period_field(Finding& finding, const SoapAnswer& answer);
/// AUT401 naming gemeente, law and role, to a question for the gemeente that the key may not act for.
void expect_not_for_foreign(Context& context, Finding& finding, Message question);

}  // namespace isi::conformance
