// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "magda.hpp"

/// The KBI as asker: whether a minor is enrolled at a school, from the source DISCIMUS through MAGDA's
/// GeefHistoriekInschrijving 02.01 (seeds: parliamentary question 321 of 2017). Public are the name, the
/// version and the code 30101 of Oorsprong Disci; the elements of question and answer are ours, in MAGDA's
/// style.
namespace isi::magda {

inline constexpr std::string_view naamruimte_schoolvraag =
    "http://webservice.geefhistoriekinschrijvingdienst-02_01.onderwijs-02_01.vip.vlaanderen.be";
/// HTTP's SOAPAction of the message, without quotes.
inline constexpr std::string_view soap_action_schoolvraag =
    "http://webservice.geefhistoriekinschrijvingdienst-02_01.onderwijs-02_01.vip.vlaanderen.be/"
    "GeefHistoriekInschrijving";

/// As a whole envelope. `referte` names the question and comes back in its answer.
[[nodiscard]] std::string schrijf_schoolvraag(const Insz& insz, std::string_view referte, const Zelf& wij,
                                              Seconden nu);

/// What the source says of the person on the day `vandaag`: enrolled when an enrolment has not ended (one
/// that is still to begin too), left when all have, not enrolled when it answers 30101. Else why there is no
/// answer: UITZONDERING and the code in digits, or ANTWOORD_ONLEESBAAR; never anything else of the message.
[[nodiscard]] tl::expected<kbi::Schoolinschrijving::Status, std::string> lees_schoolantwoord(
    std::string_view bytes, std::string_view referte, std::string_view vandaag);

}  // namespace isi::magda
