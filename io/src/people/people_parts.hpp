// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the reader of staff lists, private to io. Files become lists with known heads, rows become
// entries, entries become posts whose managers are looked for; people_tables.cpp writes the tables.

#include "organograph/io/import_people.hpp"
#include "tables/headed_table.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::people {

/// Columns of people_fields(), in its order.
enum Column : std::size_t {
  position_id,
  employee_id,
  other_id,
  email,
  login,
  name,
  other_name,
  first_name,
  last_name,
  job_title,
  title,
  other_title,
  manager_position_id,
  manager_id,
  manager_email,
  manager_name,
  manager,
  dotted_manager,
  assistant,
  shape,
  organisation,
  organisation_id,
  division,
  unit,
  team,
  function,
  location,
  grade,
  level,
  tier,
  fte,
  hours,
  cost,
  salary,
  status,
  vacant,
  active,
  start,
  end,
  reports_known,
  user_type,
  headcount,
  joint,
  outline,
  first_level, ///< level_1 ... level_12
};
inline constexpr std::size_t most_levels = 12;
inline constexpr std::size_t column_count = first_level + most_levels;

std::span<const tables::Field> fields();

inline constexpr std::uint32_t nobody = UINT32_MAX;

/// Whom a post reports to.
struct Line {
  enum class Kind : std::uint8_t { none, known, unknown } kind = Kind::none;
  std::uint32_t post = nobody;
  bool inferred = false;
};

/// One of the organisations of a joint post: `id` as Post has it ('?': not named), and the post of its row.
struct Serves {
  std::string id;
  std::uint32_t row_of = nobody;
};

/// A post, made of one row (of several where people share it).
struct Post {
  std::uint32_t table = 0;         ///< of Staff::tables
  std::vector<std::uint32_t> rows; ///< of that table
  std::string id, title, holder, holder_id;
  std::string status;    ///< of the model, empty: not said
  std::size_t level = 0; ///< 0: none
  Line line;
  std::uint32_t above = nobody;  ///< by a column a level: the post that stands before it
  bool above_is_unclear = false; ///< several stand there
  std::vector<std::uint32_t> dotted;
  bool assistant = false;
  bool implied = false; ///< named by a row of a post below it alone: the row's other cells are not its own
  std::string organisation; ///< name; empty: the one of all
  /// Its identifier in the model: of the row, else of the name; empty where the post is implied.
  std::string organisation_id;
  std::uint32_t same_as = nobody;  ///< of another organisation's list: the post that it is a row of
  std::vector<Serves> serves = {}; ///< organisations of a joint post, its own first; empty: its own alone
  bool is_group = false;           ///< several people without names: a staff group
  bool numbered_apart = false;     ///< other organisations use the same identifiers for other posts or people
};

/// Numbers of people that several organisations use.
struct SharedNumbers {
  std::set<std::string, std::less<>> organisations; ///< that use some for other people
  std::set<std::string, std::less<>> of_one_person; ///< those whose name is the same everywhere
};

/// What is read, while it becomes posts.
struct Staff {
  const PeopleOptions *options;
  ImportReport report;
  std::vector<tables::HeadedTable> tables;
  std::vector<Post> posts;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gone; ///< rows of who has left: table, row
  std::vector<bool> indented = {}; ///< of each table: blanks before the titles say the level
  SharedNumbers numbers = {};

  const tables::HeadedTable &table(const Post &post) const { return tables[post.table]; }
  std::size_t first_row(const Post &post) const { return post.rows.front(); }
  std::string_view cell(const Post &post, std::size_t column) const {
    return post.implied ? std::string_view{} : table(post).cell(first_row(post), column);
  }
  bool has(std::size_t column) const;
  /// All filled cells of a column.
  std::vector<std::string_view> cells(std::size_t column) const;
  /// An entry of the report at a post's cell. E-mails in `read` are left out.
  void note(const Post &post, std::size_t column, std::string became, std::string why);
  /// A diagnostic at a post's cell, without e-mails.
  Diagnostic at(const Post &post, Code code, std::size_t column, std::string problem) const;
  /// A person's number in the model: with the organisation's identifier before it where others use it too.
  std::string number_of(const Post &post, std::string_view number) const;
};

/// The tables of all files that are lists of people; faults of heads and of the map go to the report.
void read_tables(std::span<const SourceFile> files, Staff &staff);

/// Errors where a head that is not known seems to name managers, and the table has no other that does.
void refuse_unread_managers(Staff &staff);

/// A post for each row that is one: leavers are left out, rows of one position joined.
void make_posts(Staff &staff);

/// Gives each post an identifier of its own. Where organisations use the same, theirs goes before it.
void give_identifiers(Staff &staff);

/// Marks rows of several organisations that are one post (`same_as`, `serves`): one person under one title,
/// or one title that is said to be joint. Where it may be one or two a warning asks, and they stay two.
void find_joint_posts(Staff &staff);
/// Rows whose organisation is several of those that others name ('Alpha; Beta', 'Both') get `serves`, and the
/// first as their own. Before it organisations have their identifiers.
void part_organisations(Staff &staff);
/// 'Chief Executive' of 'Chief Executive (shared)'; empty where a title does not say that its post is joint.
std::string title_without_joint(std::string_view title);
/// Lines to and of rows that are joint posts become those of the post.
void settle_joint_posts(Staff &staff);

/// How many people the row says that it stands for, by its headcount or in the place of a holder; 0: it does
/// not. Nobody is named there.
double several_of_row(const tables::HeadedTable &table, std::size_t row);

/// The column whose cells are outline numbers (1, 1.1, 1.1.1) that say what is below what, and in which rows
/// a number's own number above is found. Nothing where a column names managers, or none is such.
struct OutlineNumbers {
  std::size_t column = 0;           ///< of the grid
  std::vector<std::uint32_t> above; ///< by row of the table: the row above; nobody: none
  std::vector<bool> is_orphan;      ///< by row: the row above is not there
};
std::optional<OutlineNumbers> outline_numbers(const tables::HeadedTable &table);

/// The organisation of a row without one.
std::string_view organisation_of_all(const Staff &staff);
/// An organisation's identifier by its name.
std::string organisation_id_of(std::string_view name);

/// The level of each row by the blanks before its title (the least is 1); empty where they say none, or where
/// levels or managers have columns of their own.
std::vector<std::size_t> levels_by_indent(const tables::HeadedTable &table);

/// Whom each post reports to, by the columns that name managers, or else by levels.
void find_managers(Staff &staff);

/// In tables without managers by level alone: the nearest row above of the level before. Where levels say
/// nothing (a list sorted by level, or without any) it is not known. A warning says which.
void infer_lines_from_levels(Staff &staff, const std::vector<bool> &has_managers);

/// Who stands beside a manager: has one, and nobody below.
void find_assistants(Staff &staff);

/// A warning where an organisation has several tops: a manager's cell may have been lost (merged cells).
void warn_of_tops(Staff &staff);

/// Errors where lines run in a circle.
void refuse_circles(Staff &staff);

/// What a status says.
struct StatusWord {
  enum class Means : std::uint8_t { nothing, filled, vacant, interim, acting, seconded, gone, unknown } means;
};
StatusWord::Means status_of(std::string_view text);
/// What the shape of an org-chart program (Vacancy, Consultant Belt) says of its post's status.
StatusWord::Means status_of_shape(std::string_view text);
/// Whether it is the shape of an assistant.
bool is_assistant_shape(std::string_view text);
/// yes, true, 1, x and their like; no, false, 0; empty where it is neither.
std::optional<bool> yes_or_no(std::string_view text);

/// On one line, without e-mails and telephone numbers: what goes into a model.
std::string plain_text(std::string_view text);
/// The text, or nothing where programs and people write that there is none: 'NA', 'N/A', '-', 'NULL', '#N/A'.
std::string_view unless_none(std::string_view text);
/// The same of what names somebody: nothing also where it is a placeholder ('Vacant', 'TBC').
std::string_view unless_placeholder(std::string_view text);
/// The people whom a cell names, as they are written: 'A One; B Two', 'A One / B Two', 'A One and B Two', one
/// a line. Words that name nobody ('Frozen', '4 posts') are left out, as is how much of the post each has
/// ('Ann One (0.5)').
std::vector<std::string_view> persons_in(std::string_view cell);
/// A holder's name, or several, with ';' between, without e-mails and telephone numbers.
std::string holder_text(std::string_view name);
/// '(On Leave)' of 'Alex Alpha (On Leave)': what a product says behind a name; and the name alone.
std::string_view status_behind(std::string_view name);
std::string_view without_status(std::string_view name);

} // namespace organograph::io::people
