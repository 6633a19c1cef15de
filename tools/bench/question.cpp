// SPDX-License-Identifier: GPL-3.0-or-later
#include "question.hpp"

#include <fmt/format.h>
#include <openssl/rand.h>

#include <ctime>
#include <stdexcept>

namespace isi::bench {
namespace {

constexpr std::size_t uuid_length = 36, time_length = 20;

std::uint64_t seed() {
    std::uint64_t value = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&value), sizeof value) != 1)
        throw std::runtime_error("no random numbers from OpenSSL");
    return value;
}

std::string make_uuid(std::mt19937_64& random) {
    const auto high = (random() & 0xffffffffffff0fffU) | 0x4000U;
    const auto low = (random() & 0x3fffffffffffffffU) | 0x8000000000000000U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff,
                       high & 0xffff, low >> 48, low & 0xffffffffffffU);
}

std::string operation_fields(const Settings& settings, const std::string& operation, const std::string& bsn) {
    if (operation == "testVerbinding") return "<echo>isi-bench</echo>";
    const auto gemeente = "<gemeentecode>" + settings.gemeente + "</gemeentecode>";
    if (operation == "geefWet") return gemeente + "<bsn>" + bsn + "</bsn>";
    if (operation == "zoekSignalen") return gemeente + "<wet>" + settings.wet + "</wet>";
    return gemeente + "<wet>" + settings.wet + "</wet><bsn>" + bsn + "</bsn>";
}

std::string envelope_start(const Client& client) {
    std::string text = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">";
    if (!client.application_key.empty())
        text +=
            "<soapenv:Header><wsse:Security xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/"
            "oasis-200401-wss-wssecurity-secext-1.0.xsd\"><wsse:UsernameToken><wsse:Username>" +
            client.application_key + "</wsse:Username><wsse:Password>" + client.password +
            "</wsse:Password></wsse:UsernameToken></wsse:Security></soapenv:Header>";
    return text + "<soapenv:Body>";
}

constexpr std::string_view envelope_end = "</soapenv:Body></soapenv:Envelope>";

/// The text between `begin` and the next '<', if `begin` occurs.
std::string value_after(const std::string& body, const std::string& begin) {
    const auto at = body.find(begin);
    if (at == std::string::npos) return {};
    const auto from = at + begin.size();
    return body.substr(from, std::min<std::size_t>(body.find('<', from) - from, 60));
}

}  // namespace

Questions::Questions(const Settings& settings) : m_random(seed()) {
    std::vector<double> weights;
    for (const auto& share : settings.mix) {
        weights.push_back(share.weight);
        auto& per_bsn = m_templates.emplace_back();
        for (const auto& number : is_flemish(share.operation) ? settings.insz : settings.bsn)
            per_bsn.push_back(make_template(settings, share.operation, number));
    }
    m_pick = {weights.begin(), weights.end()};
}

Questions::Template Questions::make_template(const Settings& settings, const std::string& operation,
                                             const std::string& number) {
    if (operation == "GeefDossierKBI") return make_magda(settings, number);
    if (operation == "consultFile") return make_ksz(settings, number);
    Template t;
    t.before_uuid = envelope_start(settings.client) + "<" + operation +
                    " xmlns=\"urn:inburgering:isi:cvs:v1\"><identificatiecodeBedrijfsdocument>";
    t.between = "</identificatiecodeBedrijfsdocument><verzendendeInstantie>" + settings.client.sender_oin +
                "</verzendendeInstantie><ontvangendeInstantie>" + settings.client.gateway_oin +
                "</ontvangendeInstantie><datumTijdBedrijfsdocument>";
    t.after_time = "</datumTijdBedrijfsdocument>" + operation_fields(settings, operation, number) + "</" +
                   operation + ">" + std::string(envelope_end);
    t.answer_element = operation + "Response";
    t.proof = "requestGoedgekeurd>true<";
    set_head(t, settings, settings.target.path, "urn:inburgering:isi:cvs:v1/" + operation);
    return t;
}

Questions::Template Questions::make_magda(const Settings& settings, const std::string& insz) {
    static constexpr std::string_view ns =
        "http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be";
    Template t;
    t.before_uuid =
        envelope_start(settings.client) + fmt::format("<web:GeefDossierKBI xmlns:web=\"{}\">", ns) +
        "<Verzoek><Context><Naam>GeefDossierKBI</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG"
        "</Type><Tijdstip><Datum>2026-01-01</Datum><Tijd>12:00:00.000</Tijd></Tijdstip><Afzender>"
        "<Identificatie>" +
        settings.client.identification + "</Identificatie><Referte>isi-bench</Referte></Afzender>" +
        "</Bericht></Context><Vragen><Vraag><Referte>";
    t.between = "</Referte><Inhoud><INSZ>" + insz + "</INSZ></Inhoud></Vraag></Vragen><!-- ";
    t.after_time = " --></Verzoek></web:GeefDossierKBI>" + std::string(envelope_end);
    t.answer_element = "GeefDossierKBIResponse";
    t.proof = "<KBIDossier>";
    set_head(t, settings, "/Magda-02.00/soap/WebService", std::string(ns) + "/GeefDossierKBI");
    return t;
}

Questions::Template Questions::make_ksz(const Settings& settings, const std::string& insz) {
    static constexpr std::string_view ns = "http://kszbcss.fgov.be/intf/CivicIntegrationService/v1";
    Template t;
    t.before_uuid = envelope_start(settings.client) +
                    fmt::format("<v1:consultFileRequest xmlns:v1=\"{}\">", ns) +
                    "<informationCustomer><ticket>";
    t.between = "</ticket><timestampSent>";
    t.after_time =
        "</timestampSent><customerIdentification><cbeNumber>" + settings.client.kbo +
        "</cbeNumber></customerIdentification></informationCustomer><legalContext>PCSA:SOCIAL_INQUIRY"
        "</legalContext><criteria><ssin>" +
        insz + "</ssin></criteria></v1:consultFileRequest>" + std::string(envelope_end);
    t.answer_element = "consultFileResponse";
    t.proof = "<KBIDossier>";
    set_head(t, settings, "/ksz/CivicIntegrationService/v1",
             "http://kszbcss.fgov.be/CivicIntegrationService/consultFile");
    return t;
}

void Questions::set_head(Template& t, const Settings& settings, std::string_view path,
                         std::string_view action) {
    const auto length =
        t.before_uuid.size() + uuid_length + t.between.size() + time_length + t.after_time.size();
    t.head = fmt::format(
        "POST {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: text/xml; charset=utf-8\r\n"
        "SOAPAction: \"{}\"\r\nContent-Length: {}\r\n\r\n",
        path, settings.target.host, settings.target.port, action, length);
}

const std::string& Questions::now() {
    const auto second = std::time(nullptr);
    if (second != m_second) {
        tm utc{};
        gmtime_r(&second, &utc);
        m_now.resize(time_length + 1);
        m_now.resize(std::strftime(m_now.data(), m_now.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
        m_second = second;
    }
    return m_now;
}

Questions::Question Questions::next() {
    const auto kind = m_pick(m_random);
    const auto& per_bsn = m_templates[kind];
    const auto& t = per_bsn[m_random() % per_bsn.size()];
    Question question{.http = {}, .uuid = make_uuid(m_random), .kind = kind};
    question.http.reserve(t.head.size() + t.before_uuid.size() + t.between.size() + t.after_time.size() + 64);
    question.http.append(t.head).append(t.before_uuid).append(question.uuid);
    question.http.append(t.between).append(now()).append(t.after_time);
    return question;
}

std::string Questions::judge(const Question& question, int status, const std::string& body) const {
    if (status != 200) return fmt::format("HTTP {} {}", status, value_after(body, "<faultcode>"));
    const auto& t = m_templates[question.kind].front();
    if (body.find(t.proof) == std::string::npos) {
        for (const auto* begin : {"foutcode>", "<Uitzondering><Identificatie>", "<code>"})
            if (const auto code = value_after(body, begin); !code.empty()) return "refused: " + code;
        return "refused, without a code";
    }
    if (body.find(t.answer_element) == std::string::npos)
        return "the answer is not of the operation that was asked";
    if (body.find(question.uuid) == std::string::npos) return "the answer does not carry the question's id";
    return {};
}

}  // namespace isi::bench
