import { expect, test } from "vitest";
import { isRtl, pickLanguage } from "../src/loader/language";

const known = ["ar", "de", "en", "fr", "he", "id", "nb", "pt", "pt-BR", "zh-CN", "zh-TW"];

test.each([
  [["de"], "de", "de"],
  [["en-GB"], "en", "en-GB"],
  [["fr-CA"], "fr", "fr-CA"],
  [["DE_at"], "de", "de-AT"],
  [["pt"], "pt", "pt"],
  [["pt-PT"], "pt", "pt-PT"],
  [["pt-AO"], "pt", "pt-AO"],
  [["pt-br"], "pt-BR", "pt-BR"],
  [["pt-BR-u-nu-latn"], "pt-BR", "pt-BR-u-nu-latn"],
  [["zh"], "zh-CN", "zh"],
  [["zh-Hans-HK"], "zh-CN", "zh-Hans-HK"],
  [["zh-SG"], "zh-CN", "zh-SG"],
  [["zh-Hant"], "zh-TW", "zh-Hant"],
  [["zh-HK"], "zh-TW", "zh-HK"],
  [["zh-Hant-HK"], "zh-TW", "zh-Hant-HK"],
  [["no"], "nb", "no"],
  [["nn-NO"], "nb", "nn-NO"],
  [["iw"], "he", "he"],
  [["in-ID"], "id", "id-ID"],
  // Something that only looks like a language we have
  [["deu-x"], "en", "en"],
  [["frame"], "en", "en"],
  // In order; what is unknown or nonsense is passed over
  [[undefined, "", "xx", "fr", "de"], "fr", "fr"],
  [["tlh", "ar-EG"], "ar", "ar-EG"],
  [[null, 42, {}, ["de"], "de-"], "de", "de"],
  [["xx", "yy-ZZ"], "en", "en"],
  [[], "en", "en"],
] as const)("who asks for %j gets %s, with the dates of %s", (wishes, language, locale) => {
  expect(pickLanguage(wishes, known)).toEqual({ language, locale });
});

test("right to left is known", () => {
  expect(["ar", "he", "fa-IR", "en", "fr", "fake"].map(isRtl)).toEqual([true, true, true, false, false, false]);
});
