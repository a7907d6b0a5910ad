// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"

#include "organograph/viz/privacy.hpp"

namespace organograph::cli {

/// Before anything is read: refuses (WrongUse) a key or a table of pseudonyms that would be given away with
/// the output or overwrite the model. `out_folder`, `out_file`: what the command writes; empty: nothing.
void refuse_misplaced(const PrivacyArguments &arguments, const std::string &model,
                      const std::string &out_folder, const std::string &out_file = {});

/// As asked for, on a model and scenarios without errors: replaces names, builds and applies anew. Makes the
/// key where there is none, and says so. `wanted`: as load_scenarios() was called; none: it was not.
viz::Privacy protect(const PrivacyArguments &arguments, const std::vector<std::string> *wanted,
                     unsigned threads, Loaded &loaded, const Streams &streams);

/// blank_small_groups() of everything that decoupling found out.
std::uint64_t blank_small_groups(const Model &model, unsigned minimum, viz::DecouplingReport &report);

/// What a post that the user named is called in the model: its number where it has one.
std::string called(const Loaded &loaded, const std::string &post);

} // namespace organograph::cli
