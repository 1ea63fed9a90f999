/** `window.Causerie`: what a page may ask of the widget. */
export interface CauserieEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  status: "online" | "away" | "offline";
  unread: number;
  message: { from: "visitor" | "agent"; text: string };
}

export type EventName = keyof CauserieEvents;
export type Listener<N extends EventName> = (detail: CauserieEvents[N]) => void;

export interface CauserieApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the launcher again after `hide()`. */
  show(): void;
  /** Takes launcher and panel from the page; the chat goes on. */
  hide(): void;
  /** Speaks this language; without one, the page's or the browser's again. */
  setLocale(locale?: string): void;
  /** Chats that start from now on ask for this department, by its id or name; without one, for none. */
  setDepartment(department?: string): void;
  /**
   * Visitors are who the tokens say that this gives; it is called whenever a fresh one is due. Without it, nobody is
   * signed in any more.
   */
  setIdentity(jwtFn?: JwtFn): void;
  on<N extends EventName>(name: N, listener: Listener<N>): void;
  off<N extends EventName>(name: N, listener: Listener<N>): void;
  /** Before we are there a page collects calls here, each `[name, ...arguments]`; afterwards `push` does them at once. */
  q: { push(...calls: Call[]): void };
}

/** Calls back with a token that the page's server signed, or gives a promise of one; without a token nobody is signed in. */
export type JwtFn = (callback: (jwt?: string) => void) => unknown;

export type Call = readonly [name: Exclude<keyof CauserieApi, "q">, ...args: unknown[]];

declare global {
  interface Window {
    Causerie?: Partial<CauserieApi> & { q?: { push(...calls: Call[]): void } | Call[] };
  }
}

type Actions = Omit<CauserieApi, "on" | "off" | "q">;

/** Offers the actions to the page, does what it asked for meanwhile, and gives back how to tell it what happens. */
export function offer(actions: Actions): <N extends EventName>(name: N, detail: CauserieEvents[N]) => void {
  let listeners: [name: string, listener: (detail: never) => void][] = [];
  const off: CauserieApi["off"] = (name, listener) => {
    listeners = listeners.filter(([one, other]) => one !== name || other !== listener);
  };
  const api: CauserieApi = {
    ...actions,
    on: (name, listener) => {
      off(name, listener);
      listeners.push([name, listener]);
    },
    off,
    q: {
      push: (...calls) => {
        for (const [name, ...args] of calls) {
          const action: unknown = api[name];
          if (typeof action === "function") action(...args);
        }
      },
    },
  };
  const waiting = window.Causerie?.q;
  window.Causerie = api;
  if (Array.isArray(waiting)) api.q.push(...waiting);
  return (name, detail) => {
    for (const [one, listener] of listeners) {
      if (one !== name) continue;
      try {
        listener(detail as never);
      } catch (problem) {
        console.error(problem); // the page's own mistake must not stop the chat
      }
    }
  };
}
