// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "failure.hpp"
#include "kbi_rij.hpp"
#include "kbi_sqlite_store.hpp"

namespace isi::sqlite {

using namespace kbi;

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 3> schoolstatussen{"INGESCHREVEN", "UITGESCHREVEN",
                                                          "NIET_INGESCHREVEN"};
constexpr std::array<std::string_view, 2> schoolwijzen{"AUTOMATISCH", "MANUEEL"};

template <class E, std::size_t N>
E vind(const std::array<std::string_view, N>& codes, const std::string& code, std::string_view kolom) {
    for (std::size_t i = 0; i < N; ++i)
        if (codes[i] == code) return static_cast<E>(i);
    kbi_beschadigd(kolom);
}

}  // namespace

std::optional<Schoolinschrijving> SqliteKbiStore::find_schoolinschrijving(const Insz& insz) {
    return guarded([&]() -> std::optional<Schoolinschrijving> {
        Statement& st = statement(KbiQuery::schoolinschrijving).with(to_number(insz));
        if (!st.only()) return std::nullopt;
        const Row& row = st.out();
        return Schoolinschrijving{
            insz,
            vind<Schoolinschrijving::Status>(schoolstatussen, row[0].text, "kbi_schoolinschrijving.status"),
            vind<Schoolinschrijving::Wijze>(schoolwijzen, row[1].text, "kbi_schoolinschrijving.wijze"),
            row[2].text};
    });
}

void SqliteKbiStore::save_schoolinschrijving(const Schoolinschrijving& inschrijving) {
    transaction([&] {
        statement(KbiQuery::save_schoolinschrijving)
            .with(to_number(inschrijving.insz),
                  schoolstatussen.at(static_cast<std::size_t>(inschrijving.status)),
                  schoolwijzen.at(static_cast<std::size_t>(inschrijving.wijze)), inschrijving.datum_bevraging)
            .run();
    });
}

std::optional<Inburgeringsplan> SqliteKbiStore::find_plan(const Insz& insz) {
    std::optional<Inburgeringsplan> plan;
    m_connection.read_in_snapshot([&] {
        const long long sleutel = to_number(insz) * kbi_plaatsen;
        Statement& kop = statement(KbiQuery::plan).with(to_number(insz));
        if (!kop.only()) return;
        Rijlezer rij(kop.out());
        plan = Inburgeringsplan{insz, rij.misschien(), rij.tekst(), rij.misschien(), {}};
        Statement& st = statement(KbiQuery::planonderdelen).with(sleutel, sleutel + kbi_plaatsen - 1);
        for (bool more = st.first(); more; more = st.next()) {
            Rijlezer deel(st.out());
            Planonderdeel onderdeel{deel.tekst(),     deel.tekst(),     deel.misschien(),
                                    deel.misschien(), deel.misschien(), deel.misschien()};
            plan->onderdelen.push_back(std::move(onderdeel));
        }
    });
    return plan;
}

void SqliteKbiStore::save_plan(const Inburgeringsplan& plan) {
    if (plan.onderdelen.size() > static_cast<std::size_t>(kbi_plaatsen))
        throw StoreFailure("a plan may hold 32 parts, this one has more: check the source");
    transaction([&] {
        long long sleutel = to_number(plan.insz) * kbi_plaatsen;
        statement(KbiQuery::save_plan)
            .with(to_number(plan.insz), plan.datum_opgemaakt, plan.vorm, plan.datum_onderdelen_bepaald)
            .run();
        statement(KbiQuery::delete_planonderdelen).with(sleutel, sleutel + kbi_plaatsen - 1).run();
        for (const auto& deel : plan.onderdelen)
            statement(KbiQuery::insert_planonderdeel)
                .with(sleutel++, deel.pijler, deel.stand, deel.reden_vrijstelling, deel.aanbodvorm,
                      deel.begin, deel.einde)
                .run();
    });
}

}  // namespace isi::sqlite
