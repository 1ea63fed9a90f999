import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { number } from "../src/locales/words";
import { clock } from "../src/talk/clock";
import { launchBrowser } from "./browser";

const manifest = JSON.parse(readFileSync(new URL("../dist/manifest.json", import.meta.url), "utf8"));
/** Of each usage that there is among the languages we have, and those with most people. */
const regions =
  "AE AR AT AU BE BR CA CH CN CO CU CY CZ DE DK DZ EG ES FI FR GB GR HK HU ID IE IL IN IR IT JP KE KR MA MO MX NL NO NZ PL PT RO RU SA SE SG TD TH TR TW UA US VN ZA";
const locales = (manifest.languages as string[]).flatMap((language) => [
  language,
  ...regions.split(" ").map((region) => `${language.slice(0, 2)}-${region}`),
]);
const times = [0, 9, 11, 12, 13, 23].map((hour) => new Date(2026, 0, 15, hour, hour * 2).getTime());
const numbers = [0, 7, 42, 999, 1000];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone });
});
afterAll(() => browser.close());

test("times of the day are written as the browser writes them, in every language and region", async () => {
  const write = ([locales, times]: readonly [string[], number[]]) =>
    locales.map((locale) => {
      const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
      return times.map((time) => `${locale} ${format.format(time).replace(/\s/g, " ")}`).join();
    });
  const theirs = await page.evaluate(write, [locales, times] as const);
  // What is left to the browser is written by whatever runs this test, which may be of another year.
  const left = write([locales, times]);
  const ours = locales.map((locale) => times.map((at) => `${locale} ${clock(locale, at).replace(/\s/g, " ")}`).join());
  expect(ours.filter((one, i) => one !== theirs[i] && one !== left[i])).toEqual([]);
});

test("hardly any time of the day is left to the browser", () => {
  const asked = [
    "en",
    "en-GB",
    "en-US",
    "fr-FR",
    "de-AT",
    "es-ES",
    "it",
    "pt-BR",
    "nl-BE",
    "pl",
    "ko-KR",
    "zh-TW",
    "ja-JP",
  ];
  const { DateTimeFormat } = Intl;
  try {
    Object.assign(Intl, { DateTimeFormat: undefined });
    for (const locale of asked) clock(locale, times[0] as number);
  } finally {
    Object.assign(Intl, { DateTimeFormat });
  }
});

test("so are numbers", async () => {
  const theirs = await page.evaluate(
    ([locales, numbers]) =>
      locales.map((locale) => [locale, numbers.map((n) => new Intl.NumberFormat(locale).format(n)).join(" ")]),
    [locales, numbers] as const,
  );
  expect(locales.map((locale) => [locale, numbers.map((n) => number(locale, n)).join(" ")])).toEqual(theirs);
});
