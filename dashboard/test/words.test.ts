import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import deskEn from "../src/ui/locales/en.json";
import settingsEn from "../src/ui/locales/en.settings.json";
import deskFr from "../src/ui/locales/fr.json";
import settingsFr from "../src/ui/locales/fr.settings.json";

type Catalogue = { [key: string]: string | Catalogue };

function flat(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = flat({ ...deskEn, ...settingsEn });
const french = flat({ ...deskFr, ...settingsFr });
const withoutPlural = (key: string) => key.replace(/_(zero|one|other)$/, "");

const folder = new URL("../src/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));

/** Keys as the code writes them: in full, or with a part filled in. */
const keysIn = (source: string) =>
  [...source.matchAll(/["'`]([a-zA-Z]+(?:\.(?:[a-zA-Z]+|\$\{[^}]+\}))+)["'`]/g)].map(
    ([, key]) => new RegExp(`^${(key ?? "").replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "\\w+")}$`),
  );
const written = keysIn(files.map(read).join("\n"));

/** The files that a page needs which is none of the settings, with all that they fetch. */
function outsideSettings(): Set<string> {
  const found = new Set<string>();
  const follow = (file: string, source: string) => {
    // What is fetched together with these words may use them.
    const own = source.replace(/import\([^)]*\), speakOfSettings\(\)/g, "");
    for (const [, path = ""] of own.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
      const name = new URL(path, new URL(file, folder)).href.slice(folder.href.length);
      const next = files.find((one) => one === `${name}.ts` || one === `${name}.tsx`);
      if (!next || found.has(next)) continue;
      found.add(next);
      if (next !== "app/router.tsx") follow(next, read(next));
    }
  };
  follow("app/main.tsx", read("app/main.tsx"));
  // The pages of the settings stand behind all others.
  follow("app/router.tsx", read("app/router.tsx").split("const settings = ")[0] ?? "");
  return found;
}

test("both languages have the same words, with the same blanks", () => {
  expect([...french.keys()]).toEqual([...english.keys()]);
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
  for (const [key, text] of english) expect(blanks(french.get(key) ?? ""), key).toEqual(blanks(text));
});

test("no text is empty, shouts, or was left in English", () => {
  const alike = new Set([
    "app.scheme.auto",
    "visitor.pages",
    "chat.note",
    "department.description",
    "inbox.list",
    "widget.forms.kind.message",
    "social.kinds.facebook",
    "social.kinds.google",
  ]);
  for (const [key, text] of french) {
    expect(text.trim(), key).not.toBe("");
    expect(text, key).not.toContain("!");
    if (/[a-z]{4}/.test(text) && !alike.has(key) && text === english.get(key))
      expect(key).toBe("agent.status.invisible");
  }
});

test("every word is used", () => {
  const unused = [...english.keys()].map(withoutPlural).filter((key) => !written.some((used) => used.test(key)));
  expect(unused).toEqual([]);
});

test("what is shown outside the settings has its words without theirs", () => {
  const outside = outsideSettings();
  expect(outside).toContain("chat/ChatsPage.tsx");
  expect(outside).not.toContain("widget/WidgetPage.tsx");
  const settings = [...flat(settingsEn).keys()].map(withoutPlural);
  const strangers = [...outside].flatMap((file) =>
    keysIn(read(file)).flatMap((used) => settings.filter((key) => used.test(key)).map((key) => `${file}: ${key}`)),
  );
  expect(strangers).toEqual([]);
});
