import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../src/ui/locales/en.settings.json";
import { example, GROUPS, isForm, labelOf, placesOf, stemOf } from "../src/widget/texts/groups";
import { directionOf, nameOf, namesOf } from "../src/widget/texts/languages";

const folder = new URL("../../widget/src/locales/", import.meta.url);
const languages = readdirSync(folder).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []);
const words = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), "utf8"));

test("every text of the widget, in every language, has a label and a place, and no label is left over", () => {
  const placed = Object.values(GROUPS).flatMap(({ texts }) => Object.keys(texts));
  expect(new Set(placed).size).toBe(placed.length);
  const said = new Set<string>();
  for (const language of languages) {
    for (const key of Object.keys(words(language))) {
      const label = labelOf(key);
      expect(label && en.widget.text[label], `${key} in ${language}`).toBeTruthy();
      said.add(isForm(key) ? stemOf(key) : key);
    }
  }
  expect([...said].sort()).toEqual([...placed].sort());
  expect(Object.keys(en.widget.text)).toHaveLength(placed.length);
  expect(Object.keys(en.widget.textGroup).sort()).toEqual(Object.keys(GROUPS).sort());
});

test.each([
  ["en", ["one", "1"], ["other", "2"]],
  ["fr", ["one", "1"], ["many", "1\u202f000\u202f000"], ["other", "2"]],
  ["pl", ["one", "1"], ["few", "2"], ["many", "5"], ["other", "1,5"]],
  ["he", ["one", "1"], ["two", "2"], ["other", "3"]],
  ["ja", ["other", "1"]],
] as const)("in %s the forms are named by a number", (language, ...forms) => {
  for (const [form, number] of forms) expect(example(language, `newMessages.${form}`)).toBe(number);
});

test("places to fill in are found", () => {
  expect(placesOf("{name} is here, {name}, {n}, {not one}")).toEqual(["{name}", "{n}"]);
});

test("every language has a name of its own, in its own letters, and a direction", () => {
  const names = languages.map(nameOf);
  expect(new Set(names).size).toBe(languages.length);
  for (const language of languages) expect(nameOf(language)).not.toBe(language);
  expect(["fr", "ar", "pt-BR", "zh-TW"].map(nameOf)).toEqual(["Français", "العربية", "Português (Brasil)", "繁體中文"]);
  expect([namesOf("ar", "en"), namesOf("en", "en")]).toEqual(["العربية – Arabic", "English"]);
  expect(languages.filter((language) => directionOf(language) === "rtl")).toEqual(["ar", "fa", "he"]);
});
