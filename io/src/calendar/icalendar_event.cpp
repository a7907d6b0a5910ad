// SPDX-License-Identifier: Apache-2.0
#include "calendar/icalendar_event.hpp"

#include "calendar/icalendar_rule.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace organograph::io::calendar {

namespace {

struct FreeComponent {
  void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

std::string_view text_or_empty(const char *text) {
  return text == nullptr ? std::string_view{} : std::string_view(text);
}

// One VEVENT. Properties come in any order: what needs the start is put aside until all are read.
class IcalendarEvent {
public:
  IcalendarEvent(const EventLines &lines, const OfFile &of_file, Invitations &known, Calendar &calendar,
                 ImportReport &report)
      : lines_(lines), of_file_(of_file), known_(known), calendar_(calendar), report_(report) {
    event_.file = of_file.file;
    event_.line = lines.line;
    event_.cancelled = of_file.cancels;
    event_.seats_begin = calendar.seats.size();
  }

  bool read() {
    const Component component(icalparser_parse_string(lines_.text.c_str()));
    if (!component || icalcomponent_isa(component.get()) != ICAL_VEVENT_COMPONENT)
      return refuse(Code::unreadable_calendar, "an event cannot be read");
    for (icalproperty *p = icalcomponent_get_first_property(component.get(), ICAL_ANY_PROPERTY); p != nullptr;
         p = icalcomponent_get_next_property(component.get(), ICAL_ANY_PROPERTY))
      take(p);
    for (const std::string &line : lines_.attendees)
      invite(invitation(line));
    for (std::size_t i = 0; i < time_properties.size(); ++i)
      if (read_[i] < lines_.times[i])
        return refuse(Code::unreadable_calendar,
                      std::string(time_properties[i]) + " of an event cannot be read",
                      std::string(time_properties[i]));
    if (!start_)
      return refuse(Code::unreadable_calendar, "an event has no DTSTART");
    return finish();
  }

private:
  // Goes on with the next event: all faults come out in one run, as far as a million of them.
  bool refuse(Code code, std::string problem, std::string head = {}) {
    calendar_.seats.resize(event_.seats_begin);
    report_.diagnostics.push_back(fault(calendar_, event_.file, event_.line, code, std::move(problem),
                                        "a component as RFC 5545 has it", std::move(head)));
    return report_.diagnostics.size() < 10'000;
  }

  std::uint32_t zone_of(icalproperty *property, const icaltimetype &time) {
    if (icaltime_is_utc(time) != 0)
      return Zones::utc;
    icalparameter *const parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const std::string_view name =
        parameter == nullptr ? std::string_view{} : text_or_empty(icalparameter_get_tzid(parameter));
    if (name.empty())
      return of_file_.zone;
    return calendar_.zone(without_blanks(name), event_, "TZID", report_).value_or(of_file_.zone);
  }

  std::optional<Moment> moment(icalproperty *property, const icaltimetype &time, std::uint32_t &zone) {
    const auto wall = wall_of(time);
    if (!wall)
      return std::nullopt;
    zone = zone_of(property, time);
    return Moment{*wall, calendar_.zones.instant(zone, *wall), time.is_date != 0};
  }

  void count(std::size_t property) { ++read_[property]; }

  void take(icalproperty *p) {
    switch (icalproperty_isa(p)) {
    case ICAL_UID_PROPERTY:
      event_.uid = calendar_.texts.number(text_or_empty(icalproperty_get_uid(p)));
      break;
    case ICAL_SUMMARY_PROPERTY:
      event_.subject = calendar_.texts.number(without_blanks(text_or_empty(icalproperty_get_summary(p))));
      event_.cancelled |= says_cancelled(calendar_.texts[event_.subject]);
      break;
    case ICAL_STATUS_PROPERTY:
      event_.cancelled |= icalproperty_get_status(p) == ICAL_STATUS_CANCELLED;
      break;
    case ICAL_TRANSP_PROPERTY: {
      const auto transp = icalproperty_get_transp(p);
      event_.free |= transp == ICAL_TRANSP_TRANSPARENT || transp == ICAL_TRANSP_TRANSPARENTNOCONFLICT;
      break;
    }
    case ICAL_CLASS_PROPERTY: // what it does not know is to be treated as private (RFC 5545, 3.8.1.3)
      event_.is_private |= icalproperty_get_class(p) != ICAL_CLASS_PUBLIC;
      break;
    case ICAL_SEQUENCE_PROPERTY:
      event_.version = icalproperty_get_sequence(p);
      break;
    case ICAL_DTSTAMP_PROPERTY:
      stamp(icalproperty_get_dtstamp(p));
      break;
    case ICAL_LASTMODIFIED_PROPERTY:
      stamp(icalproperty_get_lastmodified(p));
      break;
    case ICAL_CREATED_PROPERTY:
      stamp(icalproperty_get_created(p));
      break;
    case ICAL_ORGANIZER_PROPERTY:
      event_.organiser = person(p, icalproperty_get_organizer(p));
      break;
    case ICAL_X_PROPERTY:
      own_property(p);
      break;
    default:
      take_time(p);
    }
  }

  void take_time(icalproperty *p) {
    std::uint32_t zone = Zones::utc;
    switch (icalproperty_isa(p)) {
    case ICAL_DTSTART_PROPERTY:
      start_ = moment(p, icalproperty_get_dtstart(p), event_.zone);
      start_is_utc_ = icaltime_is_utc(icalproperty_get_dtstart(p)) != 0;
      event_.floating = !start_is_utc_ && event_.zone == Zones::utc &&
                        icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER) == nullptr;
      read_[0] += start_.has_value();
      break;
    case ICAL_DTEND_PROPERTY:
      end_ = moment(p, icalproperty_get_dtend(p), zone);
      read_[1] += end_.has_value();
      break;
    case ICAL_DURATION_PROPERTY:
      event_.seconds = icaldurationtype_as_int(icalproperty_get_duration(p));
      count(2);
      break;
    case ICAL_RRULE_PROPERTY:
      rule_ = icalproperty_get_rrule(p);
      read_[3] += rule_->freq != ICAL_NO_RECURRENCE;
      break;
    case ICAL_RDATE_PROPERTY:
      added(p);
      break;
    case ICAL_EXDATE_PROPERTY:
      if (const auto left_out = moment(p, icalproperty_get_exdate(p), zone)) {
        dates_.left_out.push_back(*left_out);
        count(5);
      }
      break;
    case ICAL_RECURRENCEID_PROPERTY:
      event_.instead_of = moment(p, icalproperty_get_recurrenceid(p), zone);
      read_[6] += event_.instead_of.has_value();
      if (icalparameter *const range = icalproperty_get_first_parameter(p, ICAL_RANGE_PARAMETER);
          range != nullptr)
        event_.and_later = icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
      break;
    case ICAL_EXRULE_PROPERTY:
      has_exclusion_ = true;
      count(7);
      break;
    default:
      break;
    }
  }

  void stamp(const icaltimetype &time) {
    if (const auto wall = wall_of(time))
      event_.stamp = std::max(event_.stamp, *wall);
  }

  void added(icalproperty *p) {
    const icaldatetimeperiodtype date = icalproperty_get_rdate(p);
    const bool is_period = icaltime_is_null_time(date.period.start) == 0;
    std::uint32_t zone = Zones::utc;
    const auto begin = moment(p, is_period ? date.period.start : date.time, zone);
    if (!begin)
      return;
    ExtraDate extra{*begin, -1};
    if (is_period && icaltime_is_null_time(date.period.end) == 0) {
      const auto end = moment(p, date.period.end, zone);
      extra.seconds = end ? std::max<std::int64_t>(0, end->at - begin->at) : -1;
    } else if (is_period) {
      extra.seconds = std::max(0, icaldurationtype_as_int(date.period.duration));
    }
    dates_.added.push_back(extra);
    count(4);
  }

  void own_property(icalproperty *p) {
    const std::string name = lower_case(text_or_empty(icalproperty_get_x_name(p)));
    const std::string value = lower_case(without_blanks(text_or_empty(icalproperty_get_x(p))));
    if (name == "x-microsoft-cdo-busystatus")
      event_.free |= value == "free";
    else if (name == "x-microsoft-cdo-alldayevent")
      event_.all_day |= value == "true";
  }

  std::uint32_t person(icalproperty *p, const char *value) {
    const auto parameter = [&](icalparameter_kind kind) { return icalproperty_get_first_parameter(p, kind); };
    std::string address = address_in(text_or_empty(value));
    if (icalparameter *const email = parameter(ICAL_EMAIL_PARAMETER); address.empty() && email != nullptr)
      address = address_in(text_or_empty(icalparameter_get_email(email)));
    Person named;
    if (icalparameter *const cn = parameter(ICAL_CN_PARAMETER); cn != nullptr)
      named = person_in(text_or_empty(icalparameter_get_cn(cn)));
    return calendar_.people.number(address.empty() ? named.address : address, named.name);
  }

  Invitation invitation(const std::string &line) {
    constexpr std::size_t lines_kept = 200'000;
    if (const auto at = known_.find(line); at != known_.end())
      return at->second;
    const Component component(
        icalparser_parse_string(("BEGIN:VEVENT\r\n" + line + "\r\nEND:VEVENT\r\n").c_str()));
    icalproperty *const p =
        component ? icalcomponent_get_first_property(component.get(), ICAL_ATTENDEE_PROPERTY) : nullptr;
    Invitation out;
    if (p == nullptr)
      out.left_out = "attendees that cannot be read";
    else
      out = attendee(p);
    if (known_.size() < lines_kept)
      known_.emplace(line, out);
    return out;
  }

  void invite(const Invitation &one) {
    if (!one.left_out.empty())
      report_.leave_out(one.left_out);
    calendar_.add_seat(one.person, one.role, one.answer);
  }

  Invitation attendee(icalproperty *p) {
    const auto parameter = [&](icalparameter_kind kind) { return icalproperty_get_first_parameter(p, kind); };
    Invitation out;
    if (icalparameter *const kind = parameter(ICAL_CUTYPE_PARAMETER); kind != nullptr) {
      const auto type = icalparameter_get_cutype(kind);
      if (type == ICAL_CUTYPE_ROOM || type == ICAL_CUTYPE_RESOURCE)
        out.left_out = "rooms and resources";
      else if (type == ICAL_CUTYPE_GROUP)
        out.left_out = "distribution lists";
      if (!out.left_out.empty())
        return out;
    }
    if (icalparameter *const part = parameter(ICAL_ROLE_PARAMETER); part != nullptr) {
      const auto as = icalparameter_get_role(part);
      if (as == ICAL_ROLE_NONPARTICIPANT)
        out.left_out = "attendees for information only";
      out.role = as == ICAL_ROLE_CHAIR            ? Role::chair
                 : as == ICAL_ROLE_OPTPARTICIPANT ? Role::optional
                                                  : Role::required;
    }
    if (icalparameter *const said = parameter(ICAL_PARTSTAT_PARAMETER); said != nullptr) {
      const auto state = icalparameter_get_partstat(said);
      if (state == ICAL_PARTSTAT_DELEGATED && out.left_out.empty())
        out.left_out = "attendees who sent somebody else";
      out.answer = state == ICAL_PARTSTAT_DECLINED      ? Answer::declined
                   : state == ICAL_PARTSTAT_NEEDSACTION ? Answer::unanswered
                                                        : Answer::coming;
    }
    if (!out.left_out.empty())
      out.answer = Answer::outside;
    out.person = person(p, icalproperty_get_attendee(p));
    if (out.person == none)
      out.left_out = "attendees without name and address";
    return out;
  }

  bool finish() {
    event_.start = *start_;
    event_.all_day |= start_->is_day;
    if (start_is_utc_ && !rule_ && dates_.added.empty() &&
        !event_.and_later) { // shown in the calendar's zone
      event_.zone = of_file_.zone;
      event_.start.wall = calendar_.zones.wall(event_.zone, event_.start.at);
    }
    if (end_)
      event_.seconds = end_->at - event_.start.at;
    if (event_.seconds < 0) {
      report_.leave_out("durations of events that end before they begin");
      event_.seconds = 0;
    }
    if (dates_.added.size() > limits.dates || dates_.left_out.size() > limits.dates)
      return refuse(Code::calendar_too_large,
                    "an event has more than " + std::to_string(limits.dates) + " dates", "RDATE");
    if (has_exclusion_)
      return refuse(Code::unsupported_recurrence, "EXRULE is no longer a part of calendars", "EXRULE");
    if (rule_) {
      std::string why;
      dates_.recurrence = recurrence_of(*rule_, event_, calendar_.zones, why);
      if (!dates_.recurrence)
        return refuse(Code::unsupported_recurrence, "an event's rule cannot be followed: " + why, "RRULE");
    }
    if (rule_ || !dates_.added.empty()) {
      event_.rule = static_cast<std::uint32_t>(calendar_.rules.size());
      calendar_.rules.push_back(std::move(dates_));
    }
    return calendar_.finish(event_, report_);
  }

  const EventLines &lines_;
  const OfFile &of_file_;
  Invitations &known_;
  Calendar &calendar_;
  ImportReport &report_;
  Event event_;
  std::optional<Moment> start_, end_;
  bool start_is_utc_ = false, has_exclusion_ = false;
  std::optional<icalrecurrencetype> rule_;
  Rule dates_;
  std::array<unsigned, 8> read_{};
};

} // namespace

bool read_event(const EventLines &lines, const OfFile &of_file, Invitations &known, Calendar &calendar,
                ImportReport &report) {
  icalerror_set_errors_are_fatal(0); // what cannot be read is said by us
  return IcalendarEvent(lines, of_file, known, calendar, report).read();
}

} // namespace organograph::io::calendar
