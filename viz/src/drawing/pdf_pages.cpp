// SPDX-License-Identifier: Apache-2.0
// The only file that calls qpdf: puts Graphviz's pages of one drawing each into one document.
#include "organograph/viz/pdf_pages.hpp"

#include "drawing/apart.hpp"
#include "drawing/appender.hpp"
#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/paper.hpp"
#include "organograph/viz/render.hpp"

#define POINTERHOLDER_TRANSITION 4 // no pointers of qpdf's own
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <exception>
#include <memory>
#include <vector>

namespace organograph::viz {

namespace {

using Handle = QPDFObjectHandle;

constexpr double longest_side = 14000;

Handle text_of(const std::string &utf8) {
  return Handle::newUnicodeString(detail::drawable(utf8));
}

std::string written(double points) {
  Appender out(16);
  out.precise(points);
  return out.take();
}

Handle rectangle(double left, double bottom, double right, double top) {
  return Handle::newArray({Handle::newReal(written(left)), Handle::newReal(written(bottom)),
                           Handle::newReal(written(right)), Handle::newReal(written(top))});
}

/// One of Graphviz's documents; its bytes are read when the whole is written.
struct Sheet {
  std::string bytes;
  std::shared_ptr<QPDF> document;
};

Sheet sheet_of(const Drawing &drawing) {
  Sheet sheet{render_here(dot(drawing), Picture::pdf), QPDF::create()};
  sheet.document->setSuppressWarnings(true);
  sheet.document->processMemoryFile("a page", sheet.bytes.data(), sheet.bytes.size());
  return sheet;
}

class Document {
public:
  explicit Document(std::span<const Drawing> pages) : pages_(pages.size()) {
    out_.emptyPDF();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const double side = std::max(pages[i].width, pages[i].height);
      pages_[i] = side > longest_side ? scaled(pages[i], longest_side / side) : pages[i];
    }
  }

  std::string write() {
    for (const Drawing &page : pages_)
      add(page);
    for (std::size_t i = 0; i < pages_.size(); ++i)
      link(i);
    name();
    if (pages_.size() > 1)
      outline();
    return bytes();
  }

private:
  void add(const Drawing &drawing) {
    sheets_.push_back(sheet_of(drawing));
    QPDFPageDocumentHelper(out_).addPage(QPDFPageDocumentHelper(*sheets_.back().document).getAllPages().at(0),
                                         false);
    handles_.push_back(QPDFPageDocumentHelper(out_).getAllPages().back().getObjectHandle());
    Handle page = handles_.back();
    // Graphviz rounds the page up to whole points and draws from its top.
    tops_.push_back(QPDFPageObjectHelper(page).getMediaBox().getArrayAsRectangle().ury);
    page.replaceKey("/MediaBox", rectangle(0, tops_.back() - drawing.height, drawing.width, tops_.back()));
  }

  Handle place(std::size_t page) { return Handle::newArray({handles_[page], Handle::newName("/Fit")}); }

  void link(std::size_t page) {
    Handle links = Handle::newArray();
    for (const Box &box : pages_[page].boxes) {
      if (box.page == 0 || box.page > pages_.size())
        continue;
      const Area &area = box.area;
      Handle link = Handle::newDictionary();
      link.replaceKey("/Type", Handle::newName("/Annot"));
      link.replaceKey("/Subtype", Handle::newName("/Link"));
      link.replaceKey("/Rect", rectangle(area.left, tops_[page] - area.top - area.height,
                                         area.left + area.width, tops_[page] - area.top));
      link.replaceKey("/Border", Handle::parse("[0 0 0]"));
      link.replaceKey("/Contents", text_of("page " + std::to_string(box.page)));
      link.replaceKey("/Dest", place(box.page - 1));
      links.appendItem(out_.makeIndirectObject(link));
    }
    if (links.getArrayNItems() > 0)
      handles_[page].replaceKey("/Annots", links);
  }

  void name() {
    Handle about = Handle::newDictionary();
    about.replaceKey("/Title", text_of(pages_[0].title));
    about.replaceKey("/Subject", text_of(pages_[0].description));
    about.replaceKey("/Creator", Handle::newString("organograph"));
    about.replaceKey("/CreationDate", Handle::newString("D:20000101000000Z"));
    out_.getTrailer().replaceKey("/Info", out_.makeIndirectObject(about));
    Handle root = out_.getRoot();
    root.replaceKey("/Lang", Handle::newString("en"));
    root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
  }

  void outline() {
    Handle top = out_.makeIndirectObject(Handle::newDictionary());
    std::vector<Handle> entries;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Handle entry = out_.makeIndirectObject(Handle::newDictionary());
      entry.replaceKey("/Title", text_of(pages_[i].title));
      entry.replaceKey("/Parent", top);
      entry.replaceKey("/Dest", place(i));
      if (i > 0) {
        entry.replaceKey("/Prev", entries.back());
        entries.back().replaceKey("/Next", entry);
      }
      entries.push_back(entry);
    }
    top.replaceKey("/Type", Handle::newName("/Outlines"));
    top.replaceKey("/First", entries.front());
    top.replaceKey("/Last", entries.back());
    top.replaceKey("/Count", Handle::newInteger(static_cast<long long>(entries.size())));
    out_.getRoot().replaceKey("/Outlines", top);
    out_.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
  }

  std::string bytes() {
    QPDFWriter writer(out_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    for (const Sheet &sheet : sheets_)
      if (sheet.document->anyWarnings())
        throw RenderError("qpdf: " + std::string(sheet.document->getWarnings().front().what()));
    return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
  }

  std::vector<Drawing> pages_;
  std::vector<Sheet> sheets_;
  QPDF out_; // after the sheets that it reads from, so that it goes first
  std::vector<Handle> handles_;
  std::vector<double> tops_;
};

std::string document(std::span<const Drawing> pages) {
  try {
    return Document(pages).write();
  } catch (const RenderError &) {
    throw;
  } catch (const std::bad_alloc &) {
    throw;
  } catch (const std::exception &problem) {
    throw RenderError(std::string("qpdf: ") + problem.what());
  }
}

} // namespace

std::string pdf_pages(std::span<const Drawing> pages) {
  return drawn_apart([&] { return document(pages); });
}

} // namespace organograph::viz
