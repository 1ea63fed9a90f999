import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Look } from "../../protocol/frames";
import { contrast, deeper, parseColor } from "../src/panel/styles/color";
import { launchBrowser, type Visit, violations, visit } from "./browser";
import { look, picture } from "./serve";

let browser: Browser;
let here: Visit;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const frame = (id: "launcher" | "webWidget") => here.page.locator(`#${id}`);
const style = (id: "launcher" | "webWidget", name: string) =>
  frame(id).evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
const publish = (version: number, changes: Partial<Look>) => {
  for (const seat of here.desk.seats) seat.send({ type: "look", version, look: { ...look, ...changes } });
};
const connected = () => expect.poll(() => here.launcher.getAttribute("aria-label")).toMatch(/online/);

describe("the look", () => {
  afterEach(() => here.end());

  test("that is published is put on while the panel is open, and an older one never", async () => {
    here = await visit(browser);
    await here.open();
    await connected();
    publish(3, {
      title: "Ask the makers",
      color: "#ffe14d",
      textColor: "#000000",
      scheme: "dark",
      size: "small",
      place: { ...look.place, side: "left", x: 40, y: 60, zIndex: 77 },
      launcher: { label: "Ask us", hideOnPhone: false },
      concierge: { name: "Zoé", byline: "Here until six", avatar: "" },
    });
    await here.panel.getByRole("heading", { name: "Zoé" }).waitFor();
    await here.panel.getByText("Here until six").waitFor();
    expect(await style("launcher", "left")).toBe("28px");
    expect(await style("launcher", "bottom")).toBe("48px");
    expect(await style("launcher", "z-index")).toBe("77");
    expect(await style("webWidget", "left")).toBe("40px");
    expect(await style("webWidget", "width")).toBe("340px");
    expect(await here.launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      "rgb(255, 225, 77)",
    );
    expect(await here.panel.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await here.launcher.getAttribute("aria-label")).toMatch(/^Ask us/);
    for (const part of ["#launcher", "#webWidget"] as const) expect(await violations(here.page, part)).toEqual([]);
    publish(2, { concierge: { ...look.concierge, name: "Late" } });
    publish(4, { concierge: { ...look.concierge, name: "Next" } });
    await here.panel.getByRole("heading", { name: "Next" }).waitFor();
    expect(here.complaints).toEqual([]);
  });

  test("the label fits, whatever it says", async () => {
    const label = "Une question ? Écrivez-nous 👋";
    here = await visit(browser, { look: { launcher: { label, hideOnPhone: false } } });
    await here.launcher.waitFor();
    const [button, room] = [await here.launcher.boundingBox(), await frame("launcher").boundingBox()];
    expect(button?.width).toBeGreaterThan(200);
    expect((button?.width ?? 0) + 24).toBeCloseTo(room?.width ?? 0, 0);
  });

  test("chat is switched off and on again while the page is open; what was typed stays", async () => {
    here = await visit(browser);
    await here.open();
    await here.box.fill("A question");
    await connected();
    publish(2, { chat: false });
    await frame("launcher").waitFor({ state: "hidden" });
    await frame("webWidget").waitFor({ state: "hidden" });
    publish(3, { chat: true });
    await here.box.waitFor();
    expect(await here.box.inputValue()).toBe("A question");
  });

  test("a phone has offsets of its own, and may go without", async () => {
    const phone = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true };
    here = await visit(browser, { ...phone, look: { place: { ...look.place, phoneX: 12, phoneY: 90 } } });
    await here.launcher.waitFor();
    expect(await style("launcher", "right")).toBe("0px");
    expect(await style("launcher", "bottom")).toBe("78px");
    await connected();
    publish(2, { launcher: { label: "", hideOnPhone: true } });
    await frame("launcher").waitFor({ state: "hidden" });
  });

  test("light stays light at night", async () => {
    here = await visit(browser, { colorScheme: "dark", look: { scheme: "light" } });
    await here.open();
    expect(await here.panel.locator("html").getAttribute("data-theme")).toBe("light");
  });

  test("shows the picture of who greets, then the agent's, and initials where none comes", async () => {
    const concierge = { name: "Zoé", byline: "", avatar: picture };
    here = await visit(browser, { look: { concierge } });
    await here.open();
    const head = here.panel.locator(".head .avatar");
    const seen = head.locator("img");
    const address = here.served.origin + picture;
    await expect.poll(() => head.getAttribute("class")).toBe("avatar shown");
    expect(await seen.getAttribute("src")).toBe(address);
    const room = await head.boundingBox();
    await here.say("Hello");
    await here.log.getByText("Sent").waitFor();
    const claire = { id: "a", name: "Claire Moreau", title: "Lamps" };
    here.desk.join({ ...claire, avatar: "/picture/gone.png" });
    here.desk.say(claire, "Good morning");
    await here.log.getByText("Good morning").waitFor();
    const beside = here.log.locator(".theirs .avatar");
    await expect.poll(() => head.textContent()).toBe("CM");
    await expect.poll(() => seen.count()).toBe(0);
    await expect.poll(() => beside.textContent()).toBe("CM");
    here.desk.introduce({ ...claire, name: "Claire", title: "Lamps and more", avatar: picture });
    await here.panel.getByRole("heading", { name: "Claire" }).waitFor();
    await here.panel.getByText("Lamps and more").waitFor();
    for (const place of [head, beside]) {
      await expect.poll(() => place.getAttribute("class")).toBe("avatar shown");
      expect(await place.locator("img").getAttribute("src")).toBe(address);
    }
    expect(await head.boundingBox()).toEqual(room);
    expect(await violations(here.page, "#webWidget")).toEqual([]);
    expect(here.complaints).toEqual([]);
  });

  test("without pictures beside messages there is none, and the words have its room", async () => {
    here = await visit(browser, { look: { avatars: false } });
    await here.open();
    await here.say("Hello");
    await here.log.getByText("Sent").waitFor();
    here.desk.say({ id: "a", name: "Claire Moreau" }, "Good morning");
    await here.log.getByText("Good morning").waitFor();
    expect(await here.log.locator(".avatar").count()).toBe(0);
    const [bubble, log] = [await here.log.locator(".theirs .bubble").boundingBox(), await here.log.boundingBox()];
    expect((bubble?.x ?? 0) - (log?.x ?? 0)).toBe(16);
  });
});

test("what turns darker or lighter under the pointer stays readable", () => {
  for (const [ground, words] of [
    ["#767676", "#ffffff"],
    ["#777777", "#000000"],
    ["#ffe14d", "#000000"],
    ["#000000", "#ffffff"],
  ] as const) {
    const rgb = deeper(ground, words).match(/\d+/g)?.map(Number) as [number, number, number];
    expect(contrast(rgb, parseColor(words)), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
