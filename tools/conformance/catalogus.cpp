// SPDX-License-Identifier: Apache-2.0
#include "catalogus.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

extern "C" {
extern const char isi_embed_conformance_catalogus[];
extern const char isi_embed_conformance_catalogus_end[];
extern const char isi_embed_conformance_catalogus_kbi[];
extern const char isi_embed_conformance_catalogus_kbi_end[];
}

namespace isi::conformance {
namespace {

std::map<std::string, Run> implementations() {
    std::map<std::string, Run> out;
    for (const auto part : {tls_checks(),
                            certificate_checks(),
                            credential_checks(),
                            envelope_checks(),
                            soap_checks(),
                            xml_checks(),
                            addressing_checks(),
                            http_checks(),
                            framing_checks(),
                            fault_checks(),
                            wsdl_checks(),
                            operation_checks(),
                            wet_checks(),
                            person_checks(),
                            scope_checks(),
                            person_search_checks(),
                            person_list_checks(),
                            signal_search_checks(),
                            sorting_checks(),
                            paging_checks(),
                            exam_checks(),
                            signal_code_checks(),
                            magda_reply_checks(),
                            magda_outcome_checks(),
                            magda_dossier_checks(),
                            magda_access_checks(),
                            magda_appointment_checks(),
                            magda_inscription_checks(),
                            magda_contract_checks(),
                            ksz_reply_checks(),
                            ksz_outcome_checks(),
                            ksz_dossier_checks(),
                            ksz_registration_checks(),
                            ksz_contract_checks()})
        for (const Implementation& one : part)
            if (!out.emplace(one.id, one.run).second)
                throw std::logic_error(fmt::format("check {} exists twice", one.id));
    return out;
}

Level parse_level(const std::string& text) {
    if (text == "must") return Level::must;
    if (text == "should") return Level::should;
    if (text == "may") return Level::may;
    throw std::logic_error("catalogue: level " + text);
}

Dienst parse_dienst(const std::string& text) {
    for (const Dienst dienst : {Dienst::cvs, Dienst::magda, Dienst::ksz})
        if (text == name(dienst)) return dienst;
    throw std::logic_error("catalogue: dienst " + text);
}

Check read_check(const toml::table& table) {
    Check out;
    out.id = table["id"].value_or(std::string());
    out.group = out.id.substr(0, out.id.find('-'));
    out.title = table["title"].value_or(std::string());
    out.level = parse_level(table["level"].value_or(std::string("must")));
    out.source = table["source"].value_or(std::string());
    out.requirement = table["requirement"].value_or(std::string());
    out.how = table["how"].value_or(std::string());
    out.quick = table["quick"].value_or(false);
    if (const toml::array* causes = table["causes"].as_array())
        for (const toml::node& cause : *causes) out.causes.push_back(cause.value_or(std::string()));
    if (out.title.empty() || out.source.empty() || out.requirement.empty() || out.how.empty() ||
        out.causes.empty())
        throw std::logic_error(fmt::format("catalogue: {} is incomplete", out.id));
    return out;
}

/// One file: its groups, and its checks with the code that judges each.
void add_part(Catalogue& out, std::string_view bytes, std::map<std::string, Run>& code) {
    const toml::table table = toml::parse(bytes);
    for (const toml::node& node : *table["group"].as_array()) {
        const toml::table& group = *node.as_table();
        out.groups.push_back({group["name"].value_or(std::string()), group["title"].value_or(std::string()),
                              parse_dienst(group["dienst"].value_or(std::string("cvs")))});
    }
    for (const toml::node& node : *table["check"].as_array()) {
        Check check = read_check(*node.as_table());
        const auto found = code.find(check.id);
        if (found == code.end())
            throw std::logic_error(fmt::format("the catalogue names {}, no code judges it", check.id));
        check.run = found->second;
        code.erase(found);
        for (const Group& group : out.groups)
            if (group.name == check.group) check.dienst = group.dienst;
        out.checks.push_back(std::move(check));
    }
}

bool matches(const Check& check, const std::string& selector) {
    if (!selector.empty() && selector.back() == '*')
        return starts_with(check.id, std::string_view(selector).substr(0, selector.size() - 1));
    return check.id == selector || check.group == selector;
}

}  // namespace

std::string_view name(Dienst dienst) {
    switch (dienst) {
        case Dienst::cvs:
            return "cvs";
        case Dienst::magda:
            return "magda";
        case Dienst::ksz:
            return "ksz";
    }
    return "";
}

std::string_view name(Level level) {
    switch (level) {
        case Level::must:
            return "MUST";
        case Level::should:
            return "SHOULD";
        case Level::may:
            return "MAY";
    }
    return "";
}

std::set<Dienst> every_dienst() {
    return {Dienst::cvs, Dienst::magda, Dienst::ksz};
}

const Check* Catalogue::find(const std::string& id) const {
    const auto at = std::find_if(checks.begin(), checks.end(), [&](const Check& c) { return c.id == id; });
    return at == checks.end() ? nullptr : &*at;
}

Catalogue load_catalogue() {
    auto code = implementations();
    Catalogue out;
    for (const std::string_view part :
         {std::string_view(isi_embed_conformance_catalogus, isi_embed_conformance_catalogus_end),
          std::string_view(isi_embed_conformance_catalogus_kbi, isi_embed_conformance_catalogus_kbi_end)})
        add_part(out, part, code);
    if (!code.empty())
        throw std::logic_error(
            fmt::format("code judges {}, the catalogue does not name it", code.begin()->first));
    return out;
}

std::vector<const Check*> select(const Catalogue& catalogue, const Selection& selection) {
    const auto named = [&](const std::string& selector) {
        return std::any_of(catalogue.checks.begin(), catalogue.checks.end(),
                           [&](const Check& c) { return matches(c, selector); });
    };
    for (const auto* list : {&selection.selectors, &selection.excluded})
        for (const std::string& selector : *list)
            if (!named(selector))
                throw UsageError(fmt::format("'{}' names no check; see isi-conformance list", selector));
    std::vector<const Check*> out;
    for (const Check& check : catalogue.checks) {
        const auto hit = [&](const std::string& selector) { return matches(check, selector); };
        if (!selection.selectors.empty() &&
            std::none_of(selection.selectors.begin(), selection.selectors.end(), hit))
            continue;
        if (std::any_of(selection.excluded.begin(), selection.excluded.end(), hit)) continue;
        if (!selection.diensten.contains(check.dienst)) continue;
        if (check.level > selection.level || (selection.quick && !check.quick)) continue;
        out.push_back(&check);
    }
    if (out.empty()) throw UsageError("the selection leaves no check to run on this service");
    return out;
}

std::string list_text(const std::vector<const Check*>& checks) {
    std::string out;
    for (const Check* c : checks) out += fmt::format("{:<9} {:<6} {}\n", c->id, name(c->level), c->title);
    return out + fmt::format("{} checks\n", checks.size());
}

std::string list_json(const std::vector<const Check*>& checks) {
    auto list = nlohmann::ordered_json::array();
    for (const Check* c : checks)
        list.push_back({{"id", c->id},
                        {"group", c->group},
                        {"dienst", name(c->dienst)},
                        {"level", name(c->level)},
                        {"title", c->title},
                        {"source", c->source},
                        {"requirement", c->requirement},
                        {"how", c->how},
                        {"causes", c->causes}});
    return list.dump(2) + "\n";
}

std::string list_markdown(const std::vector<const Check*>& checks) {
    std::string out = "| id | level | check | source |\n|---|---|---|---|\n";
    for (const Check* c : checks)
        out += fmt::format("| {} | {} | {} | {} |\n", c->id, name(c->level), c->title, c->source);
    return out;
}

std::string explain(const Check& check) {
    std::string out =
        fmt::format("{}  {}\n{}\n\nRequirement  {}\nSource       {}\nTested       {}\nUsual causes\n",
                    check.id, name(check.level), check.title, check.requirement, check.source, check.how);
    for (const std::string& cause : check.causes) out += "  - " + cause + "\n";
    return out + fmt::format("\nRun it alone: isi-conformance run --url URL --client DIR -vv {}\n", check.id);
}

}  // namespace isi::conformance
