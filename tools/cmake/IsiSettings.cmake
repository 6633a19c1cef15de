# SPDX-License-Identifier: GPL-3.0-or-later
# One place for compiler flags; no other CMakeLists.txt sets any.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON) # a room's library is linked from tests/, which then needs to know its packages
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1")

set(ISI_SANITIZE "" CACHE STRING "Sanitizers: empty, address (with undefined) or thread")
set_property(CACHE ISI_SANITIZE PROPERTY STRINGS "" address thread)
if(ISI_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(ISI_SANITIZE STREQUAL "thread")
  # Asio's fences are unknown to TSan; what it guards is also under a mutex that TSan does see.
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer $<$<COMPILE_LANGUAGE:CXX>:-Wno-tsan>)
  add_link_options(-fsanitize=thread)
elseif(ISI_SANITIZE)
  message(FATAL_ERROR "ISI_SANITIZE is '${ISI_SANITIZE}'; use address, thread or nothing")
else()
  # _FORTIFY_SOURCE and the sanitizers' interceptors do not go together.
  add_compile_options(-fstack-protector-strong -fcf-protection $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
add_compile_definitions(_GLIBCXX_ASSERTIONS)

# Linked PRIVATE by every target of ours, never by generated code.
add_library(isi_warnings INTERFACE)
target_compile_options(isi_warnings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor -Werror>)

find_program(ISI_CCACHE ccache)
if(ISI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ISI_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${ISI_CCACHE}")
endif()
