// SPDX-License-Identifier: Apache-2.0
// Events of Microsoft Graph (and of Exchange through it): pages of calendarView, or of /events with
// seriesMaster; docs/import-calendar.md. Parsed event by event: no more than one is in memory.
#include "calendar/calendar_parts.hpp"
#include "calendar/graph_json.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace organograph::io::calendar {

namespace {

// Counts the lines that the parser has passed.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountingIterator(const char *at, std::uint64_t *line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  CountingIterator &operator++() {
    *line_ += *at_ == '\n';
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator &other) const { return at_ == other.at_; }

private:
  const char *at_;
  std::uint64_t *line_;
};

bool is_true(const Json &object, const char *key) {
  const Json &at = part(object, key);
  return at.is_boolean() && at.get<bool>();
}

// Of '$skip=500' or '%24skip=500' in an address; 0 where there is none.
std::uint64_t number_behind(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  std::uint64_t number = 0;
  if (at != std::string_view::npos)
    std::from_chars(text.data() + at + name.size(), text.data() + text.size(), number);
  return number;
}

class GraphEvent {
public:
  GraphEvent(const Json &json, std::uint32_t file, std::uint64_t line, Calendar &calendar,
             ImportReport &report)
      : json_(json), calendar_(calendar), report_(report) {
    event_.file = file;
    event_.line = line;
  }

  bool read() {
    const std::string_view type = text_of(json_, "type");
    const Json &attendees = part(json_, "attendees");
    const bool exceptions = !part(json_, "exceptionOccurrences").empty();
    if ((!attendees.is_array() || attendees.empty()) && type != "exception" && !exceptions) {
      report_.leave_out("events without attendees");
      return true;
    }
    if (!read_times())
      return refuse(Code::unreadable_calendar, "an event's start or end cannot be read",
                    "dateTime as 2025-03-31T09:00:00 and timeZone");
    read_words(type);
    if (type == "seriesMaster" && !read_recurrence())
      return refuse(Code::unsupported_recurrence, "an event's recurrence cannot be followed",
                    "a pattern and a range as Graph has them");
    event_.seats_begin = calendar_.seats.size();
    event_.organiser = person(part(json_, "organizer"));
    if (attendees.is_array())
      for (const Json &attendee : attendees)
        seat(attendee);
    return calendar_.finish(event_, report_);
  }

private:
  bool refuse(Code code, std::string problem, std::string expected) {
    report_.diagnostics.push_back(
        fault(calendar_, event_.file, event_.line, code, std::move(problem), std::move(expected)));
    return report_.diagnostics.size() < 10'000;
  }

  std::uint32_t zone(std::string_view name) {
    return calendar_.zone(name, event_, "timeZone", report_).value_or(Zones::utc);
  }

  std::optional<Instant> instant(const Json &moment) {
    const auto wall = wall_of_text(text_of(moment, "dateTime"));
    if (!wall)
      return std::nullopt;
    const std::string_view name = text_of(moment, "timeZone");
    return calendar_.zones.instant(name.empty() ? Zones::utc : zone(name), *wall);
  }

  bool read_times() {
    const auto start = instant(part(json_, "start")), end = instant(part(json_, "end"));
    if (!start || !end)
      return false;
    // Times come in UTC or in the zone that was asked for; where the meeting was made says how it is shown.
    std::string_view name = text_of(json_, "originalStartTimeZone");
    if (const std::string_view of_range =
            text_of(part(part(json_, "recurrence"), "range"), "recurrenceTimeZone");
        !of_range.empty())
      name = of_range;
    if (name.empty())
      name = text_of(part(json_, "start"), "timeZone");
    event_.zone = name.empty() ? Zones::utc : zone(name);
    event_.start = {calendar_.zones.wall(event_.zone, *start), *start, false};
    event_.seconds = std::max<std::int64_t>(0, *end - *start);
    event_.all_day = is_true(json_, "isAllDay");
    return true;
  }

  void read_words(std::string_view type) {
    event_.cancelled = is_true(json_, "isCancelled");
    event_.free = text_of(json_, "showAs") == "free";
    const std::string_view sensitivity = text_of(json_, "sensitivity");
    event_.is_private = !sensitivity.empty() && sensitivity != "normal";
    event_.subject = calendar_.texts.number(without_blanks(text_of(json_, "subject")));
    event_.cancelled |= says_cancelled(calendar_.texts[event_.subject]);
    if (const auto changed = wall_of_text(text_of(json_, "lastModifiedDateTime")))
      event_.stamp = *changed;
    if (type == "occurrence" || type == "exception") {
      uid(text_of(json_, "seriesMasterId"));
      const auto instead_of = wall_of_text(text_of(json_, "originalStart"));
      const Instant at = instead_of.value_or(event_.start.at);
      event_.instead_of = Moment{calendar_.zones.wall(event_.zone, at), at, false};
    } else if (type == "seriesMaster") {
      uid(text_of(json_, "id"));
    } else { // the same in every calendar
      uid(text_of(json_, "iCalUId"));
    }
  }

  // Prefixed: an identifier of a mailbox is none of a calendar file.
  void uid(std::string_view text) {
    if (!text.empty())
      event_.uid = calendar_.texts.number("graph " + std::string(text));
  }

  std::uint32_t person(const Json &recipient) {
    const Json &address = part(recipient, "emailAddress");
    const Person named = person_in(text_of(address, "name"));
    const std::string given = address_in(text_of(address, "address"));
    return calendar_.people.number(given.empty() ? named.address : given, named.name);
  }

  void seat(const Json &attendee) {
    const std::string_view type = text_of(attendee, "type");
    if (type == "resource")
      return report_.leave_out("rooms and resources");
    const std::uint32_t number = person(attendee);
    if (number == none)
      return report_.leave_out("attendees without name and address");
    const std::string_view response = text_of(part(attendee, "status"), "response");
    calendar_.add_seat(number, type == "optional" ? Role::optional : Role::required,
                       response == "declined" ? Answer::declined
                       : response.empty() || response == "none" || response == "notResponded"
                           ? Answer::unanswered
                           : Answer::coming);
  }

  bool read_recurrence() {
    std::optional<Rule> rule = rule_of(json_);
    if (!rule)
      return false;
    event_.rule = static_cast<std::uint32_t>(calendar_.rules.size());
    calendar_.rules.push_back(std::move(*rule));
    return true;
  }

  const Json &json_;
  Calendar &calendar_;
  ImportReport &report_;
  Event event_;
};

struct Stopped {};

// Takes each event as soon as it is whole, and throws what the reader does not want away.
class GraphFile {
public:
  GraphFile(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report)
      : file_(file), text_(text), calendar_(calendar), report_(report) {
    page_.file = file;
  }

  void read() {
    const auto taken = [this](int depth, Json::parse_event_t event, Json &json) {
      return take(depth, event, json);
    };
    try {
      const CountingIterator begin(text_.data(), &line_), end(text_.data() + text_.size(), &line_);
      // Whatever its words quote of the file is not repeated.
      const Json rest = Json::parse(begin, end, taken);
      calendar_.pages.push_back(page_);
      if (!found_)
        add(Code::unreadable_calendar, "the file holds no events of a calendar",
            "an array 'value' of events with start, end and attendees");
    } catch (const Json::exception &) {
      add(Code::unreadable_calendar, "the text is no JSON", "an answer of Microsoft Graph, whole");
    } catch (const Stopped &) {
      return; // the fault is in the report
    }
  }

private:
  void add(Code code, std::string problem, std::string expected) {
    report_.diagnostics.push_back(
        fault(calendar_, file_, line_, code, std::move(problem), std::move(expected)));
  }

  bool take(int depth, Json::parse_event_t event, Json &json) {
    if (depth > limits.json_depth) {
      add(Code::calendar_too_large,
          "the text has more than " + std::to_string(limits.json_depth) + " levels within each other", {});
      throw Stopped{};
    }
    if (event == Json::parse_event_t::key) {
      key_ = depth == 1 ? json.get_ref<const std::string &>() : std::string();
      return is_read(json.get_ref<const std::string &>());
    }
    if (event == Json::parse_event_t::value && depth == 1 && json.is_string())
      see_page(json.get_ref<const std::string &>());
    if (event == Json::parse_event_t::array_start && depth <= 1) { // a page may be empty
      event_depth_ = depth == 0 ? 1 : event_depth_;
      found_ = true;
    }
    if (event == Json::parse_event_t::object_start && depth == event_depth_)
      begin_ = line_;
    if (event != Json::parse_event_t::object_end || (depth != event_depth_ && depth != 0))
      return true;
    if (!json.is_object() || !json.contains("start"))
      return depth == 0; // the answer's outermost object, or something else
    found_ = true;
    take_event(json, begin_, nullptr);
    return false;
  }

  void see_page(const std::string &text) {
    if (key_ == "@odata.context")
      page_.of = text;
    if (key_ != "@odata.nextLink" || text.empty())
      return;
    page_.next_line = line_;
    page_.skip = number_behind(text, "skip=");
    page_.top = number_behind(text, "top=");
  }

  static bool is_read(std::string_view key) {
    constexpr std::string_view never[] = {"body",      "bodyPreview",      "location",
                                          "locations", "onlineMeeting",    "attachments",
                                          "webLink",   "onlineMeetingUrl", "extensions"};
    return std::ranges::find(never, key) == std::end(never);
  }

  // An exception of a master stands within it, and may leave out what is the master's.
  void take_event(Json &json, std::uint64_t line, const Json *master) {
    if (master != nullptr)
      for (const char *key : {"attendees", "organizer", "sensitivity", "showAs", "subject"})
        if (!json.contains(key) && master->contains(key))
          json[key] = (*master)[key];
    if (!GraphEvent(json, file_, line, calendar_, report_).read())
      throw Stopped{};
    const auto exceptions = json.find("exceptionOccurrences");
    if (master != nullptr || exceptions == json.end() || !exceptions->is_array())
      return;
    for (Json &one : *exceptions) {
      if (!one.is_object() || !one.contains("start"))
        continue;
      one["type"] = "exception";
      one["seriesMasterId"] = json.contains("id") ? json["id"] : Json();
      take_event(one, line, &json);
    }
  }

  std::uint32_t file_;
  std::string_view text_;
  Calendar &calendar_;
  ImportReport &report_;
  std::uint64_t line_ = 1, begin_ = 1;
  int event_depth_ = 2; // of {"value": [{
  bool found_ = false;
  std::string key_; // of the answer itself
  GraphPage page_;
};

} // namespace

// An answer ends with a page that names no next one; which page of how many it is, the address of the next
// one may say ($skip, $top).
void tell_missing_pages(const Calendar &calendar, ImportReport &report) {
  struct Answer {
    const GraphPage *furthest = nullptr;
    bool ends = false;
    std::set<std::uint64_t> skips;
  };
  std::map<std::string_view, Answer> answers;
  for (const GraphPage &page : calendar.pages) {
    Answer &of = answers[page.of];
    of.ends = of.ends || page.next_line == 0;
    if (page.next_line == 0)
      continue;
    of.skips.insert(page.skip);
    if (of.furthest == nullptr || page.skip > of.furthest->skip)
      of.furthest = &page;
  }
  for (const auto &[name, of] : answers) {
    if (of.furthest == nullptr)
      continue;
    const GraphPage &page = *of.furthest;
    const bool is_whole = page.top == 0 || page.skip / page.top <= of.skips.size();
    if (of.ends && is_whole)
      continue;
    Diagnostic missing = fault(calendar, page.file, page.next_line, Code::unreadable_calendar,
                               of.ends ? "the file is a page of an answer, and pages before it are missing"
                                       : "the file is a page of an answer, and the next page is missing",
                               "every page of the answer, up to one without @odata.nextLink");
    missing.remedy =
        "save what each @odata.nextLink gives as a file too, and give all files in one command; if "
        "the rest is not wanted, delete the line @odata.nextLink and give --from and --to";
    report.diagnostics.push_back(std::move(missing));
  }
}

void read_graph_events(std::uint32_t file, std::string_view text, Calendar &calendar, ImportReport &report) {
  GraphFile(file, text, calendar, report).read();
}

} // namespace organograph::io::calendar
