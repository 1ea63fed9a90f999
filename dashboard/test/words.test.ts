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

const source = readdirSync(new URL("../src", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8"))
  .join("\n");

/** Keys as the code writes them: in full, or with a part filled in. */
const written = [...source.matchAll(/["'`]([a-zA-Z]+(?:\.(?:[a-zA-Z]+|\$\{[^}]+\}))+)["'`]/g)].map(
  ([, key]) => new RegExp(`^${(key ?? "").replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "\\w+")}$`),
);

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
