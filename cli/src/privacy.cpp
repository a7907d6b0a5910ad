// SPDX-License-Identifier: Apache-2.0
#include "privacy.hpp"

#include "organograph/io/environment_error.hpp"
#include "organograph/io/pseudonymise.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace organograph::cli {

namespace {

namespace fs = std::filesystem;

bool is_same(const std::string &a, const std::string &b) {
  return fs::weakly_canonical(fs::absolute(a)) == fs::weakly_canonical(fs::absolute(b));
}

io::PseudonymKey key_of(const std::string &file, const Streams &streams) {
  if (const auto there = io::read_pseudonym_key(file); !there.empty()) {
    if (io::others_may_read(file))
      streams.err
          << "organograph: others may read the key " << shown(file)
          << ", and find out whom the numbers stand for: take that away (chmod 600), or use another\n";
    return there.front();
  }
  const io::PseudonymKey made = io::make_pseudonym_key(file);
  streams.err << "organograph: " << shown(file)
              << " was not there: a new key is in it. Keep it apart from what you pass on; without it the "
                 "numbers cannot be made again\n";
  return made;
}

Numbered numbers_of(std::span<const io::Pseudonym> pseudonyms) {
  const auto of = [&](io::Named kind) {
    return static_cast<std::uint64_t>(std::ranges::count(pseudonyms, kind, &io::Pseudonym::kind));
  };
  return {of(io::Named::post),  of(io::Named::holder),      of(io::Named::holder_id),
          of(io::Named::title), of(io::Named::staff_group), of(io::Named::staff_group_title),
          io::titles_stay_from};
}

void refuse_too_small(unsigned minimum, const Study &study) {
  const auto judge = [&](const Model &model, const std::string &which) {
    if (model->posts.size() < minimum)
      throw WrongUse("--minimum-group " + std::to_string(minimum) + ": " + which + " has " +
                     std::to_string(model->posts.size()) + " posts, so that every figure would be blank");
  };
  judge(*study.model, "the model");
  for (const AppliedScenario &scenario : study.applied)
    judge(*scenario.model, "the model after the scenario " + shown(scenario.name));
}

} // namespace

void refuse_misplaced(const PrivacyArguments &arguments, const std::string &model,
                      const std::string &out_folder, const std::string &out_file) {
  const std::pair<std::string_view, const std::string &> files[] = {
      {"--pseudonymise", arguments.key_file}, {"--pseudonyms", arguments.pseudonyms_file}};
  for (const auto &[option, file] : files) {
    if (file.empty())
      continue;
    if ((!out_folder.empty() && is_inside(file, out_folder)) ||
        (!out_file.empty() && is_same(file, out_file)))
      throw WrongUse(std::string(option) + " " + shown(file) +
                     " is in the output, and would be passed on with it: choose a place of your own");
    if (is_inside(file, model))
      throw WrongUse(std::string(option) + " " + shown(file) +
                     " is in the model's folder, and would be passed on with it: choose a place of your own");
  }
  if (arguments.pseudonyms_file.empty())
    return;
  if (arguments.key_file.empty())
    throw WrongUse("--pseudonyms writes what --pseudonymise KEYFILE replaces: say that too");
  if (is_same(arguments.key_file, arguments.pseudonyms_file))
    throw WrongUse("--pseudonyms would overwrite the key " + shown(arguments.key_file));
  std::error_code unknown;
  if (fs::exists(fs::symlink_status(arguments.pseudonyms_file, unknown)) &&
      !io::is_pseudonyms_file(arguments.pseudonyms_file))
    throw WrongUse("--pseudonyms " + shown(arguments.pseudonyms_file) +
                   " is there, and was not made by --pseudonyms: it is not overwritten; name another file");
}

void protect(const PrivacyArguments &arguments, const StudyOptions &options, Opened &opened,
             const Streams &streams) {
  refuse_too_small(arguments.minimum_group, opened.study);
  if (arguments.key_file.empty())
    return;
  const io::PseudonymKey key = key_of(arguments.key_file, streams);
  // Always with all scenarios: which of them are asked for must not change a number.
  io::Pseudonymised numbered = io::pseudonymised(*opened.study.draft, opened.study.scenarios_read, key);
  const std::optional<LeftOut> as_of = std::move(opened.study.as_of); // counted with the rows that are gone
  opened.study = {};                                                  // before there is another of its size
  opened.study = built(std::move(numbered.draft), std::move(numbered.scenarios), options);
  if (!opened.study.model)
    throw std::logic_error("the model is faultless, and with numbers for names it is not");
  if (!arguments.pseudonyms_file.empty())
    io::write_private_file(arguments.pseudonyms_file, io::pseudonyms_csv(numbered.pseudonyms));
  io::name_places(opened.source, opened.study.diagnostics);
  opened.study.as_of = as_of;
  opened.study.pseudonymised = numbers_of(numbered.pseudonyms);
  opened.pseudonyms = std::move(numbered.pseudonyms);
}

std::string called(const Opened &opened, const std::string &post) {
  const auto found = std::ranges::find_if(opened.pseudonyms, [&](const io::Pseudonym &pseudonym) {
    return pseudonym.kind == io::Named::post && pseudonym.original == post;
  });
  return found == opened.pseudonyms.end() ? post : found->number;
}

} // namespace organograph::cli
