// SPDX-License-Identifier: GPL-3.0-or-later
#include "config_regels.hpp"

#include <algorithm>
#include <chrono>

namespace isi::config {
namespace {

using Soort = Configsleutel::Soort;

template <class T>
T van_getal(std::int64_t waarde) {
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(waarde);
    else
        return T{waarde};  // std::chrono: the key's suffix is the unit
}

template <class T>
std::string als_tekst(const T& waarde) {
    if constexpr (std::is_integral_v<T>)
        return std::to_string(waarde);
    else
        return std::to_string(waarde.count());
}

/// `veld` is a generic lambda that gives the member of a (const) Config.
template <class Veld>
Regel getal(const char* pad, std::int64_t minimum, std::int64_t maximum, Veld veld) {
    Regel regel;
    regel.sleutel = {pad, Soort::getal, minimum, maximum, {}, als_tekst(veld(Config{})), false};
    regel.zet_getal = [veld](Config& c, std::int64_t w) {
        veld(c) = van_getal<std::decay_t<decltype(veld(c))>>(w);
    };
    regel.toon = [veld](const Config& c) { return als_tekst(veld(c)); };
    return regel;
}

template <class Veld>
Regel tekst(const char* pad, std::int64_t minimum, std::int64_t maximum, Veld veld,
            std::function<std::string(const std::string&)> keur = {}, Soort soort = Soort::tekst) {
    Regel regel;
    regel.sleutel = {pad, soort, minimum, maximum, {}, '"' + std::string{veld(Config{})} + '"', false};
    regel.zet_tekst = [veld](Config& c, const std::string& w) { veld(c) = w; };
    regel.toon = [veld](const Config& c) { return std::string{veld(c)}; };
    regel.keur = std::move(keur);
    return regel;
}

template <class Veld>
Regel pad(const char* naam, const char* standaard, Veld veld) {
    Regel regel = tekst(naam, 1, 4096, veld, {}, Soort::pad);
    regel.sleutel.standaard = '"' + std::string{standaard} + '"';
    return regel;
}

Regel keuze(const char* pad, std::vector<std::string> keuzes,
            std::function<void(Config&, const std::string&)> zet,
            std::function<std::string(const Config&)> toon) {
    Regel regel;
    regel.sleutel = {pad, Soort::keuze, 0, 0, std::move(keuzes), '"' + toon(Config{}) + '"', false};
    regel.zet_tekst = std::move(zet);
    regel.toon = std::move(toon);
    return regel;
}

Regel verplicht(Regel regel) {
    regel.sleutel.verplicht = true;
    regel.sleutel.standaard.clear();
    return regel;
}

bool allen(std::string_view tekst, bool (*mag)(char)) {
    return std::all_of(tekst.begin(), tekst.end(), mag);
}
bool cijfer(char c) {
    return c >= '0' && c <= '9';
}
bool cijfer_of_hoofdletter(char c) {
    return cijfer(c) || (c >= 'A' && c <= 'Z');
}

std::string keur_oin(const std::string& oin) {
    const std::string_view v{oin};
    const bool goed =
        v.size() == 20 && allen(v.substr(0, 8), cijfer) && allen(v.substr(8), cijfer_of_hoofdletter);
    return goed ? "" : "must be an OIN of twenty positions: eight digits, then twelve digits or capitals";
}

std::string keur_publiek_adres(const std::string& adres) {
    const std::string_view v{adres};
    constexpr std::string_view schema = "https://";
    const auto rest = v.substr(0, schema.size()) == schema ? v.substr(schema.size()) : std::string_view{};
    const bool goed = !rest.empty() && rest.find_first_of("/?#@ \"<>&") == std::string_view::npos;
    return goed ? "" : "must be https://host or https://host:port, without a path or a slash at the end";
}

// No name or password in it, and nothing that a header or the log could stumble over.
std::string keur_https(const std::string& adres) {
    const std::string_view v{adres};
    constexpr std::string_view schema = "https://";
    const bool goed = v.empty() || (v.size() > schema.size() && v.substr(0, schema.size()) == schema &&
                                    v.find_first_of("@# \"<>&\\") == std::string_view::npos);
    return goed ? "" : "must be an https address, or empty: then nothing is sent there";
}

std::string keur_tijdstip(const std::string& tijdstip) {
    constexpr std::string_view vorm = "0000-00-00T00:00:00Z";
    bool goed = tijdstip.size() == vorm.size();
    for (std::size_t i = 0; goed && i < vorm.size(); ++i)
        goed = vorm[i] == '0' ? cijfer(tijdstip[i]) : tijdstip[i] == vorm[i];
    return goed ? "" : "must be a moment in UTC, written yyyy-mm-ddThh:mm:ssZ";
}

std::string keur_node(const std::string& node) {
    const auto mag = [](char c) { return cijfer_of_hoofdletter(c) || (c >= 'a' && c <= 'z') || c == '-'; };
    return allen(node, mag) ? "" : "may hold letters, digits and hyphens only: it is part of file names";
}

std::string keur_datum(const std::string& datum) {
    constexpr std::string_view vorm = "0000-00-00";
    bool goed = datum.size() == vorm.size();
    for (std::size_t i = 0; goed && i < vorm.size(); ++i)
        goed = vorm[i] == '0' ? cijfer(datum[i]) : datum[i] == vorm[i];
    return goed ? "" : "must be a day, written yyyy-mm-dd";
}

std::string keur_urlpad(const std::string& urlpad) {
    const auto mag = [](char c) {
        return cijfer_of_hoofdletter(c) || (c >= 'a' && c <= 'z') ||
               std::string_view("/-._").find(c) != std::string_view::npos;
    };
    return urlpad.front() == '/' && allen(urlpad, mag)
               ? ""
               : "must be a path: a slash, then letters, digits, / - . _";
}

std::string keur_kbo(const std::string& kbo) {
    return allen(kbo, cijfer) ? "" : "must be a KBO number of ten digits";
}

Regel omgeving() {
    return verplicht(keuze(
        "omgeving", {"sandbox", "test", "acpt", "prod"},
        [](Config& c, const std::string& w) {
            for (const auto o : {Omgeving::sandbox, Omgeving::test, Omgeving::acpt, Omgeving::prod})
                if (code(o) == w) c.omgeving = o;
        },
        [](const Config& c) { return std::string{code(c.omgeving)}; }));
}

/// Yes or no, in words that say what it does.
template <class Veld>
Regel schakelaar(const char* pad, const char* uit, const char* aan, Veld veld) {
    return keuze(
        pad, {uit, aan}, [veld, aan](Config& c, const std::string& w) { veld(c) = w == aan; },
        [veld, uit, aan](const Config& c) { return std::string{veld(c) ? aan : uit}; });
}

/// A moment of [onderhoud]; the table is there as soon as one of the two is.
Regel onderhoud(const char* pad, std::string Config::Onderhoud::* veld) {
    Regel regel;
    regel.sleutel = {pad, Soort::tekst, 20, 20, {}, "", false};
    regel.zet_tekst = [veld](Config& c, const std::string& w) {
        if (!c.onderhoud) c.onderhoud.emplace();
        (*c.onderhoud).*veld = w;
    };
    regel.toon = [veld](const Config& c) { return c.onderhoud ? (*c.onderhoud).*veld : std::string{}; };
    regel.keur = keur_tijdstip;
    return regel;
}

#define ISI_VELD(lid) ([](auto&& c) -> auto& { return c.lid; })

void voeg_algemeen(std::vector<Regel>& r) {
    r.push_back(omgeving());
    r.push_back(verplicht(tekst("oin", 20, 20, ISI_VELD(oin), keur_oin)));
    r.push_back(tekst("luister.adres", 1, 64, ISI_VELD(luister.adres)));
    r.push_back(getal("luister.poort", 0, 65535, ISI_VELD(luister.poort)));
    r.push_back(tekst("luister.beheeradres", 1, 64, ISI_VELD(luister.beheeradres)));
    r.push_back(getal("luister.beheerpoort", 0, 65535, ISI_VELD(luister.beheerpoort)));
    r.push_back(tekst("luister.publiek_adres", 9, 200, ISI_VELD(luister.publiek_adres), keur_publiek_adres));
    r.push_back(pad("tls.certificaat", "server.crt", ISI_VELD(tls.certificaat)));
    r.push_back(pad("tls.sleutel", "server.key", ISI_VELD(tls.sleutel)));
    r.push_back(pad("tls.ca", "ca.crt", ISI_VELD(tls.ca)));
    r.push_back(pad("tls.crl", "ca/crl.pem", ISI_VELD(tls.crl)));
    r.push_back(getal("tls.herlees_s", 1, 3600, ISI_VELD(tls.herlees)));
    r.push_back(pad("store.plaats", "store.db", ISI_VELD(store)));
    r.push_back(pad("geheim.pepper", "geheim/pepper", ISI_VELD(pepper)));
    r.push_back(pad("log.map", "log", ISI_VELD(log.map)));
    r.push_back(keuze(
        "log.niveau", {"debug", "info", "warning", "error"},
        [](Config& c, const std::string& w) { c.log.niveau = w; },
        [](const Config& c) { return c.log.niveau; }));
    r.push_back(tekst("contact.telefoon", 0, 40, ISI_VELD(contact.telefoon)));
    r.push_back(tekst("contact.openingstijden", 0, 100, ISI_VELD(contact.openingstijden)));
    r.push_back(tekst("contact.e_mail", 0, 100, ISI_VELD(contact.e_mail)));
    r.push_back(getal("tijd.tolerantie_minuten", 1, 1440, ISI_VELD(tolerantie_minuten)));
    r.push_back(getal("tijd.peilmoment_minuten", 1, 60, ISI_VELD(peilmoment_minuten)));
    r.push_back(getal("schoning.overleden_na_dagen.wi2007", 0, 36500, ISI_VELD(overleden_na_dagen[0])));
    r.push_back(getal("schoning.overleden_na_dagen.wi2013", 0, 36500, ISI_VELD(overleden_na_dagen[1])));
    r.push_back(getal("schoning.overleden_na_dagen.wi2021", 0, 36500, ISI_VELD(overleden_na_dagen[2])));
    r.push_back(getal("bewaartermijn.overleden", 0, 100, ISI_VELD(bewaartermijn_overleden_jaren)));
    r.push_back(schakelaar("privacy.adres_gewezen_ingezetene", "weglaten", "tonen",
                           ISI_VELD(adres_gewezen_ingezetene)));
    r.push_back(onderhoud("onderhoud.van", &Config::Onderhoud::van));
    r.push_back(onderhoud("onderhoud.tot", &Config::Onderhoud::tot));
}

void voeg_kbi(std::vector<Regel>& r) {
    r.push_back(schakelaar("kbi.dienst", "uit", "aan", ISI_VELD(kbi.aan)));
    r.push_back(tekst("kbi.identificatie", 1, 120, ISI_VELD(kbi.identificatie)));
    r.push_back(tekst("kbi.naam", 1, 24, ISI_VELD(kbi.naam)));
    r.push_back(tekst("kbi.ksz_pad", 2, 200, ISI_VELD(kbi.ksz_pad), keur_urlpad));
    r.push_back(tekst("kbi.toeleiding_naar_kbo", 10, 10, ISI_VELD(kbi.toeleiding_naar_kbo), keur_kbo));
    r.push_back(pad("kbi.labels", "", ISI_VELD(kbi.labels)));
    r.push_back(schakelaar("kbi.sha1_handtekening", "weigeren", "toestaan", ISI_VELD(kbi.sha1_handtekening)));
    r.push_back(schakelaar("kbi.uitbreiding_2022", "uit", "aan", ISI_VELD(kbi.uitbreiding_2022)));
    r.push_back(tekst("kbi.termijnen_vanaf", 10, 10, ISI_VELD(kbi.termijnen_vanaf), keur_datum));
    r.push_back(
        schakelaar("kbi.schorsing", "loopt_door", "stopt_termijn", ISI_VELD(kbi.schorsing_stopt_termijn)));
}

void voeg_bezorging(std::vector<Regel>& r) {
    r.push_back(tekst("kbi.bezorging.adres", 0, 500, ISI_VELD(kbi.bezorging.adres), keur_https));
    r.push_back(pad("kbi.bezorging.ca", "kbi/overkant-ca.crt", ISI_VELD(kbi.bezorging.ca)));
    r.push_back(pad("kbi.bezorging.certificaat", "kbi/gateway.crt", ISI_VELD(kbi.bezorging.certificaat)));
    r.push_back(pad("kbi.bezorging.sleutel", "kbi/gateway.key", ISI_VELD(kbi.bezorging.sleutel)));
    r.push_back(getal("kbi.bezorging.tijdslimiet_s", 1, 300, ISI_VELD(kbi.bezorging.tijdslimiet)));
    r.push_back(getal("kbi.bezorging.eerste_wachttijd_s", 1, 3600, ISI_VELD(kbi.bezorging.eerste_wachttijd)));
    r.push_back(
        getal("kbi.bezorging.hoogste_wachttijd_s", 1, 86400, ISI_VELD(kbi.bezorging.hoogste_wachttijd)));
    r.push_back(getal("kbi.bezorging.gelijktijdig", 1, 64, ISI_VELD(kbi.bezorging.gelijktijdig)));
}

void voeg_audit(std::vector<Regel>& r) {
    r.push_back(pad("audit.map", "audit", ISI_VELD(audit.map)));
    r.push_back(pad("audit.sleutel", "geheim/audit-sleutel", ISI_VELD(audit.sleutelbestand)));
    r.push_back(pad("audit.handtekening", "geheim/audit-handtekening", ISI_VELD(audit.handtekeningbestand)));
    r.push_back(tekst("audit.node", 1, 32, ISI_VELD(audit.node), keur_node));
    r.push_back(getal("audit.wachtrij", 1, 1'000'000, ISI_VELD(audit.wachtrij_max)));
    r.push_back(getal("audit.groep", 1, 100'000, ISI_VELD(audit.groep_max)));
    r.push_back(getal("audit.segment_records", 1000, 100'000'000, ISI_VELD(audit.segment_max_records)));
    r.push_back(getal("audit.checkpoint_s", 1, 86400, ISI_VELD(audit.checkpoint_elke)));
    r.push_back(getal("audit.checkpoint_records", 1, 1'000'000, ISI_VELD(audit.checkpoint_records)));
}

void voeg_grenzen(std::vector<Regel>& r) {
    constexpr std::int64_t uur_ms = 3'600'000;
    r.push_back(getal("grenzen.aantal_per_pagina_max", 1, 500, ISI_VELD(aantal_per_pagina_max)));
    r.push_back(getal("grenzen.kop_bytes", 1024, 1 << 20, ISI_VELD(front.kop_bytes)));
    r.push_back(getal("grenzen.kop_velden", 8, 1000, ISI_VELD(front.kop_velden)));
    r.push_back(getal("grenzen.bericht_bytes", 1024, 64 << 20, ISI_VELD(front.bericht_bytes)));
    r.push_back(getal("grenzen.verbindingen", 1, 1'000'000, ISI_VELD(front.verbindingen)));
    r.push_back(getal("grenzen.verzoeken_per_verbinding", 1, 1'000'000'000,
                      ISI_VELD(front.verzoeken_per_verbinding)));
    r.push_back(getal("grenzen.handdruk_ms", 10, uur_ms, ISI_VELD(front.handdruk)));
    r.push_back(getal("grenzen.verzoek_ms", 10, uur_ms, ISI_VELD(front.verzoek)));
    r.push_back(getal("grenzen.antwoord_ms", 10, uur_ms, ISI_VELD(front.antwoord)));
    r.push_back(getal("grenzen.rust_ms", 10, 24 * uur_ms, ISI_VELD(front.rust)));
    r.push_back(getal("grenzen.uitlezen_413_ms", 0, 60'000, ISI_VELD(front.uitlezen_413)));
    r.push_back(getal("grenzen.leeglopen_ms", 0, uur_ms, ISI_VELD(front.leeglopen)));
    r.push_back(getal("grenzen.tls_sessie_s", 0, 86400, ISI_VELD(front.tls_sessie)));
    r.push_back(getal("grenzen.tls_sessies", 1, 1'000'000, ISI_VELD(front.tls_sessies)));
    r.push_back(getal("grenzen.diepte", 4, 1000, ISI_VELD(bericht.diepte)));
    r.push_back(getal("grenzen.elementen", 10, 10'000'000, ISI_VELD(bericht.elementen)));
    r.push_back(getal("grenzen.attributen_per_element", 1, 10'000, ISI_VELD(bericht.attributen_per_element)));
    r.push_back(getal("grenzen.attributen", 1, 10'000'000, ISI_VELD(bericht.attributen)));
    r.push_back(getal("grenzen.naam_bytes", 16, 65536, ISI_VELD(bericht.naam_bytes)));
    r.push_back(getal("grenzen.naamruimten", 2, 10'000, ISI_VELD(bericht.naamruimten)));
    r.push_back(getal("grenzen.kopelementen", 1, 10'000, ISI_VELD(bericht.kopelementen)));
    r.push_back(getal("grenzen.verzoekwachtrij", 1, 1'000'000, ISI_VELD(verzoekwachtrij)));
    r.push_back(getal("grenzen.werkers", 0, 256, ISI_VELD(werkers)));
}

void voeg_discimus(std::vector<Regel>& r) {
    r.push_back(tekst("discimus.adres", 0, 300, ISI_VELD(discimus.adres), keur_https));
    r.push_back(tekst("discimus.identificatie", 1, 120, ISI_VELD(discimus.identificatie)));
    r.push_back(pad("discimus.ca", "", ISI_VELD(discimus.ca)));
    r.push_back(pad("discimus.certificaat", "", ISI_VELD(discimus.certificaat)));
    r.push_back(pad("discimus.sleutel", "", ISI_VELD(discimus.sleutel)));
    r.push_back(getal("discimus.wacht_ms", 10, 600'000, ISI_VELD(discimus.wacht_ms)));
}

#undef ISI_VELD

}  // namespace

std::vector<Regel> regels() {
    std::vector<Regel> r;
    voeg_algemeen(r);
    voeg_kbi(r);
    voeg_bezorging(r);
    voeg_audit(r);
    voeg_grenzen(r);
    voeg_discimus(r);
    return r;
}

}  // namespace isi::config
