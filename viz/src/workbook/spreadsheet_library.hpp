// SPDX-License-Identifier: Apache-2.0
// Of the two sources that call libxlsxwriter.
#pragma once

#include "workbook/spreadsheet.hpp"

#include <xlsxwriter.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace organograph::viz::library {

/// Every return code of the library comes through here; `step`: what was tried.
void check(lxw_error error, std::string_view step);
/// The first letters of an own text, whole characters.
std::string cut_for_attribute(std::string_view text, std::size_t letters);
lxw_worksheet *of(void *worksheet);

} // namespace organograph::viz::library
