// SPDX-License-Identifier: Apache-2.0
// Warnings about who holds the posts.
#include "model/cell_remedies.hpp"
#include "model/model_warnings.hpp"

#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph {

void Warnings::of_holders() {
  TableReader table = maker_.reader(TableId::posts);
  const auto holder = table.column("holder"), holder_id = table.column("holder_id");
  std::vector<std::size_t> first(maker_.holder_count, SIZE_MAX);
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    const HolderId h = posts_.single_holder[p];
    if (h == none<HolderId> || posts_.status[p] == Status::acting) // the status says that it is another's
      continue;
    if (first[index(h)] == SIZE_MAX) {
      first[index(h)] = p;
      continue;
    }
    const std::string_view name = table.identifier(p, holder), number = table.identifier(p, holder_id);
    const bool by_number = !number.empty() && !is_placeholder_number(number);
    const bool nameless = name.empty() || (by_number && is_placeholder(name));
    const std::string_view value = nameless ? number : name;
    table.fault(p, nameless ? holder_id : holder, Code::holder_on_several_posts, value,
                (nameless ? "holder_id " : "") + shown(value) + " holds " + post(p) + " and also " +
                    post(first[index(h)]),
                {},
                by_number ? "if they are different people, give each a holder_id of its own; both have " +
                                shown(number)
                          : std::string{});
  }
  if (!holder_id.position)
    return;
  std::unordered_map<std::string_view, std::size_t, detail::TextHash> with_number; // looked up alone
  const auto each_name = [&](auto use) {
    for (std::size_t p = 0; p < posts_.size(); ++p)
      for (const HolderName &one : holders_of(data_.text[posts_.holder[p]], data_.text[posts_.holder_id[p]]))
        if (!one.name.empty())
          use(p, one);
  };
  each_name([&](std::size_t p, const HolderName &one) {
    if (!one.id.empty())
      with_number.try_emplace(one.name, p);
  });
  each_name([&](std::size_t p, const HolderName &one) {
    if (const auto other = with_number.find(one.name); one.id.empty() && other != with_number.end())
      table.fault(p, holder, Code::holder_without_id, one.name,
                  shown(one.name) + " has a holder_id on " + post(other->second) + " and none on " + post(p) +
                      ": they count as two people");
  });
}

// One warning for each word and what becomes of the posts, not one a post: a return may have hundreds.
void Warnings::of_placeholders() {
  TableReader table = maker_.reader(TableId::posts);
  const auto holder = table.column("holder"), holder_id = table.column("holder_id"),
             status = table.column("status");
  enum class Becomes : std::uint8_t { as_given, vacant, filled };
  std::map<std::tuple<std::string_view, bool, Becomes>, std::pair<std::size_t, std::size_t>> found;
  const auto note = [&](std::size_t p, std::string_view word, bool is_number) {
    const Becomes becomes = is_number || !table.identifier(p, status).empty() ? Becomes::as_given
                            : posts_.status[p] == Status::vacant              ? Becomes::vacant
                                                                              : Becomes::filled;
    ++found.try_emplace({word, is_number, becomes}, p, 0).first->second.second;
  };
  for (std::size_t p = 0; p < posts_.size(); ++p) {
    const auto names = parts_of_holders(data_.text[posts_.holder[p]]);
    const auto numbers = numbers_of_holders(data_.text[posts_.holder_id[p]], names.size());
    const auto is_numbered = [&](std::size_t i) {
      return i < numbers.size() && !numbers[i].empty() && !is_placeholder_number(numbers[i]);
    };
    for (std::size_t i = 0; i < names.size(); ++i)
      if (says_vacant(names[i]) || (is_placeholder(names[i]) && !is_numbered(i)))
        note(p, names[i], false);
    for (std::size_t i = 0; i < numbers.size(); ++i) // of a name that is none nothing more is said
      if (is_placeholder_number(numbers[i]) && (i >= names.size() || !is_placeholder(names[i])))
        note(p, numbers[i], true);
  }
  for (const auto &[key, row_and_posts] : found) {
    const auto &[word, is_number, becomes] = key;
    const auto &[row, posts] = row_and_posts;
    const std::string of =
        posts == 1 ? " of " + post(row) : " of " + counted(posts, "post") + ", first of " + post(row);
    const std::string then =
        becomes == Becomes::as_given
            ? ""
            : ", and as the status is blank the post " +
                  std::string(becomes == Becomes::vacant ? "is vacant" : "counts as filled");
    table.fault(row, is_number ? holder_id : holder, Code::placeholder_holder, word,
                (is_number ? "holder_id " : "holder ") + shown(word) + of +
                    (is_number ? " is no person's number" : " is no person") + then,
                {}, placeholder_remedy(word, is_number));
  }
}

} // namespace organograph
