// SPDX-License-Identifier: GPL-3.0-or-later
#include "bederf_kbi.hpp"

#include <regex>
#include <utility>

namespace isi::twin::kbi {

std::string operatie(const Gesprek& g) {
    const std::size_t body = g.origineel.body.find("Body");
    if (body == std::string::npos) return {};
    std::smatch m;
    const std::string begin = g.origineel.body.substr(body, 400);
    const std::regex eerste("^Body[^>]*>\\s*<(?:[A-Za-z0-9]+:)?([A-Za-z0-9]+)");
    return std::regex_search(begin, m, eerste) ? m[1].str() : std::string();
}

const std::string& insz(const Gesprek& g, const std::string& rol) {
    return g.zandbak.inszen.at(rol);
}
bool over(const Gesprek& g, const std::string& rol) {
    return g.vraagt(">" + insz(g, rol) + "<");
}

void geef_sleutel(Gesprek& g, const std::string& client) {
    const Sleutel& sleutel = g.zandbak.sleutels.at(client);
    g.vraag.body = resub(g.vraag.body, "(<wsse:Username>)[^<]*", "$01" + sleutel.applicatiesleutel);
    g.vraag.body = resub(g.vraag.body, "(<wsse:Password[^>]*>)[^<]*", "$01" + sleutel.wachtwoord);
    if (!g.gebruiker()) g.vraag.set("Authorization", "Basic " + sleutel.basic());
}

Wanneer rol(std::string naam) {
    return [naam = std::move(naam)](const Gesprek& g) { return over(g, naam); };
}
Wanneer vraag(std::string naam) {
    return [naam = std::move(naam)](const Gesprek& g) { return operatie(g) == naam; };
}
Wanneer bevat(std::string tekst) {
    return [tekst = std::move(tekst)](const Gesprek& g) { return g.vraagt(tekst); };
}
Wanneer als(std::string client) {
    return [client = std::move(client)](const Gesprek& g) { return g.is(client); };
}
Wanneer antwoordt(std::string tekst) {
    return [tekst = std::move(tekst)](const Gesprek& g) { return has(g.antwoord.body, tekst); };
}
Wanneer operator&&(Wanneer a, Wanneer b) {
    return [a = std::move(a), b = std::move(b)](const Gesprek& g) { return a(g) && b(g); };
}
Wanneer operator!(Wanneer a) {
    return [a = std::move(a)](const Gesprek& g) { return !a(g); };
}

Bederf antwoord(std::string id, Wanneer wanneer, std::string van, std::string naar,
                std::set<std::string> ook) {
    const auto doe = [=](Gesprek& g) {
        if (wanneer(g)) g.vervang(van, naar);
    };
    return bij_antwoord(std::move(id), doe, std::move(ook));
}
Bederf antwoord_patroon(std::string id, Wanneer wanneer, std::string patroon, std::string naar,
                        std::set<std::string> ook) {
    const auto doe = [=](Gesprek& g) {
        if (wanneer(g)) g.antwoord.body = resub(g.antwoord.body, patroon, naar);
    };
    return bij_antwoord(std::move(id), doe, std::move(ook));
}
Bederf vraag_tekst(std::string id, Wanneer wanneer, std::string van, std::string naar) {
    return bij_vraag(std::move(id), [=](Gesprek& g) {
        if (wanneer(g)) g.vervang_vraag(van, naar);
    });
}
Bederf vraag_patroon(std::string id, Wanneer wanneer, std::string patroon, std::string naar) {
    return bij_vraag(std::move(id), [=](Gesprek& g) {
        if (wanneer(g)) g.vraag.body = resub(g.vraag.body, patroon, naar);
    });
}

std::string zonder(std::string tekst, const std::string& begin, const std::string& einde) {
    const std::size_t van = tekst.find(begin), tot = tekst.find(einde, van);
    if (van != std::string::npos && tot != std::string::npos) tekst.erase(van, tot + einde.size() - van);
    return tekst;
}
Bederf schrap(std::string id, Wanneer wanneer, std::string begin, std::string einde,
              std::set<std::string> ook) {
    const auto doe = [=](Gesprek& g) {
        if (wanneer(g)) g.antwoord.body = zonder(g.antwoord.body, begin, einde);
    };
    return bij_antwoord(std::move(id), doe, std::move(ook));
}

}  // namespace isi::twin::kbi
