import type { Forms } from "../../form/main";
import type { Speech, Words } from "../../locales/words";
import type { Talk } from "../../talk/main";
import type { Host } from "../host";

/** What most visitors never need, or not at once: each a script, and the words that it says. */
export interface Packed {
  readonly talk?: Talk;
  readonly form?: Forms;
}

export type Pack = keyof Packed;

export interface Packs {
  /** What has come so far. */
  readonly here: Packed;
  /** From now on this is needed, in whichever language is spoken. */
  need(pack: Pack): void;
  /** Says it with the words that have come; those of another language as soon as they are there. */
  speak(speech: Speech): Speech;
}

type Realm = Window & { CauserieWords?: Partial<Words>; CauserieTalk?(): Talk; CauserieForm?(): Forms };

/** Fetches them into the panel's frame; `come` is called whenever something has arrived. */
export function createPacks(host: Host, come: () => void): Packs {
  const realm: Realm = window;
  const scripts: Partial<Record<Pack, Promise<void>>> = {};
  const wanted: Partial<Record<Pack, string>> = {};
  const words: Partial<Record<Pack, Partial<Words>>> = {};
  let here: Packed = {};
  let speech: Speech;

  const fetch = async (pack: Pack) => {
    const { language, mark } = speech;
    const file = `${mark ? `words/${host.key}/` : ""}${pack}-${language}`;
    const name = file + mark;
    if (wanted[pack] === name) return;
    wanted[pack] = name;
    scripts[pack] ??= host.bring(pack);
    // Read in the same task in which the script ran: another's words may come right after.
    const arrived = await host.bring(file, mark).then(() => realm.CauserieWords);
    await scripts[pack];
    if (wanted[pack] !== name) return;
    words[pack] = arrived ?? {};
    here = { ...here, [pack]: here[pack] ?? (pack === "talk" ? realm.CauserieTalk : realm.CauserieForm)?.() };
    come();
  };

  return {
    get here() {
      return here;
    },
    need: (pack) => void fetch(pack),
    speak: (next) => {
      speech = next;
      for (const pack in wanted) void fetch(pack as Pack);
      return { ...next, words: { ...words.talk, ...words.form, ...next.words } };
    },
  };
}
