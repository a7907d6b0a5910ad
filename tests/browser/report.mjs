// SPDX-License-Identifier: Apache-2.0
// node report.mjs SECONDS BIG.html HOSTILE.html REPORT.html...: opens reports in Chromium and works every control by
// mouse and by keyboard. Nothing may run that is not the page's, be fetched or be complained of; axe-core may find no
// serious fault; without scripts the content is there; BIG.html answers within SECONDS of opening.
import { createRequire } from "node:module";
import { readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.cwd() + "/");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [big, hostile, ...reports] = process.argv.slice(2);
const largest = 5_000_000;
const faults = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const nameOf = (file) => basename(dirname(file));

/// A page that says what it should not do. check(what, right) is one expectation.
async function opened(file, about, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", permissions: ["clipboard-read", "clipboard-write"], ...options,
  });
  const page = await context.newPage(), address = pathToFileURL(file).href;
  const fault = (what) => faults.push(`${nameOf(file)}, ${about}: ${what}`);
  page.setDefaultTimeout(5000);
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`error: ${error.message}`));
  page.on("dialog", (dialog) => { fault(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => fault("popup"));
  page.on("request", (request) => { if (request.url().split("#")[0] !== address) fault(`request: ${request.url()}`); });
  const check = (what, right) => { if (!right) fault(what); };
  await page.goto(address);
  return { page, check, fault, close: () => context.close() };
}
/// A test of its own: what it throws is a fault, and the others go on.
async function test(file, about, options, run) {
  const start = performance.now();
  const at = await opened(file, about, options);
  try {
    await run(at);
  } catch (error) {
    at.fault(error.message.split("\n")[0]);
  }
  await at.close();
  if (process.env.TIMES) console.log(nameOf(file), about, ((performance.now() - start) / 1000).toFixed(1), "s");
}

const ground = (page) => page.locator("#explorer-tree > svg > g").getAttribute("transform");
const posts = (page) => page.locator("#explorer-tree [role=treeitem]").count();
const status = (page) => page.locator("#explorer-status").textContent();
const chosen = (page) => page.evaluate(() =>
  document.getElementById(document.getElementById("explorer-tree").getAttribute("aria-activedescendant"))?.getAttribute("aria-label") ?? "");
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
async function changes(page, look, act) {
  const before = await look(page);
  await act();
  await settled(page);
  return (await look(page)) !== before;
}

async function explorerByMouse({ page, check }) {
  for (const act of ["in", "out", "left", "right", "up", "down", "in", "fit"])
    check(`button ${act} moves nothing`, await changes(page, ground, () => page.click(`button[data-act=${act}]`)));
  const tree = page.locator("#explorer-tree");
  await tree.scrollIntoViewIfNeeded();
  const box = await tree.boundingBox(), x = box.x + box.width / 2, y = box.y + box.height / 2;
  check("drag moves nothing", await changes(page, ground, async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 30, { steps: 4 });
    await page.mouse.up();
  }));
  check("the wheel zooms a picture that nobody clicked", !(await changes(page, ground, async () => {
    await page.evaluate(() => document.activeElement?.blur());
    await page.mouse.wheel(0, -10);
    await page.waitForTimeout(60);
  })));
  await page.click("button[data-act=unfold]");
  const all = await posts(page);
  await page.click("button[data-act=fold]");
  await settled(page);
  check("folding all leaves as many posts", (await posts(page)) < all);
  const toggle = page.locator("#explorer-tree .toggle").first();
  check("a click on the sign unfolds nothing", await changes(page, posts, () => toggle.click({ force: true })));
  check("a click on a post says nothing of it", await changes(page, (p) => p.locator("#explorer-post").textContent(),
    () => page.locator("#explorer-tree .post .title").last().click({ force: true })));
  check("the wheel does not zoom", await changes(page, ground, async () => {
    await page.mouse.wheel(0, -300);
    await page.waitForTimeout(100);
  }));
  await page.selectOption("#explorer-layers", "1");
  await settled(page);
  check("the top alone is not alone", (await page.locator("#explorer-tree [role=treeitem][aria-level='2']").count()) === 0);
  await page.fill("#explorer-find", "director");
  const option = page.locator("#explorer-found [role=option]").first();
  const title = await option.locator(".title").textContent();
  await option.click();
  check("search does not lead to the post", (await page.locator("#explorer-post h3").textContent()) === title);
  check("the post found is not in the picture", (await chosen(page)).startsWith(title));
  await page.locator("#explorer-post .post-link").first().click();
  check("the manager's name leads nowhere", (await page.locator("#explorer-post h3").textContent()) !== title);
  await scenariosByMouse(page, check);
}

async function scenariosByMouse(page, check) {
  const legend = (p) => p.locator("#explorer-legend").textContent();
  check("colour by span changes no legend", await changes(page, legend, () => page.selectOption("#explorer-colour", "span")));
  const choice = page.locator("#explorer-structure");
  if ((await choice.count()) === 0) return;
  for (const value of await choice.locator("option").evaluateAll((all) => all.map((o) => o.value))) {
    await choice.selectOption(value);
    await settled(page);
    const words = await status(page);
    check(`structure ${value} says: ${words}`, value === "0" ? words.startsWith("Baseline") : words.includes("Against"));
    await page.click("button[data-act=unfold]");
    await page.click("button[data-act=fit]");
    await settled(page);
    await everyDay(page, check, value);
    for (const kind of ["created", "deleted", "changed", "moved"]) {
      const said = Number(new RegExp(`([0-9,]+) ${kind}`).exec(words.split("; ")[0] + words)?.[1] ?? 0);
      const marked = await page.locator(`#explorer-tree .post.${kind}`).count();
      check(`structure ${value}: ${said} ${kind}, ${marked} marked`, value === "0" ? marked === 0 : marked === said);
      const unsaid = await page.locator(`#explorer-tree .post.${kind} > [role=treeitem]:not([aria-label*="${kind}"])`).count();
      check(`structure ${value}: ${unsaid} ${kind} posts do not say so`, unsaid === 0);
    }
  }
}

// The slider's steps, by keys; then back to where every row counts.
async function everyDay(page, check, structure) {
  const slider = page.locator("#explorer-day");
  if ((await slider.count()) === 0 || !(await slider.isVisible())) return;
  const days = Number(await slider.getAttribute("max"));
  check(`structure ${structure} has ${days} days`, days > 1);
  await slider.focus();
  await page.keyboard.press("Home");
  for (let day = 0; day < days; ++day) {
    await settled(page);
    const name = await page.locator("#explorer-day-said").textContent(), words = await status(page);
    check(`structure ${structure}, day ${day} says: ${words}`, words.includes(` on ${name}: `) && words.includes("Since") === day > 0);
    await page.keyboard.press("ArrowRight");
  }
  await settled(page);
  check(`structure ${structure} is not whole again`, !(await status(page)).includes(" on "));
}

async function explorerByKeys({ page, check }) {
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); await settled(page); };
  await page.focus("#explorer-tree");
  const first = await chosen(page);
  check("no post is chosen by the first focus", first !== "");
  await press("ArrowDown");
  check("arrow down stays", (await chosen(page)) !== first);
  await press("Home");
  check("Home is not the first", (await chosen(page)) === first);
  await press("End");
  check("End is the first", (await chosen(page)) !== first);
  await press("Home");
  check("Enter folds nothing", await changes(page, posts, () => press("Enter")));
  check("Space unfolds nothing", await changes(page, posts, () => press(" ")));
  check("arrow left folds nothing", await changes(page, posts, () => press("ArrowLeft")));
  await press("ArrowRight", "ArrowRight");
  check("arrow right does not go in", (await chosen(page)) !== first);
  check("* unfolds nothing", await changes(page, posts, () => press("*")) || (await status(page)).includes("unfolded"));
  await press("ArrowLeft", "ArrowLeft");
  check("arrow left does not go up", (await chosen(page)) === first);
  check("+ does not zoom", await changes(page, ground, () => press("+")));
  check("- does not zoom", await changes(page, ground, () => press("-", "-")));
  check("0 does not fit", await changes(page, ground, () => press("0")));
  check("Shift and an arrow do not move", await changes(page, ground, () => press("Shift+ArrowLeft")));
  await press("/");
  check("/ does not search", await page.evaluate(() => document.activeElement.id === "explorer-find"));
  await page.keyboard.type("director");
  await press("ArrowDown", "ArrowDown", "Escape");
  check("Escape leaves the list", await page.locator("#explorer-found").isHidden());
  await press("ArrowDown");
  const option = page.locator("#explorer-found [aria-selected=true] .title");
  const title = await option.textContent();
  await press("Enter");
  check("Enter does not pick", (await chosen(page)).startsWith(title));
  check("the picked post has no focus", await page.evaluate(() => document.activeElement.id === "explorer-tree"));
  if ((await page.locator("#explorer-structure").count()) > 0) {
    await page.focus("#explorer-structure");
    check("the structure is not chosen by keys", await changes(page, status, () => press("ArrowDown")));
  }
}

/// Tables, figures and the page's own links: by mouse or by keyboard.
async function tablesAndFigures({ page, check }, act) {
  const tables = page.locator(".table:has(tbody tr:nth-child(3))");
  const table = tables.first();
  check("no table of three rows", (await tables.count()) > 0);
  if (!(await table.locator("details.fold").evaluate((fold) => fold.open))) await act(table.locator("details.fold > summary").first());
  const head = table.locator("th[data-format=count]").first(), column = await head.evaluate((th) => th.cellIndex);
  const cells = () => table.locator("tbody tr").evaluateAll((rows, i) => rows.map((r) => r.cells[i].textContent.replaceAll(",", "")), column);
  await act(head.locator("button"));
  const known = (await cells()).filter((text) => text !== "").map(Number);
  check(`not sorted: ${known.slice(0, 8)}`, known.every((n, i) => i === 0 || n <= known[i - 1]));
  check("no aria-sort", (await head.getAttribute("aria-sort")) === "descending");
  await act(head.locator("button"));
  check("not sorted the other way", (await head.getAttribute("aria-sort")) === "ascending");
  const rows = await table.locator("tbody tr").count();
  const word = await table.evaluate((element) => { // a cell's text that not every row has
    const texts = [...element.querySelectorAll("tbody tr")].map((row) => row.innerText.toLowerCase());
    const cells = [...element.querySelectorAll("tbody th, tbody td")].map((cell) => cell.textContent);
    return cells.find((text) => /^[\w -]{3,}$/.test(text) && texts.filter((row) => row.includes(text.toLowerCase())).length < texts.length);
  });
  await table.locator("input[type=search]").fill(word);
  await page.waitForTimeout(200);
  const left = await table.locator("tbody tr").count();
  check("the filter leaves all rows or none", left > 0 && left < rows);
  await act(table.getByRole("button", { name: "Copy as CSV" }));
  await page.waitForFunction((element) => /Copied/.test(element.textContent), await table.locator("[role=status]").elementHandle());
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check(`copied ${copied.split("\r\n").length - 2} of ${left} rows`, copied.split("\r\n").length - 2 === left);
  await figures(page, check, act);
  for (const link of await page.locator("nav a").all()) {
    await act(link);
    const target = page.locator(await link.getAttribute("href"));
    check(`${await link.textContent()}: leads nowhere`, await target.evaluate((e) => e.getBoundingClientRect().top < innerHeight));
  }
}

async function figures(page, check, act) {
  const lost = await page.evaluate(() => [...document.querySelectorAll("a.figure")].filter((a) =>
    !document.getElementById(`about-${a.dataset.measure}`) || (a.dataset.table && !document.getElementById(`table-${a.dataset.table}`)))
    .map((a) => `${a.textContent}: ${a.dataset.measure}, ${a.dataset.table}`));
  check(`figures without definition or table: ${lost.slice(0, 5).join("; ")}`, lost.length === 0);
  const all = await page.locator("a.figure:visible").all();
  check("no figures", all.length > 5);
  for (const figure of all.slice(0, 12)) {
    await act(figure);
    const dialog = page.locator("dialog[open]");
    check("a figure opens nothing", (await dialog.count()) === 1);
    check("a figure opens a dialog without words", (await dialog.textContent()).length > 40);
    await page.keyboard.press("Escape");
    check("Escape does not close", (await dialog.count()) === 0);
    check("the focus is not back", await figure.evaluate((a) => document.activeElement === a));
  }
  const withRows = page.locator("a.figure[data-table]:visible").first();
  if ((await withRows.count()) === 0) return;
  await act(withRows);
  const close = page.locator("dialog[open]").getByRole("button", { name: "Close" });
  await act(close);
  check("Close does not close", (await page.locator("dialog[open]").count()) === 0);
}

const click = (locator) => locator.click();
const keys = async (locator) => { await locator.focus(); await locator.press("Enter"); };

async function accessible({ page, fault }, states) {
  await page.evaluate(axe);
  const look = async (state) => {
    const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact)))
      fault(`axe, ${state}: ${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}: ${v.nodes[0].any[0]?.message ?? ""}`);
  };
  await look("as opened");
  if (!states) return;
  await page.focus("#explorer-tree");
  if ((await page.locator("#explorer-structure").count()) > 0) await page.selectOption("#explorer-structure", { index: 1 });
  await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  await page.fill("#explorer-find", "director");
  await settled(page);
  await look("everything unfolded");
  await page.keyboard.press("Escape");
  await page.locator("a.figure:visible").first().click();
  await look("a figure's dialog");
}

async function withoutScripts({ page, check }) {
  check("the drawing is not there", await page.locator("#structure-drawing svg").isVisible());
  check("the explorer is there", !(await page.locator("#explorer").isVisible()));
  const dead = await page.locator("button:visible, input:visible, select:visible").count();
  check(`${dead} controls that do nothing`, dead === 0);
  check("hardly any text", (await page.locator("main").innerText()).length > 2000);
  const lost = await page.locator("a[href^='#']").evaluateAll((all) =>
    all.map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  check(`links to nothing: ${lost.slice(0, 5)}`, lost.length === 0);
}

const wide = ({ page, check }) => page.evaluate(() => {
  const root = document.documentElement;
  const widest = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .drawing-scroll, svg, [hidden]"));
  return { over: root.scrollWidth - root.clientWidth, which: widest.slice(0, 3).map((e) => `${e.localName}.${e.className}`) };
}).then(({ over, which }) => check(`${over} px wider than the window: ${which}`, over <= 0));

// 'In short' is one screen, nothing that is there at once is cut off at the right, and no word is cut in two.
async function firstScreen({ page, check }) {
  const at = await page.evaluate(() => ({
    end: Math.round(document.getElementById("summary").getBoundingClientRect().bottom),
    cut: [...document.querySelectorAll(".wide-box, .drawing-scroll")].filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.getAttribute("aria-label")),
  }));
  check(`'In short' ends at ${at.end} px`, at.end <= 900);
  check(`cut off at the right: ${at.cut}`, at.cut.length === 0);
}
async function phone({ page, check, fault }) {
  await wide({ page, check });
  const { height, tables } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    tables: [...document.querySelectorAll(".wide-box > table")].filter((t) => t.checkVisibility() && t.scrollWidth > t.parentElement.clientWidth + 1)
      .map((t) => t.caption?.textContent),
  }));
  check(`${height} px high`, height < 30_000);
  if (tables.length > 0) fault(`tables wider than the window: ${tables}`);
}

/// What the explorer does beside showing: a file of its own, the whole screen, meetings by name.
async function explorerFiles({ page, check }) {
  await page.click("button[data-act=unfold]");
  await settled(page);
  const said = /([0-9,]+) posts? shown/.exec(await status(page))?.[1];
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("button[data-act=save]")]);
  const svg = readFileSync(await download.path(), "utf8");
  // Its style is its own: in the page that opens it here the policy would refuse it.
  const wrong = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent ?? "", svg.replace(/<style>[^]*<\/style>/, ""));
  check(`the picture is no SVG: ${wrong}`, svg.startsWith("<svg") && wrong === "");
  check("the picture has other posts", svg.split("role=\"treeitem\"").length - 1 === Number(said));
  check("the picture has no legend", svg.lastIndexOf("<text") > svg.lastIndexOf("treeitem"));
  await page.fill("#explorer-find", "director");
  const councils = await page.evaluate(() => JSON.parse(document.getElementById("data-structure").textContent))
    .then((data) => data.organisations.map(([name]) => data.texts[name]));
  for (const aside of await page.locator("#explorer-found [role=option] .aside").allTextContents())
    check(`no council beside a post found: ${aside}`, councils.some((name) => aside.includes(name)));
  await page.keyboard.press("Escape");
  for (const colour of await page.locator("#explorer-colour option").evaluateAll((all) => all.map((o) => o.value))) {
    await page.selectOption("#explorer-colour", colour);
    check(`colour by ${colour}: no legend`, (await page.locator("#explorer-legend li").count()) > 0);
  }
  await page.click("button[data-act=full]");
  await page.waitForFunction(() => document.fullscreenElement?.id === "explorer");
  await page.click("button[data-act=full]");
  await page.waitForFunction(() => document.fullscreenElement === null);
}

// On paper stands the drawing, not what the explorer shows, and every page has its number.
async function printed({ page, check }) {
  await page.emulateMedia({ media: "print" });
  check("the drawing is not on paper", await page.locator("#structure-drawing svg").isVisible());
  check("the explorer is on paper", !(await page.locator("#explorer").isVisible()));
  check("a measure is folded away on paper", await page.locator("#spans .part .wide-box").first().isVisible());
}

async function nothingActive({ page, check }) {
  await page.selectOption("#explorer-layers", "all");
  await page.focus("#explorer-tree");
  for (const key of ["End", "ArrowUp", "ArrowUp", "Home"]) await page.keyboard.press(key);
  await page.fill("#explorer-find", "<");
  await page.keyboard.press("Enter");
  for (const figure of (await page.locator("a.figure:visible").all()).slice(0, 5)) {
    await figure.click();
    await page.keyboard.press("Escape");
  }
  await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  await settled(page);
  const found = await page.evaluate(() => {
    const out = [];
    for (const element of document.querySelectorAll("*")) {
      if (["iframe", "object", "embed", "img", "link", "form", "base", "a"].includes(element.localName) && !(element.getAttribute("href") ?? "").startsWith("#"))
        out.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes)
        if (/^on|^src$|^srcdoc$|^style$|^action$/i.test(name) || (/^javascript:/i.test(value.trim()) && /href/.test(name))) out.push(`${element.localName} ${name}`);
    }
    return [...out, ...[...document.scripts].filter((s) => s.type !== "application/json").slice(1).map(() => "<script>")];
  });
  check(`active: ${found.slice(0, 5)}`, found.length === 0);
}

// How large it is, and how long it takes: shown, not judged, since machines differ.
async function quick(file) {
  const size = statSync(file).size, took = [];
  if (size > largest) faults.push(`${nameOf(file)}: ${size} bytes, more than ${largest}`);
  for (let i = 0; i < 5; ++i) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } }), timed = await context.newPage();
    const start = performance.now();
    await timed.goto(pathToFileURL(file).href);
    await timed.fill("#explorer-find", "officer");
    await timed.locator("#explorer-found [role=option]").first().waitFor();
    await timed.keyboard.press("Enter");
    await timed.locator("#explorer-post h3").waitFor();
    await settled(timed);
    took.push((performance.now() - start) / 1000);
    await context.close();
  }
  const median = took.sort((a, b) => a - b)[2];
  console.log(`${nameOf(file)}: ${(size / 1e6).toFixed(2)} MB; opened, searched and answered in ${median.toFixed(2)} s (median of ${took.length})`);
}

for (const file of reports) {
  await test(file, "explorer by mouse", {}, explorerByMouse);
  await test(file, "explorer by keys", {}, explorerByKeys);
  await test(file, "tables and figures by mouse", {}, (at) => tablesAndFigures(at, click));
  await test(file, "tables and figures by keys", {}, (at) => tablesAndFigures(at, keys));
  for (const [width, colorScheme, all] of [[1280, "light", true], [1280, "dark", false], [400, "light", false], [400, "dark", true]])
    await test(file, `${colorScheme}, ${width} px`, { colorScheme, viewport: { width, height: 900 } }, (at) => accessible(at, all));
  await test(file, "first screen", {}, firstScreen);
  await test(file, "390 px", { viewport: { width: 390, height: 844 } }, phone);
  await test(file, "explorer's files", { acceptDownloads: true }, explorerFiles);
  await test(file, "printed", {}, printed);
  await test(file, "without scripts", { javaScriptEnabled: false }, withoutScripts);
  await test(file, "320 px", { viewport: { width: 320, height: 700 } }, wide);
}
await test(hostile, "hostile texts", {}, nothingActive);
await test(hostile, "hostile texts, 320 px", { viewport: { width: 320, height: 700 } }, wide);
await test(hostile, "hostile texts, axe", {}, (at) => accessible(at, false));
await quick(big);
await browser.close();
console.log(`${reports.length} reports, hostile texts and a large model opened: ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
