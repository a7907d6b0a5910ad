// SPDX-License-Identifier: Apache-2.0
// The explorer's search: a field with a list of the posts found, for mouse, keyboard and screen reader (WAI-ARIA
// combobox).
const explorerSearch = (model, page) => {
  "use strict";

  const { find, found, say, describe, structure, picked } = page;
  const { text, counted } = model, mostFound = 50;
  const make = (name, attributes, ...children) => {
    const out = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
    out.append(...children);
    return out;
  };

  let active = -1;
  function pick(row) {
    closeFound();
    find.value = text(structure().columns.title[row]);
    picked(row);
  }
  function closeFound() {
    found.hidden = true;
    found.replaceChildren();
    find.setAttribute("aria-expanded", "false");
    find.removeAttribute("aria-activedescendant");
    active = -1;
  }
  function mark(next) {
    const options = [...found.querySelectorAll("[role=option]")];
    if (options.length === 0) return;
    active = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", i === active));
    options[active].scrollIntoView({ block: "nearest" });
    find.setAttribute("aria-activedescendant", options[active].id);
  }
  function searchNow() {
    const rows = model.search(structure(), find.value.trim());
    closeFound();
    if (find.value.trim() === "") { say(describe()); return; }
    say(`${counted(rows.length, "post", "posts")} found.${rows.length > mostFound ? ` The first ${mostFound} are listed.` : ""}`);
    const { columns: c, change } = structure();
    found.append(...rows.slice(0, mostFound).map((row, i) => {
      const option = make("li", { role: "option", id: `explorer-option-${i}`, "aria-selected": "false" },
        make("span", { class: "title" }, text(c.title[row])),
        make("span", { class: "aside" }, ` ${[model.servedWords(c, row), text(c.function[row]), c.id[row], change.get(row)?.kind].filter(Boolean).join(" · ")}`));
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => pick(row));
      option.row = row;
      return option;
    }));
    found.hidden = rows.length === 0;
    find.setAttribute("aria-expanded", rows.length > 0);
  }
  find.addEventListener("input", searchNow);
  find.addEventListener("blur", closeFound);
  find.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.hidden) searchNow();
      mark(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter") {
      const options = found.querySelectorAll("[role=option]");
      if (options.length > 0) pick(options[Math.max(active, 0)].row);
    } else if (event.key === "Escape" && !found.hidden) closeFound();
    else return;
    event.preventDefault();
  });
};
