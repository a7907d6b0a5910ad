// SPDX-License-Identifier: Apache-2.0
#include "findings/sentence.hpp"

#include "words/numbers.hpp"

#include <utility>

namespace organograph::viz {

Sentence &Sentence::text(std::string_view words) {
  if (words.empty())
    return *this;
  if (std::string *last = parts_.empty() ? nullptr : std::get_if<std::string>(&parts_.back()))
    *last += words;
  else
    parts_.emplace_back(std::string(words));
  return *this;
}

Sentence &Sentence::figure(Figure told) {
  parts_.emplace_back(std::move(told));
  return *this;
}

Sentence &Sentence::figure(std::string_view measure, std::string shown, std::string_view table,
                           std::string filter) {
  return figure(Figure(measure, std::move(shown), table, std::move(filter)));
}

Sentence &Sentence::counted(std::string_view measure, std::optional<std::uint64_t> count,
                            std::string_view one, std::string_view many, std::string_view table,
                            std::string filter) {
  const std::optional<double> value = count ? std::optional(static_cast<double>(*count)) : std::nullopt;
  figure(Figure(measure, count ? viz::figure(*count) : "not known", table, std::move(filter), value));
  return text(" ").text(count == 1U ? one : many);
}

Sentence &Sentence::add(const Sentence &more) {
  for (const Part &part : more.parts_)
    if (const auto *words = std::get_if<std::string>(&part))
      text(*words);
    else
      parts_.push_back(part);
  return *this;
}

std::string Sentence::plain() const {
  std::string out;
  for (const Part &part : parts_)
    if (const auto *words = std::get_if<std::string>(&part))
      out += *words;
    else
      out += std::get<Figure>(part).text;
  return out;
}

} // namespace organograph::viz
