// Are pages of the HTML report accessible, valid, and inert? Asked of axe-core, html-validate and Chromium.
//
//   NODE_PATH=FOLDER/node_modules node scripts/check_pages.mjs CHROMIUM PAGE.html…
//
// FOLDER holds the npm packages puppeteer-core, axe-core and html-validate. Each page is opened at phone and
// desktop width, in light and dark colours; a violation, an error of the markup, a request, or a script that
// runs ends it with 1.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const require = createRequire(path.join(process.env.NODE_PATH, "index.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");

const [chromium, ...pages] = process.argv.slice(2);
const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"], rules: { "no-inline-style": "off", "long-title": "off" } }));
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
let bad = 0;
for (const file of pages) {
  const markup = await validator.validateFile(file);
  for (const { messages } of markup.results)
    for (const one of messages) { bad += 1; console.log(`${file}:${one.line}: ${one.ruleId}: ${one.message}`); }
  for (const [width, scheme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]]) {
    const page = await browser.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => { asked.push("a dialog"); dialog.dismiss(); });
    await page.setBypassCSP(true); // for axe; what the page itself tries is seen all the same
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(pathToFileURL(path.resolve(file)).href);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    const scripts = await page.evaluate(() => document.scripts.length);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    for (const one of found.violations) { bad += 1; console.log(`${file} ${width} ${scheme}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 120)}`); }
    if (asked.length > 1) { bad += 1; console.log(`${file} ${width}: asks for ${asked.slice(1)}`); }
    if (wide) { bad += 1; console.log(`${file} ${width}: is wider than the screen`); }
    if (scripts) { bad += 1; console.log(`${file} ${width}: holds a script`); }
    await page.close();
  }
}
await browser.close();
console.log(`${pages.length} pages, ${bad} problems`);
process.exit(bad ? 1 : 0);
