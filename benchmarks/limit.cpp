// SPDX-License-Identifier: Apache-2.0
// What this machine can do at best, so that each figure stands beside its floor: `organograph_limit FILE`
// prints JSON, bytes a second, the best of five runs each. FILE: a large CSV file (attendance.csv).
#ifndef NDEBUG
#error "a benchmark with assertions measures the assertions: build it with the preset bench"
#endif

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <functional>
#include <iostream>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

std::uint64_t sink = 0; // what was computed, so that it is

// Bytes a second of the fastest of five runs.
double best(std::size_t bytes, const std::function<void()> &run) {
  double least = 1e300;
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    run();
    least = std::min(least, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return static_cast<double>(bytes) / least;
}

double memory_read(const std::vector<std::uint64_t> &memory, unsigned threads) {
  std::vector<std::uint64_t> sums(threads);
  const std::size_t part = memory.size() / threads;
  const auto add = [&](unsigned t) {
    const auto first = memory.begin() + static_cast<std::ptrdiff_t>(t * part);
    sums[t] = std::accumulate(first, first + static_cast<std::ptrdiff_t>(part), std::uint64_t{0});
  };
  return best(part * threads * sizeof(std::uint64_t), [&] {
    std::vector<std::jthread> helpers;
    for (unsigned t = 1; t < threads; ++t)
      helpers.emplace_back(add, t);
    add(0);
    helpers.clear();
    sink += sums[0];
  });
}

double first_touch(bool huge) {
  constexpr std::size_t bytes = std::size_t{1} << 29U;
  return best(bytes, [&] {
    void *at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
      throw std::runtime_error("no memory");
    madvise(at, bytes, huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
    auto *const first = static_cast<char *>(at);
    for (std::size_t i = 0; i < bytes; i += 4096)
      first[i] = 1;
    munmap(at, bytes);
  });
}

std::string read_whole(const char *path, std::string buffer) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    throw std::runtime_error(std::string("cannot read ") + path);
  std::size_t size = 0;
  for (;;) {
    if (size == buffer.size())
      buffer.resize(std::max<std::size_t>(1U << 20U, 2 * buffer.size()));
    const ssize_t got = read(file, buffer.data() + size, buffer.size() - size);
    if (got <= 0)
      break;
    size += static_cast<std::size_t>(got);
  }
  close(file);
  buffer.resize(size + 1); // one more: the next run sees the end without growing
  return buffer;
}

std::uint64_t newlines(std::string_view text) {
  std::uint64_t count = 0;
  const char *at = text.data();
  const char *const end = at + text.size();
  while ((at = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at))))) {
    ++count;
    ++at;
  }
  return count;
}

// Rows of two whole numbers, added up: the least that any reader of attendance must do.
std::uint64_t parsed(std::string_view text) {
  std::uint64_t sum = 0, number = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit < 10) {
      number = 10 * number + digit;
    } else {
      sum += number;
      number = 0;
    }
  }
  return sum;
}

std::string integers() {
  std::string text;
  for (std::uint32_t row = 0; row < 8'000'000; ++row)
    text.append(std::to_string(row / 6)).append(",").append(std::to_string(row * 2654435761U % 1'000'000)) +=
        '\n';
  return text;
}

} // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::cerr << "organograph_limit FILE\n";
    return 1;
  }
  try {
    const std::vector<std::uint64_t> memory(std::size_t{1} << 26U, 1);
    std::string file = read_whole(arguments[1], {});
    const std::string rows = integers();
    std::cout << "{\"memory_read_1_thread\":" << memory_read(memory, 1)
              << ",\n \"memory_read_2_threads\":" << memory_read(memory, 2) << ",\n \"page_cache_read\":"
              << best(file.size(), [&] { file = read_whole(arguments[1], std::move(file)); })
              << ",\n \"newline_count\":" << best(file.size(), [&] { sink += newlines(file); })
              << ",\n \"integer_csv_parse\":" << best(rows.size(), [&] { sink += parsed(rows); })
              << ",\n \"first_touch_4_kib\":" << first_touch(false)
              << ",\n \"first_touch_huge\":" << first_touch(true) << "}" << std::endl;
    return sink == 42 ? 4 : 0;
  } catch (const std::exception &problem) {
    std::cerr << "organograph_limit: " << problem.what() << '\n';
    return 3;
  }
}
