// SPDX-License-Identifier: Apache-2.0
// The structure, explored: controls, keys and the details of a post. Texts of the model go into the page as text alone.
(() => {
  "use strict";

  const given = document.getElementById("data-structure"), box = document.getElementById("explorer");
  if (!given || !box) return;
  const model = explorerModel.read(JSON.parse(given.textContent));
  const { text, number, counted } = model;
  const part = (name) => document.getElementById(`explorer-${name}`);
  const tree = part("tree"), find = part("find"), found = part("found"), panel = part("post"), status = part("status");
  const chooseStructure = part("structure"), chooseColour = part("colour"), chooseLayers = part("layers");
  const mostReports = 200, mostUnfoldedForChanges = 400;

  let structure = model.structure(0), open = new Set(), chosen = -1, colour = "organisation";

  function make(name, attributes = {}, ...children) {
    const out = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
    out.append(...children);
    return out;
  }
  const titleOf = (row) => text(structure.columns.title[row]);
  const kindOf = (row) => structure.change.get(row)?.kind ?? "";
  const hasReports = (row) => structure.children[row].length > 0 || structure.columns.foldedPosts[row] > 0;

  // ---- what a post looks like

  // Units, grades and statuses: the most frequent have a colour of their own, the others share one.
  const kindFills = ["#8fbfe0", "#f2b880", "#93cfa5", "#dba9cf", "#e5d57a", "#a9a9dc", "#de9d9d", "#86d0c6"], otherFill = "#c6cbcf";
  const kindText = (name, row) => {
    const value = structure.columns[name][row];
    return name === "status" ? model.statuses[value] : text(value);
  };
  let kinds = new Map();
  function findKinds(name) {
    const counts = new Map();
    for (let row = 0; row < structure.rows; ++row) {
      const kind = structure.there[row] ? kindText(name, row) : "";
      if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    // A status keeps its colour in every structure.
    const place = (kind, i) => (name === "status" ? model.statuses.indexOf(kind) : i);
    kinds = new Map(order.map(([kind, posts], i) => [kind, { fill: kindFills[place(kind, i)] ?? otherFill, posts }]));
  }
  const kindStripe = (name, row) => [{ fill: kinds.get(kindText(name, row))?.fill, part: 1 }];

  const stripes = {
    organisation: (row) => model.served(structure.columns, row).map(({ organisation, share }) => (
      { fill: model.organisation(organisation).fill, part: share ?? 0.5 })),
    span: (row) => {
      const direct = structure.columns.direct[row];
      return [{ fill: direct > 0 ? model.data.colours.bands[model.bandOf(direct)][1][0] : undefined, part: 1 }];
    },
    unit: (row) => kindStripe("unit", row), grade: (row) => kindStripe("grade", row),
    status: (row) => kindStripe("status", row),
    change: (row) => {
      const kind = kindOf(row);
      return [{ fill: kind ? model.data.colours.changes[kind][0] : undefined, part: 1, change: kind || undefined }];
    },
  };
  function fact(row) {
    const c = structure.columns, kind = kindOf(row), words = [];
    if (kind) words.push(`${model.signs[kind]} ${kind}`);
    if (c.status[row] !== 0) words.push(model.statuses[c.status[row]]);
    if (colour === "unit" || colour === "grade") words.push(kindText(colour, row) || `no ${colour}`);
    if (colour === "span") words.push(model.reportsWords(c, row));
    else if (Array.isArray(c.served[row])) words.push(`joint post of ${c.served[row].length / 2} organisations`);
    else words.push(model.servedWords(c, row));
    return words.join(" · ");
  }
  const look = {
    title: titleOf, fact, stripes: (row) => stripes[colour](row), said: (row) => model.said(structure, row),
    kind: (row) => `${kindOf(row)} ${structure.columns.status[row] === 4 ? "vacant" : ""}`.trim(),
  };
  box.hidden = false; // explorer.css: then the drawing is for paper alone
  const picture = explorerPicture.make(tree, look);

  // ---- folding

  function treeData() {
    const node = (row) => {
      const out = { row, folded: 0 }, children = structure.children[row];
      if (open.has(row)) {
        out.children = children.map(node);
        if (structure.columns.foldedPosts[row] > 0)
          out.children.push({ row: -1, of: row, rest: model.foldedWords(structure.columns, row) });
      } else if (hasReports(row)) {
        out.folded = children.length || structure.columns.direct[row];
      }
      return out;
    };
    return { row: -1, children: structure.roots.map(node) };
  }
  const layout = () => picture.layout(treeData());
  function unfoldTo(layers) {
    open = new Set();
    const walk = (row, depth) => {
      if (depth >= layers || !hasReports(row)) return;
      open.add(row);
      for (const child of structure.children[row]) walk(child, depth + 1);
    };
    for (const row of structure.roots) walk(row, 1);
  }
  function depth() {
    let deepest = 1;
    const walk = (row, at) => { deepest = Math.max(deepest, at); for (const c of structure.children[row]) walk(c, at + 1); };
    for (const row of structure.roots) walk(row, 1);
    return deepest;
  }
  /// As many layers as can be read at once.
  function unfoldWhatFits() {
    let fits = 1;
    for (let layers = 2, deepest = depth(); layers <= deepest; ++layers) {
      unfoldTo(layers);
      if (open.size > 300) break;
      layout();
      if (picture.fitScale() < 0.6) break;
      fits = layers;
    }
    unfoldTo(Math.max(fits, 2));
    layout();
    fitOrShow(false);
  }
  /// The whole where it can be read, else the post chosen or the first.
  function fitOrShow(slowly) {
    if (picture.fitScale() >= 0.4) picture.fit(slowly);
    else picture.show(chosen >= 0 ? chosen : structure.roots[0], true, slowly);
  }
  /// The whole, unless nothing of it could be told apart.
  function fitAll(slowly) {
    if (picture.fitScale() >= 0.15) picture.fit(slowly);
    else fitOrShow(slowly);
  }
  const shown = () => picture.rows().filter((row) => structure.there[row]).length;
  function say(words) { status.textContent = words; }
  function toggle(row) {
    if (!hasReports(row)) return;
    picture.keep(row, () => { open.has(row) ? open.delete(row) : open.add(row); layout(); });
    chooseLayers.value = "";
    choose(row, false);
    if (open.has(row)) picture.showAll([row, ...structure.children[row]]);
    say(`${titleOf(row)}: ${open.has(row) ? "unfolded" : "folded"}.`);
  }
  function unfold(layers, words) {
    unfoldTo(layers);
    layout();
    if (chosen >= 0 && !picture.rows().includes(chosen)) choose(structure.roots[0], false);
    fitAll();
    say(`${words}: ${counted(shown(), "post", "posts")} shown.`);
  }

  // ---- the post chosen

  function choose(row, middle, slowly) {
    chosen = row;
    tree.setAttribute("aria-activedescendant", `explorer-row-${row}`);
    picture.choose(row);
    picture.show(row, middle, slowly);
    details();
  }
  /// Unfolds the way to a post.
  function reveal(row) {
    const way = model.ancestors(structure, row);
    if (way.some((manager) => !open.has(manager))) {
      way.forEach((manager) => open.add(manager));
      layout();
      chooseLayers.value = "";
    }
    choose(row, true);
  }
  function link(row) {
    const button = make("button", { type: "button", class: "post-link" }, titleOf(row));
    button.addEventListener("click", () => { reveal(row); say(`${titleOf(row)} chosen.`); });
    return button;
  }
  function entry(list, name, ...values) {
    if (values.some((v) => v !== "" && v !== null && v !== undefined))
      list.append(make("div", {}, make("dt", {}, name), make("dd", {}, ...values)));
  }
  function changeEntries(list) {
    const change = structure.change.get(chosen), before = structure.from?.columns, c = structure.columns;
    if (!change) return;
    entry(list, "Change", `${model.signs[change.kind]} ${model.changeWords(structure, chosen)}`);
    if (change.kind === "created" || change.kind === "deleted") return;
    const was = (name, words) => {
      const [old, now] = [words(before), words(c)];
      if (old !== now) entry(list, `${name} before`, old);
    };
    was("Title", (columns) => text(columns.title[chosen]));
    was("Manager", (columns) => (columns.manager[chosen] < 0 ? "none" : text(columns.title[columns.manager[chosen]])));
    was("Serves", (columns) => model.servedWords(columns, chosen));
    was("Function", (columns) => text(columns.function[chosen]) || "none");
    was("FTE", (columns) => model.fte(columns.fte[chosen]));
  }
  /// A figure that opens its definition and its row; the tables are those of the baseline.
  function figure(measure, words) {
    if (structure.number > 0 || !document.getElementById("table-spans")) return words;
    return make("a", {
      class: "figure", href: "#table-spans", "aria-haspopup": "dialog", "data-measure": `span_of_control.${measure}`,
      "data-table": "spans", "data-filter": `post_id=${structure.columns.id[chosen]}`,
    }, words);
  }
  function reportsEntry(list) {
    const c = structure.columns, children = structure.children[chosen];
    entry(list, "Direct reports", figure("direct_reports", model.reportsWords(c, chosen)));
    if (c.all[chosen] > 0) entry(list, "All posts below", figure("all_reports", number.format(c.all[chosen])));
    if (children.length === 0) return;
    const names = make("ul", {}, ...children.slice(0, mostReports).map((row) => make("li", {}, link(row))));
    if (children.length > mostReports) names.append(make("li", {}, `and ${number.format(children.length - mostReports)} more`));
    entry(list, "By name", make("details", {}, make("summary", {}, "Who reports to it"), names));
  }
  function meetingsEntry(list) {
    const c = structure.columns, all = c.meetings[chosen], named = c.sits[chosen] ?? [];
    if (all === null) return;
    const words = all === 0 ? "no meeting of the data" : counted(all, "meeting", "meetings");
    if (named.length === 0) { entry(list, "Sits in", words); return; }
    const names = make("ul", {}, ...named.map((meeting) => make("li", {}, text(meeting))));
    if (all > named.length) names.append(make("li", {}, `and ${number.format(all - named.length)} more`));
    entry(list, "Sits in", make("details", { open: "" }, make("summary", {}, words), names));
  }
  function details() {
    panel.replaceChildren();
    if (chosen < 0) { panel.append(make("p", {}, "Choose a post to see its details.")); return; }
    const c = structure.columns, row = chosen, list = make("dl");
    panel.append(make("h3", kindOf(row) === "deleted" ? { class: "deleted" } : {}, titleOf(row)));
    if (hasReports(row)) {
      const fold = make("button", { type: "button" }, open.has(row) ? "Fold its reports" : "Unfold its reports");
      fold.addEventListener("click", () => { toggle(row); panel.querySelector("button")?.focus(); });
      panel.append(make("p", {}, fold));
    }
    changeEntries(list);
    entry(list, "Post", c.id[row]);
    entry(list, "Serves", model.servedWords(c, row));
    entry(list, "Employer", model.organisation(c.employer[row]).name);
    entry(list, "Function", text(c.function[row]));
    entry(list, "Unit", text(c.unit[row]));
    entry(list, "Grade", text(c.grade[row]));
    entry(list, "Status", model.statuses[c.status[row]]);
    entry(list, "Layer, tier", [c.layer[row], c.tier[row]].map((n) => n ? number.format(n) : "not known").join(", "));
    entry(list, "FTE", model.fte(c.fte[row]));
    entry(list, "Reports to", c.manager[row] < 0 ? "" : link(c.manager[row]));
    for (const [from, to, kind] of structure.lines)
      if (from === row) entry(list, `Further line${text(kind) ? `: ${text(kind)}` : ""}`, link(to));
      else if (to === row) entry(list, `Further line from${text(kind) ? `: ${text(kind)}` : ""}`, link(from));
    reportsEntry(list);
    if (c.groups[row] > 0)
      entry(list, "Staff groups", `${c.groups[row] === 1 ? text(c.group[row]) : number.format(c.groups[row])}, FTE ${model.fte(c.groupsFte[row])}`);
    meetingsEntry(list);
    panel.append(list);
  }

  // ---- colours

  function legend() {
    const swatch = (fill, change) => {
      const out = picture.svg.cloneNode(false);
      for (const [key, value] of Object.entries({ width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" })) out.setAttribute(key, value);
      const rect = document.createElementNS(out.namespaceURI, "rect");
      for (const [key, value] of Object.entries({ x: 1, y: 1, width: 16, height: 16, ...(fill ? { fill } : { class: "plain" }) }))
        rect.setAttribute(key, value);
      out.append(rect);
      if (change) {
        const hatch = rect.cloneNode(false);
        hatch.setAttribute("fill", `url(#explorer-${explorerPicture.hatches[change]})`);
        out.append(hatch);
      }
      return out;
    };
    const items = [];
    const add = (words, fill, change) => items.push(make("li", {}, swatch(fill, change), words));
    if (colour === "organisation") {
      model.data.organisations.forEach((_, i) => add(model.organisation(i).name, model.organisation(i).fill));
      if (model.data.organisations.length > 1) items.push(make("li", {}, "Several colours: a post that serves several, by its shares"));
    } else if (colour === "span") {
      for (const [band, [fill]] of model.data.colours.bands) add(`${band} direct ${band === "1" ? "report" : "reports"}`, fill);
      add("no reports, or not known");
    } else if (["unit", "grade", "status"].includes(colour)) {
      const own = [...kinds].slice(0, kindFills.length), others = kinds.size - own.length;
      for (const [kind, { fill, posts }] of own) add(`${kind} (${number.format(posts)})`, fill);
      if (others > 0) add(counted(others, `other ${colour}`, `other ${colour}s`), otherFill);
      if (colour !== "status") add(`no ${colour} given`);
    } else {
      for (const [kind, [fill]] of Object.entries(model.data.colours.changes)) add(`${model.signs[kind]} ${kind}`, fill, kind);
      add("as before");
    }
    part("legend").replaceChildren(...items);
  }
  function setColour(next) {
    colour = chooseColour.value = next;
    if (["unit", "grade", "status"].includes(colour)) findKinds(colour);
    legend();
    picture.repaint();
  }
  function save() {
    const title = document.querySelector("h1").textContent;
    explorerSave.save(picture.whole(), `${title}: ${structure.name}`, part("legend").children);
    say("Saved as structure.svg: all that is unfolded.");
  }
  /// The explorer alone on the screen, where the browser lets it.
  const fullButton = box.querySelector("button[data-act=full]");
  const isFull = () => document.fullscreenElement === box;
  function fullScreen() {
    if (isFull()) document.exitFullscreen();
    else box.requestFullscreen().catch(() => say("The browser does not let the page fill the screen."));
  }
  fullButton.hidden = !document.fullscreenEnabled;
  document.addEventListener("fullscreenchange", () => {
    fullButton.textContent = isFull() ? "Leave full screen" : "Full screen";
    requestAnimationFrame(() => fitAll(false));
  });

  // ---- baseline and scenarios

  function describe() {
    const counts = {};
    for (const { kind } of structure.change.values()) counts[kind] = (counts[kind] ?? 0) + 1;
    const posts = counted(structure.posts, "post", "posts");
    if (structure.number === 0) return `Baseline: ${posts}; ${number.format(shown())} shown.`;
    if (structure.day?.isFirst) return `${structure.name}: ${posts}; ${number.format(shown())} shown.`;
    const changes = Object.entries(counts).map(([kind, n]) => `${number.format(n)} ${kind}`).join(", ") || "no post changed";
    const against = structure.day ? structure.from.day.name : structure.from.number === 0 ? "the baseline" : `'${structure.from.name}'`;
    const groups = structure.groupsChanged > 0 ? `; ${counted(structure.groupsChanged, "staff group", "staff groups")} changed` : "";
    return `${structure.name}: ${posts}. ${structure.day ? "Since" : "Against"} ${against}: ${changes}${groups}.` +
      (structure.unseen > 0 ? ` ${counted(structure.unseen, "change is", "changes are")} in teams that are folded here.` : "");
  }
  function setStructure(which) {
    structure = model.structure(which);
    picture.forget();
    const ways = new Set();
    for (const row of structure.change.keys()) model.ancestors(structure, row).forEach((manager) => ways.add(manager));
    if (ways.size <= mostUnfoldedForChanges) ways.forEach((row) => open.add(row));
    setLayers();
    if (chosen >= structure.rows || (chosen >= 0 && !structure.there[chosen] && kindOf(chosen) !== "deleted")) chosen = -1;
    colour = chooseColour.value = structure.change.size > 0 || (which > 0 && !structure.day) ? "change" : colour === "change" ? "organisation" : colour;
    if (["unit", "grade", "status"].includes(colour)) findKinds(colour);
    layout();
    legend();
    if (chosen >= 0 && picture.rows().includes(chosen)) choose(chosen, false);
    else choose(structure.roots[0] ?? -1, false, false);
    fitOrShow();
    say(describe());
  }
  /// Of the structure chosen: its days, then every row whatever its date, which is where it stands at first.
  function setDays(which) {
    const days = model.daysOf(which), slider = part("day");
    if (!slider) return;
    part("days").hidden = !days;
    if (!days) return;
    const [, first, many] = days;
    slider.max = slider.value = many;
    const said = () => (Number(slider.value) === many ? "all rows, whatever their dates"
      : model.structure(first + Number(slider.value)).day.name);
    const tell = () => { part("day-said").textContent = said(); slider.setAttribute("aria-valuetext", said()); };
    slider.oninput = () => { tell(); setStructure(Number(slider.value) === many ? which : first + Number(slider.value)); };
    tell();
  }
  function setLayers() {
    const deepest = Math.min(depth(), 30);
    for (const option of [...chooseLayers.options]) if (option.value > 0) option.remove();
    for (let n = 1; n <= deepest; ++n)
      chooseLayers.insertBefore(make("option", { value: n }, n === 1 ? "the top alone" : `to layer ${n}`), chooseLayers.lastElementChild);
    chooseLayers.value = "";
  }

  explorerSearch(model, {
    find, found, say, describe, structure: () => structure,
    picked: (row) => {
      reveal(row);
      say(`${titleOf(row)} chosen.`);
      tree.focus({ preventScroll: true });
    },
  });

  // ---- keys, mouse, controls

  const step = 120;
  const acts = {
    in: () => picture.scaleBy(1.4), out: () => picture.scaleBy(1 / 1.4), fit: () => picture.fit(),
    left: () => picture.move(step, 0), right: () => picture.move(-step, 0),
    up: () => picture.move(0, step), down: () => picture.move(0, -step),
    unfold: () => { chooseLayers.value = "all"; unfold(Infinity, "All unfolded"); },
    fold: () => { chooseLayers.value = "1"; unfold(1, "All folded"); },
    full: fullScreen, save,
  };
  for (const button of box.querySelectorAll("button[data-act]")) button.addEventListener("click", () => acts[button.dataset.act]());

  function walk(key) {
    const rows = picture.rows(), at = rows.indexOf(chosen), children = structure.children[chosen] ?? [];
    const to = (row) => { if (row !== undefined && row >= 0) choose(row, false); };
    const keys = {
      ArrowDown: () => to(rows[at + 1]), ArrowUp: () => to(rows[Math.max(at - 1, 0)]),
      Home: () => to(rows[0]), End: () => to(rows.at(-1)),
      ArrowRight: () => (hasReports(chosen) && !open.has(chosen) ? toggle(chosen) : to(open.has(chosen) ? children[0] : undefined)),
      ArrowLeft: () => (open.has(chosen) ? toggle(chosen) : to(structure.columns.manager[chosen])),
      Enter: () => toggle(chosen), " ": () => toggle(chosen),
      "*": () => {
        const manager = structure.columns.manager[chosen];
        const all = (structure.children[manager] ?? structure.roots).filter(hasReports);
        picture.keep(chosen, () => { all.forEach((row) => open.add(row)); layout(); });
        say(`${counted(all.length, "post", "posts")} unfolded.`);
      },
      "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.fit, "/": () => find.focus(),
    };
    if (!keys[key]) return false;
    if (chosen < 0) choose(rows[0], false);
    else keys[key]();
    return true;
  }
  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moves = { ArrowLeft: acts.left, ArrowRight: acts.right, ArrowUp: acts.up, ArrowDown: acts.down };
    if (event.shiftKey && moves[event.key]) moves[event.key]();
    else if (!walk(event.key)) return;
    event.preventDefault();
  });
  tree.addEventListener("click", (event) => {
    tree.focus({ preventScroll: true });
    const hit = picture.at(event.clientX, event.clientY);
    if (!hit) return;
    if (hit.toggle) toggle(hit.row);
    else choose(hit.row, false);
  });
  tree.addEventListener("focus", () => { if (chosen < 0 && structure.roots.length > 0) choose(structure.roots[0], false); });
  chooseStructure?.addEventListener("change", () => {
    setDays(Number(chooseStructure.value));
    setStructure(Number(chooseStructure.value));
  });
  chooseColour.addEventListener("change", () => setColour(chooseColour.value));
  chooseLayers.addEventListener("change", () => {
    const layers = chooseLayers.value;
    if (layers === "") return;
    unfold(layers === "all" ? Infinity : Number(layers), chooseLayers.selectedOptions[0].textContent);
    chooseLayers.value = layers;
  });
  new ResizeObserver(() => picture.paint()).observe(tree);

  setDays(0);
  setLayers();
  unfoldWhatFits();
  legend();
  details();
  say(describe());
})();
