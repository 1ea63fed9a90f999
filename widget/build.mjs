// Builds dist/: the loader, the panel and one file a language, each a classic script of its own.
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = `${root}dist`;
const placeholder = "__CAUSERIE_SETTINGS__";

async function script(entry, name) {
  const [output] = await build({
    root,
    configFile: false,
    logLevel: "warn",
    build: {
      target: "es2020",
      cssTarget: ["chrome111", "firefox113", "safari16.4"],
      write: false,
      minify: true,
      lib: { entry: `${root}src/${entry}`, formats: ["iife"], name, fileName: "out" },
      rollupOptions: { output: { exports: name === "CauserieLoader" ? "none" : "default" } },
    },
  });
  return output.output[0].code.trim();
}

/** In the source the settings are an unknown global, so that no minifier reasons about their value; the server sees a string. */
function withPlaceholder(code) {
  if (code.split(placeholder).length !== 2) throw new Error(`${placeholder} must occur exactly once in the loader`);
  return code.replace(placeholder, JSON.stringify(placeholder));
}

const hashed = (name, code) => `${name}-${createHash("sha256").update(code).digest("hex").slice(0, 10)}.js`;

await rm(dist, { recursive: true, force: true });
await mkdir(dist);

const manifest = { loader: "loader.js", panel: "", locales: {} };
await writeFile(`${dist}/loader.js`, withPlaceholder(await script("loader/main.ts", "CauserieLoader")));

const panel = await script("panel/main.tsx", "CauseriePanel");
manifest.panel = hashed("panel", panel);
await writeFile(`${dist}/${manifest.panel}`, panel);

for (const file of (await readdir(`${root}src/locales`)).sort()) {
  const language = /^([a-z]{2}(?:-[A-Za-z]+)?)\.ts$/.exec(file)?.[1];
  if (!language) continue;
  const words = await script(`locales/${file}`, "CauserieWords");
  manifest.locales[language] = hashed(language, words);
  await writeFile(`${dist}/${manifest.locales[language]}`, words);
}
await writeFile(`${dist}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
