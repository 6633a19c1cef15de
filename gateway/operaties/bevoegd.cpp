// SPDX-License-Identifier: GPL-3.0-or-later
#include "bevoegd.hpp"

#include <algorithm>
#include <array>

#include "fouten.hpp"

namespace isi::operaties {
namespace {

constexpr std::array regels{
    Operatieregel{"testVerbinding", Recht::geen, true},
    Operatieregel{"geefGemeenten", Recht::geen, true},
    Operatieregel{"geefWaardenlijsten", Recht::geen, true},
    Operatieregel{"geefSignaalcodes", Recht::geen, true},
    Operatieregel{"geefInstellingen", Recht::geen, false},
    Operatieregel{"geefWet", Recht::elke_rol, true},
    Operatieregel{"stuurContactbericht", Recht::elke_rol, false},
    Operatieregel{"geefPersoon", Recht::lezen, true},
    Operatieregel{"zoekPersonen", Recht::lezen, true},
    Operatieregel{"zoekSignalen", Recht::lezen, true},
    Operatieregel{"geefExamens", Recht::lezen, true},
    Operatieregel{"geefMutaties", Recht::lezen, false},
    Operatieregel{"geefBestanden", Recht::lezen, false},
    Operatieregel{"downloadBestand", Recht::lezen, false},
    Operatieregel{"downloadPersoonsoverzicht", Recht::lezen, false},
    Operatieregel{"wijzigSignaalstatus", Recht::muteren, false},
    Operatieregel{"registreerPip", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"verwijderPip", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerMap", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerPvt", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerZroute", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerUren", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerInburgeringsaanbod", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"verwijderInburgeringsaanbod", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"registreerContactpersoon", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"verwijderContactpersoon", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"koppelContactpersoon", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"ontkoppelContactpersoon", Recht::muteren, false, Wet::wi2021},
    Operatieregel{"verwijderLbtAanmelding", Recht::muteren, false, Wet::wi2021},
};

constexpr Rol leesrol(Wet wet) {
    switch (wet) {
        case Wet::wi2007:
            return Rol::wi2007;
        case Wet::wi2013:
            return Rol::wi2013;
        case Wet::wi2021:
            break;
    }
    return Rol::wi2021;
}

constexpr std::optional<Rol> muteerrol(Wet wet) {
    switch (wet) {
        case Wet::wi2007:
            return std::nullopt;
        case Wet::wi2013:
            return Rol::wi2013_mut;
        case Wet::wi2021:
            break;
    }
    return Rol::wi2021_mut;
}

bool heeft(const Sleutel& sleutel, const Gemeentecode& gemeente, Rol rol) {
    const auto gevonden = sleutel.bevoegdheden.find(gemeente);
    return gevonden != sleutel.bevoegdheden.end() && gevonden->second.contains(rol);
}

// The role by which this key may read: the reading one, or MUT, which includes reading.
std::optional<Rol> leesrecht(const Sleutel& sleutel, const Gemeentecode& gemeente, Wet wet) {
    if (heeft(sleutel, gemeente, leesrol(wet))) return leesrol(wet);
    const auto mut = muteerrol(wet);
    return mut && heeft(sleutel, gemeente, *mut) ? mut : std::nullopt;
}

}  // namespace

const Operatieregel* zoek_operatie(std::string_view naam) noexcept {
    const auto gevonden = std::ranges::find(regels, naam, &Operatieregel::naam);
    return gevonden == regels.end() ? nullptr : &*gevonden;
}

bool mag_lezen(const Sleutel& sleutel, const Gemeentecode& gemeente, Wet wet) {
    return leesrecht(sleutel, gemeente, wet).has_value();
}

Uitkomst<std::optional<Rol>> bevoegd(const Operatieregel& regel, const Sleutel& sleutel,
                                     const std::optional<Gemeentecode>& gemeente, std::optional<Wet> wet) {
    if (regel.recht == Recht::geen) return std::nullopt;
    if (!gemeente) return fouten::val006("gemeentecode");
    if (regel.recht == Recht::elke_rol) {
        const auto gevonden = sleutel.bevoegdheden.find(*gemeente);
        if (gevonden != sleutel.bevoegdheden.end() && !gevonden->second.empty()) return std::nullopt;
        return fouten::aut401(gemeente->text(), {}, {});
    }
    if (regel.vaste_wet) wet = regel.vaste_wet;
    if (!wet) return fouten::val006("wet");
    if (regel.recht == Recht::lezen) {
        if (const auto rol = leesrecht(sleutel, *gemeente, *wet)) return rol;
        return fouten::aut401(gemeente->text(), code(*wet), code(leesrol(*wet)));
    }
    const auto mut = muteerrol(*wet);
    if (!mut) return fouten::aut403(code(*wet));
    if (heeft(sleutel, *gemeente, *mut)) return mut;
    return fouten::aut402(gemeente->text(), code(*wet), code(*mut));
}

}  // namespace isi::operaties
