// SPDX-License-Identifier: Apache-2.0
// The XML of the contract, out and in; knows nothing of the network.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "isi_client.hpp"

namespace isi::client {

std::string nieuwe_uuid();

// Text as content of an element; what XML 1.0 cannot hold is left out, so that no value can break the
// message.
std::string ontsnap(std::string_view tekst);

// <naam>waarde</naam>, or nothing.
std::string element(std::string_view naam, const std::optional<std::string>& waarde);

struct Sleutelpaar {
    std::string applicatiesleutel, wachtwoord;
};

// `inhoud` follows the four elements of the envelope.
std::string maak_bericht(const Instellingen& wie, const Sleutelpaar& sleutel, std::string_view operatie,
                         const std::string& identificatiecode, const std::string& inhoud);

// The response element of `operatie` when it carries data.
Uitkomst<Element> lees_antwoord(long http_status, const std::string& bytes, std::string_view operatie,
                                std::string_view identificatiecode);

}  // namespace isi::client
