// SPDX-License-Identifier: Apache-2.0
// node models.mjs hostile|many FOLDER: writes a model folder. hostile: a label of hostile_labels.json in every
// text; many: 20,000 posts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [, , kind, folder] = process.argv;
mkdirSync(folder, { recursive: true });
const cell = (text) => `"${text.replaceAll('"', '""')}"`;
const write = (name, rows) =>
  writeFileSync(`${folder}/${name}.csv`, rows.map((row) => row.join(",") + "\n").join(""));

function hostile() {
  const file = new URL("../data/hostile_labels.json", import.meta.url);
  const labels = JSON.parse(readFileSync(file, "utf8"))
    .filter((label) => "text" in label)
    .map((label) => label.text.repeat(label.times ?? 1))
    .filter((text) => text.trim() !== "");
  const rows = {
    posts: [["post_id", "title", "organisation_id", "reports_to", "function", "unit", "status", "holder"],
            ["ce", "Chief", "a", "", "f0", "", "", ""]],
    functions: [["function", "name"]],
    meetings: [["meeting_id", "subject", "function", "duration_hours", "occurrences_per_year"]],
    attendance: [["meeting_id", "attendee_id"]],
    partners: [["partner_id", "name"]],
    partner_links: [["partner_id", "post_id"]],
    arrangements: [["function", "organisation_a", "organisation_b", "dimension", "state"]],
    model: [["title", "source"], [cell(labels[0]), cell(labels[1])]],
    organisations: [["organisation_id", "name"], ["a", cell(labels[1])], ["b", cell(labels[11])]],
  };
  labels.forEach((label, i) => {
    const text = cell(label);
    rows.functions.push([`f${i}`, text]);
    for (const side of ["a", "b"])
      rows.posts.push([side + i, text, side, "ce", `f${i}`, text, "acting", text]);
    rows.meetings.push([`m${i}`, text, `f${i}`, 2, 10]);
    rows.attendance.push([`m${i}`, `a${i}`], [`m${i}`, `b${i}`], [`m${i}`, `p${i}`]);
    rows.partners.push([`p${i}`, text]);
    rows.partner_links.push([`p${i}`, `a${i}`], [`p${i}`, `b${i}`]);
    rows.arrangements.push([`f${i}`, "a", "b", "policy", "partial"]);
  });
  for (const [name, table] of Object.entries(rows)) write(name, table);
}

function many() {
  const posts = [["post_id", "title", "organisation_id", "reports_to"], ["p0", "Chief Executive", "a", ""]];
  for (let i = 1; i < 20000; ++i)
    posts.push([`p${i}`, `Head of department ${i}`, i % 3 ? "a" : "b", `p${Math.floor((i - 1) / 6)}`]);
  write("posts", posts);
  write("organisations", [["organisation_id", "name"], ["a", "County"], ["b", "City"]]);
  write("model", [["title"], ["Twenty thousand posts"]]);
}

if (kind === "hostile") hostile();
else many();
