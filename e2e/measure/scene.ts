import { appendFileSync } from "node:fs";
import { type BrowserContextOptions, test as base, type CDPSession, expect, type Page } from "@playwright/test";
import { Shop, type Side } from "./shop.ts";

export { expect };

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: these figures are taken by ./causerie bench F3, not by themselves`);
  return value;
};

export const address = need("CAUSERIE_BENCH_ADDRESS");
export const key = need("CAUSERIE_BENCH_KEY");
export const rounds = Number(need("CAUSERIE_BENCH_ROUNDS"));
const file = need("CAUSERIE_BENCH_FILE");

/** What a middling phone on a middling line has, as the goals say. */
const slowCpu = 4;
const slowLine = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };

export interface Slow {
  cpu?: boolean;
  line?: boolean;
}

export type Walk = (side: Side, slow: Slow, where?: BrowserContextOptions) => Promise<Walker>;

/** Somebody on the shop's page, in a browser with nothing in its cache. */
export interface Walker {
  readonly page: Page;
  readonly protocol: CDPSession;
  arrives(): Promise<void>;
  leaves(): Promise<void>;
}

interface Fixtures {
  shop: Shop;
  /** One value of a figure; all values of a figure and side are the rounds. */
  note(figure: string, side: Side, value: number): void;
  walk: Walk;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, here nothing
  shop: async ({}, use) => {
    const shop = await Shop.open(`${address}/snippet.js?key=${key}`);
    await use(shop);
    await shop.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, here nothing
  note: async ({}, use) => {
    await use((figure, side, value) => appendFileSync(file, `${JSON.stringify({ figure, side, value })}\n`));
  },

  walk: async ({ browser, shop }, use) => {
    await use(async (side, slow, where = {}) => {
      const context = await browser.newContext(where);
      const page = await context.newPage();
      const protocol = await slowed(page, slow);
      return {
        page,
        protocol,
        arrives: async () => {
          await page.goto(shop.address(side));
          if (side === "product") await launcherIsThere(page);
          await quiet(page);
        },
        leaves: () => context.close(),
      };
    });
  },
});

/** For so many milliseconds nothing is fetched before a page counts as quiet. */
const calm = 500;

/** What each page is fetching. */
const fetching = new WeakMap<Page, Set<unknown>>();

/** What waits for the next frames of each page's sockets. */
const waiting = new WeakMap<Page, Set<(frame: string) => void>>();

/** From now on `quiet` knows what the page is fetching, and `said` what its sockets are told. */
export function heard(page: Page): Page {
  const now = new Set<unknown>();
  const listeners = new Set<(frame: string) => void>();
  fetching.set(page, now);
  waiting.set(page, listeners);
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      for (const hear of listeners) hear(payload.toString());
    }),
  );
  page.on("request", (request) => now.add(request));
  page.on("requestfinished", (request) => now.delete(request));
  page.on("requestfailed", (request) => now.delete(request));
  return page;
}

export async function slowed(page: Page, { cpu = false, line = false }: Slow): Promise<CDPSession> {
  const protocol = await page.context().newCDPSession(heard(page));
  await protocol.send("Network.enable");
  if (line) await protocol.send("Network.emulateNetworkConditions", slowLine);
  if (cpu) await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowCpu });
  return protocol;
}

const launcherIsThere = (page: Page): Promise<void> =>
  expect(page.frameLocator("#launcher").getByRole("button")).toHaveAccessibleName(/online|away|offline/, {
    timeout: 60_000,
  });

/** Playwright's own `networkidle` never comes where a frame begins to fetch after it was loaded, as ours do. */
function fetchesNothing(page: Page): Promise<void> {
  const now = fetching.get(page);
  if (!now) throw new Error("nobody hears what this page fetches");
  return new Promise((done) => {
    let timer: NodeJS.Timeout;
    const look = () => {
      clearTimeout(timer);
      if (now.size === 0) timer = setTimeout(end, calm);
    };
    const end = () => {
      page.off("request", look).off("requestfinished", look).off("requestfailed", look);
      done();
    };
    page.on("request", look).on("requestfinished", look).on("requestfailed", look);
    look();
  });
}

/** A socket of the page is told something with this text. */
export function said(page: Page, text: string): Promise<void> {
  return new Promise((done) => {
    const hear = (frame: string) => {
      if (!frame.includes(text)) return;
      waiting.get(page)?.delete(hear);
      done();
    };
    waiting.get(page)?.add(hear);
  });
}

/** Nothing has been fetched for a while, and the page has drawn and has nothing left to do. */
export async function quiet(page: Page): Promise<void> {
  await fetchesNothing(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))));
}
