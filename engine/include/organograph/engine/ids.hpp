// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

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

template <class Id> inline constexpr Id none = static_cast<Id>(UINT32_MAX);

template <class Id> constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

template <class Id> constexpr Id id_at(std::size_t position) {
  return static_cast<Id>(position);
}

} // namespace organograph
