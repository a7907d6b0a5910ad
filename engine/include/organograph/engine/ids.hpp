// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace organograph {

/// Rows of the model's tables, as types of their own: a MeetingId cannot stand where a PostId is due.
/// Each is a 32-bit index from 0 into the model's columns; `none<Id>` stands for 'no such row'.
enum class TextId : std::uint32_t {};
enum class OrganisationId : std::uint32_t {};
enum class FunctionId : std::uint32_t {};
enum class PostId : std::uint32_t {};
enum class HolderId : std::uint32_t {};
enum class MeetingId : std::uint32_t {};
enum class PartnerId : std::uint32_t {};
enum class AgreementId : std::uint32_t {}; ///< row of the register agreements

template <class Id> inline constexpr Id none = static_cast<Id>(UINT32_MAX);

/// A money amount or duration that is not known. Test with is_known().
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
inline bool is_known(double value) {
  return !std::isnan(value);
}

template <class Id> constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

template <class Id> constexpr Id id_at(std::size_t position) {
  return static_cast<Id>(position);
}

} // namespace organograph
