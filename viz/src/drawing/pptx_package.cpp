// SPDX-License-Identifier: Apache-2.0
#include "drawing/pptx_package.hpp"

#include "drawing/drawing_marks.hpp"

#include <zip.h>

#include <cmath>
#include <memory>
#include <new>

namespace organograph::viz::presentation {

namespace {

#define ORGANOGRAPH_OOXML "http://schemas.openxmlformats.org/"
constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                  "\n";
constexpr std::string_view spaces =
    " xmlns:a=\"" ORGANOGRAPH_OOXML "drawingml/2006/main\" xmlns:r=\"" ORGANOGRAPH_OOXML
    "officeDocument/2006/relationships\" xmlns:p=\"" ORGANOGRAPH_OOXML "presentationml/2006/main\"";
constexpr std::string_view relations_space =
    "<Relationships xmlns=\"" ORGANOGRAPH_OOXML "package/2006/relationships\">";
constexpr std::string_view office_relation = ORGANOGRAPH_OOXML "officeDocument/2006/relationships/";
constexpr std::string_view package_relation = ORGANOGRAPH_OOXML "package/2006/relationships/metadata/";
constexpr std::string_view office_type = "application/vnd.openxmlformats-officedocument.";
constexpr std::string_view package_type = "application/vnd.openxmlformats-package.";

constexpr std::string_view no_group =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
    "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" "
    "cy=\"0\"/></a:xfrm></p:grpSpPr>";

// The widths of Verdana are those of DejaVu Sans, in which drawings are laid out; every office program has it
// or puts DejaVu Sans in its place.
constexpr std::string_view theme =
    R"(<a:clrScheme name="Organograph"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="333333"/></a:dk2><a:lt2><a:srgbClr val="F3F3F3"/></a:lt2><a:accent1><a:srgbClr val="77AADD"/></a:accent1><a:accent2><a:srgbClr val="EE8866"/></a:accent2><a:accent3><a:srgbClr val="EEDD88"/></a:accent3><a:accent4><a:srgbClr val="FFAABB"/></a:accent4><a:accent5><a:srgbClr val="99DDFF"/></a:accent5><a:accent6><a:srgbClr val="44BB99"/></a:accent6><a:hlink><a:srgbClr val="1F4E9E"/></a:hlink><a:folHlink><a:srgbClr val="5A3E85"/></a:folHlink></a:clrScheme>)"
    R"(<a:fontScheme name="Organograph"><a:majorFont><a:latin typeface="Verdana"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>)"
    R"(<a:fmtScheme name="Organograph"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst><a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln><a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>)";

constexpr std::string_view title_shape =
    R"(<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="177800" y="127000"/><a:ext cx="8128000" cy="381000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>)";

constexpr std::string_view master_styles =
    R"(<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="1600" b="0"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl1pPr algn="l"><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:otherStyle></p:txStyles>)";

void write_relation(Appender &out, std::size_t id, std::string_view type, std::string_view target,
                    std::string_view space = office_relation) {
  out << "<Relationship Id=\"rId" << id << "\" Type=\"" << space << type << "\" Target=\"" << target
      << "\"/>";
}

std::string types(std::size_t slides) {
  Appender out(4096);
  const auto part = [&](std::string_view name, std::string_view space, std::string_view type) {
    out << "<Override PartName=\"/" << name << "\" ContentType=\"" << space << type << "+xml\"/>";
  };
  out << head
      << "<Types xmlns=\"" ORGANOGRAPH_OOXML "package/2006/content-types\"><Default Extension=\"rels\" "
      << "ContentType=\"" << package_type << "relationships+xml\"/><Default Extension=\"xml\" "
      << "ContentType=\"application/xml\"/>";
  part("ppt/presentation.xml", office_type, "presentationml.presentation.main");
  part("ppt/slideMasters/slideMaster1.xml", office_type, "presentationml.slideMaster");
  part("ppt/slideLayouts/slideLayout1.xml", office_type, "presentationml.slideLayout");
  part("ppt/theme/theme1.xml", office_type, "theme");
  for (std::size_t i = 1; i <= slides; ++i)
    part("ppt/slides/slide" + std::to_string(i) + ".xml", office_type, "presentationml.slide");
  part("docProps/core.xml", package_type, "core-properties");
  part("docProps/app.xml", office_type, "extended-properties");
  out << "</Types>";
  return out.take();
}

std::string package_relations() {
  Appender out(1024);
  out << head << relations_space;
  write_relation(out, 1, "officeDocument", "ppt/presentation.xml");
  write_relation(out, 2, "core-properties", "docProps/core.xml", package_relation);
  write_relation(out, 3, "extended-properties", "docProps/app.xml");
  out << "</Relationships>";
  return out.take();
}

std::string presentation(std::size_t slides, double width, double height) {
  Appender out(4096);
  out << head << "<p:presentation" << spaces
      << R"(><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>)";
  for (std::size_t i = 0; i < slides; ++i)
    out << "<p:sldId id=\"" << 256 + i << "\" r:id=\"rId" << i + 3 << "\"/>";
  out << "</p:sldIdLst><p:sldSz cx=\"" << std::round(width) << "\" cy=\"" << std::round(height)
      << R"("/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>)";
  return out.take();
}

std::string presentation_relations(std::size_t slides) {
  Appender out(4096);
  out << head << relations_space;
  write_relation(out, 1, "slideMaster", "slideMasters/slideMaster1.xml");
  write_relation(out, 2, "theme", "theme/theme1.xml");
  for (std::size_t i = 1; i <= slides; ++i)
    write_relation(out, i + 2, "slide", "slides/slide" + std::to_string(i) + ".xml");
  out << "</Relationships>";
  return out.take();
}

std::string master() {
  Appender out(4096);
  out << head << "<p:sldMaster" << spaces
      << "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/>"
      << "</p:bgPr></p:bg><p:spTree>" << no_group << title_shape
      << R"(</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" )"
      << R"(accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" )"
      << R"(hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" )"
      << R"(r:id="rId1"/></p:sldLayoutIdLst>)" << master_styles << "</p:sldMaster>";
  return out.take();
}

std::string layout() {
  Appender out(4096);
  out << head << "<p:sldLayout" << spaces
      << R"( type="titleOnly" preserve="1"><p:cSld name="Drawing"><p:spTree>)" << no_group << title_shape
      << "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
  return out.take();
}

std::string relations(std::string_view first, std::string_view first_target, std::string_view second = {},
                      std::string_view second_target = {}) {
  Appender out(1024);
  out << head << relations_space;
  write_relation(out, 1, first, first_target);
  if (!second.empty())
    write_relation(out, 2, second, second_target);
  out << "</Relationships>";
  return out.take();
}

std::string core(std::string_view title, std::string_view description) {
  Appender out(2048);
  out << head
      << "<cp:coreProperties xmlns:cp=\"" ORGANOGRAPH_OOXML
         "package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>";
  marks::escaped(out, title) << "</dc:title><dc:creator>Organograph</dc:creator><dc:description>";
  marks::escaped(out, description) << "</dc:description></cp:coreProperties>";
  return out.take();
}

std::string app() {
  return std::string(head) + "<Properties xmlns=\"" ORGANOGRAPH_OOXML
                             "officeDocument/2006/extended-properties\"><Application>Organograph"
                             "</Application></Properties>";
}

struct Discard {
  void operator()(zip_t *archive) const { zip_discard(archive); }
};
struct Free {
  void operator()(zip_source_t *source) const { zip_source_free(source); }
};

template <class Given> Given needed(Given given, bool there) {
  if (!there) // in memory nothing else can fail
    throw std::bad_alloc();
  return given;
}

std::string content_of(zip_source_t *source) {
  needed(0, zip_source_open(source) == 0);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  const zip_int64_t read = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  needed(0, read == static_cast<zip_int64_t>(out.size()));
  return out;
}

} // namespace

std::vector<Part> parts_around(std::size_t slides, double width, double height, std::string_view title,
                               std::string_view description) {
  Appender themed(8192);
  themed << head << "<a:theme xmlns:a=\"" ORGANOGRAPH_OOXML
         << "drawingml/2006/main\" name=\"Organograph\"><a:themeElements>" << theme
         << "</a:themeElements></a:theme>";
  return {
      {"[Content_Types].xml", types(slides)},
      {"_rels/.rels", package_relations()},
      {"docProps/core.xml", core(title, description)},
      {"docProps/app.xml", app()},
      {"ppt/presentation.xml", presentation(slides, width, height)},
      {"ppt/_rels/presentation.xml.rels", presentation_relations(slides)},
      {"ppt/theme/theme1.xml", themed.take()},
      {"ppt/slideMasters/slideMaster1.xml", master()},
      {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
       relations("slideLayout", "../slideLayouts/slideLayout1.xml", "theme", "../theme/theme1.xml")},
      {"ppt/slideLayouts/slideLayout1.xml", layout()},
      {"ppt/slideLayouts/_rels/slideLayout1.xml.rels",
       relations("slideMaster", "../slideMasters/slideMaster1.xml")},
  };
}

std::string relations_of(const std::vector<std::size_t> &links) {
  Appender out(1024);
  out << head << relations_space;
  write_relation(out, 1, "slideLayout", "../slideLayouts/slideLayout1.xml");
  for (std::size_t i = 0; i < links.size(); ++i)
    write_relation(out, i + 2, "slide", "slide" + std::to_string(links[i]) + ".xml");
  out << "</Relationships>";
  return out.take();
}

std::string zipped(const std::vector<Part> &parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *const made = zip_source_buffer_create(nullptr, 0, 0, &error);
  const std::unique_ptr<zip_source_t, Free> file(needed(made, made != nullptr));
  zip_source_keep(file.get()); // the archive has a share of its own
  zip_t *const opened = zip_open_from_source(file.get(), ZIP_TRUNCATE, &error);
  if (opened == nullptr)
    zip_source_free(file.get());
  std::unique_ptr<zip_t, Discard> archive(needed(opened, opened != nullptr));
  for (const auto &[name, content] : parts) {
    zip_source_t *const source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    const zip_int64_t at = zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0)
      zip_source_free(source);
    constexpr zip_uint16_t first_day = 1U << 5U | 1U; // 1 January 1980
    needed(0, at >= 0 &&
                  zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(at), 0, first_day, 0) == 0);
  }
  needed(0, zip_close(archive.get()) == 0);
  static_cast<void>(archive.release());
  return content_of(file.get());
}

} // namespace organograph::viz::presentation
