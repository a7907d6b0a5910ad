// SPDX-License-Identifier: Apache-2.0
#include "page/report_text.hpp"

#include "figures/identifiers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t name_characters = 120, title_characters = 90, id_characters = 60, short_id = 40;

std::string name_or_id(std::string_view name, std::string_view id, std::size_t most) {
  const std::string shown = shown_text(name, most);
  return shown.empty() ? shown_text(id, id_characters) : shown;
}

} // namespace

std::string shown_text(std::string_view text, std::size_t characters) {
  constexpr std::string_view more = "…";
  constexpr std::size_t longest_word = 24;
  std::string out = harmless(text, characters);
  if (text.ends_with(more) || !out.ends_with(more))
    return out;
  const std::size_t end = out.size() - more.size(), blank = out.rfind(' ', end - 1);
  if (end > 0 && blank != std::string::npos && blank > 0 && end - blank <= longest_word &&
      out[end - 1] != ' ')
    out.replace(blank, end - blank, "");
  return out;
}

std::string shown_cell(const TableCell &cell, Format format) {
  if (const auto *count = std::get_if<std::uint64_t>(&cell))
    return figure(*count);
  if (const auto *number = std::get_if<double>(&cell))
    return format == Format::number && *number > 0 && rounded(*number) == "0" ? "< 0.005"
                                                                              : worded(*number, format);
  const auto *text = std::get_if<std::string>(&cell);
  return text ? *text : std::string();
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

std::string organisation_name(const Model &model, OrganisationId organisation) {
  return name_or_id(model.text(model->organisations.name[index(organisation)]), id(model, organisation),
                    name_characters);
}

std::string function_name(const Model &model, FunctionId function) {
  return name_or_id(model.text(model->functions.name[index(function)]), id(model, function), name_characters);
}

std::string meeting_name(const Model &model, MeetingId meeting) {
  return name_or_id(model.text(model->meetings->subject[index(meeting)]), id(model, meeting),
                    name_characters);
}

std::string partner_name(const Model &model, PartnerId partner) {
  const std::string name = shown_text(model.text(model->partners->name[index(partner)]), title_characters);
  return name.empty() ? shown_text(id(model, partner), short_id) : name;
}

std::string post_name(const Model &model, PostId post) {
  const std::string title = shown_text(model.text(model->posts.title[index(post)]), title_characters);
  const std::string name = shown_text(id(model, post), short_id);
  return title.empty() ? name : title + " (" + name + ")";
}

std::string meeting_name(const Model &model, std::string_view id) {
  if (model->meetings)
    for (std::size_t m = 0; m < model->meetings->size(); ++m)
      if (viz::id(model, id_at<MeetingId>(m)) == id)
        return meeting_name(model, id_at<MeetingId>(m));
  return shown_text(id, id_characters);
}

} // namespace organograph::viz
