// SPDX-License-Identifier: Apache-2.0
// Which sums of cost and FTE are shown: those of the model, of each scenario and of what is undone, side by
// side. The order in which they are asked for is that of docs/privacy.md: what comes first is shown first.
#include "privacy/small_groups.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

namespace organograph::detail {

namespace {

enum class Amount : std::uint8_t { fte, cost };
enum class By : std::uint8_t { all, organisation, function, layer };
using Parts = std::vector<Part>;

/// Posts by identifier over all models; looked up, never iterated over.
using PostNumbers = std::unordered_map<std::string_view, std::uint32_t>;

/// What is shown of one model, by figure, breakdown and part of it.
struct Shown {
  std::array<std::vector<bool>, 4> fte, cost, manager_share;
};

struct Numbered {
  const Model *model;
  std::vector<std::uint32_t> posts; ///< number by PostId
  Shown shown;
};

Numbered numbered(const Model &model, PostNumbers &numbers) {
  Numbered out{&model, {}, {}};
  for (const TextId id : model->posts.id)
    out.posts.push_back(
        numbers.try_emplace(model.text(id), static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

/// Marks, by entry of posts.serves.items, those who manage somebody who serves the organisation too.
std::vector<std::uint8_t> manages_in_organisation(const Posts &posts) {
  std::vector<std::uint8_t> out(posts.serves.items.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts.manager[p] == none<PostId> || posts.assistant[p] != 0)
      continue;
    const std::size_t manager = index(posts.manager[p]);
    for (std::size_t at = posts.serves.offsets[manager]; at < posts.serves.offsets[manager + 1]; ++at)
      out[at] |= static_cast<std::uint8_t>(std::ranges::any_of(posts.serves[p], [&](const Served &served) {
        return served.organisation == posts.serves.items[at].organisation;
      }));
  }
  return out;
}

std::size_t parts_of(const Model &model, By by) {
  switch (by) {
  case By::organisation:
    return model->organisations.id.size();
  case By::function:
    return model->functions.id.size();
  case By::layer:
    return known_layers(model->posts);
  default:
    return 1;
  }
}

/// The parts of the sums of a breakdown, of all posts or of managers alone.
std::vector<Parts> sums_of(const Numbered &of, Amount amount, By by, bool of_managers = false) {
  const Posts &posts = (*of.model)->posts;
  const std::vector<double> &values = amount == Amount::cost ? posts.annual_cost : posts.fte;
  std::vector<std::uint8_t> manages;
  if (by == By::organisation && of_managers)
    manages = manages_in_organisation(posts);
  std::vector<Parts> out(parts_of(*of.model, by));
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (!is_known(values[p]))
      continue;
    if (by == By::organisation) {
      for (std::size_t s = posts.serves.offsets[p]; s < posts.serves.offsets[p + 1]; ++s)
        if ((!of_managers || manages[s] != 0) && is_known(posts.serves.items[s].share))
          out[index(posts.serves.items[s].organisation)].push_back(
              {of.posts[p], values[p], posts.serves.items[s].share});
    } else if (!of_managers || posts.direct_reports(p) > 0) {
      const std::size_t part = by == By::all     ? 0
                               : by == By::layer ? (posts.layer_known[p] != 0 ? posts.layer[p] - 1 : SIZE_MAX)
                                                 : index(posts.function[p]);
      if (part < out.size()) // a post without a function is in none, nor one of a layer that is not known
        out[part].push_back({of.posts[p], values[p], 1});
    }
  }
  return out;
}

std::vector<SpanScope *> scopes_of(SpanOfControl &spans, By by) {
  std::vector<SpanScope *> out;
  if (by == By::all)
    return {&spans.all};
  for (SpanScope &scope : by == By::organisation ? spans.organisations
                          : by == By::function   ? spans.functions
                                                 : spans.layers)
    out.push_back(&scope);
  return out;
}

/// Places of parts, the largest first.
std::vector<std::size_t> largest_first(const std::vector<Parts> &sums) {
  std::vector<std::size_t> out(sums.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::ranges::stable_sort(out, std::ranges::greater{}, [&](std::size_t part) { return sums[part].size(); });
  return out;
}

/// after less before.
Parts change_of(const Parts &before, const Parts &after) {
  Parts out = after;
  for (Part part : before) {
    part.weight = -part.weight;
    out.push_back(part);
  }
  return out;
}

class Amounts {
public:
  explicit Amounts(unsigned minimum) : minimum_(minimum), fte_(minimum), cost_(minimum) {}

  /// Asks for the FTE and the cost of a breakdown; `blanked`: parts that are not shown at all.
  void ask(Numbered &of, By by, const std::vector<bool> &blanked) {
    ask(of, Amount::fte, by, blanked, of.shown.fte[place(by)]);
    ask(of, Amount::cost, by, blanked, of.shown.cost[place(by)]);
  }
  /// A share of managers tells, with the cost, what the managers cost.
  void ask_for_managers(Numbered &of, By by) {
    const std::vector<Parts> sums = sums_of(of, Amount::cost, by, true);
    std::vector<bool> &shown = of.shown.manager_share[place(by)];
    shown.assign(sums.size(), false);
    for (const std::size_t part : largest_first(sums))
      shown[part] = of.shown.cost[place(by)][part] && cost_.show(sums[part]);
  }
  /// Blanks what is not shown of a change. Both models must have been asked for.
  std::uint64_t ask_for_change(const Numbered &before, const Numbered &after, Comparison &c) {
    std::uint64_t out = 0;
    for (const auto &[amount, change] :
         {std::pair{Amount::fte, &c.fte_change}, std::pair{Amount::cost, &c.cost_change_per_year}})
      for (const By by : {By::all, By::organisation}) {
        const std::vector<Parts> was = sums_of(before, amount, by), is = sums_of(after, amount, by);
        for (std::size_t part = 0; part < is.size(); ++part) {
          std::optional<double> &figure = by == By::all ? change->all : change->organisations[part];
          if (!figure || sums(amount).show(change_of(was[part], is[part])))
            continue;
          figure.reset();
          if (by == By::all) {
            change->blanked = true;
            ++out;
          }
        }
      }
    return out;
  }
  std::uint64_t ask_for_undone(const Numbered &of, Decoupling &undone);
  /// Blanks what is not shown of own and shared FTE.
  std::uint64_t ask_for_own_and_shared(const Numbered &of, Capacity &capacity);

  static std::size_t place(By by) { return static_cast<std::size_t>(by); }

private:
  SumsShown &sums(Amount amount) { return amount == Amount::cost ? cost_ : fte_; }

  void ask(const Numbered &of, Amount amount, By by, const std::vector<bool> &blanked,
           std::vector<bool> &shown) {
    const std::vector<Parts> parts = sums_of(of, amount, by);
    shown.assign(parts.size(), false);
    for (const std::size_t part : largest_first(parts))
      shown[part] = !(part < blanked.size() && blanked[part]) && sums(amount).show(parts[part]);
  }

  unsigned minimum_;
  SumsShown fte_, cost_;
};

/// What undoing costs one organisation, or all: twice what it would cost to stand alone, less its share now.
struct UndoneParts {
  Parts fte, middle, high;
  std::uint32_t posts = 0;
};

std::vector<UndoneParts> undone_parts(const Numbered &of, const Decoupling &undone) {
  const Posts &posts = (*of.model)->posts;
  std::vector<UndoneParts> out(parts_of(*of.model, By::organisation) + 1); // the last: all
  for (const std::string &id : undone.posts) {
    const std::size_t p = index(of.model->find_post(id));
    const std::uint32_t number = of.posts[p];
    const double cost = posts.annual_cost[p];
    ++out.back().posts;
    for (const Served &served : posts.serves[p]) {
      if (!is_known(served.share))
        continue; // nothing is told of it
      UndoneParts &own = out[index(served.organisation)];
      ++own.posts;
      for (UndoneParts *to : {&own, &out.back()}) {
        to->fte.insert(to->fte.end(), {{number, posts.fte[p], 1}, {number, posts.fte[p], -served.share}});
        if (is_known(cost))
          to->high.insert(to->high.end(), {{number, cost, 1}, {number, cost, -served.share}});
        if (is_known(cost) && is_known(served.sole_cost))
          to->middle.insert(to->middle.end(), {{number, served.sole_cost, 1}, {number, cost, -served.share}});
      }
    }
  }
  return out;
}

// How many halves have no sole_cost tells no cost.
void blank(DecouplingCost &cost) {
  cost.low.reset();
  cost.middle.reset();
  cost.high.reset();
}

std::uint64_t Amounts::ask_for_undone(const Numbered &of, Decoupling &undone) {
  const std::vector<UndoneParts> parts = undone_parts(of, undone);
  std::uint64_t out = 0;
  const auto may_show = [&](const UndoneParts &each, const DecouplingCost &cost) {
    return each.posts == 0 || (each.posts >= minimum_ && (!cost.middle || cost_.show(each.middle)) &&
                               (!cost.high || cost_.show(each.high)));
  };
  if (!may_show(parts.back(), undone.cost))
    blank(undone.cost);
  undone.high_by_pay.reset(); // ranges of pay tell what single posts are paid
  for (std::size_t o = 0; o + 1 < parts.size(); ++o) {
    if (!may_show(parts[o], undone.cost_by_organisation[o])) {
      blank(undone.cost_by_organisation[o]);
      ++out;
    }
    if (parts[o].posts > 0 && (parts[o].posts < minimum_ || !fte_.show(parts[o].fte)))
      undone.fte_gained_by_organisation[o] = unknown;
  }
  return out;
}

/// Of all (the last) and of each organisation.
struct OwnAndShared {
  Parts own, shared;
};

std::vector<OwnAndShared> own_and_shared_parts(const Numbered &of) {
  const Posts &posts = (*of.model)->posts;
  std::vector<OwnAndShared> out(parts_of(*of.model, By::organisation) + 1);
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto parts = posts.organisations_served(p) >= 2 ? &OwnAndShared::shared : &OwnAndShared::own;
    (out.back().*parts).push_back({of.posts[p], posts.fte[p], 1});
    for (const Served &served : posts.serves[p])
      if (is_known(served.share))
        (out[index(served.organisation)].*parts).push_back({of.posts[p], posts.fte[p], served.share});
  }
  return out;
}

std::uint64_t Amounts::ask_for_own_and_shared(const Numbered &of, Capacity &capacity) {
  const std::vector<OwnAndShared> parts = own_and_shared_parts(of);
  std::uint64_t out = 0;
  const auto ask_for = [&](const OwnAndShared &each, CapacityScope &scope) {
    for (const auto &[sum, figure] :
         {std::pair(&each.own, &scope.own_fte), std::pair(&each.shared, &scope.shared_fte)})
      if (is_known(*figure) && !fte_.show(*sum)) {
        *figure = unknown;
        scope.own_share.reset();
        ++out;
      }
  };
  ask_for(parts.back(), capacity.all);
  for (std::size_t o = 0; o < capacity.organisations.size(); ++o)
    ask_for(parts[o], capacity.organisations[o]);
  return out;
}

// --- what is shown is blanked elsewhere --------------------------------------------------------------------

std::vector<bool> blanked(Analysis &analysis, By by) {
  std::vector<bool> out;
  for (const SpanScope *scope : scopes_of(analysis.span_of_control, by))
    out.push_back(scope->blanked);
  return out;
}

std::uint64_t blank_spans(const Shown &shown, SpanOfControl &spans) {
  const auto is_shown = [](const std::vector<bool> &parts, std::size_t part) {
    return part < parts.size() && parts[part]; // of a breakdown that was not asked for none is
  };
  std::uint64_t out = 0;
  for (const By by : {By::all, By::organisation, By::function, By::layer}) {
    const std::vector<SpanScope *> scopes = scopes_of(spans, by);
    for (std::size_t part = 0; part < scopes.size(); ++part) {
      SpanScope &scope = *scopes[part];
      if (scope.blanked)
        continue;
      if (!is_shown(shown.fte[Amounts::place(by)], part))
        scope.fte = unknown;
      if (!is_shown(shown.manager_share[Amounts::place(by)], part))
        scope.manager_cost_share.reset();
      if (!is_shown(shown.cost[Amounts::place(by)], part)) {
        out += scope.cost.has_value();
        scope.cost.reset();
      }
    }
  }
  return out;
}

void blank_fte(const Shown &shown, MoneyOrFte &fte) {
  if (!shown.fte[Amounts::place(By::all)][0]) {
    fte.all.reset();
    fte.blanked = true;
  }
  for (std::size_t o = 0; o < fte.organisations.size(); ++o)
    if (!shown.fte[Amounts::place(By::organisation)][o])
      fte.organisations[o].reset();
}

} // namespace

std::uint64_t blank_amounts(const Results &results, std::span<const Compared> compared, unsigned minimum) {
  PostNumbers numbers;
  Amounts amounts(minimum);
  std::uint64_t count = 0;
  std::vector<Numbered> models; // of those compared; the last: the baseline
  for (const Compared &each : compared)
    models.push_back(numbered(*each.after, numbers));
  models.push_back(numbered(results.model, numbers));
  Numbered &baseline = models.back();
  for (const By by : {By::all, By::organisation})
    amounts.ask(baseline, by, blanked(results.analysis, by));
  for (std::size_t i = 0; i < compared.size(); ++i) {
    Comparison &c = *compared[i].comparison;
    for (const By by : {By::all, By::organisation})
      amounts.ask(models[i], by, blanked(c.after, by));
    count += amounts.ask_for_change(models[compared[i].start], models[i], c);
  }
  for (const By by : {By::function, By::layer})
    amounts.ask(baseline, by, blanked(results.analysis, by));
  for (const By by : {By::all, By::organisation, By::function, By::layer})
    amounts.ask_for_managers(baseline, by);
  for (std::size_t i = 0; i < compared.size(); ++i)
    for (const By by : {By::all, By::organisation})
      amounts.ask_for_managers(models[i], by);
  for (Decoupling *undone : results.undone)
    count += amounts.ask_for_undone(baseline, *undone);
  count += amounts.ask_for_own_and_shared(baseline, results.analysis.capacity);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    Comparison &c = *compared[i].comparison;
    count += amounts.ask_for_own_and_shared(models[compared[i].start], c.before.capacity) +
             amounts.ask_for_own_and_shared(models[i], c.after.capacity);
  }
  count += blank_spans(baseline.shown, results.analysis.span_of_control);
  for (std::size_t i = 0; i < compared.size(); ++i) {
    Comparison &c = *compared[i].comparison;
    const Shown &before = models[compared[i].start].shown, &after = models[i].shown;
    count += blank_spans(before, c.before.span_of_control) + blank_spans(after, c.after.span_of_control);
    blank_fte(before, c.fte_before);
    blank_fte(after, c.fte_after);
  }
  return count;
}

} // namespace organograph::detail
