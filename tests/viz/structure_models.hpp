// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/structure.hpp"

#include "support/models.hpp"
#include "support/picture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <string>

namespace organograph::test {

inline std::string svg_of(const Model &model, const viz::StructureOptions &options = {}) {
  return viz::svg(viz::structure_drawing(model, span_of_control(model), options));
}

inline Picture picture_of(const Model &model, const viz::StructureOptions &options = {}) {
  return read_picture(svg_of(model, options));
}

inline const std::string posts_head =
    "post_id,title,organisation_id,reports_to,tier,status,holder,reports_known,fte\n";

/// Two councils: a joint chief, a joint director, sovereign directors with heads of service.
inline Files councils() {
  return {{"model.csv", "title,date,source\nTwo councils,2016-09-30,Cabinet report 3.8\n"},
          {"organisations.csv", "organisation_id,name,colour\nccc,County,#003366\npcc,City,\n"},
          {"posts.csv", posts_head + "ce,Chief Executive,ccc,,1,,Ann,,\n"     // n0
                                     "dj,Joint Director,ccc,ce,2,vacant,,,\n" // n1
                                     "dc,County Director,ccc,ce,2,,Bo,,0.5\n" // n2
                                     "dp,City Director,pcc,ce,2,interim,,,\n" // n3
                                     "h1,Head 1,ccc,dc,3,,,no,\n"             // n4
                                     "h2,Head 2,ccc,dc,3,acting,Cy,,\n"       // n5
                                     "h3,Head 3,pcc,dj,3,,,,\n"},             // n6
          {"post_shares.csv",
           "post_id,organisation_id,cost_share\nce,ccc,0.5\nce,pcc,0.5\ndj,ccc,0.6\ndj,pcc,0.4\n"},
          {"reporting_lines.csv", "post_id,reports_to,kind\nh3,dp,professional\n"},
          {"staff_groups.csv", "group_id,reports_to,fte,title\ng,dc,36,heads of service\n"}};
}

/// A chief with two directors of a unit each; heads below, one of them in the other director's unit.
inline Files units() {
  return {
      {"model.csv", "title,currency\nUnits,GBP\n"},
      {"organisations.csv", "organisation_id,name\nkcc,Kent County Council\nmbc,Medway Borough Council\n"},
      {"functions.csv", "function,name\nf,Adult services\ng,Highways\n"},
      {"posts.csv", "post_id,title,organisation_id,reports_to,function,unit,grade,annual_cost,status,holder\n"
                    "ce,Chief,kcc,,,,,,,Ann\n"                             // n0
                    "d1,Director,kcc,ce,f,People,G1,90000,interim,Bo\n"    // n1
                    "d2,Director,mbc,ce,g,Place,G1,85000.5,,\n"            // n2
                    "h1,Head of Care,kcc,d1,f,People,G2,,,Cy\n"            // n3
                    "h2,Head of Health,kcc,d1,f,People,G3,60000,vacant,\n" // n4
                    "h3,Head of Roads,mbc,d1,g,Place,,60000,,\n"           // n5
                    "h4,Head of Parks,mbc,d2,g,Place,,60000,,Di\n"         // n6
                    "h5,Head of Trees,mbc,d2,g,Place,,60000,,\n"},         // n7
      {"post_shares.csv", "post_id,organisation_id,cost_share\nce,kcc,0.8\nce,mbc,0.2\n"}};
}

/// A tree of n posts in which each reports to one of the `reach` before it.
inline Files random_tree(std::size_t n, unsigned seed, std::size_t reach, std::size_t organisations = 1) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  std::string posts = posts_head, all;
  std::vector<std::size_t> tier(n, 1);
  for (std::size_t i = 0; i < organisations; ++i)
    all += "o" + std::to_string(i) + ",Organisation " + std::to_string(i) + "\n";
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t manager = i == 0 ? 0 : i - 1 - below(std::min(i, reach));
    if (i > 0)
      tier[i] = tier[manager] + 1;
    posts += "p" + std::to_string(i) + ",Head of Service for Place and People " + std::to_string(i) + ",o" +
             std::to_string(below(organisations)) + ',' + (i == 0 ? "" : "p" + std::to_string(manager)) +
             ',' + std::to_string(tier[i]) + ",,,,\n";
  }
  return {{"organisations.csv", "organisation_id,name\n" + all}, {"posts.csv", posts}};
}

/// Everything that a drawing can meet: several tops and organisations, joint posts, tiers left out or not
/// below the manager's, posts that are vacant, staff groups, further lines, long words.
inline Files random_structure(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  const std::size_t n = 1 + below(seed % 10 == 9 ? 200 : 60), organisations = 1 + below(5),
                    reach = 1 + below(40), further_tops = below(3), tops = 1 + further_tops * below(2);
  const std::vector<std::string> words = {"Head of",
                                          "Service",
                                          "Director:",
                                          "Adults",
                                          "Education",
                                          "and",
                                          "Kinderbetreuung",
                                          "Schutz",
                                          "Ökologie",
                                          "of the",
                                          "Gesundheitsfürsorge",
                                          "Finance",
                                          "Wm",
                                          "Llanfairpwllgwyngyllgogerychwyrndrobwll"};
  const std::vector<std::string> status = {"", "", "", "vacant", "interim", "acting", "seconded"};
  std::string posts =
                  "post_id,title,organisation_id,reports_to,function,tier,status,holder,reports_known,fte\n",
              shares = "post_id,organisation_id,cost_share\n", names = "organisation_id,name\n",
              groups = "group_id,reports_to,fte,title\n", lines = "post_id,reports_to,kind\n";
  std::vector<std::size_t> tier(n, 1);
  for (std::size_t i = 0; i < organisations; ++i)
    names += "o" + std::to_string(i) + "x,Organisation " + std::to_string(i) + "\n";
  std::set<std::string> drawn_lines;
  for (std::size_t i = 0; i < n; ++i) {
    const bool top = i < tops;
    const std::size_t manager = top ? i : i - 1 - below(std::min(i, reach));
    if (!top) {
      const std::size_t lower = below(6) == 0 ? below(4) : 1, higher = below(20) == 0 ? 1 : 0;
      tier[i] = std::max<std::size_t>(1, tier[manager] + lower - std::min(higher, tier[manager]));
    }
    std::string title;
    for (std::size_t w = 0; w < 1 + below(6); ++w)
      title += (w == 0 ? "" : " ") + words[below(words.size())];
    const std::string id = "p" + std::to_string(i), state = status[below(status.size())];
    posts += id + ',' + title + ",o" + std::to_string(below(organisations)) + "x,";
    posts += top ? "" : "p" + std::to_string(manager);
    posts += ",f" + std::to_string(below(3)) + ',' + std::to_string(tier[i]) + ',' + state + ',';
    posts += state == "vacant" || below(3) == 0 ? "" : words[below(words.size())];
    posts += below(5) == 0 ? ",no" : ",";
    posts += ",0." + std::to_string(1 + below(9)) + "\n";
    if (organisations > 1 && below(4) == 0) {
      const std::size_t served = 2 + below(organisations - 1);
      for (std::size_t o = 0; o < served; ++o)
        shares +=
            id + ",o" + std::to_string(o) + "x," + std::to_string(1.0 / static_cast<double>(served)) + "\n";
    }
    for (std::size_t g = 0; below(4) == 0 && g < 1 + below(9); ++g) {
      groups += id + "g" + std::to_string(g) + ',' + id + ',' + std::to_string(1 + below(40)) + ',';
      groups += words[below(words.size())] + "\n";
    }
    if (i > 1 && below(9) == 0) {
      const std::size_t other = below(i);
      if (other != manager && drawn_lines.size() < 12 && drawn_lines.insert(id).second)
        lines += id + ",p" + std::to_string(other) + ',' + (below(2) == 0 ? "professional" : "dotted") + "\n";
    }
  }
  return {{"organisations.csv", names}, {"functions.csv", "function,name\nf0,People\nf1,Place\nf2,Money\n"},
          {"posts.csv", posts},         {"post_shares.csv", shares},
          {"staff_groups.csv", groups}, {"reporting_lines.csv", lines}};
}

/// The same with a further line of every second post to any other, and assistants among the leaves.
inline Files with_many_lines(Files files, unsigned seed) {
  std::mt19937 random(seed);
  const auto text = [&](const char *name) -> std::string & {
    return std::ranges::find(files, name, &Files::value_type::first)->second;
  };
  std::vector<std::string> rows;
  std::istringstream in(text("posts.csv"));
  for (std::string row; std::getline(in, row);)
    rows.push_back(row);
  const std::size_t n = rows.size() - 1;
  const auto names = [](const std::string &table, const std::string &id) {
    return table.find(',' + id + ',') != std::string::npos;
  };
  std::string posts = rows[0] + ",assistant\n", lines = "post_id,reports_to,kind\n";
  for (std::size_t i = 0; i < n; ++i) {
    const std::string id = "p" + std::to_string(i);
    const bool leaf = !names(text("posts.csv"), id) && !names(text("staff_groups.csv"), id);
    const bool managed = rows[i + 1].find(",p") != std::string::npos;
    std::string row = rows[i + 1];
    const bool assistant = leaf && managed && random() % 3 == 0;
    if (assistant) { // without a tier it stands beside its manager
      const std::size_t tier = row.find(',', row.find(",f") + 1) + 1;
      row.erase(tier, row.find(',', tier) - tier);
    }
    posts += row + (assistant ? ",yes\n" : ",\n");
    const std::size_t other = random() % n;
    if (random() % 2 == 0 && other != i && !names(row, "p" + std::to_string(other)))
      lines += id + ",p" + std::to_string(other) + (random() % 2 == 0 ? ",professional\n" : ",dotted\n");
  }
  text("posts.csv") = posts;
  text("reporting_lines.csv") = lines;
  return files;
}

inline bool is_post(const SeenBox &box) {
  return box.name[0] == 'n';
}

inline std::size_t posts_in(const Picture &picture) {
  return static_cast<std::size_t>(std::count_if(picture.boxes.begin(), picture.boxes.end(), is_post));
}

/// The words of a box, line by line.
inline std::string words_of(const SeenBox &box) {
  std::string out;
  for (const SeenText &text : box.texts)
    out += (out.empty() ? "" : "|") + text.words;
  return out;
}

} // namespace organograph::test
