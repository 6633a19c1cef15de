// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <initializer_list>
#include <string>

#include "check.hpp"

/// What many checks demand in the same words. Each looks at one thing only, so that one fault of the judged
/// turns one check red.
namespace isi::conformance {

void expect_data(Finding& finding, const SoapAnswer& answer, std::string_view of);
void expect_nothing_found(Finding& finding, const SoapAnswer& answer);
/// A SOAP fault whose code is one of these, local part: Client.DK0004.
void expect_fault(Finding& finding, const SoapAnswer& answer, std::initializer_list<std::string_view> codes);
void expect_foutcode(Finding& finding, const SoapAnswer& answer, std::string_view code);
/// A sleutelgegeven with this name and value.
void expect_sleutelgegeven(Finding& finding, const SoapAnswer& answer, std::string_view naam,
                           std::string_view waarde);
void expect_text(Finding& finding, const SoapAnswer& answer, std::string_view path, std::string_view value);
void expect_status(Finding& finding, const HttpAnswer& answer, int status);
void expect_valid(Finding& finding, Context& context, const SoapAnswer& answer);

}  // namespace isi::conformance
