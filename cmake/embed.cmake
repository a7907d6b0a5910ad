# SPDX-License-Identifier: Apache-2.0
# cmake -DOUT=FILE.cpp -DHEAD=HEADER -DNAMESPACE=NAME -DSETS=style=a.css|script=b.js,c.js -P embed.cmake
# Writes a source file with a function for each set, which gives the files of the set, one after the other.
set(code "// Made from viz/assets/report by cmake/embed.cmake.\n#include \"${HEAD}\"\n\n#include <string>\n\nnamespace ${NAMESPACE} {\n")
string(REPLACE "|" ";" sets "${SETS}")
foreach(set IN LISTS sets)
  string(REGEX MATCH "^([a-z]+)=(.*)$" matched "${set}")
  set(name ${CMAKE_MATCH_1})
  string(REPLACE "," ";" files "${CMAKE_MATCH_2}")
  string(APPEND code "\nstd::string_view ${name}() {\n  static constexpr unsigned char bytes[] = {")
  foreach(file IN LISTS files)
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
    string(APPEND code "${hex}")
  endforeach()
  string(APPEND code "0};\n  return {reinterpret_cast<const char *>(bytes), sizeof bytes - 1};\n}\n")
endforeach()
string(APPEND code "\n} // namespace ${NAMESPACE}\n")
file(WRITE "${OUT}" "${code}")
