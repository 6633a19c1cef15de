// SPDX-License-Identifier: GPL-3.0-or-later
#include "datumgrens.hpp"

#include <string_view>

namespace isi {
namespace {

std::optional<std::string> vul_aan(const OnvolledigeDatum& datum, std::string_view maand,
                                   std::string_view dag) {
    std::string tekst = datum.text();
    if (tekst.compare(0, 4, "0000") == 0) return std::nullopt;
    if (tekst.compare(5, 2, "00") == 0) tekst.replace(5, 2, maand);
    if (tekst.compare(8, 2, "00") == 0) tekst.replace(8, 2, dag);
    return tekst;
}

std::string cijfers(int getal, std::size_t breedte) {
    std::string tekst = std::to_string(getal);
    return tekst.size() < breedte ? std::string(breedte - tekst.size(), '0') + tekst : tekst;
}

}  // namespace

std::optional<std::string> vroegste_dag(const OnvolledigeDatum& datum) {
    return vul_aan(datum, "01", "01");
}

std::optional<std::string> laatste_dag(const OnvolledigeDatum& datum) {
    return vul_aan(datum, "12", "31");
}

std::string plus_maanden(const std::string& dag, int maanden) {
    const int totaal = std::stoi(dag.substr(0, 4)) * 12 + std::stoi(dag.substr(5, 2)) - 1 + maanden;
    return cijfers(totaal / 12, 4) + '-' + cijfers(totaal % 12 + 1, 2) + dag.substr(7);
}

}  // namespace isi
