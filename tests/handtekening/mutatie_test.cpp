// SPDX-License-Identifier: GPL-3.0-or-later
#include <libxml/c14n.h>
#include <libxml/parser.h>

#include <catch2/catch.hpp>
#include <map>
#include <memory>

#include "recept.hpp"

using namespace isi::proef;
using isi::handtekening::Bevinding;

namespace {

constexpr std::size_t aantal_mutanten = 1000;
constexpr std::uint64_t zaad = 20261127;

/// Deterministic: the same numbers on every machine (splitmix64).
class Toeval {
 public:
    explicit Toeval(std::uint64_t begin) : m_stand(begin) {}
    std::size_t onder(std::size_t grens) {
        auto z = (m_stand += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % grens);
    }

 private:
    std::uint64_t m_stand;
};

const xmlNode* laatste_element(const xmlNode* ouder) {
    const auto* kind = ouder->last;
    while (kind != nullptr && kind->type != XML_ELEMENT_NODE) kind = kind->prev;
    return kind;
}

int in_body(void* body, xmlNodePtr knoop, xmlNodePtr ouder) {
    for (const auto* k = knoop->type == XML_NAMESPACE_DECL ? ouder : knoop; k != nullptr; k = k->parent) {
        if (k == body) return 1;
    }
    return 0;
}

/// The exclusive canonical form of the last child of the root, which is where the Body is read.
std::string body_van(const std::string& bericht) {
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        xmlReadMemory(bericht.data(), static_cast<int>(bericht.size()), nullptr, nullptr, XML_PARSE_NOERROR),
        xmlFreeDoc);
    REQUIRE(document);
    const auto* body = laatste_element(xmlDocGetRootElement(document.get()));
    REQUIRE(body != nullptr);
    const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> bytes(xmlBufferCreate(), xmlBufferFree);
    const std::unique_ptr<xmlOutputBuffer, int (*)(xmlOutputBuffer*)> uit(
        xmlOutputBufferCreateBuffer(bytes.get(), nullptr), xmlOutputBufferClose);
    REQUIRE(xmlC14NExecute(document.get(), in_body, const_cast<xmlNode*>(body), XML_C14N_EXCLUSIVE_1_0,
                           nullptr, 0, uit.get()) >= 0);
    xmlOutputBufferFlush(uit.get());
    return reinterpret_cast<const char*>(xmlBufferContent(bytes.get()));
}

Recept recept_voor(bool rsa) {
    Recept recept;
    recept.wie = rsa ? &bos().rsa : &bos().p256;
    recept.methode = rsa ? rsa_sha256 : ecdsa_sha256;
    recept.tijdstempel = tijdstempel_tekst("2026-11-30T09:59:00Z", "2026-11-30T10:04:00Z");
    return recept;
}

}  // namespace

TEST_CASE(
    "a message with a byte changed, lost, doubled or put in is never right unless its Body is unchanged") {
    for (const bool rsa : {true, false}) {
        const auto recept = recept_voor(rsa);
        const auto goed = maak(recept);
        REQUIRE(oordeel(goed, *recept.wie));
        const auto body = body_van(goed);
        REQUIRE(body == body_tekst());  // control: written in canonical form to begin with
        Toeval toeval(zaad);
        std::map<std::string, int> uitkomsten;
        for (std::size_t i = 0; i < aantal_mutanten; ++i) {
            auto mutant = goed;
            // Half of them in the Body, which is a tenth of the message.
            const auto van = i % 2 == 0 ? goed.size() - body.size() : 0;
            const auto plaats = van + toeval.onder(goed.size() - van);
            switch (toeval.onder(4)) {
                case 0:
                    mutant[plaats] =
                        static_cast<char>(mutant[plaats] ^ static_cast<char>(1U << toeval.onder(8)));
                    break;
                case 1:
                    mutant.erase(plaats, 1 + toeval.onder(3));
                    break;
                case 2:
                    mutant.insert(plaats, 1, mutant[plaats]);
                    break;
                default:
                    mutant.insert(plaats, 1, "<>&\"' /=#:"[toeval.onder(10)]);
            }
            const auto uit = oordeel(mutant, *recept.wie);
            const bool juist = uit && *uit == Bevinding::juist;
            ++uitkomsten[juist ? "juist"
                               : (uit ? "geen" : std::string(isi::handtekening::tekst(uit.error())))];
            if (juist && body_van(mutant) != body) FAIL(mutant);
        }
        for (const auto& [wat, aantal] : uitkomsten) UNSCOPED_INFO(aantal << " " << wat);
        CHECK(uitkomsten.size() > 6);  // control: they are not all refused at the gate
        CHECK(uitkomsten["juist"] > 0);
        CHECK(uitkomsten["juist"] < static_cast<int>(aantal_mutanten / 10));
    }
}
