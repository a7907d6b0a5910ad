// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace organograph::cli {

/// Refuses (WrongUse) a folder that is there and no earlier output of that kind ('analysis'): before
/// anything is measured.
void refuse_foreign_folder(const std::string &folder, std::string_view kind);

/// Refuses (WrongUse) a folder of output that would be read as a part of the model, or is it.
void refuse_inside_model(const std::string &folder, const std::string &model);

} // namespace organograph::cli
