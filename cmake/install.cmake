# SPDX-License-Identifier: Apache-2.0
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
