// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "progress.hpp"

#include "organograph/io/output.hpp"

#include <string>
#include <string_view>

namespace organograph::cli {

int generate_command(const GenerateArguments &arguments, const Streams &streams) {
  refuse_file_name(arguments.out);
  const io::GenerateOptions &options = arguments.options;
  if (options.organisations.value_or(1) > options.posts)
    throw WrongUse("--organisations " + std::to_string(*options.organisations) + " is more than --posts " +
                   std::to_string(options.posts) + ": each has a post at least");
  io::refuse_used_folder(arguments.out); // before the work, which may take long
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  const auto files = io::generated_model_files(
      options, [&progress](std::string_view tables) { progress.step("making " + std::string(tables)); });
  progress.step("writing " + arguments.out);
  io::write_new_folder(arguments.out, files);
  progress.end();
  say_written(arguments.out, arguments.quiet, arguments.json, "organograph analyse " + arguments.out,
              streams);
  return done;
}

} // namespace organograph::cli
