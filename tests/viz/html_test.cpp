// SPDX-License-Identifier: Apache-2.0
#include "page/html.hpp"

#include "organograph/viz/detail/text.hpp"
#include "support/html_checker.hpp"
#include "viz/hostile_labels.hpp"

#include <gtest/gtest.h>

namespace organograph::viz::html_test {
namespace {

std::string page_of(const std::string &body) {
  return "<!doctype html>\n<html><body>" + body + "</body></html>\n";
}

TEST(Html, elements_are_closed_in_their_order) {
  Html page;
  page.open("p", {{"class", "a b"}}).text("one ").element("b", "two").empty("br").text(" three").close();
  const std::string html = page.take();
  EXPECT_EQ(html, "<p class=\"a b\">one <b>two</b><br> three</p>\n");
  EXPECT_EQ(test::HtmlReader(page_of(html)).fault(), "");
}

TEST(Html, hostile_texts_come_back_as_text_and_nothing_else) {
  for (const std::string &label : test::hostile_labels(true)) {
    SCOPED_TRACE(label.substr(0, 60));
    Html page;
    page.open("p", {{"title", label}}).text(label).close().element("b", label, {{"data-v", label}});
    const test::HtmlReader read(page_of(page.take()));
    ASSERT_EQ(read.fault(), "");
    ASSERT_EQ(read.elements().size(), 4U);
    const test::HtmlElement &p = read.elements()[2], &b = read.elements()[3];
    EXPECT_EQ(p.text, b.text);
    EXPECT_EQ(p.text, p["title"]);
    EXPECT_EQ(p.text, b["data-v"]);
    EXPECT_EQ(label.empty(), p.text.empty());
  }
}

TEST(Html, data_is_json_and_never_ends_its_script) {
  for (const std::string &label : test::hostile_labels(true)) {
    SCOPED_TRACE(label.substr(0, 60));
    Html page;
    page.data("d", {{"text", label}});
    const test::HtmlReader read(page_of(page.take()));
    ASSERT_EQ(read.fault(), "");
    const auto scripts = read.named("script");
    ASSERT_EQ(scripts.size(), 1U);
    EXPECT_EQ(scripts[0].text.find('<'), std::string::npos);
    const auto json = nlohmann::json::parse(scripts[0].text);
    if (detail::drawable(label) == label) { // no broken bytes
      EXPECT_EQ(json["text"], label);
    }
  }
}

TEST(Html, a_cell_carries_the_head_of_its_column) {
  Html page;
  page.open("table").open("thead").open("tr").element("td", "").open("th", {{"scope", "col"}});
  page.text("Cost ").element("span", "<GBP>").close().close().close();
  page.open("tbody").open("tr").element("th", "Chief").element("td", "5").close();
  page.open("tr").element("td", "a").element("td", "b").element("td", "beyond").close().close().close();
  const std::string html = page.take();
  const test::HtmlReader read(page_of(html));
  ASSERT_EQ(read.fault(), "");
  std::vector<std::string> labels;
  for (const test::HtmlElement &cell : read.named("td"))
    labels.push_back(cell.text + ":" + cell["data-label"]);
  EXPECT_EQ(labels, (std::vector<std::string>{":", "5:Cost <GBP>", "a:", "b:Cost <GBP>", "beyond:"}));
}

TEST(Html, the_reader_finds_what_is_wrong) {
  const auto fault = [](const std::string &body) { return test::HtmlReader(page_of(body)).fault(); };
  EXPECT_EQ(fault("<p>a &amp; b</p>"), "");
  for (const char *wrong :
       {"<p>", "</p>", "<p><b></p></b>", "<p class=a></p>", "<p>a & b</p>", "<p>a > b</p>",
        "<p onclick=\"x\"></p>", "<p style=\"x\"></p>", "<img src=\"x\">", "<a href=\"http://x\"></a>",
        "<a href=\"#none\"></a>", "<p id=\"a\"></p><p id=\"a\"></p>", "<p id=\"a\" id=\"b\"></p>",
        "<script>never ends", "<p title=\"<\"></p>"})
    EXPECT_NE(fault(wrong), "") << wrong;
}

} // namespace
} // namespace organograph::viz::html_test
