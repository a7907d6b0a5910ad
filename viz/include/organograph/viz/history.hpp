// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/viz/summary.hpp"
#include "organograph/viz/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

// The headline figures of one organisation at several dates.
namespace organograph::viz {

struct HistoryPoint {
  std::string source, date, title;           ///< source: what the user called the model; date: of model.csv
  std::vector<std::optional<double>> values; ///< of the catalogue, in its order; not known: empty
};

struct History {
  std::vector<HistoryPoint> points;
};

/// `study`: measured, its model has a date. O(figures).
void add_to_history(History &history, const std::string &source, const Study &study);

/// By date: a year stands before its months, a month before its days. Those of one date stay in their order.
void put_in_order(History &history);

/// One row a figure, a column a date, blocks of at most 100 columns: what the head of a summary and a
/// comparison have, where it is known at some date.
std::string history_text(const History &history, const SummaryOptions &options = {});

/// `models` and `figures`, each with a value for each model or null. Every figure of the catalogue.
nlohmann::ordered_json history_json(const History &history);

/// date, model, title, figure, name, value: a row for each model and each figure of the catalogue.
Table history_table(const History &history);

} // namespace organograph::viz
