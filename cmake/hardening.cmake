# SPDX-License-Identifier: Apache-2.0
# What every build of the program has against faults that are not found yet: addresses that change with each run, tables
# of the linker that cannot be written to, guards behind arrays on the stack and around libc's copying. Read back from
# the program by tests/house/hardened.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
add_compile_options(-fstack-protector-strong)
add_link_options(-Wl,-z,relro,-z,now)
if(NOT ORGANOGRAPH_SANITIZED) # wants optimisation, and hides from sanitizers what it checks itself
  add_compile_options($<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
endif()
