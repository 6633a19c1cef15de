// SPDX-License-Identifier: GPL-3.0-or-later
#include "vijandig.hpp"
#include "xsd_boom.hpp"

namespace isi::proef {
namespace {

const std::string ruimte = "urn:inburgering:isi:cvs:v1/";
const std::string anoniem = "http://www.w3.org/2005/08/addressing/anonymous";
const std::string uuid = "0a6dc791-2be6-4991-9af1-454778a1917a";

std::string wsa(const std::string& naam, const std::string& waarde, const std::string& attributen = "") {
    return "<w:" + naam + " xmlns:w=\"http://www.w3.org/2005/08/addressing\"" + attributen + ">" + waarde +
           "</w:" + naam + ">";
}

std::string eindpunt(const std::string& naam, const std::string& adres, const std::string& meer = "") {
    return wsa(naam, "<w:Address>" + adres + "</w:Address>" + meer);
}

std::string veld(const std::string& waarde) {
    return "SOAPAction: " + waarde + "\r\n";
}

std::string aangehaald(const std::string& waarde) {
    return "\"" + waarde + "\"";
}

void voeg_berichtnummer(const Verdraaid& v, Gevallen& uit) {
    const std::string ek23 = "soap:Client.EK0023";
    for (const auto& fout : std::vector<std::string>{
             std::string("1"), uuid, "uuid:" + uuid, "urn:uuid:", "urn:uuid:{" + uuid + "}",
             "URN:UUID:" + uuid, "urn:uuid:" + uuid + "0", "urn:uuid:" + uuid.substr(1),
             "urn:uuid:" + uuid + " " + uuid, "urn:uuid:0a6dc791_2be6_4991_9af1_454778a1917a",
             "urn:uuid:0a6dc7912be649919af1454778a1917a----", "urn:uuid:ga6dc791-2be6-4991-9af1-454778a1917a",
             std::string("urn:uuid:' OR 1=1 --"), std::string("a\nzzBoos: b"), std::string(4000, 'a'),
             v.lokaas(), std::string()}) {
        uit.push_back({"MessageID '" + fout.substr(0, 50) + "'", v.kop(wsa("MessageID", fout)), 500, ek23});
    }
    uit.insert(
        uit.end(),
        {{"two MessageIDs",
          v.kop(wsa("MessageID", "urn:uuid:" + uuid) + wsa("MessageID", "urn:uuid:" + uuid)), 500, dk4},
         {"an element in MessageID", v.kop(wsa("MessageID", "urn:uuid:" + uuid + "<a/>")), 500, dk4},
         {"control: MessageID in capitals",
          v.kop(wsa("MessageID", "urn:uuid:0A6DC791-2BE6-4991-9AF1-454778A1917A")), 200},
         {"control: MessageID with a comment within",
          v.kop(wsa("MessageID", "\n urn:uuid:<!-- -->" + uuid + " ")), 200}});
}

void voeg_adressen(const Verdraaid& v, Gevallen& uit) {
    const auto lokaas = v.lokaas();
    for (const char* naam : {"ReplyTo", "FaultTo"}) {
        const auto kop = [&](const std::string& adres) { return v.kop(eindpunt(naam, adres)); };
        const std::string n = naam;
        uit.insert(
            uit.end(),
            {{n + " elsewhere", kop(lokaas), 500, dk11},
             {n + " elsewhere behind the anonymous one", kop(anoniem + " " + lokaas), 500, dk11},
             {n + " that begins like the anonymous one", kop(anoniem + ".127.0.0.1"), 500, dk11},
             {n + " none", kop("http://www.w3.org/2005/08/addressing/none"), 500, dk11},
             {n + " anonymous in capitals", kop("HTTP://WWW.W3.ORG/2005/08/addressing/anonymous"), 500, dk11},
             {n + " of an older namespace",
              kop("http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"), 500, dk11},
             {n + " empty", kop(""), 500, dk11},
             {n + " of a file", kop("file:///etc/passwd"), 500, dk11},
             {n + " with a stranger's OIN", kop(anoniem + "?oin=00000099000000777000"), 500, dk11},
             {n + " without Address", v.kop(wsa(naam, "<w:Metadata/>")), 500, dk4},
             {n + " with two Addresses",
              v.kop(wsa(naam, "<w:Address>" + anoniem + "</w:Address><w:Address>" + lokaas + "</w:Address>")),
              500, dk4},
             {n + " twice", v.kop(eindpunt(naam, anoniem) + eindpunt(naam, lokaas)), 500, dk4},
             {"control: " + n + " anonymous, parameters elsewhere",
              v.kop(eindpunt(naam, anoniem,
                             "<w:ReferenceParameters><w:To>" + lokaas + "</w:To></w:ReferenceParameters>")),
              200}});
    }
    const std::string ek21 = "soap:Client.EK0021", ek22 = "soap:Client.EK0022";
    uit.insert(uit.end(),
               {{"control: To elsewhere is not followed", v.kop(wsa("To", lokaas)), 200},
                {"control: From elsewhere is not followed", v.kop(eindpunt("From", lokaas)), 200},
                {"control: RelatesTo elsewhere, twice",
                 v.kop(wsa("RelatesTo", lokaas) + wsa("RelatesTo", lokaas)), 200},
                {"To of another OIN", v.kop(wsa("To", anoniem + "?oin=00000099000000777000")), 500, ek22},
                {"To of our OIN and another",
                 v.kop(wsa("To", anoniem + "?oin=" + onze_oin + "&amp;OIN=00000099000000777000")), 500, ek22},
                {"To with an empty OIN", v.kop(wsa("To", anoniem + "?oin=")), 500, ek22},
                {"From of another OIN", v.kop(eindpunt("From", anoniem + "?oin=" + oin_almere)), 500, ek21},
                {"two Tos", v.kop(wsa("To", anoniem) + wsa("To", anoniem)), 500, dk4},
                {"two Froms", v.kop(eindpunt("From", anoniem) + eindpunt("From", anoniem)), 500, dk4},
                {"an element in To", v.kop(wsa("To", "<a>" + anoniem + "</a>")), 500, dk4},
                {"mustUnderstand 2", v.kop(wsa("To", anoniem, " soap:mustUnderstand=\"2\"")), 500, dk4},
                {"an older addressing that must be understood",
                 v.kop("<w:ReplyTo xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" "
                       "soap:mustUnderstand=\"1\"><w:Address>" +
                       lokaas + "</w:Address></w:ReplyTo>"),
                 500, begrijp},
                {"an unknown element of addressing that must be understood",
                 v.kop(wsa("ProblemAction", "", " soap:mustUnderstand=\"1\"")), 500, begrijp},
                {"unknown header that must be understood",
                 v.kop("<x:a xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/>"), 500, begrijp},
                {"header in no namespace", v.kop("<a/>"), 500, dk4},
                {"control: an older addressing is ignored",
                 v.kop("<w:ReplyTo xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\"><w:Address>" +
                       lokaas + "</w:Address></w:ReplyTo>"),
                 200},
                {"control: another's header that must be understood",
                 v.kop("<x:a xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\" soap:actor=\"urn:elders\"/>"), 200},
                {"control: everything right",
                 v.kop(wsa("To", anoniem + "?oin=" + onze_oin) + wsa("Action", ruimte + "geefPersoon") +
                       wsa("MessageID", "urn:uuid:" + uuid) +
                       eindpunt("From", anoniem + "?oin=" + oin_groningen) + eindpunt("ReplyTo", anoniem)),
                 200, "", veld(aangehaald(ruimte + "geefPersoon"))}});
}

}  // namespace

Gevallen soapaction_gevallen(const Verdraaid& v) {
    Gevallen uit;
    const Xsd xsd(ISI_SOURCE_DIR "/wsdl/isi_cvs_v1.xsd");
    const auto goed = ruimte + "geefPersoon";
    for (const auto& vorm : xsd.vragen()) {
        if (vorm.operatie == "geefPersoon") continue;
        uit.push_back(
            {"SOAPAction of " + vorm.operatie, v.goed(), 500, dk3, veld(aangehaald(ruimte + vorm.operatie))});
    }
    for (const auto& fout : std::vector<std::string>{
             "'" + goed + "'", "\"" + goed, goed + "\"", std::string("\""), aangehaald(goed + "/"),
             aangehaald(" " + goed), aangehaald(goed + "Response"), aangehaald(ruimte + "geefpersoon"),
             aangehaald("geefPersoon"), aangehaald("urn:inburgering:isi:cvs:v2/geefPersoon"),
             aangehaald("urn:inburgering:isi:cvs:v1#geefPersoon"), aangehaald(goed) + ", " + aangehaald(goed),
             aangehaald(goed) + " x", aangehaald("urn:inburgering:isi:kbi:v1/geefPersoon"),
             aangehaald("\\\"" + goed), aangehaald("' OR 1=1 --"), aangehaald(v.lokaas()),
             std::string("*")}) {
        uit.push_back({"SOAPAction " + fout, v.goed(), 500, dk3, veld(fout)});
    }
    const auto met_action = v.kop(wsa("Action", goed));
    uit.insert(
        uit.end(),
        {{"SOAPAction twice, the second another's", v.goed(), 400, "",
          veld(aangehaald(goed)) + veld(aangehaald(ruimte + "geefWet")), true},
         {"SOAPAction twice, the first another's", v.goed(), 400, "",
          veld(aangehaald(ruimte + "geefWet")) + veld(aangehaald(goed)), true},
         {"SOAPAction twice the same", v.goed(), 400, "",
          veld(aangehaald(goed)) + "soapaction: " + goed + "\r\n", true},
         {"SOAPAction right, wsa:Action another's", v.kop(wsa("Action", ruimte + "geefWet")), 500, dk3,
          veld(aangehaald(goed))},
         {"SOAPAction another's, wsa:Action right", met_action, 500, dk3,
          veld(aangehaald(ruimte + "geefWet"))},
         {"both another's", v.kop(wsa("Action", ruimte + "geefWet")), 500, dk3,
          veld(aangehaald(ruimte + "geefWet"))},
         {"wsa:Action another's", v.kop(wsa("Action", ruimte + "geefWet")), 500, dk11},
         {"wsa:Action empty", v.kop(wsa("Action", "")), 500, dk11},
         {"wsa:Action of the answer", v.kop(wsa("Action", goed + "Response")), 500, dk11},
         {"wsa:Action with quotes", v.kop(wsa("Action", aangehaald(goed))), 500, dk11},
         {"wsa:Action another's, SOAPAction empty", v.kop(wsa("Action", ruimte + "geefWet")), 500, dk11,
          veld("\"\"")},
         {"wsa:Action twice", v.kop(wsa("Action", goed) + wsa("Action", ruimte + "geefWet")), 500, dk4},
         {"wsa:Action with an element within", v.kop(wsa("Action", goed + "<a/>")), 500, dk4},
         {"action of SOAP 1.2's media type", v.goed(), 415, "",
          "Content-Type: application/soap+xml; action=\"" + goed + "\"\r\n"},
         {"control: in quotes", v.goed(), 200, "", veld(aangehaald(goed))},
         {"control: without quotes", v.goed(), 200, "", veld(goed)},
         {"control: empty", v.goed(), 200, "", veld("")},
         {"control: empty in quotes", v.goed(), 200, "", veld("\"\"")},
         {"control: with wsa:Action", met_action, 200, "", veld(goed)},
         {"control: wsa:Action alone, in white space", v.kop(wsa("Action", "\n " + goed + "\t")), 200}});
    return uit;
}

Gevallen adressering_gevallen(const Verdraaid& v) {
    Gevallen uit;
    voeg_adressen(v, uit);
    voeg_berichtnummer(v, uit);
    return uit;
}

}  // namespace isi::proef
