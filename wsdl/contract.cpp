// SPDX-License-Identifier: Apache-2.0
#include "wsdl/contract.hpp"

#include <cstddef>

extern "C" {
extern const char isi_embed_isi_cvs_v1_wsdl[];
extern const char isi_embed_isi_cvs_v1_wsdl_end[];
extern const char isi_embed_isi_cvs_v1_xsd[];
extern const char isi_embed_isi_cvs_v1_xsd_end[];
}

namespace isi::contract {

std::string_view wsdl() noexcept {
    return {isi_embed_isi_cvs_v1_wsdl,
            static_cast<std::size_t>(isi_embed_isi_cvs_v1_wsdl_end - isi_embed_isi_cvs_v1_wsdl)};
}

std::string_view xsd() noexcept {
    return {isi_embed_isi_cvs_v1_xsd,
            static_cast<std::size_t>(isi_embed_isi_cvs_v1_xsd_end - isi_embed_isi_cvs_v1_xsd)};
}

}  // namespace isi::contract
