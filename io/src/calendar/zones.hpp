// SPDX-License-Identifier: Apache-2.0
#pragma once

// Time zones of calendars: names of the IANA and of Windows, and what a file defines itself (VTIMEZONE).

#include "calendar/recurrence.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace organograph::io::calendar {

class Zones {
public:
  static constexpr std::uint32_t utc = 0;
  static constexpr std::uint32_t unknown = UINT32_MAX;

  Zones();
  ~Zones();
  Zones(const Zones &) = delete;
  Zones &operator=(const Zones &) = delete;

  /// By name: `Europe/London`, `GMT Standard Time`, `/vendor/2007/Europe/London`. What file `file` defines
  /// counts where the name is nobody else's.
  std::uint32_t find(std::string_view name, std::uint32_t file);
  /// A VTIMEZONE component, whole; location: another name that it gives itself, may be empty. False where it
  /// cannot be read.
  bool define(std::uint32_t file, const std::string &name, std::string_view location,
              const std::string &component);

  /// A time that a change of the clock leaves out is taken by the clock before it; of a time that is there
  /// twice the first is meant (RFC 5545, 3.3.5).
  Instant instant(std::uint32_t zone, Wall wall) const;
  Wall wall(std::uint32_t zone, Instant instant) const;

private:
  struct Known;
  std::unique_ptr<Known> known_;
};

} // namespace organograph::io::calendar
