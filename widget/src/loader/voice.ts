import type { Speech, Words } from "../locales/words";
import { findLanguage, isRtl, pickLanguage } from "./language";
import type { OwnWords, WidgetSettings } from "./settings";

/** The languages we have; see build.mjs. */
declare const __CAUSERIE_LANGUAGES__: string;

type Bring = (file: string, mark?: string) => Promise<Words>;

export interface Voice {
  readonly language: string;
  /** Prefers this language to the snippet's, the page's and the browser's; nothing leaves the choice to them. */
  prefer(wish: unknown): void;
  /** From now on the words of the panel are needed too, not the launcher's few alone. */
  whole(): void;
  /** How words are fetched; again when the frame in which it happens was emptied. */
  use(bring: Bring): void;
  /** From now on these languages have texts of the site's own; what has changed is fetched, the rest is not. */
  own(words: OwnWords | undefined): void;
}

/**
 * Chooses the language and fetches its words: first the launcher's few, later all. `speak` hears of what has arrived;
 * while others are on their way, the present ones stay. `fixed`: what stands on the snippet.
 */
export function createVoice(
  settings: WidgetSettings,
  fixed: unknown,
  speak: (speech: Speech<Partial<Words>>, whole: boolean) => void,
  lay: (words: Partial<Words>, language: string) => Partial<Words> = (words) => words,
): Voice {
  const known = __CAUSERIE_LANGUAGES__.split(" ");
  const choose = (wish: unknown) =>
    pickLanguage([wish, fixed, document.documentElement.lang, ...navigator.languages], known);
  let choice = choose(askedFor());
  let own = settings.words;
  let bring: Bring | undefined;
  let start = "launcher-";
  let asked = "";
  let here = "";
  let words: Partial<Words> = {};

  const tell = () => {
    const { language } = choice;
    speak({ ...choice, rtl: isRtl(language), mark: own?.[language], words: lay(words, language) }, !start);
  };
  const load = () => {
    const { language } = choice;
    const mark = own?.[language];
    const file = `${mark ? `words/${settings.key}/` : ""}${start}${language}`;
    const name = file + mark;
    if (name === here) {
      asked = name;
      tell();
    } else if (bring && name !== asked) {
      asked = name;
      void bring(file, mark).then((arrived) => {
        if (name !== asked) return;
        here = name;
        words = arrived;
        tell();
      });
    }
  };
  return {
    get language() {
      return choice.language;
    },
    prefer: (wish) => {
      if (wish && !findLanguage(wish, known)) console.info("Causerie: no such language:", wish);
      choice = choose(wish);
      load();
    },
    whole: () => {
      start = "";
      load();
    },
    use: (next) => {
      bring = next;
      asked = here;
      load();
    },
    own: (next) => {
      own = next;
      load();
    },
  };
}

/** What the page asked for before we came: with it we need not begin in another language. */
function askedFor(): unknown {
  const { q } = window.Causerie ?? {};
  return Array.isArray(q) ? q.filter(([name]) => name === "setLocale").pop()?.[1] : undefined;
}
