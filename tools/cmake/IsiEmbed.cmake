# SPDX-License-Identifier: GPL-3.0-or-later
# isi_embed(target symbol file): the bytes of `file` end up in `target` as
#   extern "C" const char isi_embed_<symbol>[]; extern "C" const char isi_embed_<symbol>_end[];
# A change of the file rebuilds the target.
set(ISI_EMBED_TEMPLATE "${CMAKE_CURRENT_LIST_DIR}/embed.S.in")
function(isi_embed target symbol file)
  get_filename_component(ISI_EMBED_FILE "${file}" ABSOLUTE)
  set(ISI_EMBED_SYMBOL "isi_embed_${symbol}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${ISI_EMBED_SYMBOL}.S")
  configure_file("${ISI_EMBED_TEMPLATE}" "${output}" @ONLY)
  set_source_files_properties("${output}" PROPERTIES OBJECT_DEPENDS "${ISI_EMBED_FILE}")
  target_sources(${target} PRIVATE "${output}")
endfunction()
