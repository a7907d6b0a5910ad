// SPDX-License-Identifier: Apache-2.0
// Tables that sort, filter and copy, and figures that open their definition. Texts of the model get into the page as
// text nodes alone.
(() => {
  "use strict";

  const pageOf = 100, behindShown = 20, longText = 240, beginning = 100;
  const numbers = new Set(["count", "number", "share", "hours", "money"]);
  const tables = new Map();
  const collator = new Intl.Collator("en", { numeric: true });

  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties))
      if (key === "class") element.className = value;
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const grouped = (value, places) =>
    value.toLocaleString("en-GB", { maximumFractionDigits: places, minimumFractionDigits: 0 });
  const counted = (n, one, many) => `${grouped(n, 0)} ${n === 1 ? one : many}`;

  // As the rows that the program wrote (report_text.cpp).
  const rounded = (value) => grouped(value, Math.abs(value) >= 100 ? 0 : 1);
  const shown = (value, format) => {
    if (typeof value !== "number") return value;
    if (format === "share") return `${rounded(value * 100)} %`;
    if (format === "number" && value > 0 && value < 0.005) return "< 0.005";
    if (format === "number" && Math.abs(value) < 100) return grouped(value, 2);
    return rounded(value);
  };

  // ---- A table's rows

  const unpacked = (column) =>
    Array.isArray(column) ? column : column.i.map((place) => (place < 0 ? null : column.t[place]));
  const fromData = (element) => {
    const columns = JSON.parse(element.textContent).map(unpacked);
    return columns.length === 0 ? [] : columns[0].map((_, row) => columns.map((column) => column[row]));
  };
  const ofCell = (cell, format) => {
    const text = cell.dataset.v ?? (cell.querySelector(".whole") ?? cell).textContent;
    if (text === "") return null;
    return numbers.has(format) ? Number(text.replaceAll(",", "")) : text;
  };
  const fromPage = (body, columns) =>
    [...body.rows].map((row) => [...row.cells].map((cell, i) => ofCell(cell, columns[i].format)));

  const rowOf = (cells, columns) => {
    const row = make("tr");
    cells.forEach((value, i) => {
      const isNumber = typeof value === "number";
      const name = i === 0 && !isNumber ? "th" : "td";
      const cell = make(name, name === "th" ? { scope: "row" } : { "data-label": columns[i].words });
      if (value === null) cell.className = name === "th" ? "" : numbers.has(columns[i].format) ? "n none" : "none";
      else if (!isNumber && value.length > longText)
        cell.append(make("details", { class: "long" },
          make("summary", {}, `${[...value.slice(0, 4 * beginning)].slice(0, beginning).join("").replace(/ [^ ]*$/, "")}…`),
          make("span", { class: "whole" }, value)));
      else cell.textContent = shown(value, columns[i].format);
      if (isNumber) cell.className = "n";
      row.append(cell);
    });
    return row;
  };

  // ---- Which rows, in which order

  const conditions = (filter, columns) =>
    (filter ?? "").split("\n").map((line) => /^([^=<>]+)([=<>])([\s\S]*)$/.exec(line))
      .filter(Boolean)
      .map(([, name, sign, value]) => ({ name, sign, value, at: columns.findIndex((column) => column.name === name) }))
      .filter((condition) => condition.at >= 0);
  const holds = (condition, row) => {
    const cell = row[condition.at];
    if (condition.sign === ">") return typeof cell === "number" && cell > Number(condition.value);
    if (condition.sign === "<") return typeof cell === "number" && cell < Number(condition.value);
    if (cell === null) return condition.value === "";
    const text = String(cell);
    return text === condition.value || text.split(" | ").includes(condition.value) || condition.value.split("|").includes(text);
  };
  const matching = (table) => {
    const words = table.words.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (row) => {
      if (words.length === 0) return true;
      const text = row.map((cell, i) => (cell === null ? "" : `${cell} ${shown(cell, table.columns[i].format)}`))
        .join("\n").toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const rows = table.rows.filter((row) => table.where.every((each) => holds(each, row)) && has(row));
    if (table.sorted === null) return rows;
    const { at, down } = table.sorted;
    const order = (a, b) => {
      const x = a[at], y = b[at];
      if (x === null || y === null) return (x === null) - (y === null); // not known stands last, either way
      const by = typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y));
      return down ? -by : by;
    };
    return rows.sort(order);
  };

  const draw = (table) => {
    const rows = matching(table);
    table.body.replaceChildren(...rows.slice(0, table.shown).map((cells) => rowOf(cells, table.columns)));
    table.heads.forEach((head, i) => {
      if (table.sorted?.at === i) head.setAttribute("aria-sort", table.sorted.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const left = rows.length - Math.min(rows.length, table.shown);
    table.more.hidden = left === 0;
    table.moreButton.textContent = `Show ${Math.min(left, pageOf)} more`;
    table.chips.replaceChildren(...table.where.map((condition) =>
      make("button", { type: "button", class: "chip", onclick: () => drop(table, condition) },
        `${table.columns[condition.at].words} ${condition.sign} ${condition.value} ✕`)));
    const all = `${grouped(table.rows.length, 0)}${table.isCut ? " held in the page" : ""}`;
    say(table, rows.length === table.rows.length
      ? `${counted(rows.length, "row", "rows")}${table.isCut ? " held in the page" : ""}`
      : `${grouped(rows.length, 0)} of ${all} rows`);
  };
  const say = (table, words) => { table.status.textContent = words; };
  const drop = (table, condition) => {
    table.where = table.where.filter((each) => each !== condition);
    draw(table);
    table.search.focus();
  };

  // ---- Copying

  // A spreadsheet runs what begins with one of these, also behind a tab or a line break, where a paste begins a new
  // cell: an apostrophe before it keeps it a text.
  const runs = /(^|[\t\r\n])(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/g;
  const csv = (table) => {
    let guarded = 0;
    const cell = (value) => {
      if (value === null) return "";
      if (typeof value === "number") return String(value);
      const safe = value.replace(runs, "$1'");
      if (safe !== value) ++guarded;
      return /[",\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    const rows = matching(table);
    const lines = [table.columns.map((column) => cell(column.name)), ...rows.map((row) => row.map(cell))];
    return { text: lines.map((line) => line.join(",") + "\r\n").join(""), rows: rows.length, guarded };
  };
  const copyByField = (text, near) => {
    const field = make("textarea", { class: "copying", readonly: "", "aria-hidden": "true" });
    field.value = text;
    near.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const copy = async (table, button) => {
    const { text, rows, guarded } = csv(table);
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyByField(text, button.parentElement);
      button.focus();
    }
    const note = guarded === 0 ? ""
      : ` ${counted(guarded, "cell", "cells")} that a spreadsheet would run as a formula got an apostrophe in front.`;
    say(table, done ? `Copied ${counted(rows, "row", "rows")} as CSV.${note}` : "The browser does not let the page copy.");
  };

  // ---- Setting a table up, when somebody first looks at it

  const sort = (table, at) => {
    const first = numbers.has(table.columns[at].format); // of numbers the largest first
    if (table.sorted?.at !== at) table.sorted = { at, down: first };
    else table.sorted = table.sorted.down === first ? { at, down: !first } : null;
    draw(table);
  };
  const tableOf = (root) => {
    const known = tables.get(root);
    if (known) return known;
    const name = root.dataset.name, element = root.querySelector("table");
    const heads = [...element.tHead.rows[0].cells];
    const columns = heads.map((head) => ({
      name: head.dataset.column, format: head.dataset.format,
      words: (head.firstChild?.textContent ?? "").trim(),
    }));
    const body = element.tBodies[0], data = document.getElementById(`data-${name}`);
    const table = {
      root, name, heads, columns, body, rows: data ? fromData(data) : fromPage(body, columns),
      isCut: root.querySelector(".bounds") !== null, where: [], words: "", sorted: null, shown: pageOf,
    };
    heads.forEach((head, at) => {
      const button = make("button", { type: "button", class: "sort", onclick: () => sort(table, at) });
      button.append(...head.childNodes);
      head.append(button);
    });
    let waiting = 0;
    table.search = make("input", {
      type: "search", autocomplete: "off", spellcheck: "false",
      oninput: () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => { table.words = table.search.value; table.shown = pageOf; draw(table); }, 120);
      },
    });
    table.status = make("span", { role: "status" });
    table.chips = make("span", { class: "chips" });
    const copying = make("button", { type: "button", onclick: () => copy(table, copying) }, "Copy as CSV");
    const tools = make("div", { class: "tools" }, make("label", {}, "Find in this table", table.search), table.chips, copying, table.status);
    table.moreButton = make("button", {
      type: "button", onclick: () => {
        table.shown += pageOf;
        draw(table);
        if (table.more.hidden) table.search.focus({ preventScroll: true });
      },
    });
    table.more = make("div", { class: "more" }, table.moreButton);
    const scroll = root.querySelector(".scroll");
    scroll.before(tools);
    scroll.after(table.more);
    tables.set(root, table);
    draw(table);
    return table;
  };
  const rootOf = (name) => document.getElementById(`table-${name}`);

  // ---- A figure and what is behind it

  const dialog = make("dialog", { "aria-labelledby": "figure-name" });
  let opener = null;
  const close = () => dialog.close();
  dialog.addEventListener("close", () => { opener?.focus(); opener = null; });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });

  const showInTable = (table, filter) => {
    table.where = conditions(filter, table.columns);
    table.words = table.search.value = "";
    table.shown = pageOf;
    draw(table);
    for (let at = table.root.querySelector("details.fold"); at; at = at.parentElement?.closest("details")) at.open = true;
    opener = null;
    close();
    table.root.scrollIntoView();
    table.search.focus({ preventScroll: true });
  };
  const behind = (figure) => {
    const root = figure.dataset.table ? rootOf(figure.dataset.table) : null;
    if (!root) return [];
    const table = tableOf(root);
    const where = conditions(figure.dataset.filter, table.columns);
    const rows = table.rows.filter((row) => where.every((each) => holds(each, row)));
    const heads = make("tr", {}, ...table.columns.map((column) =>
      make("th", { scope: "col", class: numbers.has(column.format) ? "n" : "t" }, column.words)));
    const out = [make("h3", { id: "figure-rows" }, "Rows behind it")];
    if (table.isCut) out.push(make("p", { class: "note" }, "The page holds only a part of this table: rows may be missing here."));
    if (rows.length > 0)
      out.push(make("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "figure-rows" },
        make("table", {}, make("thead", {}, heads),
          make("tbody", {}, ...rows.slice(0, behindShown).map((row) => rowOf(row, table.columns))))));
    out.push(make("p", {}, rows.length === 0 ? "None in the table. " : rows.length > behindShown
      ? `The first ${behindShown} of ${grouped(rows.length, 0)} rows. ` : `${counted(rows.length, "row", "rows")}. `,
    make("a", {
      href: `#${root.id}`, onclick: (event) => { event.preventDefault(); showInTable(table, figure.dataset.filter); },
    }, "Show them in the table")));
    return out;
  };
  const openFigure = (figure) => {
    const definition = document.getElementById(`about-${figure.dataset.measure}`);
    const parts = definition ? [...definition.children].map((child) => child.cloneNode(true)) : [];
    const name = parts.shift()?.textContent ?? "Figure";
    const head = make("div", { class: "head" }, make("h2", { id: "figure-name" }, name),
      make("button", { type: "button", onclick: close }, "Close"));
    dialog.replaceChildren(head, make("p", { class: "value" }, figure.textContent), ...parts, ...behind(figure));
    opener = figure;
    dialog.showModal();
    dialog.scrollTop = 0;
  };

  // ---- Start

  const openUpTo = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    const fold = element.querySelector(":scope > details.fold");
    if (fold) fold.open = true;
  };
  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it stands */ }
    const element = id && document.getElementById(id);
    if (element) openUpTo(element);
  };
  if (typeof dialog.showModal === "function") {
    document.body.append(dialog);
    for (const figure of document.querySelectorAll("a.figure")) figure.setAttribute("aria-haspopup", "dialog");
    document.addEventListener("click", (event) => {
      const figure = event.target instanceof Element ? event.target.closest("a.figure") : null;
      if (!figure || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openFigure(figure);
    });
  }
  for (const root of document.querySelectorAll(".table")) {
    const fold = root.querySelector("details.fold");
    if (fold.open) tableOf(root);
    else fold.addEventListener("toggle", () => { if (fold.open) tableOf(root); });
  }
  addEventListener("hashchange", follow);
  follow();
})();
