// Prints what a visitor's browser fetches, gzipped, beside the limits, and fails over them.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const file = (name) => readFileSync(new URL(`dist/${name}`, import.meta.url), "utf8");
const weigh = (text) => gzipSync(text, { level: 9 }).length;
const manifest = JSON.parse(file("manifest.json"));

const settings = {
  key: "0123456789abcdef",
  panel: `/widget/${manifest.panel}`,
  lookVersion: 12,
  look: {
    chat: true,
    title: "Talk to our team",
    color: "#3b4cca",
    textColor: "#ffffff",
    scheme: "auto",
    size: "medium",
    avatars: true,
    launcher: { label: "Ask us", hideOnPhone: false },
    place: { side: "right", x: 20, y: 20, phoneX: 20, phoneY: 20, zIndex: 2147483000 },
    concierge: {
      name: "The team of Maison Lumen",
      byline: "Usually answers within a few minutes",
      avatar: "/picture/9f86d081884c7d659a2feaa0c55ad015.png",
    },
    badge: {
      shown: false,
      layout: "text_only",
      text: "",
      color: "#ffffff",
      textColor: "#000000",
      image: "",
    },
  },
};
const loader = weigh(file("loader.js").replace('"__CAUSERIE_SETTINGS__"', JSON.stringify(settings)));
const client = weigh(file(manifest.client));
const panel = weigh(file(manifest.panel));
const largest = (start) =>
  Math.max(...manifest.languages.map((language) => weigh(file(`${start}${language}-${manifest.words}.js`))));
const few = largest("launcher-");
const words = largest("");

const rows = [
  ["loader with settings", loader, undefined, undefined],
  ["words of the launcher, the largest language", few, undefined, undefined],
  ["all before the visitor does anything", loader + few, 6_000, 8_000],
  ["client", client, undefined, undefined],
  ["panel", panel, undefined, undefined],
  ["words, the largest language", words, undefined, undefined],
  ["all up to the first sent message", loader + few + client + panel + words, 25_000, 40_000],
];
const cell = (value) => String(value ?? "").padStart(8);
console.log(`${"bytes, gzip".padEnd(62)}${cell("is")}${cell("goal")}${cell("limit")}`);
for (const [name, is, goal, limit] of rows) console.log(`${name.padEnd(62)}${cell(is)}${cell(goal)}${cell(limit)}`);

const heavy = rows.filter(([, is, , limit]) => limit !== undefined && is > limit);
for (const [name, is, , limit] of heavy) console.error(`Too heavy: ${name}: ${is} bytes, at most ${limit}.`);
process.exitCode = heavy.length ? 1 : 0;
