// SPDX-License-Identifier: Apache-2.0
#include "tables/decoded_text.hpp"

#include "csv/csv_text.hpp"
#include "organograph/io/csv_reader.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace organograph::io::tables {

namespace {

struct CloseConverter {
  void operator()(UConverter *converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter opened_converter(const char *encoding) {
  UErrorCode why = U_ZERO_ERROR;
  Converter out(ucnv_open(encoding, &why));
  if (U_SUCCESS(why)) // what cannot be read is said, not replaced
    ucnv_setToUCallBack(out.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &why);
  return U_SUCCESS(why) ? std::move(out) : Converter();
}

// Nothing where the bytes are not of the encoding.
std::optional<std::string> utf8_of(std::string_view bytes, const char *encoding) {
  const Converter from = opened_converter(encoding), to = opened_converter("UTF-8");
  if (!from || !to)
    return std::nullopt;
  std::string out;
  std::array<char, 65536> buffer;
  std::array<UChar, 4096> pivot;
  UChar *pivot_from = pivot.data(), *pivot_to = pivot.data();
  const char *at = bytes.data(), *const end = at + bytes.size();
  bool begins = true;
  for (;;) {
    char *filled = buffer.data();
    UErrorCode why = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &filled, buffer.data() + buffer.size(), &at, end, pivot.data(),
                   &pivot_from, &pivot_to, pivot.data() + pivot.size(), static_cast<UBool>(begins), true,
                   &why);
    out.append(buffer.data(), filled);
    begins = false;
    if (why == U_BUFFER_OVERFLOW_ERROR)
      continue;
    if (U_FAILURE(why))
      return std::nullopt;
    return out;
  }
}

// By where its zero bytes are: text of Latin letters has one in each pair.
const char *utf16_without_mark(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  const std::string_view first = bytes.substr(0, std::min(looked_at, bytes.size()) & ~std::size_t{1});
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < first.size(); ++i)
    zeros[i % 2] += first[i] == '\0' ? 1U : 0U;
  const std::size_t many = first.size() / 5; // of the pairs: two in five
  if (many == 0 || bytes.size() % 2 != 0)
    return nullptr;
  if (zeros[1] > many && zeros[0] <= zeros[1] / 8)
    return "UTF-16LE";
  return zeros[0] > many && zeros[1] <= zeros[0] / 8 ? "UTF-16BE" : nullptr;
}

struct Marked {
  const char *encoding = nullptr;
  std::size_t mark = 0;
};

Marked encoding_of(std::string_view bytes) {
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) && bytes.size() % 4 == 0)
    return {"UTF-32LE", 4};
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
    return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"))
    return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"))
    return {"UTF-16BE", 2};
  return {utf16_without_mark(bytes), 0};
}

Diagnostic text_fault(const SourceFile &source, std::uint64_t line, std::string problem) {
  return {Code::not_utf8,
          source.name,
          line,
          0,
          {},
          std::move(problem),
          "UTF-8, UTF-16 or windows-1252",
          "save the file as 'CSV UTF-8'"};
}

DecodedText unreadable_text(ImportReport &report, Diagnostic fault) {
  report.diagnostics.push_back(std::move(fault));
  DecodedText out;
  out.readable = false;
  return out;
}

DecodedText as_windows_1252(const SourceFile &source, std::string_view bytes, std::size_t bad,
                            ImportReport &report) {
  const std::uint64_t line = line_breaks(bytes.substr(0, bad)) + 1;
  constexpr std::string_view in_none = "\x81\x8D\x8F\x90\x9D"; // windows-1252 has no such characters
  DecodedText out;
  auto converted =
      bytes.find_first_of(in_none) == std::string_view::npos ? utf8_of(bytes, "windows-1252") : std::nullopt;
  if (!converted)
    return unreadable_text(report, text_fault(source, line, "the text is neither UTF-8 nor windows-1252"));
  constexpr std::size_t context = 20;
  const std::size_t line_begin = bad - std::min(bad, context), length = std::min(2 * context, bytes.size());
  const std::string around =
      bad_bytes_shown(bytes.substr(line_begin, std::min(length, bytes.size() - line_begin)));
  report.diagnostics.push_back(
      {Code::read_as_windows_1252,
       source.name,
       line,
       0,
       around,
       "the text is not UTF-8 from " + shown(around) + " on; the whole file was read as windows-1252",
       {},
       {}});
  out.converted = std::move(converted);
  return out;
}

} // namespace

DecodedText decoded_text(const SourceFile &source, ImportReport &report) {
  const std::string_view bytes = source.bytes;
  DecodedText out;
  if (const auto [encoding, mark] = encoding_of(bytes); encoding != nullptr) {
    auto converted = utf8_of(bytes.substr(mark), encoding);
    if (!converted)
      return unreadable_text(
          report,
          text_fault(source, 0, "the file begins as " + std::string(encoding) + " and goes on as none"));
    out.converted = std::move(converted);
  } else {
    out.bytes = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
  }
  const std::size_t bad = find_bad_byte(out.text(), 0);
  if (bad == out.text().size())
    return out;
  if (const std::size_t zero = out.text().find('\0'); zero != std::string_view::npos)
    return unreadable_text(report, text_fault(source, line_breaks(out.text().substr(0, zero)) + 1,
                                              "the text holds a zero byte: it is cut off or no text"));
  return as_windows_1252(source, out.text(), bad, report);
}

} // namespace organograph::io::tables
