// SPDX-License-Identifier: Apache-2.0
// node pictures.mjs REPORT.html FOLDER: a picture of each section of a report, as scripts/gallery keeps them
// (report-SECTION.png: light, 1280 px wide), and of the explorer with a scenario.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.cwd() + "/");
const { chromium } = require("playwright-core");
const [file, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, colorScheme: "light", reducedMotion: "reduce" });
await page.goto(pathToFileURL(file).href);
await page.screenshot({ path: `${folder}/report-first-screen.png` });

const highest = 2400; // of a picture; definitions and tables go on for longer
async function picture(section, name) {
  await section.scrollIntoViewIfNeeded();
  const box = await section.boundingBox(), top = box.y + (await page.evaluate(() => scrollY));
  await page.screenshot({ path: `${folder}/report-${name}.png`, fullPage: true,
    clip: { x: box.x, y: top, width: box.width, height: Math.min(box.height, highest) } });
}
for (const section of await page.locator("main > section[id]").all()) await picture(section, await section.getAttribute("id"));

const choice = page.locator("#explorer-structure");
if ((await choice.count()) > 0) {
  const options = await choice.locator("option").evaluateAll((all) => all.map((option) => option.value));
  await choice.selectOption(options.length > 2 ? options[2] : options[1]);
  await page.click("button[data-act=unfold]");
  await page.click("button[data-act=fit]");
  await page.locator("#explorer-tree .created .title, #explorer-tree .changed .title").first().click({ force: true });
  await picture(page.locator("#structure"), "structure-scenario");
}
await page.locator("a.figure[data-table]:visible").first().click();
await page.screenshot({ path: `${folder}/report-figure.png` });
await browser.close();
