// SPDX-License-Identifier: Apache-2.0
#include "calendar/zones.hpp"

#include <unicode/basictz.h>
#include <unicode/vtzone.h>

#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

namespace {

std::unique_ptr<icu::BasicTimeZone> by_identifier(const icu::UnicodeString &identifier) {
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(identifier));
  if (!zone || *zone == icu::TimeZone::getUnknown())
    return nullptr;
  return std::unique_ptr<icu::BasicTimeZone>(dynamic_cast<icu::BasicTimeZone *>(zone.release()));
}

// A name of the IANA, also behind a vendor's prefix, or of Windows.
std::unique_ptr<icu::BasicTimeZone> by_name(std::string_view name) {
  if (name.empty() || name.size() > 200)
    return nullptr;
  const auto text = [](std::string_view of) {
    return icu::UnicodeString::fromUTF8({of.data(), static_cast<std::int32_t>(of.size())});
  };
  if (auto zone = by_identifier(text(name)))
    return zone;
  icu::UnicodeString found;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getIDForWindowsID(text(name), nullptr, found, status);
  if (U_SUCCESS(status) && !found.isEmpty())
    return by_identifier(found);
  for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1))
    if (auto zone = by_identifier(text(name.substr(slash + 1))))
      return zone;
  return nullptr;
}

} // namespace

struct Zones::Known {
  std::vector<std::unique_ptr<icu::BasicTimeZone>> zones; // number less one
  std::unordered_map<std::string, std::uint32_t> names;
  std::unordered_map<std::string, std::uint32_t> defined; // file, a blank, name

  std::uint32_t add(std::unique_ptr<icu::BasicTimeZone> zone) {
    if (!zone)
      return unknown;
    zones.push_back(std::move(zone));
    return static_cast<std::uint32_t>(zones.size());
  }
};

Zones::Zones() : known_(std::make_unique<Known>()) {}
Zones::~Zones() = default;

std::uint32_t Zones::find(std::string_view name, std::uint32_t file) {
  std::string key(name);
  const auto [place, is_new] = known_->names.try_emplace(key, unknown);
  if (is_new) {
    if (key == "UTC" || key == "Etc/UTC" || key == "GMT" || key == "tzone://Microsoft/Utc")
      place->second = utc;
    else
      place->second = known_->add(by_name(name));
  }
  if (place->second != unknown)
    return place->second;
  const auto defined = known_->defined.find(std::to_string(file) + ' ' + key);
  return defined == known_->defined.end() ? unknown : defined->second;
}

bool Zones::define(std::uint32_t file, const std::string &name, std::string_view location,
                   const std::string &component) {
  std::uint32_t zone = known_->add(by_name(location));
  if (zone == unknown) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BasicTimeZone> made(
        icu::VTimeZone::createVTimeZone(icu::UnicodeString::fromUTF8(component), status));
    if (U_SUCCESS(status))
      zone = known_->add(std::move(made));
  }
  if (zone == unknown)
    return false;
  known_->defined.insert_or_assign(std::to_string(file) + ' ' + name, zone);
  return true;
}

Instant Zones::instant(std::uint32_t zone, Wall wall) const {
  if (zone == utc || zone == unknown)
    return wall;
  std::int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  known_->zones[zone - 1]->getOffsetFromLocal(static_cast<UDate>(wall) * 1000.0, UCAL_TZ_LOCAL_FORMER,
                                              UCAL_TZ_LOCAL_FORMER, raw, saving, status);
  return U_SUCCESS(status) ? wall - (raw + saving) / 1000 : wall;
}

Wall Zones::wall(std::uint32_t zone, Instant instant) const {
  if (zone == utc || zone == unknown)
    return instant;
  std::int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  known_->zones[zone - 1]->getOffset(static_cast<UDate>(instant) * 1000.0, 0, raw, saving, status);
  return U_SUCCESS(status) ? instant + (raw + saving) / 1000 : instant;
}

} // namespace organograph::io::calendar
