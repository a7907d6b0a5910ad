// SPDX-License-Identifier: Apache-2.0
// Levels as councils write them: numbers, or the words of their ranks.
#include "council/council_parts.hpp"
#include "people/people_parts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::council {

namespace {

constexpr std::size_t largest_level = 100;

// Letters and digits, word by word.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n-/,.:;()[]&", at), text.size());
    if (std::string word = tables::letters_and_digits(text.substr(at, end - at)); !word.empty())
      out.push_back(std::move(word));
    at = end + 1;
  }
  return out;
}

std::size_t number_of(const std::string &word) {
  if (word.empty() || word.size() > 3 || word.find_first_not_of("0123456789") != std::string::npos)
    return 0;
  std::size_t value = 0;
  for (const char digit : word)
    value = 10 * value + static_cast<std::size_t>(digit - '0');
  return value <= largest_level ? value : 0;
}

template <std::size_t Size>
std::size_t place_in(const std::array<std::string_view, Size> &all, std::string_view word) {
  const auto at = std::ranges::find(all, word);
  return at == all.end() ? 0 : static_cast<std::size_t>(at - all.begin()) + 1;
}

// 2 of '2', 'two', 'II'.
std::size_t cardinal(const std::string &word) {
  constexpr std::array<std::string_view, 8> names = {"one",  "two", "three", "four",
                                                     "five", "six", "seven", "eight"};
  constexpr std::array<std::string_view, 8> roman = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii"};
  return std::max({number_of(word), place_in(names, word), place_in(roman, word)});
}

// 2 of '2nd', 'second'.
std::size_t ordinal(const std::string &word) {
  constexpr std::array<std::string_view, 8> names = {"first", "second", "third",   "fourth",
                                                     "fifth", "sixth",  "seventh", "eighth"};
  const bool ends_so = word.size() > 2 && (word.ends_with("st") || word.ends_with("nd") ||
                                           word.ends_with("rd") || word.ends_with("th"));
  return std::max(place_in(names, word), ends_so ? number_of(word.substr(0, word.size() - 2)) : 0);
}

// '2', '2.0', '2 - Directors', 'Tier 2', 'Second tier', 'Directors (level two)'; 0: none.
std::size_t number_in(std::string_view text) {
  if (text.ends_with(".0"))
    text.remove_suffix(2);
  const std::vector<std::string> words = words_of(text);
  if (words.empty())
    return 0;
  for (std::size_t w = 0; w < words.size(); ++w) {
    constexpr std::array<std::string_view, 9> nouns = {"tier", "level", "layer", "band", "grade",
                                                       "rank", "stage", "t",     "l"};
    if (place_in(nouns, words[w]) == 0)
      continue;
    if (const std::size_t after = w + 1 < words.size() ? cardinal(words[w + 1]) : 0; after > 0)
      return after;
    if (const std::size_t before = w > 0 ? ordinal(words[w - 1]) : 0; before > 0)
      return before;
  }
  for (const std::string_view noun : {"tier", "level", "layer", "t", "l"}) // 'L2'
    if (words.front().starts_with(noun))
      if (const std::size_t behind = number_of(words.front().substr(noun.size())); behind > 0)
        return behind;
  const std::size_t first = number_of(words.front());
  return first > 0 || words.size() > 1 ? first : std::max(ordinal(words.front()), cardinal(words.front()));
}

// '0', 'Level 0', '0 - Chief Executive'.
bool is_zero(std::string_view text) {
  if (text.ends_with(".0"))
    text.remove_suffix(2);
  const std::vector<std::string> words = words_of(text);
  return number_in(text) == 0 && !words.empty() && (words.front() == "0" || words.back() == "0");
}

enum class Rank : std::size_t {
  none,
  chief_executive,
  deputy_chief_executive,
  upper_director,
  director,
  chief_officer, // of several: by law who reports to the chief executive, as directors do
  deputy_director,
  assistant_director,
  head_of_service,
  service_manager,
  manager,
  team_manager
};

struct RankWord {
  std::string_view word; // as key_of() makes it
  Rank rank;
};

constexpr std::array rank_words = {RankWord{"chief executive", Rank::chief_executive},
                                   RankWord{"chief executive officer", Rank::chief_executive},
                                   RankWord{"ceo", Rank::chief_executive},
                                   RankWord{"managing director", Rank::chief_executive},
                                   RankWord{"head paid service", Rank::chief_executive},
                                   RankWord{"deputy chief executive", Rank::deputy_chief_executive},
                                   RankWord{"executive director", Rank::upper_director},
                                   RankWord{"corporate director", Rank::upper_director},
                                   RankWord{"strategic director", Rank::upper_director},
                                   RankWord{"director", Rank::director},
                                   RankWord{"chief officer", Rank::chief_officer},
                                   RankWord{"deputy director", Rank::deputy_director},
                                   RankWord{"deputy chief officer", Rank::deputy_director},
                                   RankWord{"assistant director", Rank::assistant_director},
                                   RankWord{"head service", Rank::head_of_service},
                                   RankWord{"service head", Rank::head_of_service},
                                   RankWord{"service manager", Rank::service_manager},
                                   RankWord{"manager", Rank::manager},
                                   RankWord{"team manager", Rank::team_manager},
                                   RankWord{"team leader", Rank::team_manager}};

// 'Heads of Service' is head service.
std::string key_of(std::string_view text) {
  std::string key;
  for (std::string word : words_of(text)) {
    if (word == "of" || word == "the")
      continue;
    if (word.size() > 3 && word.ends_with('s'))
      word.pop_back();
    key += (key.empty() ? "" : " ") + word;
  }
  return key;
}

Rank rank_of(std::string_view key) {
  const auto known = std::ranges::find(rank_words, key, &RankWord::word);
  return known == rank_words.end() ? Rank::none : known->rank;
}

/// The rows of one word, in the order of the table.
struct LevelWord {
  std::string text; // as the first row spells it
  Rank rank = Rank::none;
  std::vector<std::uint32_t> posts;
};

class LevelWords {
public:
  explicit LevelWords(Chart &chart) : chart_(&chart) {}

  void add(std::uint32_t p, std::string_view text) {
    const std::string key = key_of(text);
    const auto [at, added] = known_.try_emplace(key, words_.size());
    if (added)
      words_.push_back({std::string(text), rank_of(key), {}});
    words_[at->second].posts.push_back(p);
  }
  bool any() const { return !words_.empty(); }

  // Beside numbers a word says nothing.
  void warn_beside_numbers() const {
    for (const LevelWord &word : words_)
      say(Code::cell_left_blank, word,
          "is no level that is known beside the numbers of the column; it was taken as blank",
          "write its number");
  }

  void put_in_order() {
    lead_by_one_chief_officer();
    std::ranges::stable_sort(words_, {}, &LevelWord::rank);
    bool good = true;
    for (std::size_t w = 0; w < words_.size(); ++w)
      good = has_place(w) && good;
    if (!good)
      return;
    std::string said;
    std::size_t number = 0;
    for (std::size_t w = 0; w < words_.size(); ++w) {
      number += w == 0 || words_[w].rank != words_[w - 1].rank ? 1U : 0U;
      said += (w == 0 ? "" : ", ") + shown(words_[w].text) + " is " + std::to_string(number);
      for (const std::uint32_t p : words_[w].posts)
        chart_->posts[p].level = number;
    }
    say(Code::guessed_form, words_.front(), "is one of the levels in words, read in their order: " + said,
        "write numbers, 1 for the highest level, where that is wrong");
  }

private:
  // A council with one chief officer, and no chief executive, is led by him.
  void lead_by_one_chief_officer() {
    const auto chief = std::ranges::find(words_, Rank::chief_officer, &LevelWord::rank);
    if (chief == words_.end() || std::ranges::count(words_, Rank::chief_executive, &LevelWord::rank) > 0)
      return;
    std::set<std::string_view> organisations;
    for (const std::uint32_t p : chief->posts)
      if (!organisations.insert(chart_->posts[p].organisation).second)
        return;
    chief->rank = Rank::chief_executive;
  }

  // Two kinds of directors may be two levels to the council, and chief officers are directors to some.
  bool has_place(std::size_t w) const {
    const LevelWord &word = words_[w];
    if (word.rank == Rank::none) {
      say(Code::unknown_level, word, "is a level whose place among the others is not known", {});
      return false;
    }
    if (w == 0)
      return true;
    const LevelWord &before = words_[w - 1];
    const bool are_directors = before.rank == Rank::director || before.rank == Rank::upper_director;
    const bool are_of_kinds =
        word.rank == before.rank && (word.rank == Rank::upper_director || word.rank == Rank::deputy_director);
    if (!are_of_kinds && !(word.rank == Rank::chief_officer && are_directors))
      return true;
    say(Code::unknown_level, word,
        "and " + shown(before.text) + " are levels of which either may be the higher", {});
    return false;
  }

  void say(Code code, const LevelWord &word, const std::string &problem, std::string remedy) const {
    const Post &first = chart_->posts[word.posts.front()];
    const bool is_error = code == Code::unknown_level;
    chart_->report.diagnostics.push_back(chart_->tables[first.table].at(
        code, first.row, level,
        shown(word.text) + " (in " + counted(word.posts.size(), "row") + ") " + problem,
        is_error ? "numbers, or words such as Chief Executive, Director, Head of Service" : "",
        std::move(remedy)));
  }

  Chart *chart_;
  std::map<std::string, std::size_t> known_;
  std::vector<LevelWord> words_;
};

} // namespace

void read_levels(Chart &chart) {
  LevelWords words(chart);
  bool any_number = false;
  std::vector<std::uint32_t> zeros; // some count from 0
  for (std::uint32_t p = 0; p < chart.posts.size(); ++p) {
    const std::string_view text = people::unless_none(chart.cell(chart.posts[p], level));
    chart.posts[p].level = number_in(text);
    any_number = any_number || chart.posts[p].level > 0;
    if (is_zero(text))
      zeros.push_back(p);
    else if (!text.empty() && chart.posts[p].level == 0)
      words.add(p, text);
  }
  for (Post &post : chart.posts)
    post.level += zeros.empty() || post.level == 0 ? 0U : 1U;
  for (const std::uint32_t p : zeros) {
    chart.posts[p].level = 1;
    chart.note(chart.posts[p], level, "posts.csv tier 1", "levels are counted from 0: each is one more");
  }
  any_number = any_number || !zeros.empty();
  if (any_number)
    words.warn_beside_numbers();
  else if (words.any())
    words.put_in_order();
}

} // namespace organograph::io::council
