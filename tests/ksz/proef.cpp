// SPDX-License-Identifier: GPL-3.0-or-later
#include "proef.hpp"

#include "schema_proef.hpp"

namespace isi::ksz::proef {
namespace {

const bericht::Schema& schema() {
    static const auto schema = isi::proef::kbi::schema_van(isi::kbi::contract::Dialect::ksz);
    return schema;
}

// A fault's detail is judged, for the Fault itself is of SOAP.
std::string keur(const std::string& bytes) {
    const auto begin = bytes.find("<detail>"), einde = bytes.rfind("</detail>");
    const bool fout = bytes.starts_with("<soapenv:Fault") && begin != std::string::npos;
    return isi::proef::kbi::keur(schema(), fout ? bytes.substr(begin + 8, einde - begin - 8) : bytes);
}

}  // namespace

const kbi::Labels& labels() {
    static const kbi::Labels labels;
    return labels;
}

std::string schrijf(const Tekst& tekst) {
    return "<k:" + tekst.operatie + "Request xmlns:k=\"" + std::string(naamruimte) +
           "\"><informationCustomer>" + tekst.klant + "</informationCustomer>" + tekst.doel +
           "<criteria><ssin>" + tekst.ssin + "</ssin></criteria>" + tekst.rest + "</k:" + tekst.operatie +
           "Request>";
}

std::string Antwoord::pad(const char* pad) const {
    return wortel().first_element_by_path(pad).child_value();
}

std::string Antwoord::status() const {
    const auto status = wortel().child("status");
    auto uit = std::string(status.child_value("value")) + " " + status.child_value("code");
    for (const auto een : status.children("information"))
        uit += std::string(" ") + een.child_value("fieldName") + "=" + een.child_value("fieldValue");
    return uit;
}

Proef::Proef() : regels(kbi::proef::regels()), partner(kbi::proef::partner()) {
    dienst.omgeving = "sandbox";
    dienst.kbo_kbi = kbo_kbi;
}

Antwoord Proef::vraag(const Tekst& tekst) {
    return vraag_bytes(schrijf(tekst));
}

Antwoord Proef::vraag(const Insz& ssin, std::string operatie, std::string rest) {
    Tekst tekst;
    tekst.operatie = std::move(operatie);
    tekst.ssin = ssin.text();
    tekst.rest = std::move(rest);
    return vraag(tekst);
}

Antwoord Proef::vraag_bytes(const std::string& inhoud, const std::string& omslag_attributen) {
    const auto bytes = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"" +
                       omslag_attributen + "><s:Body>" + inhoud + "</s:Body></s:Envelope>";
    const auto omslag = bericht::bewaak(bytes, {});
    if (!omslag) throw std::runtime_error("no message: " + omslag.error().faultstring);
    const Kamer kamer({.lezer = store,
                       .schrijver = [this]() -> kbi::KbiStore& { return store; },
                       .regels = regels,
                       .dienst = dienst,
                       .keur_schema = [](const bericht::Omslag& een) { return schema().keur(een); },
                       .labels = labels(),
                       .klok = [] { return moment().nu + 1; }});
    const auto wie = bewezen ? toegang(partner) : kbi::Toegang(tl::make_unexpected("no certificate of ours"));
    Antwoord uit;
    uit.antwoord = kamer.serve(*omslag, wie, moment(), certificaat);
    uit.boom = std::make_shared<pugi::xml_document>();
    constexpr unsigned hoe = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!uit.boom->load_string(uit.antwoord.inhoud.c_str(), hoe))
        throw std::runtime_error("the answer is no XML");
    uit.bezwaar = keur(uit.antwoord.inhoud);
    return uit;
}

void Proef::zet(const kbi::KbiDossier& dossier) {
    store.save_dossier(dossier);
    store.save_inschrijving(inschrijving(dossier.insz));
}

}  // namespace isi::ksz::proef
