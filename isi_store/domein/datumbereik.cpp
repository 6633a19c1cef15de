// SPDX-License-Identifier: GPL-3.0-or-later
#include "datumbereik.hpp"

#include <chrono>

namespace isi {
namespace {

std::int32_t cijfers(const std::string& tekst, std::size_t van, std::size_t aantal) noexcept {
    std::int32_t getal = 0;
    for (std::size_t i = van; i < van + aantal; ++i) getal = getal * 10 + (tekst[i] - '0');
    return getal;
}

constexpr std::int32_t als_getal(std::int32_t jaar, std::int32_t maand, std::int32_t dag) noexcept {
    return jaar * 10000 + maand * 100 + dag;
}

std::int32_t laatste_dag(std::int32_t jaar, std::int32_t maand) noexcept {
    const std::chrono::year_month_day_last laatste{
        std::chrono::year{jaar},
        std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(maand)}}};
    return static_cast<std::int32_t>(static_cast<unsigned>(laatste.day()));
}

}  // namespace

Datumbereik datumbereik(const OnvolledigeDatum& datum) noexcept {
    const std::string& tekst = datum.text();
    const std::int32_t jaar = cijfers(tekst, 0, 4);
    const std::int32_t maand = cijfers(tekst, 5, 2);
    const std::int32_t dag = cijfers(tekst, 8, 2);
    if (jaar == 0) return {};
    const std::int32_t getal = als_getal(jaar, maand, dag);
    if (maand > 12 || dag > 31) return {Datumsoort::onmogelijk, getal, getal};
    if (maand == 0) return {Datumsoort::jaar, als_getal(jaar, 1, 1), als_getal(jaar, 12, 31)};
    const std::int32_t laatste = laatste_dag(jaar, maand);
    if (dag == 0) return {Datumsoort::maand, als_getal(jaar, maand, 1), als_getal(jaar, maand, laatste)};
    if (dag > laatste) return {Datumsoort::onmogelijk, getal, getal};
    return {Datumsoort::dag, getal, getal};
}

}  // namespace isi
