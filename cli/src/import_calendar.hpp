// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "imports.hpp"

namespace organograph::cli {

/// The row of import_kinds() for calendars: --model, --people, --partners, --from, --to, --subjects, --dates.
void add_calendar_options(CLI::App &command, ImportArguments &to);

/// Reads the model, the files beside it and the calendars. The new model keeps the model's scenarios. Throws
/// WrongUse without --model, and EnvironmentError.
io::Imported read_calendar_files(ImportInput &&input, const ImportArguments &arguments);

} // namespace organograph::cli
