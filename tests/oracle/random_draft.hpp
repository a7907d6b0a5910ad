// SPDX-License-Identifier: Apache-2.0
// Internal to random_model: one function a group of tables, in the order in which they are drawn.
#pragma once

#include "facts.hpp"

#include <cstdint>
#include <random>

namespace organograph::oracle {

// The distributions of std differ between libraries, the engine does not. Never draw twice in one
// call's arguments or one sum: their order is the compiler's choice.
class Random {
public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }

  template <typename T> T pick(const std::vector<T> &list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  template <typename T> void shuffle(std::vector<T> &list) {
    for (int i = static_cast<int>(list.size()) - 1; i > 0; --i)
      std::swap(list[static_cast<std::size_t>(i)], list[static_cast<std::size_t>(below(i + 1))]);
  }
  // Some of the list, each with the chance, in the order of the list.
  template <typename T> std::vector<T> some(const std::vector<T> &list, int percent) {
    std::vector<T> out;
    for (const T &item : list)
      if (chance(percent))
        out.push_back(item);
    return out;
  }

private:
  std::mt19937_64 engine_;
};

struct Draft {
  Random random;
  Rows rows;
  Ids functions; // that other tables may name

  explicit Draft(std::uint64_t seed) : random(seed) {}
};

// Each leaves tables that are absent absent, and an empty one sometimes empty.
void draw_organisations(Draft &draft);
void draw_posts(Draft &draft);
void draw_people(Draft &draft);
void draw_shares(Draft &draft);
void draw_lines(Draft &draft);
void draw_functions(Draft &draft);
void draw_partners(Draft &draft);
void draw_meetings(Draft &draft);
void draw_links(Draft &draft);
void draw_register(Draft &draft);
void draw_notes(Draft &draft);
void draw_unknowns(Draft &draft);  // of models that are whole
void draw_statutory(Draft &draft); // last, so that the tables before it stay as they were

// Beside a model that is whole, each by its own numbers, so that none moves another.
Rows with_agreements(Rows rows, std::uint64_t seed, const Ids &scenarios); // recharges, benefits, claims too
Rows with_services(Rows rows, std::uint64_t seed);
Rows with_pay(Rows rows, std::uint64_t seed);

// Whether an optional table is filled; if not it is left absent or made empty.
template <typename Row> bool begin_table(Draft &draft, OptionalTable<Row> &table) {
  const int way = draft.random.below(100);
  if (way >= 10)
    table.emplace();
  return way >= 15;
}

} // namespace organograph::oracle
