// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the organogram reader, private to io. Files become Returns, the senior rows become posts, the
// junior rows groups that hang under them; organogram.cpp writes the tables.

#include "organogram/organogram_return.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "tables/person_names.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::organogram {

/// The post references of the senior tables, and what a wrong one may have meant. Each table is a return of
/// its own: the same reference in two of them is two posts until somebody says otherwise.
class References {
public:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::size_t no_table = SIZE_MAX;

  /// The post of that reference in the table, counted from 0 in order of first appearance; new ones are
  /// added.
  std::uint32_t add(std::string_view reference, std::size_t table);
  std::size_t size() const { return posts_.size(); }
  /// What the post is called in the model.
  const std::string &text(std::uint32_t post) const { return posts_[post].text; }
  std::size_t table(std::uint32_t post) const { return posts_[post].table; }
  /// The posts that have the very reference, in whatever table.
  std::span<const std::uint32_t> same(std::string_view reference) const;
  /// Calls a post otherwise in the model; false where a post is called so.
  bool rename(std::uint32_t post, const std::string &text);
  /// The post is another one, which stands in another table.
  void join(std::uint32_t post, std::uint32_t to) { posts_[post].same_as = to; }
  /// That other one, or itself.
  std::uint32_t joined(std::uint32_t post) const {
    return posts_[post].same_as == none ? post : posts_[post].same_as;
  }

  struct Found {
    std::uint32_t post = none; ///< none: nothing is even like it
    std::string hint;          ///< empty: the very reference; else how the one that is there differs
    bool elsewhere = false;    ///< of another table than was asked for
    std::optional<std::pair<std::uint32_t, std::uint32_t>> several =
        {}; ///< two that it is like; post is none
  };
  /// The table's own posts come before those of the others, the very reference before one like it.
  Found find(std::string_view reference, std::size_t table) const;

private:
  using Posts = std::vector<std::uint32_t>;
  Found chosen(const Posts &posts, std::size_t table) const;

  struct Named {
    std::string text, written; // in the model, in the file
    std::size_t table;
    std::uint32_t same_as = none;
  };
  std::vector<Named> posts_;
  std::unordered_map<std::string, Posts> exact_, folded_;
  std::unordered_map<std::string, std::uint32_t> renamed_;
};

/// Equal for references that differ only in the ways in which real files spoil them: case, quotes, leading
/// zeros, the '.0' of a spreadsheet.
std::string folded_reference(std::string_view reference);

/// Organisations by the slug of their name, in order of first appearance.
class Organisations {
public:
  struct Organisation {
    std::string id, name, department, source;
  };
  /// The identifier of the organisation of that name; a new one is added.
  std::string add(std::string_view name, std::string_view department, std::string_view file);
  const std::vector<Organisation> &all() const { return all_; }
  const Organisation *find(std::string_view id) const;

private:
  std::vector<Organisation> all_;
  std::unordered_map<std::string, std::size_t> known_;
};

/// A senior post, as it goes into posts.csv. A job share has several rows.
struct Post {
  std::vector<std::size_t> rows;
  std::optional<std::uint32_t> reports_to; ///< empty at the top
  bool has_reports = false, has_groups = false;
  std::string organisation, fte, holder, grade, profession, function, region, pay_floor, pay_ceiling, note;
  bool vacant = false;
  bool conflict = false; ///< its rows cannot be one post
};

/// A row's superior, as far as it can be told.
struct Superior {
  enum class Kind : std::uint8_t { nobody, post, unknown } kind = Kind::unknown;
  std::uint32_t post = References::none;
  bool operator==(const Superior &) const = default;
};

struct SeniorPosts {
  const Return *sheet;
  References references; ///< index = index into posts
  std::vector<Post> posts;
  std::vector<std::uint32_t> post_of;            ///< of each row; none where left out
  std::vector<Superior> superior_of;             ///< of each row
  std::vector<std::string> default_organisation; ///< by table, where its rows do not say
  /// Rows that were left out (Eliminated, 0), with why, by folded reference; of several the first.
  std::unordered_map<std::string, std::pair<std::string, std::size_t>> left_out;
  tables::PersonNames names; ///< titles and holders of the posts, for a superior who is called by them

  /// False for the twin of a post of another table.
  bool counts(std::uint32_t post) const { return references.joined(post) == post; }
  std::uint32_t post(std::size_t row) const { return references.joined(post_of[row]); }
};

SeniorPosts read_senior(const Returns &returns, Organisations &organisations, Report &report);

/// Sorts rows into posts; leaves out those that are none.
void sort_rows(SeniorPosts &seniors, Report &report);
/// References that stand in several tables: one post, or two that are kept apart, or a contradiction.
void settle_clashes(SeniorPosts &seniors, Report &report);
/// superior_of, and what follows for the posts.
void find_superiors(SeniorPosts &seniors, Report &report);
/// A repeated reference is a job share when its rows agree in the post; else a fault that names the columns.
void check_share(SeniorPosts &seniors, std::uint32_t post, Report &report);
/// The organisation's name in a row: its column, else the parent department, else the table's default.
std::string_view organisation_of(const SeniorPosts &seniors, std::size_t row);

/// Circles of line management, over every row's superior (a repeated reference may have several). Each is
/// reported once, printed whole up to 100 posts.
void report_cycles(const SeniorPosts &seniors, Report &report);

/// Why a superior that was not found is none: it was left out, is like several, or is nothing known.
Diagnostic unknown_superior(const SeniorPosts &seniors, const Return &sheet, std::size_t row,
                            std::size_t column, const References::Found &found);

/// Adds a superior's fault that has a hint: it is there in another spelling.
void mend_spelling(const SeniorPosts &seniors, const Return &sheet, std::size_t row, std::size_t column,
                   const References::Found &found, Report &report);

/// The post of that title or holder, where the text is no reference and one post alone is called so.
References::Found found_by_name(const SeniorPosts &seniors, std::string_view text);

/// staff_groups.csv from the junior rows; marks the posts that have groups.
DraftTable read_junior(const Return &sheet, SeniorPosts &seniors, Organisations &organisations,
                       Report &report);

/// A note of rows of one table: '2 rows 'Eliminated' left out: lines 3 and 4'.
void note_rows(const Return &sheet, const RowsByTable &rows, Code code, const std::string &problem,
               Report &report);

} // namespace organograph::io::organogram
