import { lay, type Speech, type Words } from "../locales/words";
import { isRtl, pickLanguage } from "./language";
import type { WidgetSettings } from "./settings";

/** The languages we have, and what the names of their files end with; see build.mjs. */
declare const __CAUSERIE_LANGUAGES__: string;
declare const __CAUSERIE_WORDS__: string;

type Bring = (path: string) => Promise<Words>;

export interface Voice {
  readonly language: string;
  /** Prefers this language to the page's and the browser's; nothing leaves the choice to them. */
  prefer(wish: unknown): void;
  /** From now on the words of the panel are needed too, not the launcher's few alone. */
  whole(): void;
  /** How words are fetched; again when the frame in which it happens was emptied. */
  use(bring: Bring): void;
}

/**
 * Chooses the language and fetches its words: first the launcher's few, later all. `speak` hears of what has arrived;
 * while another language is on its way, the present one stays.
 */
export function createVoice(
  settings: WidgetSettings,
  wish: unknown,
  speak: (speech: Speech<Partial<Words>>, whole: boolean) => void,
): Voice {
  const choose = (wished: unknown) =>
    pickLanguage(
      [wished, settings.language, document.documentElement.lang, ...navigator.languages],
      __CAUSERIE_LANGUAGES__.split(" "),
    );
  let choice = choose(wish);
  let bring: Bring | undefined;
  let start = "launcher-";
  let asked = "";
  let here = "";
  let words: Partial<Words> = {};

  const tell = () => {
    const { language } = choice;
    speak({ ...choice, rtl: isRtl(language), words: lay(words, settings.texts?.[language]) }, !start);
  };
  const load = () => {
    const file = start + choice.language;
    if (file === here) {
      asked = file;
      tell();
    } else if (bring && file !== asked) {
      asked = file;
      void bring(`/widget/${file}-${__CAUSERIE_WORDS__}.js`).then((arrived) => {
        if (file !== asked) return;
        here = file;
        words = arrived;
        tell();
      });
    }
  };
  return {
    get language() {
      return choice.language;
    },
    prefer: (wished) => {
      choice = choose(wished);
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
  };
}
