import { readFileSync } from "node:fs";
import type { Browser, Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Look } from "../../protocol/frames";
import type { Words } from "../src/locales/words";
import { launchBrowser, type Visit, violations, visit } from "./browser";
import { look, marks } from "./serve";

const amal = { id: "a", name: "Amal حداد", title: "Adviser" };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const manifest = JSON.parse(readFileSync(new URL("../dist/manifest.json", import.meta.url), "utf8"));
const languages: readonly string[] = manifest.languages;
const words = (language: string): Words =>
  JSON.parse(readFileSync(new URL(`../src/locales/${language}.json`, import.meta.url), "utf8"));

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => here.end());

const name = () => here.launcher.getAttribute("aria-label");
const root = () => here.panel.locator("html");
const speak = (locale?: string) =>
  here.page.evaluate(
    (tag) => (window as unknown as { Causerie: { setLocale(x?: string): void } }).Causerie.setLocale(tag),
    locale,
  );
const style = (selector: string, property: string) =>
  here.panel
    .locator(selector)
    .last()
    .evaluate((element, one) => getComputedStyle(element).getPropertyValue(one), property);

describe("which language", () => {
  const online = (language: string) => `${words(language).launcher}, ${words(language)["launcher.online"]}`;

  test.each([
    ["the browser's", "de", { locale: "de-AT", shop: { root: "" } }],
    ["the page's before the browser's", "ja", { locale: "de-AT", shop: { root: 'lang="ja-JP"' } }],
    ["the snippet's before the page's", "zh-TW", { locale: "de-AT", shop: { tag: 'data-locale="zh-HK"' } }],
    [
      "what the page asked for before the snippet's",
      "he",
      { shop: { tag: 'data-locale="fr"', before: 'window.Causerie = { q: [["setLocale", "iw"]] }' } },
    ],
    ["English where nothing fits", "en", { locale: "mt", shop: { root: 'lang="tlh"', tag: 'data-locale="??"' } }],
  ])("is %s", async (_, language, options) => {
    here = await visit(browser, options);
    await expect.poll(name).toBe(online(language));
    await here.launcher.click();
    await here.panel.getByText(words(language).welcomeOnline).waitFor();
    expect(here.complaints).toEqual([]);
  });

  test("costs one small file on every page, and one more when the panel is wanted", async () => {
    const fetched: string[] = [];
    here = await visit(browser, {
      shop: { tag: 'data-locale="fr"', before: 'window.Causerie = { q: [["setLocale", "pl"]] }' },
    });
    await expect.poll(name).toBe(online("pl"));
    here.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await here.page.reload();
    await expect.poll(name).toBe(online("pl"));
    const script = (path: string) => /\.js$/.test(path);
    expect(fetched.filter(script)).toEqual(["/snippet.js", `/widget/launcher-pl-${manifest.words}.js`]);
    await here.launcher.click();
    await here.box.waitFor();
    const rest = [`/widget/${manifest.client}`, `/widget/${manifest.panel}`, `/widget/pl-${manifest.words}.js`];
    expect(fetched.filter(script).slice(2).sort()).toEqual(rest.sort());
  });

  test("changes while the panel is open, and keeps what was typed and where", async () => {
    here = await visit(browser);
    await here.open();
    await here.box.fill("Half a sentence");
    await here.box.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(4, 4));
    await speak("ar-EG");
    await here.panel.getByRole("button", { name: words("ar").send }).waitFor();
    expect(await root().evaluate(({ lang, dir }: HTMLElement) => [lang, dir])).toEqual(["ar-EG", "rtl"]);
    await expect.poll(name).toBe(online("ar"));
    expect(await here.page.locator("#webWidget").getAttribute("title")).toBe(words("ar").panel);
    expect(
      await here.box.evaluate((box: HTMLTextAreaElement) => [
        box.value,
        box.selectionStart,
        box === box.ownerDocument.activeElement,
      ]),
    ).toEqual(["Half a sentence", 4, true]);
    await speak();
    await here.panel.getByRole("button", { name: "Send" }).waitFor();
    expect(await here.box.inputValue()).toBe("Half a sentence");
    await speak("nonsense");
    expect(await name()).toBe("Chat with us, online");
  });

  test("is the last one asked for, whichever words come first", async () => {
    here = await visit(browser);
    await here.open();
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await here.page.route("**/widget/fi-*.js", async (route) => {
      await held;
      await route.continue();
    });
    await speak("fi");
    await speak("sv");
    await here.panel.getByText(words("sv").hello).waitFor();
    const late = here.page.waitForResponse("**/widget/fi-*.js");
    release();
    await (await late).finished();
    await speak("da");
    await here.panel.getByText(words("da").hello).waitFor();
    expect(await root().getAttribute("lang")).toBe("da");
  });

  test("that we do not have is passed over, and the page's developer is told", async () => {
    const told: string[] = [];
    here = await visit(browser, { shop: { tag: 'data-locale="de"' } });
    here.page.on("console", (line) => line.type() === "info" && told.push(line.text()));
    await expect.poll(name).toBe(online("de"));
    await speak("tlh");
    await expect.poll(() => told).toEqual(["Causerie: no such language: tlh"]);
    await speak("pl");
    await expect.poll(name).toBe(online("pl"));
    await speak();
    await expect.poll(name).toBe(online("de"));
    expect(told).toHaveLength(1);
  });
});

describe("a site's own texts", () => {
  const texts = { fr: { hello: "Bienvenue à l’atelier", "launcher.online": "ouvert" }, en: { hello: "Ahoy" } };
  const publish = (version: number, next: Look["texts"]) => {
    here.served.texts = next;
    for (const seat of here.desk.seats) seat.send({ type: "look", version, look, words: marks(next) });
  };

  test("stand in place of ours, and cost no request more", async () => {
    const fetched: string[] = [];
    here = await visit(browser, { look: { texts }, shop: { root: 'lang="fr"' } });
    await expect.poll(name).toBe("Discuter avec nous, ouvert");
    here.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await here.page.reload();
    await expect.poll(name).toBe("Discuter avec nous, ouvert");
    expect(fetched.filter((path) => /\.js$/.test(path))).toEqual(["/snippet.js", "/widget/words/k/launcher-fr-2.js"]);
    await here.open();
    await here.panel.getByText("Bienvenue à l’atelier").waitFor();
    await here.panel.getByText(words("fr").welcomeOnline).waitFor();
    await speak("en");
    await here.panel.getByText("Ahoy").waitFor();
    await speak("de");
    await here.panel.getByText(words("de").hello).waitFor();
  });

  test("that are published come to an open page, and only where its language is meant", async () => {
    const fetched: string[] = [];
    here = await visit(browser);
    await here.open();
    await here.box.fill("Half a sentence");
    await expect.poll(name).toBe("Chat with us, online");
    here.page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    publish(2, { fr: { hello: "Bienvenue" } });
    publish(3, { en: { writeHere: "Ask about lamps", launcher: "Ask the makers" } });
    await here.panel.getByRole("textbox", { name: "Ask about lamps" }).waitFor();
    expect(await here.box.inputValue()).toBe("Half a sentence");
    expect(await name()).toMatch(/^Ask the makers/);
    expect(fetched).toEqual(["/widget/words/k/en-2.js"]);
    publish(4, {});
    await here.panel.getByRole("textbox", { name: words("en").writeHere }).waitFor();
    expect(here.complaints).toEqual([]);
  });

  test("are texts, whatever stands in them, and long ones break nothing", async () => {
    const own = {
      hello: "<img src=x onerror=alert(1)> & שלום, מה נשמע? (ok)",
      joined: "{name} – مرحبا – is here <b>now</b>",
      welcomeOnline: "x".repeat(500),
      online: "We are here, really, for whatever you may want to ask us. ".repeat(8),
      writeHere: "Long ".repeat(100),
      "charactersOver.other": "{n} זה יותר מדי",
    };
    here = await visit(browser, { look: { texts: { en: own } } });
    await here.open();
    await here.panel.getByRole("heading", { name: own.hello }).waitFor();
    expect(await here.panel.locator("img, b").count()).toBe(0);
    const frame = (await (await here.page.waitForSelector("#webWidget")).contentFrame()) as Frame;
    expect((await cramped(frame)).filter((what) => !what.startsWith("cut off"))).toEqual([]);
    await here.begin("Hello");
    here.desk.join(amal);
    await here.log.getByText("– مرحبا – is here <b>now</b>").waitFor();
    expect(await here.log.locator(".joined bdi").textContent()).toBe(amal.name);
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    expect(here.complaints).toEqual([]);
  });
});

describe("right to left", () => {
  test("each text goes its own way, and the panel the language's", async () => {
    here = await visit(browser, { shop: { root: 'lang="ar" dir="rtl"' } });
    await here.open();
    expect(await style("textarea", "direction"), "before a word the caret stands at the right").toBe("rtl");
    await here.box.fill("Hello?");
    expect(await style("textarea", "direction")).toBe("ltr");
    await here.box.press("Enter");
    await here.log.getByText(words("ar").sent).waitFor();
    here.desk.join({ ...amal, name: "Claire (night)" });
    here.desk.say(amal, "مرحبًا، انظر https://example.com/a?b=1 من فضلك");
    here.desk.say(amal, "Good evening.");
    await here.log.getByText("Good evening.").waitFor();
    const bubbles = here.log.locator(".bubble p");
    const directions = await bubbles.evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
    expect(directions).toEqual(["ltr", "rtl", "ltr"]);
    expect(await style(".bubble a", "direction")).toBe("ltr");
    const [own, theirs] = await here.log
      .locator(".row")
      .evaluateAll((rows) => rows.map((row) => row.querySelector(".bubble")?.getBoundingClientRect().left ?? 0));
    expect(own, "one's own words at the left").toBeLessThan(theirs ?? 0);
    const corners = (which: string) =>
      Promise.all(["left", "right"].map((side) => style(`${which} .bubble`, `border-bottom-${side}-radius`)));
    expect(await corners(".own.last")).toEqual(["4px", "18px"]);
    expect(await corners(".theirs.last")).toEqual(["18px", "4px"]);
    expect(await here.log.locator(".joined bdi").textContent()).toBe("Claire (night)");
    await here.panel.getByRole("button", { name: words("ar").menu }).click();
    expect(await style(".icon-leave", "transform"), "the way out points the other way").toBe(
      "matrix(-1, 0, 0, 1, 0, 0)",
    );
    const list = await here.panel.getByRole("menu").boundingBox();
    const head = await here.panel.locator(".head").boundingBox();
    expect(list?.x).toBeGreaterThanOrEqual(head?.x ?? 0);
  });

  test.each([
    ["an Arabic page, in German", "de", { root: 'lang="ar" dir="rtl"', tag: 'data-locale="de"' }, "ltr"],
    ["a German page, in Arabic", "ar", { root: 'lang="de"', tag: 'data-locale="ar"' }, "rtl"],
  ])("%s: the language decides, and the launcher stays where the site has put it", async (_, language, shop, dir) => {
    here = await visit(browser, { shop });
    await here.open();
    await here.panel.getByText(words(language).hello).waitFor();
    expect(await root().getAttribute("dir")).toBe(dir);
    expect(await here.page.locator("#launcher").boundingBox()).toMatchObject({ x: 1280 - 88, y: 800 - 88 });
    const panel = await here.page.locator("#webWidget").boundingBox();
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBe(1280 - 20);
  });

  test("numbers and times are written as there", async () => {
    here = await visit(browser, { shop: { root: 'lang="ar-EG" dir="rtl"' } });
    await here.open();
    await here.say("سؤال");
    await here.log.getByText(words("ar").sent).waitFor();
    await here.launcher.click();
    here.desk.join(amal);
    for (const text of ["واحد", "اثنان", "ثلاثة"]) here.desk.say(amal, text);
    await expect.poll(name).toBe("تحدّث معنا, متصلون, ٣ رسائل جديدة");
    expect(await here.page.frameLocator("#launcher").locator(".count").getAttribute("data-n")).toBe("٣");
    await here.launcher.click();
    await here.log.getByText("٣ رسائل جديدة").waitFor();
    expect(await here.log.locator("time").last().textContent()).toMatch(/^[٠-٩]{1,2}:[٠-٩]{2} [صم]$/);
    here.served.down = true;
    here.served.cut();
    await here.panel
      .getByRole("status")
      .getByText(/ثانية|ثانيتين|[٣-٩] ثوانٍ/)
      .waitFor();
  });
});

/** What does not fit: cut off, or sticking out of the panel. */
async function cramped(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the panel is ${scrollWidth - clientWidth} px too narrow`] : [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || element.closest(".unseen, svg")) continue;
      const what = `${element.tagName}.${element.className} "${element.textContent?.slice(0, 60)}"`;
      if (left < -0.5 || right > clientWidth + 0.5) found.push(`sticks out: ${what}`);
      const clips = getComputedStyle(element).overflowX !== "visible";
      const wide = element.scrollWidth > element.clientWidth + 1;
      if (wide && (clips || element.tagName === "BUTTON")) found.push(`cut off: ${what}`);
    }
    return found;
  });
}

describe("on a phone", () => {
  test("every language fits, in every state", async () => {
    here = await visit(browser, { ...phone, path: "/head" });
    await here.box.waitFor();
    const frame = (await (await here.page.waitForSelector("#webWidget")).contentFrame()) as Frame;
    const fits = async (state: string) => {
      for (const language of languages) {
        await speak(language);
        await expect.poll(() => root().getAttribute("lang")).toBe(language);
        expect(await cramped(frame), `${language}, ${state}`).toEqual([]);
        const area = here.panel.locator("textarea");
        if (!(await area.isVisible()) || (await area.inputValue())) continue;
        const lines = await area.evaluate((box: HTMLTextAreaElement) => box.clientHeight);
        expect(lines, `${language}: the invitation to write takes one line`).toBeLessThan(60);
      }
      await speak("en");
    };
    await fits("welcome");
    here.desk.turn("offline");
    await here.box.fill("?");
    await fits("offline with a text");
    here.desk.turn("online");
    await here.panel.getByText(words("en").offlineLine).waitFor({ state: "detached" });
    await here.box.press("Enter");
    await here.log.getByText(words("en").sent).waitFor();
    here.desk.refusals.push("unavailable");
    await here.say("?");
    here.desk.join(amal);
    here.desk.say(amal, "Good evening.");
    await here.box.fill("x".repeat(5010));
    await here.log.getByText(words("en")["refused.unavailable"]).waitFor();
    await fits("talking, refused, too long");
    await here.box.fill("");
    await here.panel.getByRole("button", { name: "Menu" }).click();
    await fits("menu");
    await here.panel.getByRole("menuitem", { name: words("en").endChat }).click();
    await fits("asked whether to end");
    // Words still come; talk does not.
    await here.page.route("**/live/visitor/stream", (route) => route.abort());
    here.served.socketless = true;
    here.served.cut();
    await here.panel.getByRole("status").getByText(words("en").lost).waitFor();
    await fits("no connection");
  }, 300_000);

  test.each(["ar", "fi"])("axe finds nothing in %s", async (language) => {
    here = await visit(browser, {
      ...phone,
      path: "/head",
      locale: language,
      reducedMotion: "reduce",
      shop: { root: `lang="${language}"` },
    });
    const said = words(language);
    const clean = async (state: string) => {
      expect(await violations(here.page, "#webWidget"), state).toEqual([]);
    };
    await here.panel.getByText(said.hello).waitFor();
    await clean("welcome");
    await here.begin("Hello");
    here.desk.join(amal);
    here.desk.say(amal, "مرحبًا Hello");
    await expect
      .poll(() => {
        here.desk.typing(amal, true);
        return here.panel.locator(".typing").isVisible();
      })
      .toBe(true);
    await clean("talking");
    await here.panel.getByRole("button", { name: said.menu }).click();
    await clean("menu");
    await here.panel.getByRole("menuitem", { name: said.endChat }).click();
    await clean("asked whether to end");
    await here.panel.getByRole("dialog").getByRole("button", { name: said.endChat }).click();
    await here.panel.getByRole("button", { name: said.startNew }).waitFor();
    await clean("ended");
    await here.panel.getByRole("button", { name: said.minimise }).click();
    await here.launcher.waitFor();
    expect(await violations(here.page, "#launcher"), "launcher").toEqual([]);
    await here.launcher.click();
    await here.panel.getByRole("button", { name: said.startNew }).click();
    await here.say("Hello");
    await here.log.getByText(said.sent).waitFor();
    await here.panel.getByRole("button", { name: said.minimise }).click();
    here.desk.join(amal);
    here.desk.say(amal, "One");
    await here.page.frameLocator("#launcher").locator(".count").waitFor();
    expect(await violations(here.page, "#launcher"), "launcher, one unread").toEqual([]);
  });
});
