// SPDX-License-Identifier: Apache-2.0
// What random models with registers must go on bringing: each word that a register's figures may say, in one
// of the models of seeds 1 to 100.
#include "oracle.hpp"
#include "random_model.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace organograph::oracle::coverage_registers_test {
namespace {

/// How many models say a word in a place.
using Said = std::map<std::string, int>;

void note(const std::string &place, const Json &list, const char *key, Said &to) {
  if (list.is_array())
    for (const Json &each : list)
      ++to[place + ": " + (each.at(key).is_string() ? each.at(key).get<std::string>() : each.at(key).dump())];
}

void note_model(const Json &found, Said &to) {
  if (const Json &benefits = found.at("benefits"); benefits.is_object()) {
    note("benefit", benefits.at("benefits"), "state", to);
    note("cost change", benefits.at("benefits"), "cost_change_not_known", to);
    note("payback", benefits.at("paybacks"), "payback_not_known", to);
    note("payback of", benefits.at("paybacks"), "stage", to);
  }
  if (const Json &claims = found.at("claims"); claims.is_object())
    note("claim", claims.at("claims"), "result", to);
  if (const Json &pay = found.at("pay_ranges"); pay.is_object())
    note("pay", pay.at("posts"), "basis", to);
  if (const Json &agreements = found.at("agreements"); agreements.is_object()) {
    note("agreement", agreements.at("agreements"), "state", to);
    note("exit", agreements.at("agreements"), "exit_not_known", to);
  }
  if (const Json &consultations = found.at("consultations"); consultations.is_object())
    note("consultation", consultations.at("consultations"), "state", to);
  if (const Json &recharges = found.at("recharges"); recharges.is_object())
    for (const char *key : {"agreed_not_known", "paid_not_known", "served_not_known", "use_is_a_proxy"})
      note(key, recharges.at("recharges"), key, to);
  note("pair", found.at("services").at("pairs"), "kind", to);
}

TEST(RandomModel, with_registers_brings_every_word_that_they_are_told_in) {
  Said said;
  for (unsigned seed = 1; seed <= 100; ++seed) {
    Options options;
    options.day = seed % 4 == 0 ? "" : "2017-01-31";
    note_model(expected_registers(random_model_with_registers(seed, {"a proposal"}), options), said);
  }
  for (const char *word :
       {"benefit: said again",
        "benefit: no plan",
        "benefit: checked",
        "benefit: not checked",
        "benefit: not yet due",
        "benefit: due not known",
        "cost change: it is no saving in the currency of the model, or model.csv gives none",
        "cost change: it names no posts",
        "cost change: it names no scenario",
        "cost change: the scenario is not computed",
        "payback: null",
        "payback: nothing recurring is saved or earned",
        "payback: of a row it is not given what kind it is, or whether it recurs",
        "payback: no stage has an amount in every row",
        "payback: what recurs is given of several years",
        "payback: what recurs costs as much as it brings, or more",
        "payback of: planned",
        "claim: supported",
        "claim: contradicted",
        "claim: partly known",
        "claim: no figure",
        "pay: full cost",
        "pay: salary only",
        "pay: null",
        "agreement: not begun",
        "agreement: in force",
        "agreement: ended",
        "agreement: null",
        "exit: null",
        "exit: its notice is not given",
        "exit: no day is asked for (--as-of)",
        "consultation: open",
        "consultation: closed",
        "consultation: not begun",
        "use_is_a_proxy: true",
        "agreed_not_known: null",
        "paid_not_known: null",
        "served_not_known: null",
        "paid_not_known: no recharge is given for the year",
        "served_not_known: a meeting to take the use from has no duration",
        "pair: horizontal",
        "pair: vertical",
        "pair: other",
        "pair: not known"})
    EXPECT_GE(said[word], 1) << word;
}

} // namespace
} // namespace organograph::oracle::coverage_registers_test
