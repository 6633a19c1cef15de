// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libxml/xmlschemas.h>

#include <memory>
#include <string>
#include <string_view>

namespace isi::lint {

/// libxml2's verdict: the independent judge of what a schema accepts.
class Validator {
 public:
    explicit Validator(std::string_view xsd);  ///< throws std::runtime_error when it is no valid schema
    /// Empty when valid, else libxml2's words.
    [[nodiscard]] std::string judge(std::string_view xml) const;

 private:
    struct Free {
        void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
    };
    std::unique_ptr<xmlSchema, Free> m_schema;
};

/// A judge for values of one type of the contract: valid(text) asks for <proef>text</proef>.
class TypeProbe {
 public:
    explicit TypeProbe(std::string_view type);
    [[nodiscard]] bool valid(std::string_view content) const;

 private:
    Validator m_validator;
};

}  // namespace isi::lint
