// SPDX-License-Identifier: Apache-2.0
// The structure as a picture: where posts stand (d3-flextree), and those of them that are on the screen as SVG.
// A post that is near enough to be read is an element of its own; of many far ones only the colours are drawn.
const explorerPicture = (() => {
  "use strict";

  const svgNamespace = "http://www.w3.org/2000/svg";
  const boxWidth = 236, toggleWidth = 44, gap = 32, strip = 12, pad = 6, lineHeight = 15, between = 10;
  const mostElements = 400, readable = 0.45;
  const hatches = { created: "rising", deleted: "crossed", moved: "falling", changed: "dots" };

  function element(name, attributes = {}, text) {
    const out = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
    if (text !== undefined) out.textContent = text;
    return out;
  }

  const measure = document.createElement("canvas").getContext("2d");
  function widthOf(text, bold) {
    measure.font = `${bold ? "600 " : ""}12px "DejaVu Sans", Verdana, Arial, sans-serif`;
    return measure.measureText(text).width;
  }
  function cut(text, width, bold) {
    if (text.length * 14 < width || widthOf(text, bold) <= width) return text;
    let short = [...text.slice(0, 120)];
    while (short.length > 1 && widthOf(`${short.join("")}…`, bold) > width) short.pop();
    const blank = short.lastIndexOf(" ");
    if (blank > 0 && !text.startsWith(" ", short.join("").length)) short = short.slice(0, blank);
    return `${short.join("").trimEnd()}…`;
  }
  /// At most two lines, broken at a blank.
  function wrapped(text, width) {
    if (widthOf(text, true) <= width) return [text];
    const words = text.split(" ");
    let first = "";
    while (words.length > 0 && widthOf(first ? `${first} ${words[0]}` : words[0], true) <= width)
      first += (first ? " " : "") + words.shift();
    return first === "" ? [cut(text, width, true)] : [first, cut(words.join(" "), width, true)];
  }

  function patterns() {
    const defs = element("defs");
    const paths = { rising: "M0 6L6 0", falling: "M0 0L6 6", crossed: "M0 6L6 0M0 0L6 6", dots: "M2 3h2" };
    for (const [name, d] of Object.entries(paths)) {
      const pattern = element("pattern", { id: `explorer-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" });
      pattern.append(element("path", { d, stroke: "#000", "stroke-width": name === "dots" ? 2 : 1.2, fill: "none" }));
      defs.append(pattern);
    }
    return defs;
  }

  /// look: { lines(row, wrap): [title lines], fact(row), stripes(row): [{fill, part, change}], said(row), kind(row) }
  function make(host, look, moved) {
    const svg = element("svg", { role: "none", width: "100%", height: "100%", focusable: "false" });
    const ground = element("g", { role: "none" });
    const links = element("path", { class: "link", fill: "none" });
    const far = element("g", { role: "none" }), near = element("g", { role: "none" });
    ground.append(links, far, near);
    svg.append(patterns(), ground);
    host.append(svg);

    let nodes = [], byRow = new Map(), bounds = { left: 0, top: 0, right: 1, bottom: 1 };
    let transform = d3.zoomIdentity, chosen = -1, scheduled = 0, farPainted = null;
    const drawn = new Map(), titles = new Map();
    const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    // A picture that nobody has clicked lets the page scroll under wheel and finger.
    const mine = () => document.activeElement === host;
    const zoom = d3.zoom().clickDistance(5).scaleExtent([0.01, 2.5])
      .filter((event) => {
        if (event.type === "wheel") return event.ctrlKey || mine();
        if (event.type.startsWith("touch")) return mine() || event.touches.length > 1;
        return !event.button && event.type !== "dblclick" && !event.ctrlKey;
      })
      .constrain((t, [, [width, height]]) => { // some of the posts stay in sight
        const within = (low, high, most) => (high < 140 ? 140 - high : low > most - 140 ? most - 140 - low : 0);
        return t.translate(within(t.applyX(bounds.left), t.applyX(bounds.right), width) / t.k,
                           within(t.applyY(bounds.top), t.applyY(bounds.bottom), height) / t.k);
      })
      .on("zoom", (event) => { transform = event.transform; schedule(); moved?.(); });
    const chart = d3.select(svg).call(zoom);

    const size = () => ({ width: host.clientWidth || 800, height: host.clientHeight || 500 });

    function titleOf(row) {
      if (!titles.has(row)) titles.set(row, wrapped(look.title(row), boxWidth - strip - 2 * pad));
      return titles.get(row);
    }

    /// tree: { row, children, folded (n of reports not shown), rest (words of what is not in the page) }
    function layout(tree) {
      const root = d3.hierarchy(tree, (d) => d.children);
      const heightOf = ({ data }) => (data.rest ? 1 : titleOf(data.row).length) * lineHeight + lineHeight + 2 * pad + 2;
      d3.flextree({
        nodeSize: (d) => (d.parent ? [heightOf(d) + between, boxWidth + toggleWidth + gap] : [0, 0]),
      })(root);
      nodes = [];
      byRow = new Map();
      bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      root.eachBefore((d) => {
        if (d === root) return;
        const height = heightOf(d);
        const node = {
          row: d.data.row, rest: d.data.rest, of: d.data.of, folded: d.data.folded, open: Boolean(d.children?.length),
          x: d.y, y: d.x - height / 2, height, level: d.depth, place: d.parent.children.indexOf(d) + 1,
          among: d.parent.children.length, children: d.children, parent: d.parent,
        };
        d.made = node;
        nodes.push(node);
        if (!node.rest) byRow.set(node.row, node);
        bounds.left = Math.min(bounds.left, node.x);
        bounds.top = Math.min(bounds.top, node.y);
        bounds.right = Math.max(bounds.right, node.x + boxWidth + toggleWidth);
        bounds.bottom = Math.max(bounds.bottom, node.y + height);
      });
      let d = "";
      for (const node of nodes) {
        if (!node.children?.length) continue;
        const made = node.children.map((child) => child.made);
        const middle = (n) => Math.round(n.y + n.height / 2);
        const trunk = node.x + boxWidth + toggleWidth + gap / 2;
        d += `M${node.x + boxWidth + toggleWidth} ${middle(node)}H${trunk}`;
        d += `M${trunk} ${middle(made[0])}V${middle(made.at(-1))}`;
        for (const child of made) d += `M${trunk} ${middle(child)}H${child.x}`;
      }
      links.setAttribute("d", d);
      for (const node of nodes) node.children = node.parent = undefined;
      near.replaceChildren();
      drawn.clear();
      farPainted = null;
      paint();
    }

    function drawStripes(parent, node) {
      let top = 0;
      for (const { fill, part, change } of look.stripes(node.row)) {
        const at = { x: 0.5, y: 0.5 + top * (node.height - 1), width: strip, height: part * (node.height - 1) };
        parent.append(element("rect", fill ? { ...at, fill } : { ...at, class: "plain" }));
        if (change) parent.append(element("rect", { ...at, fill: `url(#explorer-${hatches[change]})` }));
        top += part;
      }
      parent.append(element("path", { class: "edge", d: `M${strip} 0V${node.height}` }));
    }

    function draw(node) {
      const out = element("g", { transform: `translate(${node.x} ${node.y})`, role: "none" });
      if (node.rest) {
        out.setAttribute("class", "rest");
        out.append(element("rect", { class: "box", width: boxWidth, height: node.height, rx: 3 }));
        const words = [cut(node.rest, boxWidth - 2 * pad, false), "below, not in this page"];
        words.forEach((line, i) => out.append(element("text", { x: pad, y: pad + 12 + i * lineHeight }, line)));
        return out;
      }
      out.setAttribute("class", `post ${look.kind(node.row)}`);
      const attributes = {
        id: `explorer-row-${node.row}`, role: "treeitem", "aria-level": node.level,
        "aria-posinset": node.place, "aria-setsize": node.among, "aria-label": look.said(node.row),
        "aria-selected": node.row === chosen,
      };
      if (node.open || node.folded > 0) attributes["aria-expanded"] = node.open;
      // The name is the whole title; what is drawn beside it may be cut.
      const item = element("g", attributes);
      item.append(element("rect", { class: "ring", x: -4, y: -4, width: boxWidth + 8, height: node.height + 8, rx: 5 }));
      out.append(item, drawParts(node));
      return out;
    }

    function drawParts(node) {
      const out = element("g", { "aria-hidden": "true" });
      out.append(element("rect", { class: "box", width: boxWidth, height: node.height, rx: 3 }));
      drawStripes(out, node);
      titleOf(node.row).forEach((line, i) =>
        out.append(element("text", { class: "title", x: strip + pad, y: pad + 12 + i * lineHeight }, line)));
      out.append(element("text", { class: "fact", x: strip + pad, y: node.height - pad - 2 },
                         cut(look.fact(node.row), boxWidth - strip - 2 * pad, false)));
      if (node.open || node.folded > 0) {
        const y = node.height / 2 - 13;
        out.append(element("rect", { class: "toggle", x: boxWidth, y, width: toggleWidth, height: 26, rx: 3 }));
        out.append(element("text", { class: "toggle-text", x: boxWidth + toggleWidth / 2, y: y + 17.5 },
                           node.open ? "−" : `+ ${node.folded}`));
      }
      return out;
    }

    function paintFar() {
      if (farPainted) return;
      const paths = new Map();
      for (const node of nodes) {
        const stripes = node.rest ? [{ part: 1 }] : look.stripes(node.row);
        let top = node.y;
        for (const { fill, part } of stripes) {
          const height = part * node.height;
          paths.set(fill ?? "", `${paths.get(fill ?? "") ?? ""}M${node.x} ${top.toFixed(1)}h${boxWidth}v${height.toFixed(1)}h-${boxWidth}z`);
          top += height;
        }
      }
      farPainted = [...paths].map(([fill, d]) => element("path", fill ? { d, fill } : { d, class: "plain" }));
      far.replaceChildren(...farPainted);
    }

    function visible() {
      const { width, height } = size();
      const [left, top] = transform.invert([-60, -60]), [right, bottom] = transform.invert([width + 60, height + 60]);
      return nodes.filter((n) => n.x < right && n.x + boxWidth + toggleWidth > left && n.y < bottom && n.y + n.height > top);
    }

    function paint() {
      scheduled = 0;
      // On the screen it changes nothing; on paper the whole view gets the width there is.
      if (!matchMedia("print").matches) svg.setAttribute("viewBox", `0 0 ${size().width} ${size().height}`);
      ground.setAttribute("transform", transform);
      const seen = visible();
      const each = transform.k >= readable || seen.length <= mostElements;
      if (!each) paintFar();
      far.setAttribute("visibility", each ? "hidden" : "visible");
      const wanted = new Set(each ? seen.slice(0, 2000) : []);
      if (byRow.has(chosen)) wanted.add(byRow.get(chosen));
      for (const [node, shape] of drawn)
        if (!wanted.has(node)) { shape.remove(); drawn.delete(node); }
      for (const node of wanted)
        if (!drawn.has(node)) {
          const shape = draw(node);
          drawn.set(node, shape);
          near.append(shape);
        }
    }
    function schedule() { scheduled ||= requestAnimationFrame(paint); }

    function go(next, slowly = true) {
      if (calm() || !slowly) chart.call(zoom.transform, next);
      else chart.transition().duration(180).call(zoom.transform, next);
    }
    const fitScale = () => Math.min((size().width - 24) / (bounds.right - bounds.left),
                                    (size().height - 24) / (bounds.bottom - bounds.top));
    function fit(slowly) {
      const { width, height } = size();
      const k = Math.min(fitScale(), 1.1);
      go(d3.zoomIdentity.translate((width - k * (bounds.right - bounds.left)) / 2 - k * bounds.left,
                                   (height - k * (bounds.bottom - bounds.top)) / 2 - k * bounds.top).scale(k), slowly);
    }
    /// So that the post is read, and stands in the middle, or where it is if it is in sight.
    function show(row, middle, slowly) {
      const node = byRow.get(row);
      if (!node) return;
      const { width, height } = size();
      const k = transform.k < readable ? 0.8 : transform.k;
      const [x, y] = transform.apply([node.x, node.y]);
      const inside = x >= 4 && y >= 4 && x + boxWidth * k <= width - 4 && y + node.height * k <= height - 4;
      if (!middle && inside && k === transform.k) return;
      const at = { x: Math.max(8, width / 2 - boxWidth * k / 2), y: height / 2 - node.height * k / 2 };
      go(d3.zoomIdentity.translate(at.x - k * node.x, at.y - k * node.y).scale(k), slowly);
    }
    /// So that all of these are in sight: as large as now where that does, else smaller while it can be read.
    function showAll(rows) {
      const all = rows.map((row) => byRow.get(row)).filter(Boolean);
      if (all.length === 0) return;
      const left = Math.min(...all.map((n) => n.x)), right = Math.max(...all.map((n) => n.x + boxWidth + toggleWidth));
      const top = Math.min(...all.map((n) => n.y)), bottom = Math.max(...all.map((n) => n.y + n.height));
      const { width, height } = size(), edge = 12;
      const [x0, y0] = transform.apply([left, top]), [x1, y1] = transform.apply([right, bottom]);
      if (x0 >= 0 && y0 >= 0 && x1 <= width && y1 <= height) return;
      if (fitScale() >= readable) { fit(); return; }
      const k = Math.min(transform.k, (width - 2 * edge) / (right - left), (height - 2 * edge) / (bottom - top));
      if (k < readable) { show(rows[0], true); return; }
      go(d3.zoomIdentity.translate((width - k * (left + right)) / 2, (height - k * (top + bottom)) / 2).scale(k));
    }
    /// Moves the picture so that the row stays where it was on the screen while others unfold around it.
    function keep(row, change) {
      const before = byRow.get(row), at = before && transform.apply([before.x, before.y]);
      change();
      const after = byRow.get(row);
      if (!at || !after) return;
      const { k } = transform;
      go(d3.zoomIdentity.translate(at[0] - k * after.x, at[1] - k * after.y).scale(k), false);
    }
    /// What is at a place of the screen: small boxes are met by fingers too.
    function at(clientX, clientY) {
      const box = svg.getBoundingClientRect();
      const [x, y] = transform.invert([clientX - box.left, clientY - box.top]);
      const near_ = 12 / transform.k;
      let best = null, distance = near_;
      for (const node of nodes) {
        const right = node.x + boxWidth + (node.open || node.folded > 0 ? toggleWidth : 0);
        const away = Math.max(node.x - x, x - right, node.y - y, y - node.y - node.height, 0);
        if (away < distance || (away === 0 && !best)) { best = node; distance = away; }
      }
      return best && { row: best.rest ? best.of : best.row, toggle: !best.rest && x > best.x + boxWidth };
    }
    function choose(row) {
      chosen = row;
      for (const [node, shape] of drawn)
        if (!node.rest) shape.firstChild.setAttribute("aria-selected", node.row === row);
      schedule();
    }
    /// All that is unfolded, as a picture of its own.
    function whole() {
      const edge = 16, width = bounds.right - bounds.left + 2 * edge, height = bounds.bottom - bounds.top + 2 * edge;
      const out = element("svg", { width, height, viewBox: `${bounds.left - edge} ${bounds.top - edge} ${width} ${height}` });
      out.append(patterns(), links.cloneNode(), ...nodes.map(draw));
      for (const ring of out.querySelectorAll(".ring")) ring.remove();
      return { picture: out, left: bounds.left, top: bounds.top, width, height, edge };
    }
    function repaint() {
      near.replaceChildren();
      drawn.clear();
      farPainted = null;
      paint();
    }
    return {
      svg, layout, fit, show, showAll, keep, whole, at, choose, repaint, paint, size,
      forget: () => titles.clear(),
      rows: () => nodes.filter((n) => !n.rest).map((n) => n.row),
      fitScale,
      scaleBy: (factor) => (calm() ? chart : chart.transition().duration(120)).call(zoom.scaleBy, factor),
      move: (x, y) => (calm() ? chart : chart.transition().duration(120)).call(zoom.translateBy, x / transform.k, y / transform.k),
      transform: () => transform,
    };
  }

  return { make, hatches, element, widthOf };
})();
