# SPDX-License-Identifier: GPL-3.0-or-later
# isi_room(target path...): files or folders of the tree that may be included by whoever links `target`, under their
# path from the top ("gateway/front/front.hpp"). Each target sees only its own room and those it links, so an arrow
# that CMake does not know does not compile.
function(isi_room target)
  set(root "${CMAKE_BINARY_DIR}/rooms/${target}")
  foreach(path IN LISTS ARGN)
    get_filename_component(parent "${root}/${path}" DIRECTORY)
    file(MAKE_DIRECTORY "${parent}")
    file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${path}" "${root}/${path}" SYMBOLIC)
  endforeach()
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(${target} INTERFACE "${root}")
  else()
    target_include_directories(${target} PUBLIC "${root}")
    target_link_libraries(${target} PRIVATE isi_warnings)
  endif()
endfunction()
