// Builds dist/: the loader, the panel and the words of each language, each a classic script of its own.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { build } from "vite";
import { few, partOf, parts } from "./parts.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = `${root}dist`;
const placeholder = "__CAUSERIE_SETTINGS__";

async function script(entry, name, define = {}, lent = undefined) {
  const [output] = await build({
    root,
    configFile: false,
    logLevel: "warn",
    define,
    build: {
      target: "es2020",
      cssTarget: ["chrome111", "firefox113", "safari16.4"],
      write: false,
      minify: true,
      lib: { entry: `${root}src/${entry}`, formats: ["iife"], name, fileName: "out" },
      rollupOptions: {
        external: lent,
        output: {
          globals: () => "CauserieKit",
          exports: ["CauserieLoader", "CauseriePreview"].includes(name) ? "none" : "default",
        },
      },
    },
  });
  // After Vite's own minifier: each finds what the other leaves, and the loader has a limit.
  const { code } = await minify(output.output[0].code, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, unsafe_arrows: true, top_retain: name },
    mangle: { toplevel: true, reserved: [name] },
  });
  return code.trim();
}

/** In the source the settings are an unknown global, so that no minifier reasons about their value; the server sees a string. */
function withPlaceholder(code) {
  if (code.split(placeholder).length !== 2) throw new Error(`${placeholder} must occur exactly once in the loader`);
  return code.replace(placeholder, JSON.stringify(placeholder));
}

const digest = (code) => createHash("sha256").update(code).digest("hex").slice(0, 10);

/** Where the dashboard shows the widget: a page that stands for the customer's. */
const page = (file) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<body>
<script src="/widget/${file}"></script>
</body>
</html>
`;

await rm(dist, { recursive: true, force: true });
await mkdir(dist);

const scripts = {
  stream: await script("client/stream.ts", "CauserieStream"),
  client: await script("client/main.ts", "CauserieClient"),
  identity: await script("identity/main.ts", "CauserieDoorman"),
  panel: await script("panel/main.tsx", "CauseriePanel"),
  // Only where a form offers to take name and address over from somewhere.
  social: await script("social/main.ts", "CauserieSocial"),
  // What these share with the panel they have from there; see src/panel/later/kit.ts.
  talk: await script(
    "talk/main.ts",
    "CauserieTalk",
    {},
    /^preact|panel\/(avatar|dialog|icons|lines|room|rating\/desk)$/,
  ),
  form: await script(
    "form/main.ts",
    "CauserieForm",
    {},
    /^preact|panel\/(dialog|icons|room)$|form\/(asking|screen)$|^\.\/(asking|screen)$/,
  ),
};
/** The plural categories that stand for one number each: their texts may do without it. */
const single = (language) => {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 200 }, (_, n) => rules.select(n));
  return rules.resolvedOptions().pluralCategories.filter((one) => numbers.filter((n) => n === one).length === 1);
};
// One file a language for the panel, a small one for the launcher, with the few texts that it and the badge need on every
// page, and one for each part that is needed seldom.
const texts = (words) => `var CauserieWords=${JSON.stringify(words)};`;
const catalogues = {};
for (const file of (await readdir(`${root}src/locales`)).sort()) {
  if (!file.endsWith(".json")) continue;
  const language = file.slice(0, -5);
  const words = JSON.parse(await readFile(`${root}src/locales/${file}`, "utf8"));
  const only = (wanted) => texts(Object.fromEntries(Object.entries(words).filter(([key]) => wanted(key))));
  scripts[language] = only((key) => !partOf(key));
  scripts[`launcher-${language}`] = only((key) => few.test(key));
  for (const part in parts) scripts[`${part}-${language}`] = only((key) => partOf(key) === part);
  // For the server, which lays a site's own texts over ours, and for the dashboard, where they are written.
  catalogues[language] = JSON.stringify({ single: single(language), words });
}
// All bear the same mark, so that the loader needs no list of names.
const mark = digest(JSON.stringify([scripts, catalogues]));
for (const [name, code] of Object.entries(scripts)) await writeFile(`${dist}/${name}-${mark}.js`, code);
for (const [language, code] of Object.entries(catalogues)) await writeFile(`${dist}/${language}-${mark}.json`, code);
const languages = Object.keys(catalogues);

const define = {
  __CAUSERIE_LANGUAGES__: JSON.stringify(languages.join(" ")),
  __CAUSERIE_MARK__: JSON.stringify(mark),
};
await writeFile(`${dist}/loader.js`, withPlaceholder(await script("loader/main.ts", "CauserieLoader", define)));
const preview = await script("preview/main.ts", "CauseriePreview", define);
const previewFile = `preview-${digest(preview)}.js`;
await writeFile(`${dist}/${previewFile}`, preview);
await writeFile(`${dist}/preview.html`, page(previewFile));

const manifest = {
  client: `client-${mark}.js`,
  panel: `panel-${mark}.js`,
  words: mark,
  languages,
};
await writeFile(`${dist}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
