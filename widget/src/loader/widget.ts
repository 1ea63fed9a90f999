import type { Look } from "../../../protocol/frames";
import type startClient from "../client/main";
import type { Loader, Opening, Shown } from "../client/opening";
import type { Shelf } from "../client/session";
import { createLink, type Ends, type Hello, type Link } from "../client/socket";
import type { Open } from "../client/transport";
import type { Words } from "../locales/words";
import { offer } from "./api";
import type { BadgeHost } from "./badge";
import { createDoor, type Realm } from "./door";
import { createEar } from "./ear";
import { createFrame, phones } from "./frame";
import { createLauncher, unnamed } from "./launcher";
import { listen } from "./listen";
import { recall, store } from "./memory";
import { currentPage } from "./page";
import type { OwnWords, WidgetSettings } from "./settings";
import { createVoice } from "./voice";

/** What is around the widget: on a customer's page the real thing, in the preview a scene. */
export interface Stage {
  connect(origin: string, ends: Ends, fetchStream: () => Promise<Open>): Link;
  shelf: Shelf;
  rtl: boolean;
  /** Lays over the words what is not published. */
  words(words: Partial<Words>, language: string): Partial<Words>;
  /** Whether the visitor's device prefers the dark. */
  night(): boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Puts the launcher on the page, and fetches what else is needed. Gives back how to change the look. */
export function startWidget(
  settings: WidgetSettings,
  origin: string,
  fixed: string | undefined,
  stage: Partial<Stage> = {},
): (look: Look, words?: OwnWords) => void {
  const { key } = settings;
  let { lookVersion } = settings;
  const ours = `causerie:${key}`;
  const tab = stage.shelf ?? (() => sessionStorage);
  const tabOpen = `${ours}:open`;
  const referrer = document.referrer.slice(0, 2000);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let opening: Opening | undefined;
  let coming = false;
  let told: string | undefined;
  let warned: string | undefined;
  let bring: ReturnType<typeof createDoor>;
  let home: Realm;
  let tell: ReturnType<typeof offer>;

  const fetchClient = () => {
    const page = window as Window & typeof globalThis & { CauserieClient?: typeof startClient };
    if (coming) return;
    coming = true;
    self.fetch = createDoor(page, origin);
    void self.fetch("client").then(() => {
      opening = page.CauserieClient?.(self, ear);
      refresh();
    });
  };
  const prepare = () => {
    if (self.frame) return;
    fetchClient();
    self.frame = createFrame("webWidget", "web_widget", (page: Realm) => {
      self.realm = undefined;
      refresh();
      self.bring = createDoor(page, origin);
      void self.bring("panel").then(() => {
        self.realm = page;
        refresh();
      });
      voice.whole();
    });
    // Not within the task in which the pointer moved.
    setTimeout(() => launcher.frame.before(self.frame as Node));
  };
  const refresh = () => {
    opening?.refresh();
    paint();
  };
  const turn = (wanted: boolean, inside?: boolean) => {
    self.wanted = wanted;
    self.pressed = inside ?? window.event?.type === "click";
    // Before the visitor did anything there is nothing to forget.
    if (wanted || recall(tab, tabOpen)) store(tab, tabOpen, wanted ? "1" : "");
    if (wanted) {
      self.hidden = false;
      prepare();
    }
    opening?.turn(inside);
    paint();
  };
  const veil = (hidden: boolean) => {
    self.hidden = hidden;
    refresh();
  };
  const wear = (look: Look, words?: OwnWords) => {
    self.look = look;
    voice.own(words);
    refresh();
  };
  const paint = () => {
    const { up, barred = 0, why } = ear.link.state;
    const { open = false, covers, status, talks, count, news }: Shown = opening?.shown ?? ear;
    const { wanted, look } = self;
    // Once, to the page's developer. The snippet may also have come from the browser's memory, from before its key was replaced.
    if (why && !warned) console.warn(`Causerie: ${why}`);
    warned ||= why;
    if (status && status !== told) {
      told = status;
      tell("status", status);
    }
    launcher.show({
      open,
      busy: wanted && !open,
      hidden: self.hidden || barred > 4201 || !look.chat || !!covers,
      free: !wanted && status === "online" && !talks,
      status: up ? status : undefined,
      count,
      news,
    });
  };

  const self: Writable<Loader & BadgeHost> & { readonly key: string; hello(): Hello } = {
    get client() {
      return opening?.client;
    },
    key,
    origin,
    look: settings.look,
    wanted: false,
    pressed: false,
    hidden: false,
    speech: unnamed,
    whole: false,
    frame: undefined,
    realm: undefined,
    night: stage.night ?? (() => dark.matches),
    mark: `causerie-badge:${key}`,
    shelf: stage.shelf ?? (() => localStorage),
    hello: () => ({
      type: "hello",
      version: 1,
      key,
      page: currentPage(),
      ...(referrer ? { referrer } : {}),
      language: voice.language,
      look: lookVersion,
    }),
    tell: (name, detail) => tell(name, detail),
    paint,
    prepare,
    turn,
    focus: () => launcher.focus(),
    typed: () => launcher.typed(),
  };
  const voice = createVoice(
    settings,
    fixed,
    (its, whole) => {
      self.speech = { ...its, rtl: stage.rtl ?? its.rtl };
      self.whole = whole;
      refresh();
    },
    stage.words,
  );
  const ear = createEar(
    (ends) =>
      (stage.connect ?? createLink)(origin, ends, async () => {
        if (!home.CauserieStream) await bring("stream");
        return home.CauserieStream as Open;
      }),
    self.hello,
    {
      look: ({ version, look, words }) => {
        if (version <= lookVersion) return;
        lookVersion = version;
        wear(look, words);
      },
      change: paint,
    },
  );
  const launcher = createLauncher(self, {
    // A second press while the panel is on its way means the same as the first.
    press: () => (!self.wanted || opening?.shown.open) && turn(!self.wanted, true),
    ready: (page) => {
      home = page;
      bring = createDoor(page, origin);
      const fetch = bring;
      // Read in the same task in which the script ran: another language's words may come right after.
      voice.use((file, mark) => fetch(file, mark).then(() => page.CauserieWords as Words));
    },
  });

  // Each in a piece of work of its own: to read this script, and to make a frame.
  setTimeout(() => {
    document.body.append(launcher.frame);
    // A sandbox gives our frames an origin of their own, which we cannot enter.
    if (!launcher.frame.contentDocument) {
      launcher.frame.remove();
      console.info("Causerie cannot work in this sandbox.");
      return;
    }
    tell = offer({
      open: () => turn(true),
      close: () => turn(false),
      toggle: () => turn(!self.wanted),
      show: () => veil(false),
      hide: () => veil(true),
      setLocale: voice.prefer,
      setDepartment: (wish) => {
        self.department = wish;
        refresh();
      },
      setIdentity: (jwtFn) => {
        self.identity = [jwtFn];
        fetchClient();
        opening?.sign();
      },
    });
    addEventListener("storage", ({ key }) => key?.startsWith(ours) && fetchClient());
    listen(ear.link, launcher.frame, () => self.frame, refresh);
    dark.onchange = refresh;
    tell("ready", undefined);
    // Such a page may say who its visitors are.
    if ((window as { zESettings?: object }).zESettings) fetchClient();
    // Whether this browser remembers a visitor: the widget was opened, now or before.
    if (recall(self.shelf, ours) !== null || recall(self.shelf, self.mark)) {
      fetchClient();
      // Who was in the panel before may well go there again.
      (window.requestIdleCallback ?? setTimeout)(prepare);
    } else setTimeout(() => coming || ear.link.renew());
    if (recall(tab, tabOpen) && !matchMedia(phones).matches) turn(true);
  });
  return wear;
}
