// SPDX-License-Identifier: Apache-2.0
// Which organisations a post serves, and with what part of it.
#include "model/model_maker.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

struct ShareRow {
  Served served;
  std::size_t row;
  bool not_named;   // shared with an organisation that is not named
  bool share_blank; // and not merely faulty
};

namespace {

constexpr double rounding_of_sums = 1e-9; // of decimals

double sum_of_shares(const std::vector<ShareRow> &rows) {
  double sum = 0;
  for (const ShareRow &r : rows)
    sum += r.served.share;
  return sum;
}

// 50 for a half: where the shares above 1 are read as percentages and all then sum to 1.
std::string percent_remedy(const std::vector<ShareRow> &rows) {
  double sum = 0;
  std::string out;
  for (const ShareRow &r : rows) {
    const bool percent = r.served.share > 1;
    sum += percent ? r.served.share / 100 : r.served.share;
    if (percent && out.find(" for " + plain_number(r.served.share)) == std::string::npos)
      out += (out.empty() ? "write " : ", ") + plain_number(r.served.share / 100) + " for " +
             plain_number(r.served.share);
  }
  return std::abs(sum - 1) <= 0.001 + rounding_of_sums ? out : std::string{};
}

// A part of 99.9 % would be lost in every sum. False where they sum to 1 as they are.
bool divided_by_sum(std::vector<ShareRow> &rows) {
  const double sum = sum_of_shares(rows);
  if (rows.empty() || !(std::abs(sum - 1) > rounding_of_sums))
    return false;
  for (ShareRow &r : rows)
    r.served.share /= sum;
  return true;
}

} // namespace

// One row of a post whose share is blank is all of it; of several blank ones the parts are not known.
void ModelMaker::judge_shares(TableReader &table, std::size_t post, std::vector<ShareRow> &rows) {
  const auto share = table.column("cost_share");
  const auto organisation_id = table.column("organisation_id");
  const std::string name = shown(data.text[data.posts.id[post]]);
  if (rows.size() == 1 && rows[0].share_blank)
    rows[0].served.share = 1;
  const auto blank = std::ranges::count_if(rows, [](const ShareRow &r) { return r.share_blank; });
  if (blank > 0 && blank < std::ssize(rows))
    table.fault(std::ranges::find_if(rows, [](const ShareRow &r) { return r.share_blank; })->row, share,
                Code::shares_partly_blank, {},
                std::to_string(blank) + " of the " + std::to_string(rows.size()) + " shares of " + name +
                    (blank == 1 ? " is blank" : " are blank"),
                "all of them or none");
  if (const double sum = sum_of_shares(rows); is_known(sum) && std::abs(sum - 1) > 0.001 + rounding_of_sums)
    table.fault(rows[0].row, share, Code::shares_do_not_sum, {},
                "the shares of " + name + " sum to " + plain_number(sum), "1 (within 0.001)",
                percent_remedy(rows));
  if (std::ranges::all_of(rows, [](const ShareRow &r) { return r.not_named; }))
    table.fault(rows[0].row, organisation_id, Code::unknown_organisation, not_known_mark,
                "organisation_id of " + name + " is '?' and nothing else: no row names an organisation",
                "a row for an organisation of organisations.csv",
                "add the row of the organisation that it is known to serve");
  std::ranges::stable_sort(rows, {}, [](const ShareRow &r) { return r.served.organisation; });
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i].served.organisation == rows[i - 1].served.organisation &&
        rows[i].not_named == rows[i - 1].not_named &&
        (rows[i].served.organisation != none<OrganisationId> || rows[i].not_named))
      table.fault(rows[i].row, organisation_id, Code::duplicate_row,
                  table.identifier(rows[i].row, organisation_id),
                  "the post's share in " + shown(table.identifier(rows[i].row, organisation_id)) +
                      " stands on line " + std::to_string(table.line(rows[i - 1].row)) + " already",
                  "each organisation of a post once");
}

void ModelMaker::read_post_shares() {
  TableReader table = reader(TableId::post_shares);
  const auto post_id = table.column("post_id");
  const auto organisation_id = table.column("organisation_id");
  const auto share = table.column("cost_share");
  const auto grade = table.column("grade");
  const auto sole_cost = table.column("sole_cost"), agreement_id = table.column("agreement_id");
  const auto from = table.column("valid_from"), to = table.column("valid_to");
  std::vector<std::pair<std::uint32_t, ShareRow>> pairs;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    read_validity(table, row, from, to);
    const PostId p = post(table, row, post_id);
    const std::string_view served_id = table.identifier(row, organisation_id);
    const bool not_named = served_id == not_known_mark;
    const Served served{not_named ? none<OrganisationId>
                                  : organisation_called(served_id, table, row, organisation_id),
                        table.number(row, share).value_or(unknown), intern(table.text(row, grade)),
                        agreement(table, row, agreement_id), table.number(row, sole_cost).value_or(unknown)};
    if (served.sole_cost > most_plausible_cost)
      table.fault(row, sole_cost, Code::implausible_cost, {},
                  "the sole_cost of " + shown(table.identifier(row, post_id)) + " is above " +
                      plain_number(most_plausible_cost));
    if (p != none<PostId>)
      pairs.emplace_back(static_cast<std::uint32_t>(p),
                         ShareRow{served, row, not_named, table.identifier(row, share).empty()});
  }
  const Csr<ShareRow> by_post = group_by_row(data.posts.size(), pairs);
  Csr<Served> &serves = data.posts.serves;
  serves.offsets.reserve(data.posts.size() + 1);
  serves.offsets.push_back(0);
  serves.items.reserve(data.posts.size() + pairs.size());
  data.posts.shared_with_other.assign(data.posts.size(), 0);
  std::size_t normalised = 0, first_normalised = 0;
  std::vector<ShareRow> rows;
  for (std::size_t p = 0; p < data.posts.size(); ++p) {
    rows.assign(by_post[p].begin(), by_post[p].end());
    if (rows.empty()) {
      serves.items.push_back({data.posts.employer[p], 1, TextId{}, none<AgreementId>, unknown});
    } else {
      const std::size_t first = rows[0].row;
      judge_shares(table, p, rows);
      if (divided_by_sum(rows))
        first_normalised = normalised++ == 0 ? first : std::min(first_normalised, first);
    }
    for (const ShareRow &r : rows)
      if (!r.not_named) {
        serves.items.push_back(r.served);
      } else {
        data.posts.shared_with_other[p] = 1;
        if (r.served.agreement != none<AgreementId>)
          data.posts.other_agreements.emplace_back(id_at<PostId>(p), r.served.agreement);
      }
    serves.offsets.push_back(static_cast<std::uint32_t>(serves.items.size()));
  }
  if (normalised > 0)
    table.fault(first_normalised, share, Code::shares_normalised, {},
                "the shares of " + counted(normalised, "post") +
                    " sum nearly to 1; they were divided by their sum");
}

} // namespace organograph
