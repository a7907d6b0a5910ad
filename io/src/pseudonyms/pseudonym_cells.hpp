// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/schema.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/pseudonymise.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace organograph::io {

/// What a column's cells name, and so what becomes of them.
enum class NamesOf : std::uint8_t {
  nobody,            ///< they stay
  left_out,          ///< they are emptied
  source,            ///< an assumption stays one, and a source a source; its text goes
  post,              ///< an identifier
  posts,             ///< several, `;` between
  attendee,          ///< a post or a partner; partners stay
  holders,           ///< several, `;` between
  holder_ids,        ///< the same
  title,             ///< of posts
  staff_group,       ///< an identifier
  staff_group_title, ///< of staff groups
  figure,            ///< the measure of a published figure, which may name any of them
};

/// True for what stands in the place of a name and stays: `?` for a post, 'Vacant' for a holder.
bool names_nobody(Named kind, std::string_view name);

/// By the column's head (trimmed); a head that the schema does not know is left out.
NamesOf names_in_column(TableId table, std::string_view head);

/// The cell with other words for its names, its outer blanks and its `;` where they were. replace(kind, name)
/// gives the words, also for a name that is to stay. For a column of names (post .. staff_group_title).
template <class Replace>
std::string with_names(std::string_view cell, NamesOf column, bool of_scenario, Replace &&replace) {
  const std::string_view whole = without_blanks(cell);
  if (whole.empty() || (of_scenario && whole == "-")) // a scenario's '-' empties the cell
    return std::string(cell);
  const Named kind = column == NamesOf::holders             ? Named::holder
                     : column == NamesOf::holder_ids        ? Named::holder_id
                     : column == NamesOf::title             ? Named::title
                     : column == NamesOf::staff_group       ? Named::staff_group
                     : column == NamesOf::staff_group_title ? Named::staff_group_title
                                                            : Named::post;
  const bool is_list =
      column == NamesOf::posts || column == NamesOf::holders || column == NamesOf::holder_ids;
  std::string out;
  while (true) {
    const std::size_t end = is_list ? cell.find(';') : std::string_view::npos;
    const std::string_view part = cell.substr(0, end);
    const std::string_view name = without_blanks(part);
    if (name.empty()) {
      out += part;
    } else {
      const auto before = static_cast<std::size_t>(name.data() - part.data());
      out += part.substr(0, before);
      out += replace(kind, name);
      out += part.substr(before + name.size());
    }
    if (end == std::string_view::npos)
      return out;
    out += ';';
    cell.remove_prefix(end + 1);
  }
}

} // namespace organograph::io
