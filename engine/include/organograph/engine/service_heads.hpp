// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstdint>
#include <vector>

namespace organograph {

/// Who heads a service in one organisation: posts of the function that serve it, and nobody above has the
/// function.
struct ServiceHeads {
  FunctionId function;
  OrganisationId organisation;
  std::vector<PostId> heads;        ///< rising
  std::vector<PostId> may_be_heads; ///< a manager above is not known; rising

  bool several() const { return heads.size() >= 2; }
  bool may_be_several() const { return !several() && heads.size() + may_be_heads.size() >= 2; }
};

/// A post with a further line into an organisation that its line manager does not serve.
struct SecondLine {
  PostId post, superior;
  TextId kind;
};

struct HeadsAndLines {
  std::vector<ServiceHeads> several; ///< with several heads, or that may have; by function, then organisation
  std::uint64_t services = 0;        ///< pairs of function and organisation with a post
  std::uint64_t several_heads = 0;   ///< of them: known to have several
  std::uint64_t several_not_known = 0;
  std::vector<PostId> narrower_manager; ///< joint posts whose line manager does not serve all that they serve
  std::uint64_t narrower_not_known = 0; ///< joint posts whose manager is not known
  std::vector<SecondLine> second_lines; ///< file order
  std::uint64_t two_lines = 0;          ///< posts with one
};

/// Heads and lines of services, measures.md: whether a service has one line of management. The model must
/// have reporting lines. Cannot fail. O(posts x their functions and organisations, sorted where there are
/// several heads, and further lines).
HeadsAndLines service_heads(const Model &model);

} // namespace organograph
