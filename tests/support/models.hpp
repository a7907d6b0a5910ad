// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Reads and builds CSV texts, file name to text; all diagnostics come along.
inline BuildResult built(const Files &files) {
  return build_model(io::read_model_files(files));
}

/// A model of CSV texts that must be valid: otherwise the test fails with the diagnostics.
inline Model model_of(const Files &files) {
  BuildResult result = built(files);
  if (!result.model) {
    std::string all;
    for (const Diagnostic &d : result.diagnostics)
      all += to_string(d) + "\n";
    throw std::runtime_error("the test's model is not valid:\n" + all);
  }
  return std::move(*result.model);
}

/// The errors among the diagnostics of what was built or applied, as they are printed.
template <class Result> std::vector<std::string> errors(const Result &result) {
  std::vector<std::string> out;
  for (const Diagnostic &d : result.diagnostics)
    if (d.severity() == Severity::error)
      out.push_back(to_string(d));
  return out;
}

inline Model model_of(std::initializer_list<std::pair<std::string, std::string>> files) {
  return model_of(Files(files));
}

/// A post, meeting or organisation by its identifier; the test fails (throws) when it is not there.
template <class Id> Id by_id(const Model &model, const std::vector<TextId> &ids, std::string_view id) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (model.text(ids[i]) == id)
      return id_at<Id>(i);
  throw std::runtime_error("no such identifier: " + std::string(id));
}

} // namespace organograph::test
