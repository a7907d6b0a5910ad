# SPDX-License-Identifier: Apache-2.0
# Two parts: `program` is what the Debian package holds (cmake/package.cmake); the rest is the libraries'.
include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/organograph)
configure_package_config_file(cmake/organographConfig.cmake.in organographConfig.cmake
                              INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(organographConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/organographConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/organographConfigVersion.cmake
        DESTINATION ${config_dir})
install(EXPORT organographTargets NAMESPACE organograph:: DESTINATION ${config_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Documents name each other, and help and manual name them, as they lie here.
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program PATTERN "*-analysis" EXCLUDE)

# Manual pages and completions are printed by the program itself.
if(NOT CMAKE_CROSSCOMPILING)
  set(made ${CMAKE_CURRENT_BINARY_DIR}/made)
  find_program(GZIP_PROGRAM gzip)
  mark_as_advanced(GZIP_PROGRAM)
  add_custom_command(
    OUTPUT ${made}/done
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:organograph> -DMADE=${made} -DGZIP=${GZIP_PROGRAM}
            -P ${CMAKE_CURRENT_SOURCE_DIR}/cmake/made_by_the_program.cmake
    DEPENDS organograph cmake/made_by_the_program.cmake
    COMMENT "Manual pages and completions"
    VERBATIM)
  add_custom_target(manual_and_completions ALL DEPENDS ${made}/done)
  install(DIRECTORY ${made}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program OPTIONAL)
  install(DIRECTORY ${made}/bash/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          COMPONENT program OPTIONAL)
  install(DIRECTORY ${made}/zsh/ DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
          COMPONENT program OPTIONAL)
  install(DIRECTORY ${made}/fish/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
          COMPONENT program OPTIONAL)
endif()
