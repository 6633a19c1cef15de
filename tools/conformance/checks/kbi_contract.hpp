// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "kbi.hpp"

/// The contract of a dialect as the endpoint serves it: the same demands at both addresses.
namespace isi::conformance {

void expect_wsdl_served(Context& context, Finding& finding, const std::string& pad);
void expect_address(Context& context, Finding& finding, const std::string& pad);
/// The WSDL names these operations, no more and no fewer, each with a soapAction.
void expect_operations(Context& context, Finding& finding, const std::string& pad,
                       const std::vector<std::string>& names);
void expect_schemas_compile(Context& context, Finding& finding, const std::string& pad);
void expect_as_published(Context& context, Finding& finding, const std::string& pad);

}  // namespace isi::conformance
