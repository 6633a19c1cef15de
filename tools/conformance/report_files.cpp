// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "report.hpp"

namespace isi::conformance {
namespace {

/// CTRF knows passed, failed, skipped, pending, other; our own word is kept in extra.
std::string_view ctrf(Status status) {
    switch (status) {
        case Status::pass:
            return "passed";
        case Status::fail:
            return "failed";
        case Status::skip:
            return "skipped";
        case Status::not_run:
            return "pending";
        case Status::warn:
        case Status::error:
            return "other";
    }
    return "other";
}

std::string message_of(const Result& result, const Mask& mask) {
    if (result.expected.empty()) return mask(result.actual);
    return mask(fmt::format("expected {}; actual {}", result.expected, result.actual));
}

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "unknown";
}

void add_case(pugi::xml_node suite, const Result& result, const Mask& mask) {
    const Check& check = *result.check;
    pugi::xml_node test = suite.append_child("testcase");
    test.append_attribute("classname") = ("isi." + check.group).c_str();
    test.append_attribute("name") = (check.id + " " + check.title).c_str();
    test.append_attribute("time") = fmt::format("{:.3f}", result.seconds).c_str();
    const char* kind = nullptr;
    if (result.status == Status::fail) kind = "failure";
    if (result.status == Status::error) kind = "error";
    if (result.status == Status::skip || result.status == Status::not_run) kind = "skipped";
    if (result.status == Status::warn) kind = "system-out";
    if (!kind) return;
    const std::string text = result.status == Status::not_run ? "not run" : message_of(result, mask);
    pugi::xml_node node = test.append_child(kind);
    if (result.status != Status::warn) node.append_attribute("message") = text.c_str();
    if (result.status == Status::fail) node.append_attribute("type") = std::string(name(check.level)).c_str();
    // Some readers show only the attribute, others only the body: both hold the text.
    node.text() = fmt::format("{} ({})\n{}\nrequirement: {}\nusual cause: {}", text, name(result.status),
                              check.source, check.requirement, check.causes.front())
                      .c_str();
}

}  // namespace

std::string to_json(const Report& report, const Mask& mask) {
    using nlohmann::ordered_json;
    auto tests = ordered_json::array();
    for (const Result& r : report.results) {
        ordered_json test = {{"name", r.check->id + " " + r.check->title},
                             {"status", ctrf(r.status)},
                             {"duration", static_cast<long long>(r.seconds * 1000)},
                             {"suite", r.check->group}};
        if (r.status != Status::pass) test["message"] = message_of(r, mask);
        test["extra"] = {{"id", r.check->id},
                         {"level", name(r.check->level)},
                         {"status", name(r.status)},
                         {"source", r.check->source},
                         {"requirement", r.check->requirement},
                         {"expected", mask(r.expected)},
                         {"actual", mask(r.actual)}};
        tests.push_back(std::move(test));
    }
    const long long start = seconds_of(report.started) * 1000;
    const ordered_json out = {{"reportFormat", "CTRF"},
                              {"specVersion", "0.0.0"},
                              {"results",
                               {{"tool", {{"name", "isi-conformance"}, {"version", ISI_VERSION}}},
                                {"summary",
                                 {{"tests", report.results.size()},
                                  {"passed", report.count(Status::pass)},
                                  {"failed", report.count(Status::fail)},
                                  {"pending", report.count(Status::not_run)},
                                  {"skipped", report.count(Status::skip)},
                                  {"other", report.count(Status::warn) + report.count(Status::error)},
                                  {"start", start},
                                  {"stop", start + static_cast<long long>(report.seconds * 1000)}}},
                                {"tests", tests},
                                {"environment", {{"testEnvironment", report.url}}},
                                {"extra",
                                 {{"contract", report.contract},
                                  {"client", mask(report.client)},
                                  {"tls", report.tls},
                                  {"incomplete", report.interrupted || report.count(Status::not_run) > 0},
                                  {"conformant", report.conformant()},
                                  {"exitCode", report.exit_code()}}}}}};
    // What a server sent need not be UTF-8.
    return out.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string to_junit(const Report& report, const Mask& mask) {
    pugi::xml_document doc;
    pugi::xml_node suites = doc.append_child("testsuites");
    suites.append_attribute("name") = "isi-conformance";
    pugi::xml_node suite;
    std::string group;
    const auto number = [](pugi::xml_node node, const char* attribute, long long add) {
        pugi::xml_attribute at = node.attribute(attribute);
        if (!at) at = node.append_attribute(attribute);
        at = at.as_llong() + add;
    };
    for (const Result& result : report.results) {
        if (group != result.check->group) {
            group = result.check->group;
            suite = suites.append_child("testsuite");
            suite.append_attribute("name") = ("isi." + group).c_str();
            suite.append_attribute("timestamp") = report.started.substr(0, 19).c_str();
            suite.append_attribute("hostname") = host_name().c_str();
            pugi::xml_node properties = suite.append_child("properties");
            for (const auto& [key, value] : {std::pair<std::string, std::string>{"contract", report.contract},
                                             {"url", report.url},
                                             {"client", mask(report.client)}}) {
                pugi::xml_node property = properties.append_child("property");
                property.append_attribute("name") = key.c_str();
                property.append_attribute("value") = value.c_str();
            }
        }
        number(suite, "tests", 1);
        number(suite, "failures", result.status == Status::fail);
        number(suite, "errors", result.status == Status::error);
        number(suite, "skipped", result.status == Status::skip || result.status == Status::not_run);
        add_case(suite, result, mask);
    }
    std::ostringstream out;
    doc.save(out, "  ");
    return std::move(out).str();
}

}  // namespace isi::conformance
