// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/analysis_json.hpp"
#include "tree/json_sections.hpp"

#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

Json cost_json(const DecouplingCost &cost) {
  return {{"low", number(cost.low)},
          {"middle", number(cost.middle)},
          {"middle_not_known", cost.middle_not_known},
          {"high", number(cost.high)}};
}

Json organisations_json(const Model &model, const Decoupling &d) {
  Json out = Json::object();
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    append(out, id(model, id_at<OrganisationId>(o)),
           {{"cost_per_year", cost_json(d.cost_by_organisation[o])},
            {"fte_gained", number(d.fte_gained_by_organisation[o])},
            {"vacancies", d.vacancies_by_organisation[o]}});
  return out;
}

Json levels_json(const Model &model, const std::vector<LevelChange> &services) {
  Json out = Json::array();
  for (const LevelChange &service : services)
    out.push_back({{"function", id(model, service.function)},
                   {"organisation_a", id(model, service.organisation_a)},
                   {"organisation_b", id(model, service.organisation_b)},
                   {"reached_before", service.reached.before},
                   {"reached_before_at_most", service.reached.before_at_most},
                   {"reached_after", service.reached.after},
                   {"reached_after_at_most", service.reached.after_at_most},
                   {"secured_before", service.secured.before},
                   {"secured_before_at_most", service.secured.before_at_most},
                   {"secured_after", service.secured.after},
                   {"secured_after_at_most", service.secured.after_at_most}});
  return out;
}

Json lists_json(const Model &model, const Decoupling &d) {
  Json voices = Json::array(), apart = Json::array(), without = Json::array();
  for (const auto &[organisation, role] : d.left_without)
    without.push_back({{"organisation", id(model, organisation)}, {"role", role}});
  for (const auto &[partner, function] : d.lost_one_voice)
    voices.push_back({{"partner_id", id(model, partner)}, {"function", id(model, function)}});
  for (const auto &[a, b] : d.no_longer_connected)
    apart.push_back({id(model, a), id(model, b)});
  return {{"lost_one_voice", std::move(voices)},
          {"fallen_services", levels_json(model, d.fallen_services)},
          {"risen_services", levels_json(model, d.risen_services)},
          {"fallen_and_risen_services", levels_json(model, d.fallen_and_risen_services)},
          {"services_not_known", levels_json(model, d.services_not_known)},
          {"no_longer_connected", std::move(apart)},
          {"left_without", std::move(without)}};
}

Json decoupling_json(const Model &model, const Decoupling &d) {
  Json posts = Json::array();
  for (const std::string &post : d.posts)
    posts.push_back(post);
  Json out = {{"post_ids", std::move(posts)},
              {"series", d.series},
              {"meeting_hours_per_year", number(d.meeting_hours)},
              {"cost_per_year", cost_json(d.cost)},
              {"organisations", organisations_json(model, d)},
              {"vacancies", d.vacancies},
              {"attendances_that_become_duplicated", d.attendances_that_become_duplicated}};
  out.update(lists_json(model, d));
  if (!model->meetings) // not measured, rather than none
    out["series"] = out["attendances_that_become_duplicated"] = nullptr;
  if (!model->partner_links)
    out["lost_one_voice"] = nullptr;
  if (model.rows_of(TableId::statutory_roles) == nullptr)
    out["left_without"] = nullptr;
  if (model.rows_of(TableId::agreements) != nullptr) {
    out["earliest_exit"] = text_or_null(d.earliest_exit);
    out["exit_not_known"] = d.exit_not_known;
  }
  if (d.high_by_pay)
    out["high_by_pay"] = cost_sums_json(model, *d.high_by_pay);
  return out;
}

} // namespace

Json decouple_json(const Model &model, const Undoing &undoing) {
  Json alone = Json::array();
  for (const Decoupling &d : undoing.alone)
    alone.push_back(decoupling_json(model, d));
  return {{"joint_posts", undoing.joint_posts},
          {"not_undone", ids(model, not_undone(model))},
          {"together", undoing.joint_posts > 0 ? decoupling_json(model, undoing.together) : Json()},
          {"alone", std::move(alone)}};
}

Json decouple_json(const Study &study) {
  Json out = decouple_json(*study.model, *study.undoing);
  append(out, "privacy", privacy_json(study, study.undoing->blanked));
  if (study.as_of)
    append(out, "as_of", as_of_json(*study.as_of));
  return out;
}

} // namespace organograph::viz
