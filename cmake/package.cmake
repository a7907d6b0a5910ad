# SPDX-License-Identifier: Apache-2.0
# The Debian package: scripts/package builds it, tests/package/check installs it on a bare Debian 12.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME organograph)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Organograph developers <organograph@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measures and draws organisations that share management")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
    "Organograph reads a folder of small tables: posts, meetings, partners.\n"
    "It says who reports to whom and how wide the spans are, which meetings\n"
    "several officers of the same service attend, who speaks to which partner,\n"
    "and how deep a shared service is, before a proposal and after it. It draws\n"
    "the structure and writes every figure with the rows that it rests on.")
string(CONCAT CPACK_DEBIAN_PROGRAM_DESCRIPTION ${CPACK_DEBIAN_PROGRAM_DESCRIPTION})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS fonts-dejavu-core) # without it the widths of texts are guessed
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)

# One package, of the program alone.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME organograph)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)

install(FILES cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
if(GZIP_PROGRAM)
  string(TIMESTAMP changelog_date "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, where it is set
  configure_file(cmake/debian/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/debian/changelog @ONLY)
  execute_process(COMMAND ${GZIP_PROGRAM} -9nf ${CMAKE_CURRENT_BINARY_DIR}/debian/changelog
                  COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/debian/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR}
          COMPONENT program)
endif()
include(CPack)
