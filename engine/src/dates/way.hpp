// SPDX-License-Identifier: Apache-2.0
// A model and one chain of scenarios, from day to day.
#pragma once

#include "dates/row_dates.hpp"
#include "organograph/engine/model.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::dates {

/// A row that begins to hold on a day, or does not any more from this day on.
struct Turn {
  std::string day;
  TableId table;
  const DraftTable *rows;
  std::size_t row;
  bool ends;

  const std::string &file() const { return rows->file(row); }
  std::uint64_t line() const { return rows->line(row); }
  /// `posts.csv:7`.
  std::string place() const { return file() + ":" + std::to_string(line()); }
  /// Trimmed; empty where there is no such column.
  std::string_view cell(std::string_view column) const;
};

/// What is there on a day of the way. It looks at the way.
struct StateOfWay {
  StateOnDay on;
  std::shared_ptr<const Model> base;
  std::vector<AppliedScenario> applied; ///< those of the chain with rows in force
  std::vector<Diagnostic> faults;       ///< the rows in force make no model: effective-before-dependency

  bool there() const { return faults.empty(); }
  const Model &model() const { return applied.empty() ? *base : *applied.back().model; }
  const Draft &draft() const { return applied.empty() ? on.draft : applied.back().draft; }
};

class Way {
public:
  /// Of a model and scenarios without faults, which must outlive it. `scenario`: the last of the chain;
  /// empty: the model alone.
  Way(const Draft &model, std::span<const Scenario> scenarios, const std::string &scenario, unsigned threads);
  Way(const Way &) = delete;
  Way &operator=(const Way &) = delete;

  /// By day.
  const std::vector<Turn> &turns() const { return turns_; }
  std::span<const Turn> turns_on(std::string_view day) const;
  /// The days of the turns, and the model's date; without one the day before the first turn. None without
  /// turns.
  std::vector<std::string> days() const;
  bool starts_before_first_turn() const { return model_day_.empty(); }
  std::uint64_t undated_rows() const { return undated_rows_; }
  std::uint64_t imprecise_dates() const { return imprecise_dates_; }
  /// A model build for the model (one for all days where none of its rows has dates), and one for each
  /// scenario with rows in force.
  StateOfWay at(const std::string &day);
  const Draft &model() const { return model_; }

private:
  void add_turns_of_model();
  void add_turns_of(const Scenario &scenario, const std::string &undated);

  const Draft &model_;
  std::vector<Scenario> chain_;
  std::vector<std::string> undated_; // of the chain
  std::vector<Turn> turns_;
  std::string model_day_;
  std::uint64_t undated_rows_ = 0, imprecise_dates_ = 0;
  unsigned threads_;
  bool dated_model_ = false;
  std::shared_ptr<const Model> base_; // of every day, where no row of the model has dates
};

/// Each once, as it is first met.
class SaidOnce {
public:
  void add(const Diagnostic &diagnostic, std::vector<Diagnostic> &to) {
    if (said_.emplace(diagnostic.code, diagnostic.file, diagnostic.line, diagnostic.cell, diagnostic.value)
            .second)
      to.push_back(diagnostic);
  }

private:
  std::set<std::tuple<Code, std::string, std::uint64_t, std::uint32_t, std::string>> said_;
};

/// What a fault on a day rests on: it is said with the other row, which does not hold then.
Diagnostic as_dependency(const Diagnostic &fault, const Way &way, const std::string &day);

/// What is missing between two days: seen day by day, in their order.
class GapWatch {
public:
  explicit GapWatch(const Way &way) : way_(way) {}
  void see(const std::string &day, const StateOfWay &state);

  std::vector<Diagnostic> found; ///< effective-gap

private:
  struct Place {
    std::string file;
    std::uint64_t line = 0;
  };
  struct Watched {
    std::string post;     ///< the last that was there, of a service
    bool filled = false;  ///< it had a manager, or posts, on an earlier day
    std::string gap_from; ///< empty: there is no gap
    Place by;             ///< the row that began it
  };

  Place place_of(std::string_view post, const std::string &day, const Draft &draft) const;
  void see_managers(const std::string &day, const StateOfWay &state);
  void see_services(const std::string &day, const StateOfWay &state);
  void close(Watched &gap, const std::string &day, const Place &by, std::string_view value,
             const std::string &what);

  const Way &way_;
  std::map<std::string, Watched, std::less<>> managers_;            // by post_id
  std::map<std::pair<std::string, std::string>, Watched> services_; // by function and organisation
};

} // namespace organograph::dates
