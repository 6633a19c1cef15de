// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutanten.hpp"
#include "vijandig.hpp"

namespace isi::proef {
namespace {

// At most 64 characters, so that they fit in the free text of a request.
const std::vector<std::string>& teksten() {
    static const std::vector<std::string> alle{
        "' OR 1=1 --",
        "'; DROP TABLE persoon; --",
        "\" UNION SELECT * FROM sleutel --",
        "%s%s%s%n%x",
        "{} {0} {:>99999999}",
        "${jndi:ldap://127.0.0.1:9/zzBoos}",
        "$(touch /tmp/zzBoos)`id`;|&",
        "../../../../etc/passwd",
        "*)(uid=*))(|(uid=*",
        "' or '1'='1' or count(//*) or ''='",
        "<script>alert('zzBoos')</script>",
        "]]><isi:bsn>004002398</isi:bsn><![CDATA[",
        "2026-01-01 zzBoos\r\nERROR zzBoos",
        "\x1B[2J\x7F"
        "zzBoos",
        "\xE2\x80\xAE"
        "zzBoos\xE2\x80\xA8",
        "=cmd|' /C calc'!A0",
    };
    return alle;
}

std::string in_xml(const std::string& tekst) {
    auto uit = xml_tekst(tekst);
    for (std::size_t p = uit.find('\r'); p != std::string::npos; p = uit.find('\r', p))
        uit.replace(p, 1, "&#13;");
    return uit;
}

}  // namespace

Gevallen injectie_gevallen(const Verdraaid& v) {
    Gevallen uit;
    for (const auto& tekst : teksten()) {
        const auto naam = tekst.substr(0, 20);
        if (tekst.find('\x1B') != std::string::npos) {  // not a character of XML
            uit.push_back({"echo: " + naam, v.echo(in_xml(tekst)), 500, dk4});
            continue;
        }
        uit.push_back({"echo: " + naam, v.echo(in_xml(tekst)), 200});
        uit.push_back(
            {"eindgebruiker: " + naam,
             v.met("<isi:wet>", "<isi:eindgebruiker>" + in_xml(tekst) + "</isi:eindgebruiker><isi:wet>"),
             200});
        for (const auto& [element, waarde] :
             std::vector<std::pair<std::string, std::string>>{{"wet", "WI2007"},
                                                              {"bsn", "004002313"},
                                                              {"gemeentecode", "0014"},
                                                              {"verzendendeInstantie", oin_groningen},
                                                              {"ontvangendeInstantie", onze_oin}}) {
            const auto van = "<isi:" + element + ">" + waarde, naar = "<isi:" + element + ">" + in_xml(tekst);
            uit.push_back({element + ": " + naam, v.met(van, naar), 500, dk4});
        }
        uit.push_back({"doel: " + naam,
                       v.met("<isi:wet>", "<isi:doel>" + in_xml(tekst) + "</isi:doel><isi:wet>"), 500, dk4});
        uit.push_back({"element: " + naam,
                       v.inhoud("<isi:wet>WI2007</isi:wet><isi:zzBoos>" + in_xml(tekst) + "</isi:zzBoos>"),
                       500, dk4});
    }
    for (const char* veld :
         {"User-Agent", "Referer", "X-Forwarded-For", "Cookie", "traceparent", "Accept-Language"}) {
        uit.push_back({std::string(veld) + ": ${jndi}", v.goed(), 200, "",
                       std::string(veld) + ": ${jndi:ldap://127.0.0.1:9/zzBoos}' OR 1=1 --\r\n"});
    }
    return uit;
}

Gevallen http_gevallen(const Verdraaid& v) {
    const auto goed = v.goed();
    const auto pad = [&](const std::string& doel, int status) {
        return Geval{"path " + doel, goed, status, "", "", status == 400, doel};
    };
    return {
        {"other media type", goed, 415, "", "Content-Type: application/json\r\n"},
        {"SOAP 1.2 media type", goed, 415, "", "Content-Type: application/soap+xml\r\n"},
        {"no media type", goed, 415, "", "Content-Type: \r\n"},
        {"media type with a list", goed, 415, "", "Content-Type: text/xml, text/xml\r\n"},
        {"multipart", goed, 415, "", "Content-Type: multipart/related; type=\"text/xml\"; boundary=a\r\n"},
        {"two media types", goed, 400, "", "Content-Type: text/xml\r\nContent-Type: text/plain\r\n", true},
        {"compressed", goed, 415, "", "Content-Encoding: gzip\r\n"},
        {"compressed in no way", goed, 415, "", "Content-Encoding: identity\r\n"},
        {"too large", std::string(70'000, 'x'), 413, "", "", true},
        {"two Content-Lengths", goed, 400, "", "Content-Length: 3\r\n", true},
        {"Content-Length and chunked", goed, 400, "", "Transfer-Encoding: chunked\r\n", true},
        {"gzip, chunked", goed, 400, "", "Transfer-Encoding: gzip, chunked\r\n", true},
        {"two Hosts", goed, 400, "", "Host: elders\r\n", true},
        {"folded field", goed, 400, "", "X-A: b\r\n c\r\n", true},
        {"blank before the colon", goed, 400, "", "X-A : b\r\n", true},
        {"field without a name", goed, 400, "", ": b\r\n", true},
        {"line end of LF alone", goed, 400, "", "X-A: b\n", true},
        {"NUL in a field", goed, 400, "", std::string("X-A: b\0c\r\n", 10), true},
        {"seventy fields", goed, 431, "", herhaal("X-A: b\r\n", 70), true},
        {"head of 20 KB", goed, 431, "", "X-A: " + std::string(20'000, 'a') + "\r\n", true},
        {"unknown expectation", goed, 417, "", "Expect: 200-ok\r\n", true},
        {"an upgrade is not taken", goed, 200, "", "Connection: Upgrade\r\nUpgrade: h2c\r\n"},
        pad("/", 404),
        pad("/isi/cvs/v1/", 404),
        pad("//isi/cvs/v1", 404),
        pad("/isi/cvs/v1/../v1", 404),
        pad("/isi/cvs/%761", 404),
        pad("/ISI/CVS/V1", 404),
        pad("/isi/cvs/v2", 404),
        pad("/metrics", 404),
        pad("/health/ready", 404),
        pad("/../../etc/passwd", 404),
        pad("/isi/cvs/v1%00", 404),
        pad("http://127.0.0.1/isi/cvs/v1", 400),
        pad("isi/cvs/v1", 400),
        pad("/isi/cvs/v1#a", 400),
        pad("/isi/cvs/v1?' OR 1=1", 400),
        {"control: a query on the path is ignored", goed, 200, "", "", false, "/isi/cvs/v1?wsdl=x"},
        {"control: an extra field", goed, 200, "", "X-A: b\r\n"},
    };
}

}  // namespace isi::proef
