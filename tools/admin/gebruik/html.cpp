// SPDX-License-Identifier: GPL-3.0-or-later
#include "rapport.hpp"

namespace isi::gebruik {
namespace {

// Nothing is loaded and nothing runs, also when a name should slip through unescaped.
constexpr std::string_view kop =
    "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
constexpr std::string_view stijl =
    "<style>\n"
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}\n"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.5rem}\n"
    ".rol{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
    "th,td{padding:.25rem .75rem;text-align:right;border-bottom:1px solid #ccc}"
    "th:first-child{text-align:left}thead th{border-bottom:2px solid #555;vertical-align:bottom}\n"
    "tr.totaal th,tr.totaal td{font-weight:bold;border-top:2px solid #555}\n"
    ".noot{color:#555;font-size:.9rem}svg{width:100%;height:auto}\n"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}table,svg{break-inside:avoid}}\n"
    "</style>\n";

std::string als_html(const Tabel& tabel) {
    auto uit = "<h2 id=\"" + veilig(tabel.kop.sleutel) + "\">" + veilig(tabel.kop.tekst) +
               "</h2>\n<div class=\"rol\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" +
               veilig(tabel.kop.sleutel) + "\">\n<table>\n<thead><tr><th scope=\"col\">" +
               veilig(tabel.rijkop) + "</th>";
    for (const auto& kolom : tabel.kolommen) uit += "<th scope=\"col\">" + veilig(kolom.tekst) + "</th>";
    uit += "</tr></thead>\n<tbody>\n";
    for (const auto& rij : tabel.rijen) {
        uit += rij.totaal ? "<tr class=\"totaal\"><th scope=\"row\">" : "<tr><th scope=\"row\">";
        uit += veilig(rij.kop.tekst) + "</th>";
        for (const auto& cel : rij.cellen) uit += "<td>" + veilig(tekst(cel)) + "</td>";
        uit += "</tr>\n";
    }
    uit += "</tbody>\n</table>\n</div>\n";
    for (const auto& noot : tabel.voetnoten) uit += "<p class=\"noot\">" + veilig(noot) + "</p>\n";
    return uit;
}

}  // namespace

std::string veilig(std::string_view tekst) {
    std::string uit;
    for (const char c : tekst) {
        if (c == '&')
            uit += "&amp;";
        else if (c == '<')
            uit += "&lt;";
        else if (c == '>')
            uit += "&gt;";
        else if (c == '"')
            uit += "&quot;";
        else if (c == '\'')
            uit += "&#39;";
        else if (static_cast<unsigned char>(c) >= 0x20)
            uit += c;
    }
    return uit;
}

std::string als_html(const Rapport& rapport) {
    auto uit = std::string{kop} + "<title>" + veilig(rapport.titel) + "</title>\n" + std::string{stijl} +
               "</head>\n<body>\n<main>\n<h1>" + veilig(rapport.titel) + "</h1>\n";
    for (const auto& regel : rapport.uitleg) uit += "<p>" + veilig(regel) + "</p>\n";
    uit += als_svg(rapport.staven);
    for (const auto& tabel : rapport.tabellen) uit += als_html(tabel);
    return uit + "</main>\n</body>\n</html>\n";
}

}  // namespace isi::gebruik
