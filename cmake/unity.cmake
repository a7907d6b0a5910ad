# SPDX-License-Identifier: Apache-2.0
# With CMAKE_UNITY_BUILD the sources of one folder are compiled twelve at a time, as one: their private names differ. What
# nearly all include is read once. Without it each source has to say for itself what it needs.
function(organograph_unity target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  # With precompiled headers g++ 12 forgets which code is the library's own, and warns of it where it optimises.
  if(NOT CMAKE_BUILD_TYPE STREQUAL "Release" OR ARGN)
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled.hpp ${ARGN})
  endif()
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    if(NOT source MATCHES "^[a-z].*\\.cpp$")
      continue()
    endif()
    math(EXPR group "(${count_${folder}}+0) / 12")
    math(EXPR count_${folder} "${count_${folder}}+1")
    string(MAKE_C_IDENTIFIER "${folder}_${group}" group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()
