import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type en from "./locales/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

const CATALOGUES: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import("./locales/en.json"),
  fr: () => import("./locales/fr.json"),
};

const KEY = "causerie.language";

const isLanguage = (value: string | undefined | null): value is Language => !!value && value in CATALOGUES;

function preferred(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // the browser's languages will do
  }
  const wishes = [chosen, ...navigator.languages].map((wish) => wish?.split("-")[0]);
  return wishes.find(isLanguage) ?? "en";
}

/** Loads one catalogue, never both; `<html>` learns language and direction. */
export async function speak(language: Language): Promise<void> {
  const catalogue = await CATALOGUES[language]();
  i18next.addResourceBundle(language, "translation", catalogue.default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

export async function choose(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // chosen for this page only
  }
  await speak(language);
}

export async function startSpeaking(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, interpolation: { escapeValue: false }, lng: "en" });
  await speak(preferred());
}
