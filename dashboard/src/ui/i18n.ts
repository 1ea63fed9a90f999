import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type en from "./locales/en.json";
import type settings from "./locales/en.settings.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof settings };
  }
}

export const LANGUAGES = { en: "English", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;

type Catalogue = Record<Language, () => Promise<{ default: object }>>;

const DESK: Catalogue = {
  en: () => import("./locales/en.json"),
  fr: () => import("./locales/fr.json"),
};
/** Half of all words, which most agents never see. */
const SETTINGS: Catalogue = {
  en: () => import("./locales/en.settings.json"),
  fr: () => import("./locales/fr.settings.json"),
};
const wanted = new Set([DESK]);

const KEY = "causerie.language";

const isLanguage = (value: string | undefined | null): value is Language => !!value && value in LANGUAGES;

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

async function load(language: Language): Promise<void> {
  const catalogues = await Promise.all([...wanted].map((catalogue) => catalogue[language]()));
  for (const { default: words } of catalogues) i18next.addResourceBundle(language, "translation", words, true, true);
}

/** Before a page of the settings is shown. */
export async function speakOfSettings(): Promise<void> {
  wanted.add(SETTINGS);
  await load(isLanguage(i18next.language) ? i18next.language : "en");
}

/** Loads one language, never both; `<html>` learns language and direction. */
export async function speak(language: Language): Promise<void> {
  await load(language);
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
