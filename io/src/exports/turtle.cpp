// SPDX-License-Identifier: Apache-2.0
// The W3C Organization Ontology: https://www.w3.org/TR/vocab-org/
#include "organograph/io/exports.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/model.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/engine/table_view.hpp"

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

namespace {

std::string encoded(std::string_view id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::string thing(std::string_view kind, std::string_view id) {
  return "<#" + std::string(kind) + "/" + encoded(id) + ">";
}

std::string literal(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7f)
      out += std::string("\\u00") + digits[byte >> 4U] + digits[byte & 15U];
    else
      out += c;
  }
  return out + "\"";
}

// As exact as it is given: 2016, 2016-09, 2016-09-30.
std::string date_literal(std::string_view date) {
  return literal(date) + "^^xsd:" + (date.size() == 4 ? "gYear" : date.size() == 7 ? "gYearMonth" : "date");
}

/// Statements about one thing.
class Subject {
public:
  Subject(std::string &out, const std::string &subject, std::string_view type) : out_(out) {
    out_ += subject + " a " + std::string(type);
  }
  ~Subject() { out_ += " .\n"; }
  Subject(const Subject &) = delete;
  Subject &operator=(const Subject &) = delete;

  void say(std::string_view property, const std::string &object) {
    out_ += " ;\n  " + std::string(property) + " " + object;
  }
  void say_text(std::string_view property, std::string_view text) {
    if (!without_blanks(text).empty())
      say(property, literal(text));
  }

private:
  std::string &out_;
};

// A unit is one of its organisation.
std::string unit_of(std::string_view organisation, std::string_view unit) {
  return "<#unit/" + encoded(organisation) + "/" + encoded(unit) + ">";
}

class TurtleMaker {
public:
  explicit TurtleMaker(const Draft &draft)
      : model_(draft, TableId::model), organisations_(draft, TableId::organisations),
        posts_(draft, TableId::posts), shares_(draft, TableId::post_shares),
        partners_(draft, TableId::partners) {}

  std::string make() {
    out_ = "@prefix org: <http://www.w3.org/ns/org#> .\n"
           "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
           "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
           "@prefix dct: <http://purl.org/dc/terms/> .\n"
           "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n";
    if (model_.rows() > 0) {
      Subject model(out_, "<>", "foaf:Document");
      model.say_text("dct:title", model_.value(0, "title"));
      if (const std::string_view date = model_.value(0, "date"); !date.empty())
        model.say("dct:date", date_literal(date));
      model.say_text("dct:source", model_.value(0, "source"));
    }
    add_organisations();
    add_units();
    add_posts();
    for (const auto &[person, name] : people_) {
      Subject subject(out_, person, "foaf:Person");
      subject.say_text("foaf:name", name);
    }
    return std::move(out_);
  }

private:
  void add_organisations() {
    for (std::size_t row = 0; row < organisations_.rows(); ++row) {
      Subject subject(out_, thing("organisation", organisations_.value(row, "organisation_id")),
                      "org:FormalOrganization");
      subject.say_text("skos:prefLabel", organisations_.value(row, "name"));
      subject.say_text("org:identifier", organisations_.value(row, "organisation_id"));
      subject.say_text("dct:type", organisations_.value(row, "kind"));
    }
    for (std::size_t row = 0; row < partners_.rows(); ++row) {
      Subject subject(out_, thing("partner", partners_.value(row, "partner_id")), "org:Organization");
      subject.say_text("skos:prefLabel", partners_.value(row, "name"));
      subject.say_text("org:identifier", partners_.value(row, "partner_id"));
      subject.say_text("dct:type", partners_.value(row, "kind"));
    }
  }

  void add_units() {
    std::set<std::pair<std::string_view, std::string_view>> met;
    for (std::size_t row = 0; row < posts_.rows(); ++row) {
      const std::string_view organisation = posts_.value(row, "organisation_id"),
                             unit = without_blanks(posts_.value(row, "unit"));
      if (unit.empty() || !met.emplace(organisation, unit).second)
        continue;
      Subject subject(out_, unit_of(organisation, unit), "org:OrganizationalUnit");
      subject.say_text("skos:prefLabel", unit);
      subject.say("org:unitOf", thing("organisation", organisation));
    }
  }

  void add_posts() {
    std::map<std::string_view, std::vector<std::string_view>> served;
    for (std::size_t row = 0; row < shares_.rows(); ++row)
      if (const std::string_view id = shares_.value(row, "organisation_id"); id != not_known_mark)
        served[shares_.value(row, "post_id")].push_back(id);
    for (std::size_t row = 0; row < posts_.rows(); ++row)
      add_post(row, served[posts_.value(row, "post_id")]);
  }

  // In its unit, else its organisation; a joint post in each organisation that it serves too.
  void add_post(std::size_t row, const std::vector<std::string_view> &served) {
    const std::string_view organisation = posts_.value(row, "organisation_id"),
                           unit = without_blanks(posts_.value(row, "unit")),
                           manager = posts_.value(row, "reports_to");
    Subject subject(out_, thing("post", posts_.value(row, "post_id")), "org:Post");
    subject.say_text("skos:prefLabel", posts_.value(row, "title"));
    subject.say_text("org:identifier", posts_.value(row, "post_id"));
    subject.say("org:postIn", thing("organisation", organisation));
    if (!unit.empty())
      subject.say("org:postIn", unit_of(organisation, unit));
    for (const std::string_view other : served)
      if (other != organisation)
        subject.say("org:postIn", thing("organisation", other));
    if (!manager.empty() && manager != not_known_mark)
      subject.say("org:reportsTo", thing("post", manager));
    for (const HolderName &holder : holders_of(posts_.value(row, "holder"), posts_.value(row, "holder_id")))
      if (holder.known())
        subject.say("org:heldBy", person(holder));
  }

  // By the holder_id where there is one, else by the name, as the model tells people apart.
  std::string person(const HolderName &holder) {
    const std::string out =
        holder.id.empty() ? thing("person/name", holder.name) : thing("person", holder.id);
    std::string &name = people_[out];
    if (name.empty())
      name = holder.name;
    return out;
  }

  TableView model_, organisations_, posts_, shares_, partners_;
  std::map<std::string, std::string> people_;
  std::string out_;
};

} // namespace

std::string turtle(const Draft &draft) {
  return TurtleMaker(draft).make();
}

} // namespace organograph::io
