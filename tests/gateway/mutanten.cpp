// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutanten.hpp"

#include <cstdio>
#include <map>
#include <random>

#include "ingrepen.hpp"
#include "xsd_waarden.hpp"

namespace isi::proef {
namespace {

constexpr std::uint64_t zaad = 20261125;
constexpr std::size_t veelvoudige = 600;  // mutants with two or three changes

const std::string buiten_alles =
    " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:isi=\"" + isi_ruimte + "\"";

// Questions that answer with data here, as the parts to keep of the full request. Of their other spellings
// the answer must be the same, byte for byte.
const std::map<std::string, std::set<std::string>>& gewone_vragen() {
    static const std::map<std::string, std::set<std::string>> alle{
        {"testVerbinding", {"eindgebruiker", "echo"}},
        {"geefGemeenten", {"eindgebruiker"}},
        {"geefWaardenlijsten", {"lijst"}},
        {"geefWet", {"bsn"}},
        {"geefPersoon", {"eindgebruiker", "wet", "bsn"}},
        {"geefExamens", {"bsn"}},
        {"geefSignaalcodes", {"wet"}},
        {"zoekPersonen", {"wet", "geboortedatumVanaf", "geboortedatumTotEnMet", "pagina", "aantalPerPagina"}},
        {"zoekSignalen", {"wet", "datumVanaf", "pagina"}},
    };
    return alle;
}

using Pad = std::vector<std::size_t>;

class Maker {
 public:
    Maker(const Xsd& xsd, const Omstandigheden& om) : m_xsd(xsd), m_om(om) {}

    std::vector<Mutant> maak() {
        for (const auto& vorm : m_xsd.vragen()) {
            const auto vol = bron(vorm, {}, true);
            neem_op(vers(vol), vorm.operatie, {.soort = "ongewijzigd"});
            loop(vol, vorm.operatie, vol, {}, vorm.operatie);
            const auto minst = bron(vorm, {}, false);
            if (vorm.operatie != "geefWaardenlijsten")
                neem_op(vers(minst), vorm.operatie, {.soort = "minst"});
            if (const auto keuze = gewone_vragen().find(vorm.operatie); keuze != gewone_vragen().end())
                schrijf_anders(bron(vorm, keuze->second, true), vorm.operatie);
        }
        for (std::size_t i = 0; i < veelvoudige; ++i) neem_veelvoudige();
        return std::move(m_uit);
    }

 private:
    // Twice the same element around it, so that the root is a child like any other.
    [[nodiscard]] Knoop bron(const Vraagvorm& vorm, const std::set<std::string>& houd, bool vol) const {
        Knoop boven;
        boven.kinderen.push_back({.naam = vorm.operatie});
        vul(boven.kinderen[0], vorm.delen, vol);
        if (!houd.empty()) {
            std::erase_if(boven.kinderen[0].kinderen, [&](const Knoop& k) {
                for (const auto& deel : vorm.delen) {
                    if (deel.naam == k.naam) return deel.min == 0 && !houd.contains(k.naam);
                }
                return false;
            });
        }
        return boven;
    }

    void vul(Knoop& ouder, const std::vector<Deel>& delen, bool vol) const {
        for (const auto& deel : delen) {
            if (deel.min == 0 && !vol) continue;
            Knoop kind{.naam = deel.naam};
            if (m_xsd.is_complex(deel.type)) {
                vul(kind, m_xsd.delen(deel.type), vol);
            } else {
                kind.type = &m_xsd.simpel(deel.type);
                kind.inhoud = xml_tekst(zinvol(deel.naam, *kind.type));
            }
            for (unsigned keer = vol && deel.max != 0 ? deel.max : 1; keer > 0; --keer)
                ouder.kinderen.push_back(kind);
        }
    }

    [[nodiscard]] std::string zinvol(const std::string& naam, const Simpel& type) const {
        static const std::map<std::string, std::string> vast{{"gemeentecode", "0014"},
                                                             {"wet", "WI2007"},
                                                             {"doel", "TEST"},
                                                             {"lijst", "doel"},
                                                             {"geboortedatumVanaf", "1960-00-00"},
                                                             {"geboortedatumTotEnMet", "1970-12-31"},
                                                             {"datumVanaf", "2020-01-01"},
                                                             {"echo", "h\xC3\xA9llo"},
                                                             {"eindgebruiker", "mw. d'\xC3\x89t\xC3\xA9"}};
        if (naam == "verzendendeInstantie") return m_om.verzender;
        if (naam == "ontvangendeInstantie") return m_om.ontvanger;
        if (naam == "datumTijdBedrijfsdocument") return m_om.nu;
        if (naam == "bsn") return m_om.bsn;
        const auto gevonden = vast.find(naam);
        return gevonden == vast.end() ? gewone_waarde(type) : gevonden->second;
    }

    static Knoop& bij(Knoop& boven, const Pad& pad) {
        auto* k = &boven;
        for (const auto i : pad) k = &k->kinderen[i];
        return *k;
    }

    // Every change at every element below `hier`, one at a time.
    void loop(const Knoop& boven, const std::string& operatie, const Knoop& hier, const Pad& pad,
              const std::string& naam_pad) {
        std::string vorige;
        for (std::size_t i = 0; i < hier.kinderen.size(); ++i) {
            const auto& kind = hier.kinderen[i];
            const auto naam = pad.empty() ? naam_pad : naam_pad + "/" + kind.naam;
            if (kind.naam != vorige) element(boven, operatie, pad, i, naam);
            vorige = kind.naam;
            auto verder = pad;
            verder.push_back(i);
            loop(boven, operatie, kind, verder, naam);
        }
    }

    void element(const Knoop& boven, const std::string& operatie, const Pad& pad, std::size_t i,
                 const std::string& naam) {
        for (const auto& ingreep : brekende_ingrepen()) pas_toe(boven, operatie, pad, i, ingreep, naam);
        beurt(vreemde_ingrepen(), 4, m_vreemd, boven, operatie, pad, i);
        beurt(gelijke_ingrepen(), 6, m_gelijk, boven, operatie, pad, i);
        waarden(boven, operatie, pad, i, naam);
        for (int keer = 0; keer < 3; ++keer, ++m_breuk) {
            neem_op(vers(boven), operatie, {.soort = "bytes"}, [this](const std::string& kind) {
                return breek_bytes(kind, m_breuk % aantal_breuken(), m_breuk);
            });
        }
    }

    // The next few of a list, so that over all elements each has its turn everywhere.
    void beurt(const std::vector<Ingreep>& lijst, int aantal, std::size_t& teller, const Knoop& boven,
               const std::string& operatie, const Pad& pad, std::size_t i) {
        for (int keer = 0; keer < aantal; ++keer, ++teller)
            pas_toe(boven, operatie, pad, i, lijst[teller % lijst.size()], "");
    }

    void pas_toe(const Knoop& boven, const std::string& operatie, const Pad& pad, std::size_t i,
                 const Ingreep& ingreep, const std::string& naam) {
        auto kopie = vers(boven);
        const auto element = bij(kopie, pad).kinderen[i].naam;
        if (!ingreep.doe(bij(kopie, pad), i) || kopie.kinderen.empty()) return;
        Merk merk{.soort = ingreep.soort};
        if (!ingreep.regel.empty()) merk.regel = naam + ": " + ingreep.regel;
        for (auto stuk : ingreep.bewijs) {
            if (const auto plaats = stuk.find('%'); plaats != std::string::npos)
                stuk.replace(plaats, 1, element);
            merk.bewijs.push_back(std::move(stuk));
        }
        neem_op(kopie, operatie, merk);
    }

    // All values the first time a type is met, later the first wrong one of each facet and some right ones.
    void waarden(const Knoop& boven, const std::string& operatie, const Pad& pad, std::size_t i,
                 const std::string& naam) {
        auto kopie = vers(boven);
        if (bij(kopie, pad).kinderen[i].type == nullptr) return;
        auto kind = bij(kopie, pad).kinderen[i];
        const bool alles = m_gezien.insert(kind.type->naam).second;
        std::map<std::string, int> gehad;
        for (const auto& waarde : randwaarden(*kind.type)) {
            if (!alles && ++gehad[waarde.breekt] > (waarde.breekt.empty() ? 3 : 1)) continue;
            kopie = vers(boven);
            bij(kopie, pad).kinderen[i].inhoud = xml_tekst(waarde.tekst);
            Merk merk{.soort = "waarde"};
            if (!waarde.breekt.empty()) {
                merk.regel = naam + ": " + waarde.breekt;
                merk.bewijs = {"}" + kind.naam + "'", waarde.breekt == "vorm"
                                                          ? "is not a valid value of the atomic type"
                                                          : "[facet '" + waarde.breekt + "']"};
            }
            neem_op(kopie, operatie, merk);
        }
    }

    void schrijf_anders(const Knoop& boven, const std::string& operatie) {
        const int bron = static_cast<int>(m_uit.size());
        neem_op(vers(boven), operatie, {.soort = "gewoon"});
        for (std::size_t i = 0; i <= boven.kinderen[0].kinderen.size(); ++i) {
            for (const auto& ingreep : gelijke_ingrepen()) {
                auto kopie = vers(boven);
                const bool wortel = i == boven.kinderen[0].kinderen.size();
                auto& ouder = wortel ? kopie : kopie.kinderen[0];
                if (ingreep.doe(ouder, wortel ? 0 : i))
                    neem_op(kopie, operatie, {.soort = ingreep.soort, .bron = bron});
            }
        }
    }

    void neem_veelvoudige() {
        const auto& vorm = m_xsd.vragen()[onder(m_xsd.vragen().size())];
        auto kopie = vers(bron(vorm, {}, true));
        std::string soort = "meer:";
        for (auto keer = 2 + onder(2); keer > 0; --keer) {
            if (kopie.kinderen.empty() || kopie.kinderen[0].kinderen.empty()) break;
            const auto& lijst = onder(5) < 3    ? gelijke_ingrepen()
                                : onder(2) == 0 ? vreemde_ingrepen()
                                                : brekende_ingrepen();
            const auto& ingreep = lijst[onder(lijst.size())];
            if (ingreep.doe(kopie.kinderen[0], onder(kopie.kinderen[0].kinderen.size())))
                soort += " " + ingreep.soort;
        }
        neem_op(kopie, vorm.operatie, {.soort = soort});
    }

    struct Merk {
        std::string soort = {}, regel = {};
        std::vector<std::string> bewijs = {};
        int bron = -1;
    };

    void neem_op(const Knoop& boven, const std::string& operatie, const Merk& merk,
                 const std::function<std::string(const std::string&)>& bewerk = {}) {
        auto wortel = boven.kinderen[0];
        Mutant m{operatie, merk.soort, {}, {}, merk.regel, merk.bewijs, merk.bron};
        // One in two declares its namespace on the child itself.
        const bool zelf = wortel.attributen.find("xmlns:isi=") != std::string::npos ||
                          wortel.attributen.find("xmlns:soap=") != std::string::npos;
        if (!zelf && m_uit.size() % 2 == 0)
            m.buiten = buiten_alles;
        else if (!zelf)
            wortel.attributen = " xmlns:isi=\"" + isi_ruimte + "\"" + wortel.attributen;
        m.kind = schrijf(wortel);
        if (bewerk) m.kind = bewerk(m.kind);
        m_uit.push_back(std::move(m));
    }

    // A code of its own, so that it is not refused as a repetition before anybody looks at the rest.
    [[nodiscard]] Knoop vers(const Knoop& boven) {
        auto kopie = boven;
        kopie.kinderen[0].kinderen[0].inhoud = nieuwe_code();
        return kopie;
    }

    std::string nieuwe_code() {
        char tekst[40];
        std::snprintf(tekst, sizeof tekst, "%08x-%04x-4%03x-8%03x-%012llx", static_cast<unsigned>(m_toeval()),
                      static_cast<unsigned>(m_toeval() & 0xffffU), static_cast<unsigned>(m_toeval() & 0xfffU),
                      static_cast<unsigned>(m_toeval() & 0xfffU),
                      static_cast<unsigned long long>(m_toeval() & 0xffffffffffffULL));
        return tekst;
    }
    std::size_t onder(std::size_t grens) { return static_cast<std::size_t>(m_toeval() % grens); }

    const Xsd& m_xsd;
    const Omstandigheden& m_om;
    std::mt19937_64 m_toeval{zaad};
    std::vector<Mutant> m_uit;
    std::set<std::string> m_gezien;
    std::size_t m_vreemd = 0, m_gelijk = 0, m_breuk = 0;
};

void noem_regels(const Xsd& xsd, const std::vector<Deel>& delen, const std::string& pad,
                 std::set<std::string>& uit) {
    for (const auto* regel : {"attribuut", "nil", "naamruimte"}) uit.insert(pad + ": " + regel);
    uit.insert(pad + ": tekst");
    for (std::size_t i = 0; i < delen.size(); ++i) {
        const auto& deel = delen[i];
        const auto naam = pad + "/" + deel.naam;
        uit.insert(naam + ": onbekend");
        if (deel.min > 0) uit.insert(naam + ": ontbreekt");
        if (deel.max > 0) uit.insert(naam + ": te vaak");
        if (i > 0) uit.insert(naam + ": volgorde");
        if (xsd.is_complex(deel.type)) {
            noem_regels(xsd, xsd.delen(deel.type), naam, uit);
            continue;
        }
        for (const auto* regel : {"attribuut", "nil", "naamruimte", "kind"}) uit.insert(naam + ": " + regel);
        const auto& type = xsd.simpel(deel.type);
        if (type.basis != "string") uit.insert(naam + ": vorm");
        for (const auto& facet : type.facetten) uit.insert(naam + ": " + facet.naam);
    }
}

}  // namespace

std::string xml_tekst(const std::string& tekst) {
    std::string uit;
    for (const char c : tekst) {
        if (c == '&')
            uit += "&amp;";
        else if (c == '<')
            uit += "&lt;";
        else if (c == '>')
            uit += "&gt;";
        else
            uit += c;
    }
    return uit;
}

std::string schrijf(const Knoop& k) {
    const auto naam = (k.prefix.empty() ? "" : k.prefix + ":") + k.naam;
    auto uit = k.voor + "<" + naam + k.attributen;
    if (k.leeg) return uit + "/>";
    uit += ">" + k.inhoud;
    for (const auto& kind : k.kinderen) uit += schrijf(kind);
    return uit + k.na + "</" + naam + k.sluitwit + ">";
}

std::set<std::string> regels(const Xsd& xsd) {
    std::set<std::string> uit;
    for (const auto& vorm : xsd.vragen()) noem_regels(xsd, vorm.delen, vorm.operatie, uit);
    return uit;
}

std::vector<Mutant> maak_mutanten(const Xsd& xsd, const Omstandigheden& omstandigheden) {
    return Maker(xsd, omstandigheden).maak();
}

}  // namespace isi::proef
