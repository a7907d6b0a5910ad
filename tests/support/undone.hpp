// SPDX-License-Identifier: Apache-2.0
// Models whose joint posts tests undo.
#pragma once

#include "organograph/engine/decoupling.hpp"
#include "support/models.hpp"
#include "support/places.hpp"

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::test::undone {

inline const std::string organisations = "organisation_id,name\nA,Council A\nB,Council B\nC,Council C\n";

/// A draft and the model of it.
struct Made {
  Draft draft;
  Model model;
};

inline Made made(Draft draft) {
  BuildResult result = build_model(draft);
  std::string all;
  for (const Diagnostic &d : result.diagnostics)
    all += to_string(d) + "\n";
  if (!result.model)
    throw std::runtime_error("the test's model is not valid:\n" + all);
  return {std::move(draft), std::move(*result.model)};
}

inline Made made(const Files &files) {
  return made(io::read_model_files(files));
}

inline Made example(const std::string &name) {
  return made(io::read_model_folder(std::string(places::examples()) + "/" + name));
}

inline std::vector<PostId> posts_of(const Model &model, std::initializer_list<const char *> ids) {
  std::vector<PostId> out;
  for (const char *id : ids)
    out.push_back(model.find_post(id));
  return out;
}

inline std::string text(const Model &model, PostId post) {
  return post == none<PostId> ? "-" : std::string(model.text(model->posts.id[index(post)]));
}

inline std::string organisation(const Model &model, OrganisationId id) {
  return std::string(model.text(model->organisations.id[index(id)]));
}

/// 'a@A (A, Holder) > m' for each post: employer, status unless filled, holder, manager.
inline std::vector<std::string> shown(const Model &model) {
  std::vector<std::string> out;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    std::string status(name(model->posts.status[p]));
    status = status == "filled" ? "" : " " + status;
    const std::string holder(model.text(model->posts.holder[p]));
    out.push_back(text(model, id_at<PostId>(p)) + " (" + organisation(model, model->posts.employer[p]) +
                  status + (holder.empty() ? "" : " " + holder) + ") > " +
                  text(model, model->posts.manager[p]));
  }
  return out;
}

} // namespace organograph::test::undone
