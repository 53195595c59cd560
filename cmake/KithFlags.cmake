# SPDX-FileCopyrightText: 2026 The Kith authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The one place for compiler settings: language, warnings, sanitizers, hardening, ccache.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

# Line numbers in a stack trace, without the variables: a fifth less time to compile than -g.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

option(KITH_WERROR "Treat warnings as errors" OFF)
set(KITH_SANITIZE "" CACHE STRING "Sanitizers for all of our code, for example address;undefined or thread")

add_library(kith_flags INTERFACE)
# Code that Qt's QML compiler generates shadows names: a target that holds it sets KITH_HOLDS_GENERATED_CODE.
target_compile_options(
  kith_flags INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
                       $<$<NOT:$<BOOL:$<TARGET_PROPERTY:KITH_HOLDS_GENERATED_CODE>>>:-Wshadow>)
target_compile_definitions(
  kith_flags
  INTERFACE QT_NO_CAST_FROM_ASCII
            QT_NO_CAST_TO_ASCII
            QT_NO_URL_CAST_FROM_STRING
            QT_NO_CAST_FROM_BYTEARRAY
            QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
            QT_NO_FOREACH
            QT_USE_QSTRINGBUILDER
            KITH_VERSION="${PROJECT_VERSION}")
if(KITH_WERROR)
  target_compile_options(kith_flags INTERFACE -Werror)
endif()
if(KITH_SANITIZE)
  list(JOIN KITH_SANITIZE "," kith_sanitizers)
  add_compile_options(-fsanitize=${kith_sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${kith_sanitizers})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  add_compile_options(-D_FORTIFY_SOURCE=2 -fstack-protector-strong)
endif()

# Two thirds of a source's compile time are Qt's and the standard library's headers: they are read once, here. Off where it
# is to be seen that every file includes what it uses (./kith test --on debian13, the fuzz targets).
option(KITH_PRECOMPILE "Precompile the headers that almost every source includes" ON)

find_program(KITH_CCACHE ccache)
if(KITH_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros "${KITH_CCACHE}")
  if(KITH_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess) # ccache asks for it
  endif()
endif()

# The linker that takes a fifth of the time, where it is installed.
find_program(KITH_MOLD mold)
if(KITH_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

# kith_precompile(<target>): the common headers, compiled once for all targets.
function(kith_precompile target)
  if(NOT KITH_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET kith_common_headers)
    add_library(kith_common_headers OBJECT "${PROJECT_SOURCE_DIR}/cmake/common_headers.cpp")
    target_link_libraries(kith_common_headers PRIVATE kith_flags Qt6::Core)
    target_precompile_headers(kith_common_headers PRIVATE "${PROJECT_SOURCE_DIR}/cmake/common_headers.h")
  endif()
  target_precompile_headers(${target} REUSE_FROM kith_common_headers)
endfunction()
