// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"

namespace organograph::cli {

/// Before anything is read: refuses (WrongUse) a key or a table of pseudonyms that would be given away with
/// the output or overwrite the model. `out_folder`, `out_file`: what the command writes; empty: nothing.
void refuse_misplaced(const PrivacyArguments &arguments, const std::string &model,
                      const std::string &out_folder, const std::string &out_file = {});

/// As asked for, on a model and scenarios without errors: replaces names and builds anew with the same
/// options. Makes the key where there is none, and says so. Throws WrongUse where the minimum group is larger
/// than the model. Small groups are blanked later: shown().
void protect(const PrivacyArguments &arguments, const StudyOptions &options, Opened &opened,
             const Streams &streams);

/// What a post that the user named is called in the model: its number where it has one.
std::string called(const Opened &opened, const std::string &post);

} // namespace organograph::cli
