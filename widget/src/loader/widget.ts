import { createClient } from "../client/client";
import { createLink } from "../client/socket";
import { unread } from "../client/state";
import type { Open } from "../client/transport";
import type { Speech, Words } from "../locales/words";
import type { Host, Panel } from "../panel/host";
import { type CauserieEvents, offer } from "./api";
import { createDoor, type Realm } from "./door";
import { createFrame, dress } from "./frame";
import { createLauncher } from "./launcher";
import { currentPage, titleCount, watchPage } from "./page";
import type { WidgetSettings } from "./settings";
import { createVoice } from "./voice";

/** The file of the way round blocked sockets; see build.mjs. */
declare const __CAUSERIE_STREAM__: string;

/** Puts launcher and panel on the page and keeps both true to what the client knows. */
export function startWidget(settings: WidgetSettings, origin: string, fixed: string | undefined): void {
  const tabOpen = `causerie:${settings.key}:open`;
  const voice = createVoice(settings, askedFor() ?? fixed, (speech, whole) => {
    launcher.speak(speech);
    if (!whole) return;
    spoken = speech as Speech;
    if (panelFrame) panelFrame.title = spoken.words.panel;
    panel?.speak(spoken);
    begin();
  });
  let bring: ReturnType<typeof createDoor>;
  let home: Realm;
  const fetchStream = async () => {
    if (!home.CauserieStream) await bring(`${origin}/widget/${__CAUSERIE_STREAM__}`);
    return home.CauserieStream as Open;
  };
  const client = createClient({
    origin,
    key: settings.key,
    language: () => voice.language,
    shelf: () => localStorage,
    connect: (origin, ends) => createLink(origin, ends, fetchStream),
    page: currentPage,
    referrer: document.referrer.slice(0, 2000),
  });
  let open = false;
  let wanted = false;
  let hidden = false;
  let panel: Panel | undefined;
  let panelFrame: HTMLIFrameElement | undefined;
  let realm: Realm | undefined;
  let spoken: Speech | undefined;

  const host: Host = {
    client,
    origin,
    title: settings.title,
    color: settings.color,
    textColor: settings.textColor,
    minimise: () => close(true),
    isSeen: () => open && !hidden && !document.hidden,
    isOpen: () => open && !hidden,
    moved: () => paint(),
  };
  const prepare = () => {
    if (panelFrame) return;
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
  /** Panel and words come each by themselves. */
  const begin = () => {
    if (panel || !spoken) return;
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
    client.opened();
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

  const launcher = createLauncher(settings, {
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
    const { state, link } = client.view;
    const count = unread(state);
    const barred = link.barred === 4202 || link.barred === 4203;
    launcher.show({
      open,
      busy: wanted && !open,
      hidden: hidden || barred || (open && panel?.covers === true),
      status: link.up ? state.status : undefined,
      unread: count,
      news: count ? panel?.news(count) : undefined,
    });
    titleCount(count);
  };

  document.body.append(launcher.frame);
  const tell = offer({
    open: () => show(),
    close: () => close(),
    toggle: () => (wanted ? close() : show()),
    show: () => veil(false),
    hide: () => veil(true),
    setLocale: (locale) => voice.prefer(locale ?? fixed),
  });
  client.subscribe(paint);
  client.subscribe(announce(client, tell));
  client.subscribe(() => unread(client.view.state) > 0 && client.session.kept && prepare());
  listen(
    client,
    launcher.frame,
    () => panelFrame,
    () => {
      paint();
      panel?.refresh();
    },
  );
  tell("ready", undefined);
  if (wasOpen() && !matchMedia("(max-width: 480px)").matches) show(false);
}

/** What the page asked for before we came: with it we need not begin in another language. */
function askedFor(): unknown {
  const { q } = window.Causerie ?? {};
  return Array.isArray(q) ? q.filter(([name]) => name === "setLocale").pop()?.[1] : undefined;
}

type Client = ReturnType<typeof createClient>;

function announce(client: Client, tell: <N extends keyof CauserieEvents>(name: N, detail: CauserieEvents[N]) => void) {
  let status: string | undefined;
  let count = 0;
  let last: number | undefined;
  return () => {
    const { state } = client.view;
    if (state.status && state.status !== status) tell("status", state.status);
    status = state.status;
    if (unread(state) !== count) {
      count = unread(state);
      tell("unread", count);
    }
    if (!state.caughtUp) return;
    for (const event of state.events) {
      const { role } = event.author;
      if (last === undefined || event.number <= last || event.kind !== "message" || role === "system") continue;
      tell("message", { from: role, text: event.text });
    }
    last = state.last;
  };
}

function listen(client: Client, launcher: HTMLElement, panel: () => HTMLElement | undefined, look: () => void): void {
  addEventListener("storage", ({ key, newValue }) => key && client.storageChanged(key, newValue ?? undefined));
  addEventListener("online", client.nudge);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) client.nudge();
    look();
  });
  // An open socket would keep the page out of the browser's back cache.
  addEventListener("pagehide", client.pause);
  addEventListener("pageshow", (event) => event.persisted && client.renew());
  watchPage(() => {
    for (const frame of [launcher, panel()]) if (frame && !frame.isConnected) document.body.append(frame);
    client.pageChanged();
  });
}
