// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the reader of councils' structure tables, private to io.

#include "organograph/io/import_people.hpp"
#include "tables/headed_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace organograph::io::council {

enum Column : std::size_t {
  level,
  job_title,
  name,
  organisation,
  directorate,
  service,
  team,
  grade,
  shared,
  salary_band,
  salary_floor,
  salary_ceiling,
  salary_maximum,
  vacancy,
  contract,
  permanent,
  fte,
  date,
  comments,
  contact,
  column_count
};
std::span<const tables::Field> fields();

struct Post {
  std::uint32_t table = 0, row = 0;
  std::size_t level = 0; ///< 0: not said
  std::string organisation, directorate, service, team;
  enum class Line : std::uint8_t { top, known, unknown } line = Line::top;
  std::uint32_t manager = 0;
  bool shared = false;
  double fte = 0; ///< 0: not known
};

struct Chart {
  const PeopleOptions *options;
  ImportReport report;
  std::vector<tables::HeadedTable> tables;
  std::vector<Post> posts;

  std::string_view cell(const Post &post, std::size_t column) const {
    return tables[post.table].cell(post.row, column);
  }
  void note(const Post &post, std::size_t column, std::string became, std::string why);
  std::string id(std::size_t post) const { return "p" + std::to_string(post + 1); }
};

/// The level of each post: by numbers ('2', 'Tier 2', 'Second tier'), or by words where their order is known,
/// counted from 1 for the highest that is there (a warning says how). Words among which it is not are errors.
void read_levels(Chart &chart);

/// Lines by level: in the team, else the service, else the directorate, else the council the one post of the
/// nearest lesser level. Where several are, it is not known which.
void infer_lines(Chart &chart);

void write_tables(Chart &chart, Imported &to);

} // namespace organograph::io::council
