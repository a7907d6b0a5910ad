// SPDX-License-Identifier: Apache-2.0
// The structure's data (report_explorer_data.cpp), read: posts by row, under the baseline and each scenario.
// Knows nothing of the page.
const explorerModel = (() => {
  "use strict";

  // What a row holds where nothing is said of it: as blank_row() has it.
  const blank = {
    id: "", title: 0, manager: -1, served: 0, employer: 0, function: -1, tier: 1, layer: 1, status: 0, fte: 1,
    direct: 0, all: 0, notKnown: 0, foldedPosts: 0, foldedFte: 0, groups: 0, groupsFte: 0, group: -1,
    meetings: null, sits: null, unit: -1, grade: -1,
  };
  const statuses = ["filled", "interim", "acting", "seconded", "vacant"];
  const signs = { created: "+", deleted: "×", changed: "≠", moved: "→" };
  const columnWords = {
    organisation_id: "employer", reports_to: "manager", fte: "FTE", annual_cost: "annual cost",
    reports_known: "whether all reports are known", shares: "organisations served",
  };
  const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
  const fte = (value) => (value === null ? "not shown" : number.format(value)); // --minimum-group
  const counted = (n, one, many) => `${number.format(n)} ${n === 1 ? one : many}`;

  function columnsOf(given, rows, before) {
    const out = {};
    for (const [name, none] of Object.entries(blank)) {
      const column = before ? before[name].slice() : [];
      while (column.length < rows) column.push(none);
      const said = given[name];
      if (Array.isArray(said)) said.forEach((value, row) => { column[row] = value; });
      else if (said) said.at.forEach((row, i) => { column[row] = said.is[i]; });
      out[name] = column;
    }
    return out;
  }

  function childrenOf(structure) {
    structure.children = Array.from({ length: structure.rows }, () => []);
    structure.roots = [];
    const shown = (row) => row >= 0 && (structure.there[row] || structure.change.get(row)?.kind === "deleted");
    for (let row = 0; row < structure.rows; ++row) {
      if (!shown(row)) continue;
      const manager = structure.columns.manager[row];
      (shown(manager) ? structure.children[manager] : structure.roots).push(row);
    }
    return structure;
  }

  function baseline(data) {
    return childrenOf({
      name: "Baseline", number: 0, rows: data.rows, posts: data.posts, lines: data.lines, change: new Map(), day: null,
      columns: columnsOf(data.columns, data.rows), there: new Uint8Array(data.rows).fill(1), unseen: 0, from: null,
    });
  }

  function scenario(data, number_, before) {
    const given = data.scenarios[number_ - 1];
    const there = new Uint8Array(given.rows).fill(1);
    there.set(before.there);
    for (const row of given.gone) there[row] = 0;
    for (const row of given.back) there[row] = 1;
    const change = new Map();
    for (const [row, kind, ...columns] of given.changes)
      change.set(row, { kind, columns: columns.map((i) => data.texts[i]) });
    return childrenOf({
      name: data.texts[given.name], number: number_, rows: given.rows, posts: given.posts, there, change,
      lines: given.lines ?? before.lines, columns: columnsOf(given.columns, given.rows, before.columns),
      unseen: given.unseen, groupsChanged: given.groupsChanged, from: before, day: null,
    });
  }

  /// The structure of a day, named with what it is of; told from the day before.
  function onDay(data, number_, before, [whole, first], wholeName) {
    const out = scenario(data, number_, before);
    out.day = { name: out.name, isFirst: number_ === first };
    out.name = `${wholeName} on ${out.name}`;
    out.whole = whole;
    return out;
  }

  function read(data) {
    const made = [];
    const daysOf = (which) => (data.days ?? []).find(([whole]) => whole === which);
    const structure = (which) => (made[which] ??= make(which));
    function make(which) {
      if (which === 0) return baseline(data);
      const before = structure(data.scenarios[which - 1].from);
      const days = (data.days ?? []).find(([, first, many]) => which >= first && which < first + many);
      return days ? onDay(data, which, before, days, structure(days[0]).name) : scenario(data, which, before);
    }
    const text = (i) => (i < 0 ? "" : data.texts[i]);

    const organisation = (i) => {
      const [name, [fill, ink]] = data.organisations[i];
      return { name: text(name), fill, ink };
    };

    /// [{organisation, share}] of a post.
    function served(columns, row) {
      const cell = columns.served[row];
      if (!Array.isArray(cell)) return [{ organisation: cell, share: 1 }];
      const out = [];
      for (let i = 0; i < cell.length; i += 2) out.push({ organisation: cell[i], share: cell[i + 1] });
      return out;
    }
    const servedWords = (columns, row) => {
      const all = served(columns, row);
      return all.map(({ organisation: o, share }) =>
        organisation(o).name + (share === null ? " (part not known)" :
          all.length > 1 || share < 1 ? ` ${number.format(share * 100)} %` : "")).join(", ");
    };

    const reportsWords = (columns, row) => {
      const direct = columns.direct[row];
      if (columns.notKnown[row])
        return direct === 0 ? "reports not known" : `at least ${counted(direct, "direct report", "direct reports")}`;
      return direct === 0 ? "no reports" : counted(direct, "direct report", "direct reports");
    };

    const bandOf = (direct) => [1, 3, 7, 12, 16, Infinity].findIndex((high) => direct <= high);

    function changeWords(structure_, row) {
      const change = structure_.change.get(row);
      if (!change) return "";
      const columns = change.columns.map((c) => columnWords[c] ?? c.replaceAll("_", " "));
      return change.kind + (change.kind === "changed" ? `: ${columns.join(", ")}` : "");
    }

    const foldedWords = (columns, row) =>
      counted(columns.foldedPosts[row], "post", "posts") +
      (columns.foldedFte[row] === null ? "" : `, ${fte(columns.foldedFte[row])} FTE`);

    /// What a screen reader says of a post beside its level, place and folded state.
    function said(structure_, row) {
      const c = structure_.columns;
      const parts = [text(c.title[row]), changeWords(structure_, row), servedWords(c, row)];
      if (c.status[row] !== 0) parts.push(statuses[c.status[row]]);
      if (c.layer[row]) parts.push(`layer ${c.layer[row]}`);
      parts.push(reportsWords(c, row));
      if (c.foldedPosts[row] > 0) parts.push(`below and not in this page: ${foldedWords(c, row)}`);
      return parts.filter(Boolean).join("; ");
    }

    /// Rows whose title, identifier or function holds every word; those whose title begins with them first.
    function search(structure_, wanted) {
      const c = structure_.columns;
      const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length === 0) return [];
      const found = [];
      for (let row = 0; row < structure_.rows; ++row) {
        if (!structure_.there[row] && structure_.change.get(row)?.kind !== "deleted") continue;
        const title = text(c.title[row]).toLowerCase();
        const all = `${title}\n${c.id[row].toLowerCase()}\n${text(c.function[row]).toLowerCase()}`;
        if (!words.every((word) => all.includes(word))) continue;
        const rank = c.id[row].toLowerCase() === wanted.toLowerCase() ? 0
          : title.startsWith(words[0]) ? 1 : words.every((word) => title.includes(word)) ? 2 : 3;
        found.push({ row, rank });
      }
      return found.sort((a, b) => a.rank - b.rank || a.row - b.row).map(({ row }) => row);
    }

    function ancestors(structure_, row) {
      const out = [];
      for (let at = structure_.columns.manager[row]; at >= 0 && out.length < structure_.rows;
           at = structure_.columns.manager[at])
        out.push(at);
      return out;
    }

    return {
      data, text, structure, daysOf, organisation, served, servedWords, reportsWords, bandOf, changeWords, foldedWords, said,
      search, ancestors, statuses, signs, number, fte, counted,
    };
  }

  return { read };
})();
