import { expect, plain, test } from "../fixture/site.ts";
import type { Screen } from "../fixture/test.ts";
import { allAgree } from "../fixture/truth.ts";

const html = (before: string) => (snippet: string) =>
  `<!doctype html><html><title>A page</title>${before}<body><h1>A page</h1><script async src="${snippet}"></script></body></html>`;

// As libraries do that want to know of everything that is called later.
const patchedWorld = `<script>
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask"]) {
    const own = window[name];
    window[name] = function (work, ...more) { return own.call(this ?? window, (...all) => work(...all), ...more); };
  }
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, hear, more) {
    const zone = typeof hear === "function" ? function (event) { return hear.call(this, event); } : hear;
    return add.call(this, name, zone, more);
  };
  const Own = Promise;
  window.Promise = class ZonePromise extends Own {};
  const Line = WebSocket;
  window.WebSocket = function (...all) { const line = new Line(...all); line.zone = true; return line; };
  window.WebSocket.prototype = Line.prototype;
  const find = document.createElement;
  document.createElement = function (...all) { return find.apply(this, all); };
  window.fetch = () => Promise.reject(new Error("this page fetches nothing"));
  customElements.define = () => { throw new Error("this page defines nothing"); };
</script>`;

const pages: Record<string, { page: (snippet: string) => string; headers?: Record<string, string> }> = {
  "that hides all frames": { page: html("<style>iframe { display: none !important }</style>") },
  "that freezes what objects come from": {
    page: html(
      "<script>for (const kind of [Object, Array, Function, Promise]) Object.freeze(kind.prototype);</script>",
    ),
  },
  "that has patched timers, promises, listeners and sockets": { page: html(patchedWorld) },
  "with another base": { page: html(`<base href="https://elsewhere.example/deep/">`) },
  "that is written by itself": {
    page: (snippet) =>
      `<title>A page</title><body><script>document.write('<p>Text<script src="${snippet}"></scr' + 'ipt><p>More')</script>`,
  },
  "that is kept apart from all other origins": {
    page: html(""),
    headers: {
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    },
  },
};

test("the widget works on pages that get in its way", async ({ server, site, visit, attend }) => {
  const agent = await attend("anna");
  for (const [name, { page, headers }] of Object.entries(pages)) {
    await test.step(name, async () => {
      const visitor = await visit({ page: await site(page, headers) });
      const text = `From a page ${name}`;
      await visitor.startsTalking(text);
      await agent.serves(text);
      await agent.send("Hello there");
      await allAgree({ visitors: [visitor], agents: [agent], server }, [`visitor: ${text}`, "agent: Hello there"]);
      await expect(visitor.page.locator("iframe#launcher")).toHaveCount(1);
      await visitor.page.close();
    });
  }
});

// Here frames have names in small letters, by which Playwright does not know them: the page itself reaches into them.
test("the widget works on a page that is XHTML", async ({ site, browse, attend }) => {
  const agent = await attend("anna");
  const address = await site(
    (snippet) =>
      `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>A page</title></head><body><p>Text</p><script async="async" src="${snippet}"></script></body></html>`,
    { "content-type": "application/xhtml+xml; charset=utf-8" },
  );
  const page = await (await browse()).newPage();
  await page.goto(address);
  const inFrame = (id: string, find: string) =>
    page.evaluate(
      ([frame, selector]) => {
        const inner = document.querySelector<HTMLIFrameElement>(frame)?.contentDocument;
        const found = inner?.querySelector<HTMLElement>(selector);
        return {
          text: found?.textContent,
          label: found?.ariaLabel,
          focused: !!found && found === inner?.activeElement,
        };
      },
      [id, find] as const,
    );
  await expect.poll(async () => (await inFrame("#launcher", "main > button")).label).toMatch(/online|away/);
  await page.mouse.click(1280 - 48, 800 - 48);
  await expect.poll(async () => (await inFrame("#webWidget", "textarea")).focused).toBe(true);
  await page.keyboard.type("From a page that is XHTML");
  await page.keyboard.press("Enter");
  await agent.serves("From a page that is XHTML");
  await agent.send("Well formed");
  await expect.poll(async () => (await inFrame("#webWidget", ".theirs p")).text).toBe("Well formed");
});

const swaps: Record<string, () => void> = {
  "empties its body": () => document.body.replaceChildren(),
  "puts another body in its place": () => {
    const next = document.createElement("body");
    next.append(document.createElement("p"));
    document.body.replaceWith(next);
  },
};

for (const name in swaps) {
  test(`the widget comes back on a page that ${name}, with the chat and what was typed`, async ({
    server,
    site,
    visit,
    attend,
  }) => {
    const agent = await attend("anna");
    const visitor = await visit({ page: await site(plain) });
    const text = `On a page that ${name}`;
    await visitor.startsTalking(text);
    await agent.serves(text);
    await visitor.composer.fill("Half a thought");
    await visitor.page.evaluate(swaps[name] as () => void);
    await expect(visitor.composer).toHaveValue("Half a thought");
    await expect(visitor.composer).toBeVisible();
    await expect(visitor.page.locator("iframe#launcher")).toHaveCount(1);
    await expect(visitor.page.locator("iframe#webWidget")).toHaveCount(1);
    await visitor.send("and the other half");
    await visitor.hasReceiptFor("and the other half");
    await agent.send("I am still here");
    await allAgree({ visitors: [visitor], agents: [agent], server }, [
      `visitor: ${text}`,
      "visitor: and the other half",
      "agent: I am still here",
    ]);
    await visitor.launcher.click();
    await expect(visitor.composer).toBeHidden();
  });
}

const hostile = `<meta name="viewport" content="width=device-width"><style>
  * { all: unset !important; display: none !important; visibility: hidden !important; transition: all 9s !important; }
  html, body { display: block !important; visibility: visible !important; }
  iframe { position: static !important; width: 1px !important; height: 1px !important; max-width: 2px !important;
    min-height: 900px !important; transform: scale(0) !important; inset: 40px !important; opacity: 0.2 !important; }
</style>`;

for (const screen of ["desktop", "phone"] as Screen[]) {
  test(`hostile styles do not reach the open panel on a ${screen}`, async ({ site, visit, attend }) => {
    await attend("anna");
    const visitor = await visit({ page: await site(html(hostile)), screen });
    await visitor.open();
    const frame = visitor.page.locator("#webWidget");
    await expect(frame).toHaveCSS("opacity", "1");
    const size = screen === "phone" ? { x: 0, y: 0, width: 390, height: 844 } : { width: 376, height: 640 };
    await expect(async () => expect(await frame.boundingBox()).toMatchObject(size)).toPass();
  });
}

test("of two snippets with different keys the second does nothing, and says so once", async ({
  admin,
  server,
  site,
  visit,
  attend,
}) => {
  await attend("anna");
  const answer = await admin.post("/api/widgets", { data: { name: "Second" } });
  expect(answer.ok()).toBe(true);
  const { key } = (await answer.json()) as { key: string };
  const lines: string[] = [];
  const address = await site(
    (snippet) =>
      `<!doctype html><title>A page</title><p>Text</p><script src="${snippet}"></script><script src="${server.address}/snippet.js?key=${key}"></script>`,
  );
  const visitor = await visit({
    page: address,
    prepare: async (context) =>
      void context.on("console", (line) => line.text().includes("Causerie") && lines.push(line.text())),
  });
  await visitor.open();
  await expect(visitor.page.locator("iframe")).toHaveCount(2);
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  expect(lines).toEqual(["Causerie is here already."]);
});

test("in a sandbox without an origin the widget is not there, and says so once", async ({
  site,
  visit,
  complaints,
}) => {
  const lines: string[] = [];
  const inner = await site(plain);
  const visitor = await visit({
    page: await site(
      () => `<!doctype html><title>A page</title><iframe sandbox="allow-scripts" src="${inner}"></iframe>`,
    ),
    prepare: async (context) =>
      void context.on("console", (line) => line.text().includes("Causerie") && lines.push(line.text())),
  });
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  const frame = visitor.page.frameLocator("iframe");
  await expect(frame.getByText("Text")).toBeVisible();
  await expect(frame.locator("iframe")).toHaveCount(0);
  expect(lines).toEqual(["Causerie cannot work in this sandbox."]);
  expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
});

test("who goes to another page and back finds the chat as it went on, each message once", async ({
  server,
  site,
  visit,
  attend,
}) => {
  const agent = await attend("anna");
  const visitor = await visit({ page: await site(plain) });
  const other = await site(() => "<!doctype html><title>Another page</title><p>Elsewhere");
  await visitor.startsTalking("Before I went");
  await agent.serves("Before I went");
  await visitor.page.goto(other);
  await agent.send("While you were away");
  await visitor.page.goBack();
  await expect(visitor.log.getByText("While you were away")).toBeVisible();
  await visitor.send("I am back");
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: Before I went",
    "agent: While you were away",
    "visitor: I am back",
  ]);
});

test("a page that was put to sleep has everything when it wakes up", async ({ server, site, visit, attend }) => {
  const agent = await attend("anna");
  const visitor = await visit({ page: await site(plain) });
  await visitor.startsTalking("Good night");
  await agent.serves("Good night");
  const protocol = await visitor.page.context().newCDPSession(visitor.page);
  await protocol.send("Page.setWebLifecycleState", { state: "frozen" });
  await agent.send("While you slept");
  await server.kill();
  await server.start();
  await agent.send("After the restart");
  await protocol.send("Page.setWebLifecycleState", { state: "active" });
  await expect(visitor.log.getByText("After the restart")).toBeVisible();
  await visitor.send("Good morning");
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: Good night",
    "agent: While you slept",
    "agent: After the restart",
    "visitor: Good morning",
  ]);
});
