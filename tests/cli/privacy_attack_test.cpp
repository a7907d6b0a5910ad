// SPDX-License-Identifier: Apache-2.0
// --minimum-group against somebody who adds up and subtracts what is printed, over random models.
#include "privacy/attack.hpp"
#include "privacy/attacked_model.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace organograph {
namespace {

using Json = nlohmann::ordered_json;

struct Attacked {
  bool ran = false;
  std::size_t figures = 0;
  std::vector<std::string> found;
};

Attacked attack(const test::AttackedModel &model, unsigned minimum) {
  const test::TemporaryFolder folder;
  model.write(folder / "model");
  const std::string n = std::to_string(minimum);
  const auto analysed = test::program({"analyse", folder / "model", "-o", folder / "out", "--no-diagrams",
                                       "--no-report", "--json", "--minimum-group", n});
  if (analysed.code != 0) // fewer posts than the group
    return {};
  test::Printed printed;
  const Json tree = Json::parse(analysed.out);
  test::gather(tree, printed);
  for (const auto &[name, text] : test::files_below(folder / "out/tables"))
    test::gather_table(name, text, printed);
  Attacked out;
  out.ran = true;
  if (!model.proposals.empty()) {
    const Json compared =
        Json::parse(test::program({"compare", folder / "model", "--json", "--minimum-group", n}).out);
    test::gather(compared, printed);
    test::gather_text(test::program({"compare", folder / "model", "--minimum-group", n}).out, printed);
    for (const Json *scenarios : {&tree.at("scenarios"), &compared.at("scenarios")})
      std::ranges::copy(test::found_people(*scenarios, model.proposals, minimum),
                        std::back_inserter(out.found));
  }
  out.figures = printed.money.size() + printed.fte.size();
  std::ranges::copy(test::found(printed.money, model.costs, 2), std::back_inserter(out.found));
  std::ranges::copy(test::found(printed.fte, model.ftes, 1e-12), std::back_inserter(out.found));
  return out;
}

// With other costs and FTE the same ways must lead there again: else it was chance.
std::vector<std::string> leaks(std::uint64_t seed, unsigned minimum, Attacked &first) {
  first = attack(test::attacked_model(seed, seed), minimum);
  if (first.found.empty())
    return {};
  const Attacked again = attack(test::attacked_model(seed, seed + 1'000'000'007), minimum);
  return again.found.empty() ? std::vector<std::string>{} : first.found;
}

void attack_models(std::uint64_t from, std::uint64_t count) {
  std::size_t ran = 0, leaked = 0, figures = 0;
  for (std::uint64_t seed = from; seed < from + count; ++seed) {
    const auto minimum = static_cast<unsigned>(3 + seed % 3);
    Attacked first;
    const std::vector<std::string> found = leaks(seed, minimum, first);
    ran += first.ran;
    figures += first.figures;
    leaked += !found.empty();
    EXPECT_TRUE(found.empty()) << "seed " << seed << ", N = " << minimum << ": " << found.front();
  }
  testing::Test::RecordProperty("leaked", static_cast<int>(leaked));
  EXPECT_GT(ran, count * 7 / 10); // else this shows nothing
  EXPECT_GT(figures, ran * 5);
}

TEST(PrivacyAttack, finds_no_cost_no_fte_and_nobody_in_what_is_printed) {
  attack_models(1, 20);
}

TEST(PrivacyAttackSlow, finds_none_in_a_thousand_models) {
  const char *more = std::getenv("ORGANOGRAPH_ATTACKED_MODELS");
  attack_models(1'000, more == nullptr ? 1'000 : std::strtoull(more, nullptr, 10));
}

} // namespace
} // namespace organograph
