// Prints what a visitor's browser fetches, gzipped, beside the limits, and fails over them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { few as onEveryPage, partOf } from "./parts.mjs";

const file = (name) => readFileSync(new URL(`dist/${name}`, import.meta.url), "utf8");
const weigh = (text) => gzipSync(text, { level: 9 }).length;
const manifest = JSON.parse(file("manifest.json"));

const label = (key) =>
  /^((form|fault)\..+|form(Optional|Choose|Start|Leave|Again|Hours|Elsewhere|Profile|Save|Cancel))$/.test(key);

/** As an administrator fills in everything: 200 characters each, for the launcher and for labels the 100 they may have, in words of that language. */
function filled({ words }) {
  const said = Object.values(words).join(" ").split(/\s+/);
  let at = 1;
  const text = (places, length) => {
    let line = places;
    while (line.length < length) {
      at = (at * 48271) % 2147483647;
      line += ` ${said[at % said.length]}`;
    }
    return line.slice(0, length);
  };
  const places = (one) => (one.match(/\{\w+\}/g) ?? []).join(" ");
  const long = (key) => (onEveryPage.test(key) || label(key) ? 100 : 200);
  return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, text(places(one), long(key))]));
}
const catalogue = (language) => JSON.parse(file(`${language}-${manifest.words}.json`));
const script = (words) => `var CauserieWords=${JSON.stringify(words)};`;
const own = manifest.languages.map((language) => filled(catalogue(language)));
const only = (wanted) => own.map((words) => Object.fromEntries(Object.entries(words).filter(([key]) => wanted(key))));
const mark = (language) => createHash("sha256").update(language).digest("hex").slice(0, 8);

const settings = {
  key: "0123456789abcdef",
  lookVersion: 12,
  look: {
    chat: true,
    title: "Talk to our team",
    color: "#3b4cca",
    textColor: "#ffffff",
    scheme: "auto",
    size: "medium",
    avatars: true,
    rating: true,
    launcher: { label: "Ask us", hideOnPhone: false },
    place: { side: "right", x: 20, y: 20, phoneX: 20, phoneY: 20, zIndex: 2147483000 },
    concierge: {
      name: "The team of Maison Lumen",
      byline: "Usually answers within a few minutes",
      avatar: "/picture/9f86d081884c7d659a2feaa0c55ad015.png",
    },
    badge: {
      shown: true,
      layout: "image_left",
      text: "Questions about a lamp? We know each of them, and answer right here.",
      color: "#fff8e7",
      textColor: "#1f2a44",
      image: "/picture/60303ae22b998861bce3b28f33eec1be.png",
    },
    texts: {},
  },
  words: Object.fromEntries(manifest.languages.map((language) => [language, mark(language)])),
};
const loaderWith = (these) => weigh(file("loader.js").replace('"__CAUSERIE_SETTINGS__"', JSON.stringify(these)));
const { words: _, ...ours } = settings;
const loader = loaderWith(ours);
const loaderOwn = loaderWith(settings);
const client = weigh(file(manifest.client));
const panel = weigh(file(manifest.panel));
const scriptOf = (part) => weigh(file(`${part}-${manifest.words}.js`));
const identity = scriptOf("identity");
const largest = (start) =>
  Math.max(...manifest.languages.map((language) => weigh(file(`${start}${language}-${manifest.words}.js`))));
const few = largest("launcher-");
const words = largest("");
const heaviest = (files) => Math.max(...files.map((one) => weigh(script(one))));
const fewOwn = heaviest(only((key) => onEveryPage.test(key)));
const wordsOwn = heaviest(only((key) => !partOf(key)));
const form = scriptOf("form") + largest("form-");
const formOwn = scriptOf("form") + heaviest(only((key) => partOf(key) === "form"));
const talk = scriptOf("talk") + largest("talk-");
const first = loader + few + client + panel + words;
const firstOwn = loaderOwn + fewOwn + client + panel + wordsOwn;

const rows = [
  ["loader with settings", loader, undefined, undefined],
  ["words of launcher and badge, the largest language", few, undefined, undefined],
  ["all before the visitor does anything", loader + few, 6_000, 8_000],
  ["the same with a site's own texts, long ones, in all languages", loaderOwn + fewOwn, undefined, 9_000],
  ["client", client, undefined, undefined],
  ["panel", panel, undefined, undefined],
  ["where the page says who its visitors are", identity, undefined, 2_800],
  ["words, the largest language", words, undefined, undefined],
  ["forms, where there is one, with their words", form, undefined, undefined],
  ["what a conversation needs besides, with its words", talk, undefined, undefined],
  ["all up to the first sent message", first, 25_000, 40_000],
  ["the same with a form before the chat", first + form, undefined, 40_000],
  ["the same with a site's own texts", firstOwn, undefined, 40_000],
  ["the same with both", firstOwn + formOwn, undefined, 45_000],
];
const cell = (value) => String(value ?? "").padStart(8);
console.log(`${"bytes, gzip".padEnd(62)}${cell("is")}${cell("goal")}${cell("limit")}`);
for (const [name, is, goal, limit] of rows) console.log(`${name.padEnd(62)}${cell(is)}${cell(goal)}${cell(limit)}`);

const heavy = rows.filter(([, is, , limit]) => limit !== undefined && is > limit);
for (const [name, is, , limit] of heavy) console.error(`Too heavy: ${name}: ${is} bytes, at most ${limit}.`);
process.exitCode = heavy.length ? 1 : 0;
