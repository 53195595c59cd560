# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# kith_room(<target> LINKS <targets…>)
#
# One folder is one room is one static library. Its sources are every .cpp and .h in the current folder
# (and, with RECURSE, below it); it may include the headers of exactly the rooms it links.
# tests/architecture reads these link lines and the include graph and fails on anything else.
function(kith_room target)
  cmake_parse_arguments(ROOM "RECURSE" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  if(ROOM_RECURSE)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  else()
    file(GLOB sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  endif()
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(implementation ${sources})
  list(FILTER implementation INCLUDE REGEX "\\.cpp$")
  if(implementation)
    add_library(${target} STATIC ${sources})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS} kith_flags)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    kith_precompile(${target})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${ROOM_LINKS})
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
  endif()
endfunction()
