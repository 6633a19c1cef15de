// SPDX-License-Identifier: GPL-3.0-or-later
#include "beheer.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "gateway/antwoorden.hpp"

namespace isi {
namespace {

front::Antwoord json(unsigned status, const nlohmann::ordered_json& inhoud) {
    front::Antwoord antwoord;
    antwoord.status = status;
    antwoord.media_type = "application/json";
    antwoord.lichaam = inhoud.dump() + "\n";
    return antwoord;
}

// Ready means: a request that came now would get its answer. Each cause by name, so that an alarm can say
// which.
front::Antwoord gereed(const Beheerbronnen& bronnen) {
    const bool audit = bronnen.audit_schrijfbaar();
    const bool sleutels = bronnen.sleutels_actueel();
    const bool tls = bronnen.tls_bruikbaar();
    const bool open = !bronnen.leegloop->load();
    const bool alles = audit && sleutels && tls && open;
    const auto bezwaar = bronnen.tls_bezwaar();
    return json(alles ? 200 : 503, {{"status", alles ? "gereed" : "niet gereed"},
                                    {"audit", audit ? "schrijfbaar" : "niet schrijfbaar"},
                                    {"sleutels", sleutels ? "actueel" : "verouderd"},
                                    {"tls", bezwaar.empty() ? "in orde" : bezwaar},
                                    {"leegloop", !open}});
}

prometheus::MetricFamily teller(std::string naam, std::string uitleg, std::uint64_t waarde) {
    prometheus::MetricFamily familie{std::move(naam), std::move(uitleg), prometheus::MetricType::Counter, {}};
    familie.metric.emplace_back();
    familie.metric.back().counter.value = static_cast<double>(waarde);
    return familie;
}

prometheus::MetricFamily stand(std::string naam, std::string uitleg, double waarde) {
    prometheus::MetricFamily familie{std::move(naam), std::move(uitleg), prometheus::MetricType::Gauge, {}};
    familie.metric.emplace_back();
    familie.metric.back().gauge.value = waarde;
    return familie;
}

void voeg_bezorging(const bezorging::Tellers& t, std::vector<prometheus::MetricFamily>& families) {
    families.push_back(stand("isi_toeleidingen_wachtend", "Appointments without an answer of the far side",
                             static_cast<double>(t.wachtend)));
    families.push_back(stand("isi_overkant_bereikbaar", "1 when the last try of delivery was answered",
                             t.bereikbaar ? 1 : 0));
    families.push_back(
        teller("isi_toeleidingen_bevestigd_totaal", "Appointments that the far side has", t.bevestigd));
    families.push_back(
        teller("isi_toeleidingen_geweigerd_totaal", "Appointments that the far side refused", t.geweigerd));
    families.push_back(teller("isi_toeleidingen_pogingen_totaal", "Tries of delivery begun", t.pogingen));
    families.push_back(
        teller("isi_toeleidingen_vergeefs_totaal", "Tries of delivery without an answer", t.vergeefs));
}

front::Antwoord metingen(const Beheerbronnen& bronnen) {
    const auto t = bronnen.tellers();
    std::vector<prometheus::MetricFamily> families{
        teller("isi_verbindingen_totaal", "Accepted TCP connections", t.aangenomen),
        teller("isi_handdrukken_totaal", "Completed TLS handshakes", t.handdrukken),
        teller("isi_handdrukken_geweigerd_totaal", "Refused TLS handshakes", t.handdrukken_geweigerd),
        teller("isi_verzoeken_totaal", "Whole HTTP requests received", t.verzoeken),
        teller("isi_berichten_geweigerd_totaal", "Requests refused by HTTP framing or limits", t.geweigerd)};
    families.push_back(stand("isi_verbindingen_open", "Connections open now", static_cast<double>(t.open)));
    if (bronnen.bezorging) voeg_bezorging(bronnen.bezorging(), families);
    front::Antwoord antwoord;
    antwoord.media_type = "text/plain; version=0.0.4; charset=utf-8";
    antwoord.lichaam = prometheus::TextSerializer{}.Serialize(families);
    return antwoord;
}

front::Antwoord overzicht(const Beheerbronnen& bronnen) {
    return json(200, {{"dienst", "ISI Gateway"},
                      {"versie", bronnen.gatewayversie},
                      {"omgeving", bronnen.omgeving},
                      {"contracten",
                       {{{"naam", "isi_cvs_v1"},
                         {"versie", bronnen.contractversie},
                         {"wsdl", bronnen.publiek_adres + std::string("/isi/cvs/v1?wsdl")}}}},
                      {"stand", {"/health/live", "/health/ready", "/metrics"}}});
}

}  // namespace

front::Antwoord beantwoord_beheer(const front::Verzoek& verzoek, const Beheerbronnen& bronnen) {
    if (verzoek.methode != "GET") {
        auto antwoord = antwoorden::kaal(405, "Gebruik GET.");
        antwoord.velden.emplace_back("Allow", "GET");
        return antwoord;
    }
    if (verzoek.doel == "/health/live") return json(200, {{"status", "levend"}});
    if (verzoek.doel == "/health/ready") return gereed(bronnen);
    if (verzoek.doel == "/metrics") return metingen(bronnen);
    if (verzoek.doel == "/") return overzicht(bronnen);
    return antwoorden::kaal(404, "Hier is niets. Zie /.");
}

}  // namespace isi
