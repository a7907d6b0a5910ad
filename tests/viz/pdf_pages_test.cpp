// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/pdf_pages.hpp"

#include "organograph/viz/paper.hpp"
#include "organograph/viz/render.hpp"
#include "viz/sample_drawing.hpp"

#define POINTERHOLDER_TRANSITION 4 // no pointers of qpdf's own
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace organograph::pdf_pages_test {
namespace {

using viz::Drawing;
using viz::Orientation;
using viz::Paper;

/// The document, checked by qpdf: no warning.
class Read {
public:
  explicit Read(std::string bytes) : bytes_(std::move(bytes)), pdf_(QPDF::create()) {
    pdf_->setSuppressWarnings(true);
    pdf_->processMemoryFile("the test's", bytes_.data(), bytes_.size());
    for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(*pdf_).getAllPages())
      pages.push_back(page.getObjectHandle());
    EXPECT_FALSE(pdf_->anyWarnings());
  }
  std::vector<double> box(std::size_t page) {
    std::vector<double> out;
    for (const QPDFObjectHandle &item : pages.at(page).getKey("/MediaBox").aitems())
      out.push_back(QPDFObjectHandle(item).getNumericValue());
    return out;
  }
  QPDFObjectHandle root() { return pdf_->getRoot(); }
  QPDFObjectHandle about() { return pdf_->getTrailer().getKey("/Info"); }
  std::size_t page_of(QPDFObjectHandle destination) {
    for (std::size_t i = 0; i < pages.size(); ++i)
      if (pages[i].getObjGen() == destination.getArrayItem(0).getObjGen())
        return i + 1;
    return 0;
  }

private:
  std::string bytes_;
  std::shared_ptr<QPDF> pdf_;

public:
  std::vector<QPDFObjectHandle> pages;
};

std::string pages_of(const std::vector<Drawing> &pages) {
  return viz::pdf_pages(pages);
}

TEST(PdfPages, has_the_papers_size_exactly) {
  Drawing d;
  d.width = 200, d.height = 100;
  d.boxes = {test::titled_box("n0", 20, 20, "Head of all")};
  struct Case {
    Paper paper;
    double shorter, longer;
  };
  for (const Case &c : {Case{Paper::a4, 210, 297}, Case{Paper::a3, 297, 420}, Case{Paper::a1, 594, 841}}) {
    for (const bool across : {false, true}) {
      Read pdf(pages_of({*on_paper(d, c.paper, across ? Orientation::landscape : Orientation::portrait)}));
      const std::vector<double> box = pdf.box(0);
      EXPECT_NEAR(box[2] - box[0], (across ? c.longer : c.shorter) * 72 / 25.4, 1e-4);
      EXPECT_NEAR(box[3] - box[1], (across ? c.shorter : c.longer) * 72 / 25.4, 1e-4);
    }
  }
}

TEST(PdfPages, is_as_large_as_a_drawing_without_paper) {
  const std::vector<double> box = Read(pages_of({test::sample_drawing()})).box(0);
  EXPECT_NEAR(box[2], 620, 1e-4);
  EXPECT_NEAR(box[3] - box[1], 420, 1e-4);
}

TEST(PdfPages, scales_what_readers_cannot_show) {
  Drawing d = test::sample_drawing();
  d.width = 28'000;
  const std::vector<double> box = Read(pages_of({d})).box(0);
  EXPECT_NEAR(box[2], 14'000, 1e-4);
  EXPECT_NEAR(box[3] - box[1], 210, 1e-4);
}

TEST(PdfPages, names_the_document_and_fixes_its_date) {
  Drawing d = test::sample_drawing();
  d.title = "Räte (two) \\ & <b>";
  Read pdf(pages_of({d}));
  EXPECT_EQ(pdf.about().getKey("/Title").getUTF8Value(), "Räte (two) ∖ & <b>");
  EXPECT_EQ(pdf.about().getKey("/CreationDate").getUTF8Value(), "D:20000101000000Z");
  EXPECT_EQ(pdf.about().getKey("/Subject").getUTF8Value(), "For tests.");
  EXPECT_FALSE(pdf.root().hasKey("/Outlines"));
}

TEST(PdfPages, has_bookmarks_and_links_between_pages) {
  std::vector<Drawing> drawings(3, test::sample_drawing());
  drawings[1].title = "Second", drawings[2].title = "Third";
  drawings[1].boxes[7].page = 3;
  drawings[2].boxes[7].page = 0;
  Read pdf(pages_of(drawings));
  ASSERT_EQ(pdf.pages.size(), 3U);
  QPDFObjectHandle entry = pdf.root().getKey("/Outlines").getKey("/First");
  for (std::size_t i = 0; i < 3; ++i, entry = entry.getKey("/Next")) {
    EXPECT_EQ(entry.getKey("/Title").getUTF8Value(), drawings[i].title);
    EXPECT_EQ(pdf.page_of(entry.getKey("/Dest")), i + 1);
  }
  EXPECT_EQ(pdf.root().getKey("/Outlines").getKey("/Count").getIntValue(), 3);
  for (std::size_t i = 0; i < 2; ++i) {
    QPDFObjectHandle links = pdf.pages[i].getKey("/Annots");
    ASSERT_EQ(links.getArrayNItems(), 1);
    EXPECT_EQ(pdf.page_of(links.getArrayItem(0).getKey("/Dest")), i + 2);
    const auto place = links.getArrayItem(0).getKey("/Rect").getArrayAsRectangle();
    const double top = pdf.box(i)[3];
    EXPECT_NEAR(place.llx, 459, 1e-4);
    EXPECT_NEAR(place.ury, top - 150, 1e-4);
    EXPECT_NEAR(place.lly, top - 204, 1e-4);
  }
  EXPECT_FALSE(pdf.pages[2].hasKey("/Annots"));
}

TEST(PdfPages, ignores_a_link_to_no_page) {
  Drawing d = test::sample_drawing();
  d.boxes[7].page = 9;
  EXPECT_FALSE(Read(pages_of({d, d})).pages[0].hasKey("/Annots"));
}

TEST(PdfPages, gives_the_same_bytes_twice) {
  const std::vector<Drawing> drawings(2, test::sample_drawing());
  EXPECT_EQ(pages_of(drawings), pages_of(drawings));
}

TEST(PdfPages, says_what_graphviz_said) {
  Drawing d = test::sample_drawing();
  d.boxes[1].name = "not a name";
  EXPECT_THROW(pages_of({d}), viz::RenderError);
}

} // namespace
} // namespace organograph::pdf_pages_test
