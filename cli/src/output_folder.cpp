// SPDX-License-Identifier: Apache-2.0
#include "output_folder.hpp"

#include "commands.hpp"

#include "organograph/io/output.hpp"

#include <filesystem>

namespace organograph::cli {

void refuse_foreign_folder(const std::string &folder, std::string_view kind) {
  if (io::folder_state(folder, kind) == io::FolderState::foreign)
    throw WrongUse("'" + folder + "' exists and is not the output of an earlier " + std::string(kind) +
                   ": choose another -o OUT");
}

void refuse_inside_model(const std::string &folder, const std::string &model) {
  const std::string scenarios = (std::filesystem::path(model) / "scenarios").string();
  if (is_inside(folder, scenarios))
    throw WrongUse("-o " + shown(folder) +
                   " is among the model's scenarios, and would be read as one: choose another -o OUT");
  if (is_inside(folder, model) && is_inside(model, folder))
    throw WrongUse("-o " + shown(folder) + " is the model itself: choose another -o OUT");
}

} // namespace organograph::cli
