import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from "playwright-core";
import { Desk } from "./desk";
import { type Dress, type Served, serve } from "./serve";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

export interface Visit {
  readonly desk: Desk;
  readonly served: Served;
  readonly page: Page;
  readonly launcher: Locator;
  readonly panel: FrameLocator;
  readonly box: Locator;
  readonly log: Locator;
  /** What the browser complained of: policy violations and uncaught errors. */
  readonly complaints: string[];
  open(): Promise<void>;
  say(text: string): Promise<void>;
  /** The same, and the desk has it. */
  begin(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Two origins, as in life: the customer's page on one port, the chat on another. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions & { look?: Dress; path?: string; desk?: Desk; shop?: Shop } = {},
): Promise<Visit> {
  const { look = {}, path = "/strict", desk = new Desk(), shop: its = {}, ...context } = options;
  const served = await serve(desk, {}, look);
  const shop = await serve(new Desk(), pages(served.origin, its));
  const opened = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
  opened.setDefaultTimeout(45_000);
  const page = await opened.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => /Content Security Policy|Trusted/.test(line.text()) && complaints.push(line.text()));
  await page.goto(shop.origin + path);
  const panel = page.frameLocator("iframe#webWidget");
  const launcher = page.frameLocator("iframe#launcher").locator("main > button");
  const box = panel.getByRole("textbox");
  const say = async (text: string) => {
    await box.fill(text);
    await box.press("Enter");
  };
  return {
    desk,
    served,
    page,
    launcher,
    panel,
    box,
    log: panel.getByRole("log"),
    complaints,
    open: async () => {
      await launcher.click();
      await box.waitFor();
    },
    say,
    begin: async (text) => {
      await say(text);
      await panel.locator("[data-delivery=sent], [data-delivery=seen]").first().waitFor();
    },
    end: async () => {
      await opened.close();
      await shop.close();
      await served.close();
    },
  };
}

/** The customer's page: the attributes of its root and of our script, and what it does before that. */
export interface Shop {
  root?: string;
  tag?: string;
  before?: string;
}

function pages(chat: string, { root = 'lang="en"', tag = "", before = "" }: Shop) {
  const snippet = `${chat}/snippet.js?key=k`;
  const socket = chat.replace("http", "ws");
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-0815' 'strict-dynamic'",
    "style-src 'self'",
    `img-src 'self' ${chat}`,
    `media-src ${chat}`,
    `connect-src ${chat} ${socket}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const html = (body: string, head = "") =>
    `<!doctype html><html ${root}><head><meta name="viewport" content="width=device-width"><title>Shop</title>${head}</head><body>${body}</body></html>`;
  const tall = Array.from({ length: 60 }, (_, i) => `<p>Line ${i}</p>`).join("");
  return {
    "/strict": (nonce: string) => ({
      policy,
      body: html(
        `<main>${tall}</main><script nonce="${nonce}">${before}</script><script nonce="${nonce}" async ${tag} src="${snippet}"></script>`,
      ),
    }),
    "/twice": () => ({ body: html(`<script src="${snippet}"></script><script src="${snippet}"></script>`) }),
    "/head": () => ({
      body: html(
        "<main>Shop</main>",
        `<script>window.Causerie = window.Causerie || { q: [] }; Causerie.q.push(["open"], ["on", "status", (s) => (window.seen = s)]);</script><script src="${snippet}"></script>`,
      ),
    }),
    "/hostile": () => ({
      body: html(
        `<main>Shop</main><script>const s = document.createElement("script"); s.src = "${snippet}"; document.body.append(s);</script>`,
        `<style>iframe { display: none !important; width: 3px !important; opacity: 0 !important; transform: rotate(9deg) !important } * { font-size: 40px !important }</style><script>Array.prototype.toJSON = String.prototype.toJSON = Object.prototype.extra = function () { return "broken"; };</script>`,
      ),
    }),
  };
}

/** Returns when nothing fades or moves any more, but for what does so for ever. */
async function settled(): Promise<void> {
  const passing = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map((one) => one.finished));
}

/** The rules broken in a frame of the page, with the elements that break them. */
export async function violations(page: Page, frame: "#launcher" | "#webWidget"): Promise<string[]> {
  const element = await page.waitForSelector(`iframe${frame}`);
  const inside = await element.contentFrame();
  if (!inside) throw new Error(`${frame} has no document`);
  await inside.evaluate(axe);
  await inside.evaluate(settled);
  // A button is no page and needs no heading.
  return inside.evaluate(async (heading) => {
    type Result = { violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] };
    const { axe: checker } = window as unknown as { axe: { run(on: Document, options: object): Promise<Result> } };
    const rules = { "page-has-heading-one": { enabled: heading } };
    const found = (await checker.run(document, { rules })).violations;
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.any[0]?.message ?? ""}`));
  }, frame === "#webWidget");
}
