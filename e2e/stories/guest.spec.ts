import type { BrowserContext } from "@playwright/test";
import { expect, plain, test } from "../fixture/site.ts";
import { allAgree } from "../fixture/truth.ts";

const hostileStyles = `
  * { all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important; }
  html, body { display: block !important; visibility: visible !important; opacity: 1 !important; overflow: hidden !important; }
  iframe, button, main, div, textarea, form { position: static !important; width: 1px !important; height: 1px !important;
    transform: scale(0) !important; clip-path: inset(50%) !important; pointer-events: none !important; filter: blur(9px) !important; }`;

// As the libraries of 2008 did it: what JSON.stringify makes of texts and lists is not what one wrote.
const patchedPrototypes = `
  Array.prototype.toJSON = function () { return "array"; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Number.prototype.toJSON = function () { return "number"; };
  Array.prototype.each = Array.prototype.forEach;
  Object.prototype.each = function () { return this; };`;

const pages: Record<string, (snippet: string) => string> = {
  "with hostile styles": (snippet) =>
    `<!doctype html><title>A loud page</title><style>${hostileStyles}</style><body><h1>Loud</h1><script async src="${snippet}"></script>`,
  "with patched prototypes": (snippet) =>
    `<!doctype html><title>An old page</title><script>${patchedPrototypes}</script><body><h1>Old</h1><script async src="${snippet}"></script>`,
  "that loads the snippet before its body": (snippet) =>
    `<!doctype html><title>A page</title><script src="${snippet}"></script><p>Text that comes later`,
  "in quirks mode that loads the snippet twice": (snippet) =>
    `<title>A page</title><script src="${snippet}"></script><p>Text<script async src="${snippet}"></script>`,
  "that adds the snippet by script": (snippet) =>
    `<!doctype html><title>A page</title><p>Text<script>
      const script = document.createElement("script"); script.src = ${JSON.stringify(snippet)}; document.head.append(script);
    </script>`,
};

test("the widget works on pages of other sites", async ({ server, site, visit, attend }) => {
  const agent = await attend("anna");
  for (const name in pages) {
    await test.step(name, async () => {
      const visitor = await visit({ page: await site(pages[name] ?? String) });
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

test("the widget works where storage is forbidden", async ({ server, site, visit, attend }) => {
  const forbid = (context: BrowserContext) =>
    context.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB"] as const) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("forbidden", "SecurityError");
          },
        });
      }
    });
  const agent = await attend("anna");
  const visitor = await visit({ page: await site(plain), prepare: async (context) => void (await forbid(context)) });
  await visitor.startsTalking("I keep nothing");
  await agent.serves("I keep nothing");
  await visitor.send("Nothing at all");
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: I keep nothing",
    "visitor: Nothing at all",
  ]);
});

test("the widget works under the strictest policy of a page, and breaks no rule of it", async ({
  server,
  site,
  visit,
  attend,
  complaints,
}) => {
  const chat = server.address;
  const policy = `default-src 'none'; script-src 'nonce-R' 'strict-dynamic'; style-src 'self'; img-src 'self' ${chat}; media-src ${chat};
    connect-src ${chat} ${chat.replace("http", "ws")}; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'`;
  const strict = (snippet: string) => plain(snippet).replace("async", `async nonce="R"`);
  const page = await site(strict, { "content-security-policy": policy.replace(/\s+/g, " ") });
  const agent = await attend("anna");
  const visitor = await visit({ page });
  await visitor.startsTalking("Behind high walls");
  await agent.serves("Behind high walls");
  await agent.send("Still within reach");
  await allAgree({ visitors: [visitor], agents: [agent], server }, [
    "visitor: Behind high walls",
    "agent: Still within reach",
  ]);
  // The browser asks for a site's icon by itself.
  expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
});

test("nothing is stored before the visitor opens the widget, and no cookie after", async ({ site, visit, attend }) => {
  await attend("anna");
  for (const page of ["/demo", await site(plain)]) {
    const visitor = await visit({ page });
    const kept = () =>
      visitor.page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).length,
        caches: "caches" in window ? (await caches.keys()).length : 0,
      }));
    await expect(visitor.launcher).toHaveAccessibleName(/online/);
    await visitor.launcher.hover();
    await visitor.page.mouse.move(5, 5);
    expect(await kept()).toEqual({ local: [], session: [], databases: 0, caches: 0 });
    await visitor.open();
    await expect.poll(async () => (await kept()).local).not.toEqual([]);
    expect(await visitor.page.context().cookies()).toEqual([]);
  }
});
