// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "handtekening.hpp"
#include "xml.hpp"

/// Where things stand in the message. Signature wrapping is the art of letting a reference find one element
/// and the reader another, so here place decides and an Id only has to agree with it.
namespace isi::handtekening {

struct Delen {
    xmlNode* body = nullptr;
    xmlNode* kop = nullptr;           ///< null when absent
    xmlNode* security = nullptr;      ///< the one for us; null when absent
    xmlNode* handtekening = nullptr;  ///< null when absent
    xmlNode* tijdstempel = nullptr;   ///< null when absent
};

/// Envelope{Header?, Body} and nothing else; at most one wsse:Security for us, with at most one ds:Signature
/// and one wsu:Timestamp directly in it.
tl::expected<Delen, Gebrek> zoek_delen(xmlDoc* bericht);

/// Finds what the references mean and makes it known to libxml2 under that Id, so that the library finds the
/// same. Exactly one attribute of the whole message that could be an Id holds each value, it is a wsu:Id, and
/// its element is read by us: the Body, a block of the header, or a part of our wsse:Security. The Body is
/// among them.
tl::expected<xml::Elementen, Gebrek> zoek_ondertekend(xmlDoc* bericht, const Delen& delen,
                                                      const std::vector<std::string>& ids);

}  // namespace isi::handtekening
