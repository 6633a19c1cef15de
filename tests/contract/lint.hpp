// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "contract.hpp"

/// The contract rules, one function each. The numbers are those of the 15 rules that importers taught us:
/// what breaks gSOAP, JAX-WS, zeep, PHP, node-soap, .NET, Axis and KDSoap (docs/contract in wsdl/README.md).
namespace isi::lint {

Findings soap11_document_literal(const Contract& contract);      // 1
Findings one_request_object(const Contract& contract);           // 2
Findings one_element_form(const Contract& contract);             // 3
Findings sequences_only(const Contract& contract);               // 4
Findings lists_in_wrappers(const Contract& contract);            // 5
Findings named_types(const Contract& contract);                  // 6
Findings absent_never_nil_or_empty(const Contract& contract);    // 7
Findings no_enumerations(const Contract& contract);              // 8
Findings strings_are_bounded(const Contract& contract);          // 8
Findings source_dates_are_strings(const Contract& contract);     // 9
Findings one_declared_fault(const Contract& contract);           // 10
Findings soap_actions(const Contract& contract);                 // 11
Findings relative_imports(const Contract& contract);             // 12
Findings documented_in_two_languages(const Contract& contract);  // 13
Findings one_address(const Contract& contract);                  // 15
Findings java_wrapper_style_off(const Contract& contract);
Findings operations_of_the_contract(const Contract& contract);

}  // namespace isi::lint
