// SPDX-License-Identifier: Apache-2.0
// The figures of several dates as data: JSON and a table.
#include "organograph/viz/history.hpp"
#include "tree/headline_json.hpp"

#include <algorithm>

namespace organograph::viz {

void add_to_history(History &history, const std::string &source, const Study &study) {
  const Model &model = *study.model;
  HistoryPoint &point = history.points.emplace_back(
      HistoryPoint{source, std::string(model.text(model->date)), std::string(model.text(model->title)), {}});
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures)
      point.values.push_back(group.measured(study.analysis) ? figure.value(model, study.analysis, {})
                                                            : std::nullopt);
}

void put_in_order(History &history) {
  std::ranges::stable_sort(history.points, {}, &HistoryPoint::date);
}

Json history_json(const History &history) {
  Json models = Json::array(), figures = Json::array();
  for (const HistoryPoint &point : history.points)
    models.push_back({{"model", point.source}, {"date", point.date}, {"title", text_or_null(point.title)}});
  std::size_t place = 0;
  for (const HeadlineGroup &group : headline_groups())
    for (const Headline &figure : group.figures) {
      Json values = Json::array();
      for (const HistoryPoint &point : history.points)
        values.push_back(number_json(point.values[place], figure.format));
      figures.push_back(
          {{"figure", std::string(figure.key)}, {"name", std::string(figure.name())}, {"values", values}});
      ++place;
    }
  return {{"models", std::move(models)}, {"figures", std::move(figures)}};
}

Table history_table(const History &history) {
  Table out{"history", "Headline figures by date", {}, {}, {}};
  for (const char *name : {"date", "model", "title", "figure", "name"})
    out.columns.push_back({name, Format::text});
  out.columns.push_back({"value", Format::number});
  std::vector<TableRow> rows;
  for (const HistoryPoint &point : history.points) {
    std::size_t place = 0;
    for (const HeadlineGroup &group : headline_groups())
      for (const Headline &figure : group.figures) {
        const std::optional<double> value = point.values[place++];
        rows.push_back({point.date, point.source, point.title, std::string(figure.key),
                        std::string(figure.name()), value ? TableCell(*value) : TableCell()});
      }
  }
  out.rows = TableRows(std::move(rows));
  return out;
}

} // namespace organograph::viz
