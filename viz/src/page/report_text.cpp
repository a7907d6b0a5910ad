// SPDX-License-Identifier: Apache-2.0
#include "page/report_text.hpp"

#include "words/safe_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace {

std::string shown_double(double value, Format format) {
  if (!std::isfinite(value))
    return {};
  if (format == Format::share)
    return percent(value);
  if (format == Format::number && std::abs(value) < 100) { // levels, means: two decimals tell more than one
    std::string out = shortest(std::round(value * 100) / 100);
    return out;
  }
  return rounded(value);
}

std::string named(const Model &model, const std::vector<TextId> &ids, const std::vector<TextId> &names,
                  std::string_view id) {
  const auto found = std::ranges::find_if(ids, [&](TextId each) { return model.text(each) == id; });
  const std::string name =
      found == ids.end() ? std::string()
                         : shown_text(model.text(names[static_cast<std::size_t>(found - ids.begin())]), 120);
  return name.empty() ? shown_text(id, 60) : name;
}

} // namespace

std::string text_at(const Json &tree, std::initializer_list<std::string_view> path) {
  const Json &found = at(tree, path);
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::uint64_t count_at(const Json &tree, std::initializer_list<std::string_view> path) {
  const Json &found = at(tree, path);
  return found.is_number() ? found.get<std::uint64_t>() : 0;
}

std::optional<std::uint64_t> known_count(const Json &number) {
  return number.is_number() ? std::optional(number.get<std::uint64_t>()) : std::nullopt;
}

std::string shown_text(std::string_view text, std::size_t characters) {
  return harmless(text, characters);
}

std::string shown_number(const Json &number, Format format) {
  if (number.is_number_integer() && !number.is_number_float() && format != Format::share)
    return rounded(number.get<double>());
  return number.is_number() ? shown_double(number.get<double>(), format) : "not known";
}

std::string shown_cell(const TableCell &cell, Format format) {
  if (const auto *count = std::get_if<std::uint64_t>(&cell))
    return figure(*count);
  if (const auto *number = std::get_if<double>(&cell))
    return shown_double(*number, format);
  const auto *text = std::get_if<std::string>(&cell);
  return text ? *text : std::string();
}

std::string shown_change(const Json &number, Format format) {
  const std::string shown = shown_number(number, format);
  return number.is_number() && number.get<double>() > 0 ? "+" + shown : shown;
}

std::string not_shown(const Json &tree) {
  const Json &minimum = at(tree, {"privacy", "minimum_group"});
  return minimum.is_number() ? "not shown (fewer than " + shown_number(minimum, Format::count) + " posts)"
                             : std::string();
}

std::string currency_of(const Json &tree) {
  const std::string currency = shown_text(text_at(tree, {"model", "currency"}), 8);
  return currency.empty() ? " in the model's currency" : " " + currency;
}

std::string in_words(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"post_id", "post"},
      {"post_a", "post A"},
      {"post_b", "post B"},
      {"organisation_id", "employer"},
      {"meeting_id", "meeting"},
      {"meeting_a", "meeting A"},
      {"meeting_b", "meeting B"},
      {"partner_id", "partner"},
      {"post_ids", "posts"},
      {"meeting_ids", "meetings"},
      {"partner_ids", "partners"},
      {"head_post_ids", "heads"},
      {"further_post_ids", "further posts"},
      {"function", "service"},
      {"function_a", "service A"},
      {"function_b", "service B"},
      {"organisation_a", "organisation A"},
      {"organisation_b", "organisation B"},
      {"jaccard", "likeness"},
      {"subject_jaccard", "likeness of subjects"},
      {"partner_jaccard", "likeness of partners"},
      {"fte", "FTE"},
      {"fte_below", "FTE below"},
      {"fte_before", "FTE before"},
      {"fte_after", "FTE after"},
      {"joint_fte", "joint FTE"},
      {"title_a", "title A"},
      {"title_b", "title B"},
      {"subject_a", "subject A"},
      {"subject_b", "subject B"},
      {"organisations_a", "organisations A"},
      {"organisations_b", "organisations B"},
      {"functions_below", "services below"},
      {"functions", "services"},
      {"id", "of"}};
  const auto *const found =
      std::ranges::find(words, name, &std::pair<std::string_view, std::string_view>::first);
  if (found != std::end(words))
    return std::string(found->second);
  std::string out(name);
  std::ranges::replace_if(
      out, [](char c) { return c == '_' || c == '.'; }, ' ');
  return out;
}

std::string organisation_name(const Model &model, std::string_view id) {
  return named(model, model->organisations.id, model->organisations.name, id);
}

std::string function_name(const Model &model, std::string_view id) {
  return named(model, model->functions.id, model->functions.name, id);
}

std::string meeting_name(const Model &model, std::string_view id) {
  return model->meetings ? named(model, model->meetings->id, model->meetings->subject, id)
                         : shown_text(id, 60);
}

} // namespace organograph::viz
