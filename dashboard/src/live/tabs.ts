/** What tabs of one agent say to each other. `Say` is ours; this file only knows who leads. */
export interface Tabs<Say> {
  readonly id: string;
  post(say: Say): void;
  stop(): void;
}

export interface TabEvents<Say> {
  lead(): void;
  stepDown(): void;
  heard(say: Say): void;
}

const STALE = 20_000;

/**
 * One tab leads, by a web lock; a leader that fell silent while somebody looks at another tab is replaced.
 * Where locks or channels are missing, each tab leads itself.
 */
export function joinTabs<Say>(name: string, id: string, events: TabEvents<Say>): Tabs<Say> {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") {
    events.lead();
    return { id, post: () => {}, stop: events.stepDown };
  }
  const channel = new BroadcastChannel(name);
  const stopped = new AbortController();
  let leading = false;
  let heard = Date.now();
  const claim = (steal: boolean) => {
    const options = steal ? { steal } : { signal: stopped.signal };
    const hold = () =>
      new Promise<void>((release) => {
        if (stopped.signal.aborted) return release();
        leading = true;
        stopped.signal.addEventListener("abort", () => release());
        events.lead();
      });
    navigator.locks.request(name, options, hold).catch(() => {
      if (!leading || stopped.signal.aborted) return;
      leading = false;
      events.stepDown();
      claim(false);
    });
  };
  channel.onmessage = (message: MessageEvent<Say>) => {
    heard = Date.now();
    events.heard(message.data);
  };
  const watch = setInterval(() => {
    const silent = Date.now() - heard > STALE;
    if (!leading && silent && document.visibilityState === "visible") {
      heard = Date.now();
      claim(true);
    }
  }, 5_000);
  claim(false);
  return {
    id,
    // Views that are taken down after we have stopped still say their last word; a closed channel would throw at it.
    post: (say) => stopped.signal.aborted || channel.postMessage(say),
    stop: () => {
      clearInterval(watch);
      stopped.abort();
      if (leading) events.stepDown();
      channel.close();
    },
  };
}
