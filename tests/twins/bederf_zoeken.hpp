// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "bederf.hpp"

/// Spoils of one question among many: recognised by what stands in it and what does not.
namespace isi::twin {

struct Als {
    std::string operatie;
    std::vector<std::string> met, zonder;  ///< texts of the question
    std::string over = {};                 ///< role of the person asked for
    [[nodiscard]] bool past(const Gesprek& g) const;
};

Bederf vraag_anders(std::string id, const Als& als, const std::string& patroon, const std::string& wordt);
Bederf antwoord_anders(std::string id, const Als& als, const std::string& patroon, const std::string& wordt,
                       std::set<std::string> ook = {});
Bederf antwoord_eerste(std::string id, const Als& als, const std::string& patroon,
                       const std::string& wordt);      ///< first hit only
Bederf geweigerd_als(std::string id, const Als& als);  ///< nietsGevonden becomes a refusal
Bederf te_veel(std::string id, const Als& als);        ///< an element too many: readable, no longer valid
Bederf vreemde_gemeente(std::string id, std::string operatie);  ///< lets the key act for it
/// The eleven of the paging, numbered from `eerste`. alles: the texts of a question for everything.
std::vector<Bederf> bladeren(const std::string& groep, int eerste, const Als& alles, const std::string& gang);

inline const std::string naam = "([A-Za-z]*:?)";  ///< an element's prefix, if any
std::string weg(const std::string& element);      ///< pattern of the whole element, of either spelling

}  // namespace isi::twin
