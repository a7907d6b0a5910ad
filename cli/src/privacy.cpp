// SPDX-License-Identifier: Apache-2.0
#include "privacy.hpp"

#include "organograph/engine/small_groups.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/pseudonymise.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace organograph::cli {

namespace {

namespace fs = std::filesystem;

bool is_inside(const std::string &file, const std::string &folder) {
  const fs::path inner = fs::weakly_canonical(fs::absolute(file)),
                 outer = fs::weakly_canonical(fs::absolute(folder) / ""); // with its last name
  const fs::path way = inner.lexically_relative(outer);
  return !way.empty() && *way.begin() != "..";
}

bool is_same(const std::string &a, const std::string &b) {
  return fs::weakly_canonical(fs::absolute(a)) == fs::weakly_canonical(fs::absolute(b));
}

io::PseudonymKey key_of(const std::string &file, const Streams &streams) {
  if (const auto there = io::read_pseudonym_key(file); !there.empty())
    return there.front();
  const io::PseudonymKey made = io::make_pseudonym_key(file);
  streams.err << "organograph: " << shown(file)
              << " was not there: a new key is in it. Keep it apart from what you pass on; without it the "
                 "numbers cannot be made again\n";
  return made;
}

viz::Numbered numbers_of(std::span<const io::Pseudonym> pseudonyms) {
  const auto of = [&](io::Named kind) {
    return static_cast<std::uint64_t>(std::ranges::count(pseudonyms, kind, &io::Pseudonym::kind));
  };
  return {of(io::Named::post),
          of(io::Named::holder),
          of(io::Named::title),
          of(io::Named::staff_group),
          of(io::Named::staff_group_title),
          io::titles_stay_from};
}

void refuse_too_small(unsigned minimum, const Loaded &loaded) {
  const auto judge = [&](const Model &model, const std::string &which) {
    if (model->posts.size() < minimum)
      throw WrongUse("--minimum-group " + std::to_string(minimum) + ": " + which + " has " +
                     std::to_string(model->posts.size()) + " posts, so that every figure would be blank");
  };
  judge(*loaded.result.model, "the model");
  for (const AppliedScenario &scenario : loaded.scenarios)
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
  }
  if (arguments.pseudonyms_file.empty())
    return;
  if (arguments.key_file.empty())
    throw WrongUse("--pseudonyms writes what --pseudonymise KEYFILE replaces: say that too");
  if (is_same(arguments.key_file, arguments.pseudonyms_file))
    throw WrongUse("--pseudonyms would overwrite the key " + shown(arguments.key_file));
  if (is_inside(arguments.pseudonyms_file, model))
    throw WrongUse("--pseudonyms " + shown(arguments.pseudonyms_file) +
                   " is in the model's folder, where it could overwrite a table");
}

std::uint64_t blank_small_groups(const Model &model, unsigned minimum, viz::DecouplingReport &report) {
  report.minimum_group = minimum;
  std::uint64_t blanked = organograph::blank_small_groups(model, minimum, report.together);
  for (Decoupling &decoupling : report.alone)
    blanked += organograph::blank_small_groups(model, minimum, decoupling);
  return blanked;
}

viz::Privacy protect(const PrivacyArguments &arguments, const std::vector<std::string> *wanted,
                     unsigned threads, Loaded &loaded, const Streams &streams) {
  viz::Privacy out;
  refuse_too_small(arguments.minimum_group, loaded);
  out.minimum_group = arguments.minimum_group;
  if (arguments.key_file.empty())
    return out;
  const io::PseudonymKey key = key_of(arguments.key_file, streams);
  // Always with all scenarios: which of them are asked for must not change a number.
  io::Pseudonymised numbered = io::pseudonymised(loaded.draft, loaded.scenarios_read, key);
  loaded.draft = std::move(numbered.draft);
  loaded.result = build_model(loaded.draft, {.threads = threads});
  if (wanted != nullptr && loaded.result.model)
    loaded.scenarios = apply_scenarios(loaded.draft, numbered.scenarios, *wanted);
  if (!whole(loaded))
    throw std::logic_error("the model is faultless, and with numbers for names it is not");
  if (!arguments.pseudonyms_file.empty())
    io::write_private_file(arguments.pseudonyms_file, io::pseudonyms_csv(numbered.pseudonyms));
  out.pseudonymised = numbers_of(numbered.pseudonyms);
  loaded.scenarios_read = std::move(numbered.scenarios);
  loaded.pseudonyms = std::move(numbered.pseudonyms);
  return out;
}

std::string called(const Loaded &loaded, const std::string &post) {
  const auto found = std::ranges::find_if(loaded.pseudonyms, [&](const io::Pseudonym &pseudonym) {
    return pseudonym.kind == io::Named::post && pseudonym.original == post;
  });
  return found == loaded.pseudonyms.end() ? post : found->number;
}

} // namespace organograph::cli
