// SPDX-License-Identifier: Apache-2.0
// node look.mjs SECONDS BIG.svg FILE.svg...: opens each drawing in Chromium, alone and inside a page of HTML.
// Nothing may run, be fetched or be complained of; axe-core may find nothing; every box must reach a screen
// reader by its name. BIG.svg must be painted within SECONDS.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.cwd() + "/");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [big, ...files] = process.argv.slice(2);
const faults = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

// A page that says what it should not do.
async function watched(name, allowed) {
  const page = await browser.newPage();
  const fault = (what) => faults.push(`${name}: ${what}`);
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`error: ${error.message}`));
  page.on("dialog", (dialog) => { fault(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => fault("popup"));
  page.on("request", (request) => { if (request.url() !== allowed) fault(`request: ${request.url()}`); });
  return { page, fault };
}

const active = () => {
  const found = [];
  for (const element of document.querySelectorAll("svg, svg *")) {
    if (!["svg", "title", "desc", "defs", "pattern", "path", "rect", "g", "text"].includes(element.localName))
      found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes)
      if (/^on|href$|^style$|^src/i.test(name) || (/url\(/.test(value) && !value.startsWith("url(#hatch-")))
        found.push(`${element.localName} ${name}="${value}"`);
  }
  return found;
};

async function alone(file) {
  const address = pathToFileURL(file).href;
  const { page, fault } = await watched(file, address);
  await page.goto(address);
  for (const what of await page.evaluate(active)) fault(`active: ${what}`);
  if ((await page.evaluate(() => document.documentElement.nodeName)) !== "svg") fault("is not read as SVG");
  const boxes = await page.evaluate(() => [...document.querySelectorAll("g[id] > title")].map((t) => t.textContent));
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const flat = (text) => text.replace(/[\s\u200b\ufeff]+/g, " ").trim();
  const said = new Set(nodes.filter((n) => n.role?.value === "image" || n.role?.value === "img")
                            .map((n) => flat(n.name?.value ?? "")));
  const unsaid = boxes.filter((name) => flat(name) !== "" && !said.has(flat(name)));
  if (boxes.length === 0) fault("has no boxes");
  if (unsaid.length > 0) fault(`${unsaid.length} of ${boxes.length} boxes not said, such as ${JSON.stringify(unsaid[0])}`);
  await page.close();
}

async function in_html(file) {
  const { page, fault } = await watched(`${file} in HTML`, "about:blank");
  const svg = readFileSync(file, "utf8").replace(/^<\?xml[^>]*>\s*/, "");
  await page.setContent(`<!doctype html><html lang="en"><head><title>Drawing</title></head><body><main><h1>Drawing</h1>${svg}</main></body></html>`);
  for (const what of await page.evaluate(active)) fault(`active: ${what}`);
  if ((await page.title()) !== "Drawing") fault("changed the page's title");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  for (const v of violations) fault(`axe: ${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 200)}`);
  await page.close();
}

async function opening(file) {
  const address = pathToFileURL(file).href;
  const { page, fault } = await watched(file, address);
  page.setDefaultTimeout(120_000); // a hang; how long it takes is shown and not judged here
  const start = performance.now();
  await page.goto(address);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ timeout: 0 });
  const took = (performance.now() - start) / 1000;
  const boxes = await page.evaluate(() => document.querySelectorAll("g[role=img]").length);
  console.log(`${basename(file)}: ${boxes} boxes open and painted in ${took.toFixed(1)} s`);
  await page.close();
}

for (const file of files) {
  await alone(file);
  await in_html(file);
}
await opening(big);
await browser.close();
console.log(`${files.length} drawings opened alone and in HTML: ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
