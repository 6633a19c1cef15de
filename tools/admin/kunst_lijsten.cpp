// SPDX-License-Identifier: GPL-3.0-or-later
#include "kunst_lijsten.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace isi::admin::kunst {
namespace {

// By number of inhabitants, roughly; the rest follows in the table's order.
constexpr std::array<std::string_view, 28> grote_gemeenten{
    "0363", "0599", "0518", "0344", "0772", "0014", "0855", "0034", "0758", "0268",
    "0202", "0200", "0392", "0307", "0153", "0394", "0193", "0479", "0796", "0546",
    "0637", "0080", "0935", "0505", "0228", "0361", "0983", "0995"};

// In units of 1 / 10: the n-th weighs as 10 / (10 n + 34).
std::uint32_t gewicht(std::size_t rang) {
    return static_cast<std::uint32_t>(1'000'000 / (10 * rang + 44));
}

}  // namespace

Gemeenten::Gemeenten(const Waardenlijst& tabel33, const std::optional<Gemeentecode>& zonder) {
    const auto voeg_toe = [&](const Lijstwaarde& waarde) {
        const auto code = Gemeentecode::parse(waarde.code);
        // 0000 is the unknown one, 1999 the register of non-residents.
        if (!code || waarde.geldig_tot || waarde.code == "0000" || waarde.code == "1999" || code == zonder)
            return;
        m_gemeenten.push_back({*code, waarde.omschrijving, std::nullopt});
    };
    const auto is_groot = [](const Lijstwaarde& waarde) {
        return std::ranges::find(grote_gemeenten, waarde.code) != grote_gemeenten.end();
    };
    for (const auto& groot : grote_gemeenten)
        for (const auto& waarde : tabel33.waarden)
            if (waarde.code == groot) voeg_toe(waarde);
    for (const auto& waarde : tabel33.waarden)
        if (!is_groot(waarde)) voeg_toe(waarde);
    if (m_gemeenten.empty())
        throw std::runtime_error(
            "tabel 33 of the store holds no gemeente of today: run 'isi-admin store init'");
    std::uint32_t som = 0;
    for (std::size_t rang = 0; rang < m_gemeenten.size(); ++rang) m_grenzen.push_back(som += gewicht(rang));
}

const Gemeente& Gemeenten::kies(Toeval& toeval) const {
    const auto trekking = toeval.onder(m_grenzen.back());
    const auto plaats = std::ranges::upper_bound(m_grenzen, trekking) - m_grenzen.begin();
    return m_gemeenten[static_cast<std::size_t>(plaats)];
}

namespace {

std::vector<Herkomstland> grootste_landen() {
    return {{"7009",
             "0336",
             240,
             {"Ahmad", "Omar", "Khaled", "Yusuf", "Samir"},
             {"Rima", "Hala", "Nour", "Salma", "Lina"},
             {"Testari", "Proefani", "Voorbeeldi", "Kunsteddin"},
             {"Aleppo", "Damascus", "Homs"}},
            {"9003",
             "0084",
             130,
             {"Tesfay", "Yonas", "Filmon", "Dawit"},
             {"Selam", "Luwam", "Feven", "Helen"},
             {"Testesfay", "Proefmariam", "Kunstgabr"},
             {"Asmara", "Keren"}},
            {"6043",
             "0339",
             120,
             {"Mehmet", "Emre", "Burak", "Kemal"},
             {"Ayşe", "Elif", "Zeynep", "Çiğdem"},
             {"Testoğlu", "Proefçi", "Kunstkaya"},
             {"Ankara", "Konya", "İzmir"}},
            {"5022",
             "0131",
             110,
             {"Mohamed", "Rachid", "Karim", "Said"},
             {"Fatima", "Naima", "Samira", "Latifa"},
             {"El Testi", "Ben Proef", "Ait Kunst"},
             {"Nador", "Rabat", "Fez"}},
            {"6023",
             "0300",
             70,
             {"Farid", "Nasir", "Zalmai"},
             {"Laila", "Mina", "Parwin"},
             {"Testzada", "Proefyar"},
             {"Kabul", "Herat"}},
            {"5043",
             "0314",
             60,
             {"Ali", "Hassan", "Mustafa"},
             {"Zainab", "Maryam", "Huda"},
             {"Al Test", "Al Proef"},
             {"Bagdad", "Basra"}},
            {"5012",
             "0315",
             50,
             {"Reza", "Amir", "Dariush"},
             {"Shirin", "Mahsa", "Nasrin"},
             {"Testpour", "Proefzadeh"},
             {"Teheran", "Shiraz"}}};
}

std::vector<Herkomstland> overige_landen() {
    return {
        {"6013",
         "0149",
         50,
         {"Abdi", "Hassan", "Liban"},
         {"Hodan", "Ifrah", "Sahra"},
         {"Testow", "Proefale"},
         {"Mogadishu", "Hargeisa"}},
        {"7042",
         "0337",
         40,
         {"Somchai", "Anan"},
         {"Malee", "Suda", "Ploy"},
         {"Testakul", "Proefwong"},
         {"Bangkok", "Udon Thani"}},
        {"6022", "0307", 35, {"Wei", "Jun"}, {"Mei", "Li", "Xiu"}, {"Test", "Proef"}, {"Peking", "Wenzhou"}},
        {"6024",
         "0313",
         30,
         {"Budi", "Agus"},
         {"Dewi", "Sri"},
         {"Testawan", "Proefarto"},
         {"Jakarta", "Surabaya"}},
        {"6008",
         "0253",
         25,
         {"João", "Paulo"},
         {"Ana", "Márcia"},
         {"da Testa", "dos Proeves"},
         {"São Paulo", "Recife"}},
        {"5020",
         "0114",
         20,
         {"Abebe", "Girma"},
         {"Almaz", "Tigist"},
         {"Testesse", "Proefaye"},
         {"Addis Abeba"}},
        {"7006",
         "0216",
         10,
         {"José", "Luis"},
         {"María", "Guadalupe"},
         {"Testez", "Proefillo"},
         {"Mexico stad"}},
        {"6014",
         "0223",
         10,
         {"John", "Mike"},
         {"Jane", "Susan"},
         {"Testman", "Sampleton"},
         {"Chicago", "Boston"}},

    };
}

}  // namespace

const std::vector<Herkomstland>& herkomstlanden() {
    static const std::vector<Herkomstland> landen = [] {
        auto alle = grootste_landen();
        std::ranges::move(overige_landen(), std::back_inserter(alle));
        return alle;
    }();
    return landen;
}

const Herkomstland& kies_land(Toeval& toeval) {
    auto trekking = toeval.onder(1000);
    for (const auto& land : herkomstlanden()) {
        if (trekking < land.gewicht) return land;
        trekking -= land.gewicht;
    }
    return herkomstlanden().front();
}

Codewaarde gesloten(std::string_view lijst, std::string_view code) {
    auto waarde = zoek_waarde(lijst, code);
    if (!waarde) throw std::logic_error(fmt::format("list {} has no code {}", lijst, code));
    return *std::move(waarde);
}

Codewaarde kies_gesloten(Toeval& toeval, std::string_view lijst) {
    for (const auto& kandidaat : contractlijsten())
        if (kandidaat.naam == lijst) {
            const auto& waarde = toeval.kies(kandidaat.waarden);
            return {waarde.code, waarde.omschrijving};
        }
    throw std::logic_error(fmt::format("there is no list {}", lijst));
}

}  // namespace isi::admin::kunst
