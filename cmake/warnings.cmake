# SPDX-License-Identifier: Apache-2.0
# All of the project's warnings in one place; third-party headers are system headers and not meant.
function(organograph_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                         -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wformat=2 -Wundef)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict) # GCC 12 sees overlaps in std::string + (its bug 105329)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang") # libstdc++ 12 deprecates what its own std::stable_sort calls
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
  if(CMAKE_UNITY_BUILD) # there all that a file keeps to itself is in sight of others
    target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local -Wno-subobject-linkage>)
  endif()
  if(ORGANOGRAPH_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

function(organograph_flags target)
  separate_arguments(flags NATIVE_COMMAND "${ORGANOGRAPH_LIBRARY_FLAGS}")
  target_compile_options(${target} PRIVATE ${flags})
endfunction()

# One library of the house: its headers are organograph/NAME/*.hpp, installed with it.
function(organograph_library name)
  add_library(organograph_${name} STATIC ${ARGN})
  add_library(organograph::${name} ALIAS organograph_${name})
  set_target_properties(organograph_${name} PROPERTIES EXPORT_NAME ${name} OUTPUT_NAME organograph_${name})
  target_include_directories(organograph_${name} PUBLIC
    $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_compile_features(organograph_${name} PUBLIC cxx_std_20)
  organograph_flags(organograph_${name})
  organograph_warnings(organograph_${name})
  organograph_unity(organograph_${name})
  install(DIRECTORY include/organograph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
          PATTERN detail EXCLUDE)
  install(TARGETS organograph_${name} EXPORT organographTargets
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# Rooms of a library that run once a command: optimised less, they compile in half the time. After the library is linked.
function(organograph_cold name)
  list(JOIN ARGN "|" rooms)
  get_target_property(hot organograph_${name} SOURCES)
  get_target_property(links organograph_${name} LINK_LIBRARIES)
  set(cold ${hot})
  list(FILTER cold INCLUDE REGEX "^src/(${rooms})/")
  list(FILTER hot EXCLUDE REGEX "^src/(${rooms})/")
  set(part organograph_${name}_cold)
  add_library(${part} OBJECT ${cold})
  target_link_libraries(${part} PRIVATE ${links})
  target_include_directories(${part} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/include ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_compile_definitions(${part} PRIVATE $<TARGET_PROPERTY:organograph_${name},COMPILE_DEFINITIONS>)
  organograph_flags(${part})
  organograph_warnings(${part})
  organograph_unity(${part})
  target_compile_options(${part} PRIVATE $<$<CONFIG:Release>:-O1>)
  set_target_properties(organograph_${name} PROPERTIES SOURCES "${hot}")
  target_sources(organograph_${name} PRIVATE $<TARGET_OBJECTS:${part}>)
endfunction()
