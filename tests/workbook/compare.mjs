// SPDX-License-Identifier: Apache-2.0
// Compares the sheets that LibreOffice saw (OUT/sheets/report-NAME.csv) with OUT/tables and OUT/analysis.json.
import { readFileSync, readdirSync } from 'node:fs';

const out = process.argv[2];
let compared = 0;
const wrong = [];

function rowsOf(text) {
  const rows = [[]];
  let cell = '', quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += '"'; ++i; }
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1).push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  if (cell !== '' || rows.at(-1).length > 0) rows.at(-1).push(cell); else rows.pop();
  return rows;
}

const sheet = name => rowsOf(readFileSync(`${out}/sheets/report-${name}.csv`, 'utf8').replaceAll('\r\n', '\n'));
const words = name => (name[0].toUpperCase() + name.slice(1)).replaceAll('_', ' ').replace(/\bfte\b/i, 'FTE');
// LibreOffice writes shares as per cent, and 15 digits of any number.
const number = text => text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
const same = (a, b) => a === b || (a !== '' && b !== '' && Math.abs(number(a) - number(b)) <= 1e-14 * Math.abs(number(b)));

// Which sheet is which table: by the heads, which are the table's names in words, with the unit behind.
const sheets = readdirSync(`${out}/sheets`).map(file => file.slice('report-'.length, -'.csv'.length));
const bare = head => head.replace(/ \([^()]*\)$/, '');
for (const file of readdirSync(`${out}/tables`)) {
  const table = rowsOf(readFileSync(`${out}/tables/${file}`, 'utf8').replaceAll('\r\n', '\n'));
  // Titles stand between the table's own columns. 'Read me' names the tables that have no sheet.
  const places = heads => {
    let at = -1;
    return table[0].map(words).map(head => at = heads.indexOf(head, at + 1));
  };
  const name = sheets.find(s => !['Summary', 'Read me', 'Scenarios'].includes(s) && !places(sheet(s)[0].map(bare)).includes(-1));
  if (name === undefined) {
    const row = sheet('Read me').find(r => r[0] === file);
    if (!row || Number(row[1]) !== table.length - 1) wrong.push(`${file}: no sheet, and not in Read me`);
    continue;
  }
  const shown = sheet(name), place = places(shown[0].map(bare));
  if (shown.length !== table.length) wrong.push(`${name}: ${shown.length} rows, not ${table.length}`);
  table.slice(1).forEach((row, r) => row.forEach((cell, c) => {
    ++compared;
    const given = shown[r + 1]?.[place[c]];
    if (!same(given ?? '', cell)) wrong.push(`${name} ${r + 2}:${place[c] + 1}: '${given}', not '${cell}'`);
  }));
}

const tree = JSON.parse(readFileSync(`${out}/analysis.json`, 'utf8'));
const summary = sheet('Summary');
const figure = (label, value) => {
  const row = summary.find(r => r[0] === label);
  ++compared;
  if (!row || !same(row[1], value === null ? '' : String(value))) wrong.push(`Summary: '${label}' is '${row?.[1]}', not ${value}`);
};
figure('Posts', tree.model.posts);
figure('Managers', tree.span_of_control.all.managers);
figure('Direct reports, on average', tree.span_of_control.all.span_mean);
if (tree.duplicated_attendance) figure('Duplicated seats', tree.duplicated_attendance.duplicated);
if (tree.duplicated_attendance) figure('Share of duplicated seats', tree.duplicated_attendance.duplicated_share);
if (tree.meeting_pairs) figure('Mirror pairs of meetings', tree.meeting_pairs.mirror.count);
if (tree.partner_contact) figure('Share with one joint voice', tree.partner_contact.one_voice_share);
for (const [name, scenario] of Object.entries(tree.scenarios ?? {}))
  if (!summary.some(r => r[0] === name && same(r[1], String(scenario.before.duplicated_attendance?.duplicated ?? scenario.before.model.posts))))
    wrong.push(`Summary: scenario ${name}`);

if (sheets.length > 15) wrong.push(`${sheets.length} sheets`);
console.log(`${out.split('/').at(-1)}: ${sheets.length} sheets, ${compared} cells compared, ${wrong.length} differ`);
if (wrong.length > 0) { console.log(wrong.slice(0, 20).join('\n')); process.exit(1); }
if (compared < 500) { console.log('too little was compared'); process.exit(1); }
