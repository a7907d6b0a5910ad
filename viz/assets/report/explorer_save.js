// SPDX-License-Identifier: Apache-2.0
// The explorer's picture as a file of its own: all that is unfolded, its name above it and its legend. Nothing is sent.
const explorerSave = (() => {
  "use strict";

  const { element, widthOf } = explorerPicture, line = 22;
  // As explorer.css has it where the page is light.
  const style = `text{font:12px "DejaVu Sans",Verdana,Arial,sans-serif;fill:#1d2327}.title{font-weight:600}
.fact{fill:#4b555c;font-size:11.5px}.link{stroke:#7b868d;fill:none}.box{fill:#fff;stroke:#7b868d}.edge{stroke:#7b868d}
.plain{fill:#fff;stroke:#7b868d}.toggle{fill:#e3eff4;stroke:#7b868d}.toggle-text{text-anchor:middle;font-weight:600}
.vacant .box{stroke-dasharray:1.5 3}.created .box{stroke-width:2.5;stroke:#1d2327}
.deleted .box{stroke-dasharray:6 4;fill:#f3f5f6}.deleted .title{text-decoration:line-through}.rest .box{stroke-dasharray:3 3}`;

  /// items: elements of the legend: a swatch of one or two <rect>, and words.
  function legend(items, left, top, width) {
    const out = element("g");
    let x = left, y = top;
    for (const item of items) {
      const words = item.textContent, needed = 24 + widthOf(words, false) + 18;
      if (x > left && x + needed > left + width) { x = left; y += line; }
      for (const rect of item.querySelectorAll("rect")) {
        const swatch = rect.cloneNode();
        swatch.setAttribute("x", x);
        swatch.setAttribute("y", y);
        out.append(swatch);
      }
      out.append(element("text", { x: x + 22, y: y + 13 }, words));
      x += needed;
    }
    return { out, bottom: y + line };
  }

  /// The text of an SVG file.
  function svg(whole, title, items) {
    const { picture, left, top, edge } = whole, room = Math.max(whole.width, widthOf(title, true) + 2 * edge, 480);
    const head = element("text", { class: "title", x: left, y: top - edge }, title);
    const { out, bottom } = legend(items, left, top + whole.height - edge, room - 2 * edge);
    const height = bottom - top + 2 * edge + line;
    const box = [left - edge, top - edge - line, room, height];
    picture.setAttribute("viewBox", box.join(" "));
    picture.setAttribute("width", room);
    picture.setAttribute("height", height);
    picture.prepend(element("rect", { x: box[0], y: box[1], width: room, height, fill: "#fff" }));
    picture.append(head, out);
    return new XMLSerializer().serializeToString(picture).replace(">", `><style>${style}</style>`);
  }

  function save(whole, title, items) {
    const address = URL.createObjectURL(new Blob([svg(whole, title, items)], { type: "image/svg+xml" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "structure.svg";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  return { save };
})();
