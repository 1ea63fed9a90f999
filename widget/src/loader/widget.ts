import type { Look, LookFrame } from "../../../protocol/frames";
import type { Client, createClient } from "../client/client";
import type { Shelf } from "../client/session";
import { createLink, type Ends, type Link } from "../client/socket";
import { unread } from "../client/state";
import type { Open } from "../client/transport";
import type { Speech, Words } from "../locales/words";
import type { Host, Panel } from "../panel/host";
import { offer } from "./api";
import { createDoor, type Realm } from "./door";
import { createEar } from "./ear";
import { createFrame, dress, phones } from "./frame";
import { createLauncher } from "./launcher";
import { announce, listen } from "./listen";
import { currentPage, titleCount } from "./page";
import type { OwnWords, WidgetSettings } from "./settings";
import { createVoice } from "./voice";

/** The files of the client and of the way round blocked sockets; see build.mjs. */
declare const __CAUSERIE_CLIENT__: string;
declare const __CAUSERIE_STREAM__: string;

/** What is around the widget: on a customer's page the real thing, in the preview a scene. */
export interface Stage {
  connect(origin: string, ends: Ends, fetchStream: () => Promise<Open>): Link;
  shelf: Shelf;
  rtl: boolean;
  /** Lays over the words what is not published. */
  words(words: Partial<Words>, language: string): Partial<Words>;
  /** Whether the visitor's device prefers the dark; `changed` is called when that changes. */
  night(changed: () => void): () => boolean;
}

/** Puts launcher and panel on the page and keeps both true to what the client knows. Gives back how to change the look. */
export function startWidget(
  settings: WidgetSettings,
  origin: string,
  fixed: string | undefined,
  stage: Partial<Stage> = {},
): (look: Look, words?: OwnWords) => void {
  let { look, lookVersion } = settings;
  const tabOpen = `causerie:${settings.key}:open`;
  const say = (its: Speech<Partial<Words>>, whole: boolean) => {
    const speech = { ...its, rtl: stage.rtl ?? its.rtl };
    launcher.speak(speech);
    if (!whole) return;
    spoken = speech as Speech;
    if (panelFrame) panelFrame.title = spoken.words.panel;
    panel?.speak(spoken);
    begin();
  };
  const voice = createVoice(settings, fixed, say, stage.words);
  let bring: ReturnType<typeof createDoor>;
  let home: Realm;
  const fetchStream = async () => {
    if (!home.CauserieStream) await bring(`${origin}/widget/${__CAUSERIE_STREAM__}`);
    return home.CauserieStream as Open;
  };
  const shelf = stage.shelf ?? (() => localStorage);
  const around = {
    origin,
    key: settings.key,
    language: () => voice.language,
    page: currentPage,
    referrer: document.referrer.slice(0, 2000),
    look: () => lookVersion,
    wear: (frame: LookFrame) => {
      if (frame.version <= lookVersion) return;
      lookVersion = frame.version;
      wear(frame.look, frame.words);
    },
  };
  const ear = createEar(
    (ends) => (stage.connect ?? createLink)(origin, ends, fetchStream),
    () => ({
      type: "hello",
      version: 1,
      key: settings.key,
      page: currentPage(),
      ...(around.referrer ? { referrer: around.referrer } : {}),
      language: voice.language,
      look: lookVersion,
    }),
    { look: around.wear, change: () => paint() },
  );
  /** Whether this browser remembers a visitor: the widget was opened, now or before. */
  const known = () => {
    try {
      return shelf().getItem(`causerie:${settings.key}`) !== null;
    } catch {
      return false;
    }
  };
  let client: Client | undefined;
  let coming = false;
  const fetchClient = () => {
    const page = window as Window & typeof globalThis & { CauserieClient?: typeof createClient };
    if (coming) return;
    coming = true;
    void createDoor(page)(`${origin}/widget/${__CAUSERIE_CLIENT__}`).then(() => {
      const connect = (_: string, ends: Ends) => ear.hand(ends, known());
      client = page.CauserieClient?.({ ...around, shelf, connect });
      if (client) join(client);
    });
  };
  const join = (one: Client) => {
    if (wanted) one.opened();
    one.subscribe(paint);
    one.subscribe(announce(one, tell));
    one.subscribe(() => unread(one.view.state) > 0 && one.session.kept && prepare());
    begin();
    paint();
  };
  let open = false;
  let wanted = false;
  let hidden = false;
  let panel: Panel | undefined;
  let panelFrame: HTMLIFrameElement | undefined;
  let realm: Realm | undefined;
  let spoken: Speech | undefined;
  let told: string | undefined;
  let warned = false;

  const host: Host = {
    get client() {
      return client as Client;
    },
    origin,
    get look() {
      return look;
    },
    night: stage.night ?? preference,
    minimise: () => close(true),
    isSeen: () => open && !hidden && look.chat && !document.hidden,
    isOpen: () => open && !hidden && look.chat,
    moved: () => paint(),
  };
  const prepare = () => {
    if (panelFrame) return;
    fetchClient();
    panelFrame = createFrame("webWidget", (page: Realm) => {
      panel = realm = undefined;
      void createDoor(page)(origin + settings.panel).then(() => {
        realm = page;
        begin();
      });
      voice.whole();
    });
    panelFrame.setAttribute("data-product", "web_widget");
    dress(panelFrame, { visibility: "hidden" });
    launcher.frame.before(panelFrame);
  };
  /** Client, panel and words come each by themselves. */
  const begin = () => {
    if (panel || !spoken || !client) return;
    panel = realm?.CauseriePanel?.(host, spoken);
    if (panel && wanted) reveal(true);
    paint();
  };
  const reveal = (focus: boolean) => {
    const news = !open;
    open = true;
    panel?.refresh();
    paint();
    if (focus) panel?.focus();
    if (news) tell("open", undefined);
  };
  const show = (focus = true) => {
    wanted = true;
    hidden = false;
    client?.opened();
    remember("1");
    prepare();
    if (panel) reveal(focus);
    paint();
  };
  /** Whoever was in the panel goes on at the launcher; nobody else is moved. */
  const close = (inside = document.activeElement === panelFrame) => {
    wanted = false;
    remember("");
    if (open) {
      open = false;
      panel?.refresh();
      if (inside && !hidden) launcher.focus();
      tell("close", undefined);
    }
    paint();
  };
  const veil = (next: boolean) => {
    hidden = next;
    panel?.refresh();
    paint();
  };
  const remember = (value: string) => {
    try {
      sessionStorage.setItem(tabOpen, value);
    } catch {} // no storage, no memory
  };
  const wasOpen = () => {
    try {
      return sessionStorage.getItem(tabOpen) === "1";
    } catch {
      return false;
    }
  };

  const launcher = createLauncher(() => look, {
    press: () => (wanted ? press() : show()),
    intent: prepare,
    ready: (page) => {
      home = page;
      bring = createDoor(page);
      const fetch = bring;
      // Read in the same task in which the script ran: another language's words may come right after.
      voice.use((path) => fetch(origin + path).then(() => page.CauserieWords as Words));
    },
  });
  // A second press while the panel is on its way means the same as the first.
  const press = () => open && close();
  const paint = () => {
    const { state } = ear.link;
    const status = client ? client.view.state.status : ear.status;
    const count = client ? unread(client.view.state) : 0;
    const barred = state.barred === 4202 || state.barred === 4203;
    // The snippet may have come from the browser's memory, from before its key was replaced: once, to the page's developer.
    if (barred && !warned)
      console.warn(
        "Causerie: the key in this page's snippet is not in use. Copy the snippet again from the dashboard.",
      );
    warned ||= barred;
    if (status && status !== told) {
      told = status;
      tell("status", status);
    }
    launcher.show({
      open,
      busy: wanted && !open,
      hidden: hidden || barred || !look.chat || (open && panel?.covers === true),
      status: state.up ? status : undefined,
      unread: count,
      news: count ? panel?.news(count) : undefined,
    });
    titleCount(count);
  };

  const wear = (next: Look, words?: OwnWords) => {
    look = next;
    voice.own(words);
    panel?.refresh();
    paint();
  };

  document.body.append(launcher.frame);
  // A sandbox gives our frames an origin of their own, which we cannot enter.
  if (!launcher.frame.contentDocument) {
    launcher.frame.remove();
    console.info("Causerie: the widget cannot work in this frame's sandbox.");
    return () => undefined;
  }
  const tell = offer({
    open: () => show(),
    close: () => close(),
    toggle: () => (wanted ? close() : show()),
    show: () => veil(false),
    hide: () => veil(true),
    setLocale: voice.prefer,
  });
  listen(
    ear.link,
    ({ key, newValue }) => {
      if (!key?.startsWith(`causerie:${settings.key}`)) return;
      fetchClient();
      client?.storageChanged(key, newValue ?? undefined);
    },
    launcher.frame,
    () => panelFrame,
    () => {
      paint();
      panel?.refresh();
    },
  );
  tell("ready", undefined);
  if (known()) {
    fetchClient();
    // Who was in the panel before may well go there again.
    (window.requestIdleCallback ?? setTimeout)(prepare);
  } else ear.link.renew();
  if (wasOpen() && !matchMedia(phones).matches) show(false);
  return wear;
}

function preference(changed: () => void): () => boolean {
  const query = matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", changed);
  return () => query.matches;
}
