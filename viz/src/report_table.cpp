// SPDX-License-Identifier: Apache-2.0
#include "report_parts.hpp"

namespace organograph::viz {

void figure(Html &page, const Figure &figure) {
  const std::string address = "#about-" + std::string(figure.measure);
  page.element("a", figure.text,
               {{"class", "figure"},
                {"href", address},
                {"data-measure", figure.measure},
                {"data-table", figure.table},
                {"data-filter", figure.filter}});
}

void report_table(Html &, const ReportInput &, std::string_view) {}

} // namespace organograph::viz
