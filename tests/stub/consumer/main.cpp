// SPDX-License-Identifier: GPL-3.0-or-later
#include <isi_client.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    auto instellingen = isi::client::laad_instellingen(argv[1]);
    instellingen.url = argv[2];
    isi::client::Client client(instellingen);
    const auto uitkomst = client.geef_persoon({"0014", "WI2007", "004002313", std::nullopt, std::nullopt});
    const auto* blad = std::get_if<isi::client::Persoonsblad>(&uitkomst);
    if (blad == nullptr) return 1;
    std::cout << blad->naam() << '\n';
    return 0;
}
