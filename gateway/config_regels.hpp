// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "config.hpp"

/// The table of keys: what a key is, and how it gets in and out of Config. Private to the loader.
namespace isi::config {

struct Regel {
    Configsleutel sleutel;
    std::function<void(Config&, const std::string&)> zet_tekst;  ///< tekst, pad, keuze
    std::function<void(Config&, std::int64_t)> zet_getal;        ///< getal
    std::function<std::string(const Config&)> toon;
    /// Beyond length and range: what is wrong with this text, empty = nothing.
    std::function<std::string(const std::string&)> keur;
};

std::vector<Regel> regels();

}  // namespace isi::config
