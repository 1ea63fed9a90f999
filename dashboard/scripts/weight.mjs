// Weighs what a browser fetches until an agent is signed in and sees the chats: gzip, everything included.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 300_000;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const ROUTES = ["src/security/SignIn.tsx", "src/app/Shell.tsx", "src/chat/ChatsPage.tsx"];
const HEAVIEST_LANGUAGE = "src/ui/locales/fr.json";

const files = new Set(["index.html"]);
const seen = new Set();

function closure(name) {
  if (seen.has(name)) return;
  seen.add(name);
  const chunk = manifest[name];
  if (!chunk) throw new Error(`no chunk for ${name}`);
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) closure(imported);
}

for (const name of ["index.html", ...ROUTES, HEAVIEST_LANGUAGE]) closure(name);
for (const asset of readdirSync(new URL("assets/", dist))) {
  if (/^(scheme|causerie)-\d+\./.test(asset)) files.add(`assets/${asset}`);
}

let sum = 0;
for (const file of [...files].sort()) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  sum += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(sum).padStart(8)}  bytes gzip up to the signed-in desk, limit ${LIMIT}`);
if (sum > LIMIT) process.exit(1);
