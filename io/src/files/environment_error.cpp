// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/environment_error.hpp"

namespace organograph::io {

std::string reason(const std::error_code &why) {
  std::string said = why.message();
  if (why == std::errc::permission_denied || why == std::errc::operation_not_permitted)
    return said + ": ask for the right to it, or name another place";
  if (why == std::errc::no_space_on_device)
    return said + ": the disk is full; make room, or name another place";
  if (why == std::errc::read_only_file_system)
    return said + ": name another place";
  if (why == std::errc::not_a_directory)
    return said + ": it is a file, where a folder is due";
  return said;
}

void cannot_read(const std::filesystem::path &path, const std::error_code &why) {
  std::string problem = "cannot read '" + path.string() + "': " + reason(why);
  if (why == std::errc::no_such_file_or_directory)
    problem += ": look at the spelling, and at the folder that you are in";
  throw EnvironmentError(problem);
}

} // namespace organograph::io
