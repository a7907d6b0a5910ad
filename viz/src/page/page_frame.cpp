// SPDX-License-Identifier: Apache-2.0
#include "page/page_frame.hpp"

#include "page/report_parts.hpp"

#include <string>

namespace organograph::viz {

void write_page_head(Html &page, std::string_view title) {
  const std::string policy = "default-src 'none'; script-src 'sha256-" +
                             std::string(assets::script_sha256()) + "'; style-src 'sha256-" +
                             std::string(assets::style_sha256()) + "'; base-uri 'none'; form-action 'none'";
  page.open("head").empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  page.empty("meta", {{"name", "description"},
                      {"content", "Reporting lines, meetings and partner contact, measured"}});
  page.element("title", title);
  page.open("style").trusted(assets::style()).close().close();
}

} // namespace organograph::viz
