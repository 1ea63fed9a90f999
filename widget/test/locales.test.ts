import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { count, fill, lay, type Speech, type Words } from "../src/locales/words";

const folder = new URL("../src/locales/", import.meta.url);
const languages = readdirSync(folder).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []);
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), "utf8"));
const english = read("en");
const counted = Object.keys(english).flatMap((key) => /^(?!refused)(.+)\.other$/.exec(key)?.[1] ?? []);
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
const categories = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories;
const speech = (locale: string, own = {}): Speech => {
  const language = languages.includes(locale) ? locale : locale.slice(0, 2);
  return { language, locale, rtl: false, words: lay(read(language) as Words, own) };
};

/** Texts that are the same word there as in English. */
const borrowed: Readonly<Record<string, readonly string[]>> = {
  Chat: ["de", "es", "it", "pt", "pt-BR", "nl", "da", "nb", "cs", "ro", "id"],
  Menu: ["fr", "it", "pt", "pt-BR", "nl", "da", "pl", "id", "vi"],
  online: ["de", "it", "pt", "pt-BR", "nl", "sv", "da", "pl", "cs", "ro", "id"],
  offline: ["de", "it", "pt", "pt-BR", "nl", "sv", "da", "pl", "cs", "ro", "id"],
  Conversation: ["fr"],
  Send: ["da", "nb"],
  "Start chat": ["da", "nb"],
  Name: ["de"],
  "E-mail": ["fr", "it", "pt", "pt-BR", "da", "pl", "cs", "ro"],
  Message: ["fr"],
};
const otherScripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  el: /\p{Script=Greek}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  th: /\p{Script=Thai}/u,
  uk: /\p{Script=Cyrillic}/u,
  "zh-CN": /\p{Script=Han}/u,
  "zh-TW": /\p{Script=Han}/u,
};

describe.each(languages)("%s", (language) => {
  const words = read(language);

  test("says everything English says and nothing else, each number in the plural forms of the language", () => {
    const expected = Object.keys(english)
      .filter((key) => !counted.some((stem) => key.startsWith(`${stem}.`)))
      .concat(counted.flatMap((stem) => categories(language).map((category) => `${stem}.${category}`)));
    expect(Object.keys(words).sort()).toEqual(expected.sort());
  });

  test("has the same places to fill in; only a form that stands for a single number may leave the number out", () => {
    const rules = new Intl.PluralRules(language);
    const numbers = Array.from({ length: 200 }, (_, n) => rules.select(n));
    for (const [key, text] of Object.entries(words)) {
      const [stem = "", category = ""] = key.split(".");
      const single = counted.includes(stem) && numbers.filter((one) => one === category).length === 1;
      if (single && places(text) === "") continue;
      expect(places(text), key).toBe(places(english[key] ?? english[`${stem}.other`] ?? ""));
    }
  });

  test("has neat texts that do not shout", () => {
    for (const [key, text] of Object.entries(words)) {
      expect(text, key).not.toMatch(/^\s|\s$|\s\s|[!！<>]|\.\.\./);
      expect(text, key).not.toBe("");
      expect(text, key).toBe(text.normalize("NFC"));
    }
  });

  test.skipIf(language === "en")("has nothing left in English", () => {
    for (const [key, text] of Object.entries(words)) {
      if (text === english[key]) expect(borrowed[text] ?? [], `${key}: ${text}`).toContain(language);
      const script = otherScripts[language];
      if (!script) continue;
      const said = text.replace(/\{\w+\}/g, "");
      expect(said, key).toMatch(script);
      expect(said, key).not.toMatch(/\p{Script=Latin}/u);
    }
  });
});

test("no word is called borrowed that is not", () => {
  for (const [text, where] of Object.entries(borrowed)) {
    for (const language of where) expect(Object.values(read(language)), `${text} in ${language}`).toContain(text);
  }
});

test("French keeps its signs at the word before them", () => {
  for (const [key, text] of Object.entries(read("fr"))) expect(text, key).not.toMatch(/ [:;?]|[^\u00a0][:;?]/);
});

test.each([
  ["en", [0, 1, 2], ["0 new messages", "1 new message", "2 new messages"]],
  ["fr", [0, 1, 2], ["0 nouveau message", "1 nouveau message", "2 nouveaux messages"]],
  ["pl", [1, 3, 5, 22], ["1 nowa wiadomość", "3 nowe wiadomości", "5 nowych wiadomości", "22 nowe wiadomości"]],
  ["ru", [1, 2, 5, 21], ["1 новое сообщение", "2 новых сообщения", "5 новых сообщений", "21 новое сообщение"]],
  ["cs", [1, 4, 5], ["1 nová zpráva", "4 nové zprávy", "5 nových zpráv"]],
  ["ro", [1, 2, 20], ["1 mesaj nou", "2 mesaje noi", "20 de mesaje noi"]],
  ["he", [1, 2, 3], ["הודעה חדשה אחת", "שתי הודעות חדשות", "3 הודעות חדשות"]],
  ["ar-EG", [1, 2, 3, 11], ["رسالة جديدة واحدة", "رسالتان جديدتان", "٣ رسائل جديدة", "١١ رسالة جديدة"]],
  ["fa", [5], ["۵ پیام تازه"]],
  ["ja", [1200], ["新着メッセージ1,200件"]],
] as const)("%s counts", (locale, numbers, texts) => {
  expect(numbers.map((n) => count(speech(locale), "newMessages", n))).toEqual(texts);
});

test("a place that nobody fills stays as it is", () => {
  expect(fill("{name} and {n}", { name: "Zoé" })).toBe("Zoé and {n}");
});

test("a site's own texts stand instead of ours, one by one; what is no text changes nothing", () => {
  const own = { hello: "Ahoy", "newMessages.other": "{n} letters", send: "  ", menu: 7, sent: null, mine: "unknown" };
  const { words } = speech("en", own);
  expect(words).toMatchObject({ hello: "Ahoy", send: "Send", menu: "Menu", sent: "Sent", away: english.away });
  expect([1, 3].map((n) => count(speech("en", own), "newMessages", n))).toEqual(["1 new message", "3 letters"]);
});

test("the document lists every language and every text", () => {
  const documents = ["languages.md", "fr/languages.md"].map((name) =>
    readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8"),
  );
  for (const document of documents) {
    const named = [...(document.split("\n## ")[0] ?? "").matchAll(/\(`([\w-]+)`\)/g)].map((match) => match[1]);
    expect(named.sort()).toEqual([...languages].sort());
  }
  const rows = [...(documents[0] ?? "").matchAll(/^\| `(.+)` \| (.+) \|$/gm)].map(([, key, text]) => [key, text]);
  const texts = Object.entries(english).filter(([key]) => !counted.some((stem) => key === `${stem}.one`));
  const starred = (key: string) => (counted.some((stem) => key === `${stem}.other`) ? key.replace("other", "*") : key);
  expect(rows).toEqual(texts.map(([key, text]) => [starred(key), text]));
});
