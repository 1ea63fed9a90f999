import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Look } from "../protocol/frames.ts";
import { expect, type Screen, test } from "./fixture/test.ts";
import type { Visitor } from "./fixture/visitor.ts";

const docs = join(import.meta.dirname, "../docs/images/looks");
const layouts = ["text_only", "image_only", "image_left", "image_right"] as const;

test.use({ fresh: true });

interface Desk {
  page: Page;
  widget: string;
}

/** Publishes a look that differs from the present one in so much. */
async function wear({ page, widget }: Desk, change: (look: Look) => Look): Promise<void> {
  const { version, look } = await (await page.request.get(`/api/widgets/${widget}/look`)).json();
  const answer = await page.request.post(`/api/widgets/${widget}/versions`, {
    data: { base: version, look: change(look) },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** A picture of a lamp, as a site would upload it. */
async function upload(page: Page, use: "avatar" | "badge"): Promise<string> {
  const data = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [480, 320];
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    const light = pen.createRadialGradient(240, 150, 20, 240, 150, 300);
    light.addColorStop(0, "#fff3cf");
    light.addColorStop(1, "#d98b4a");
    pen.fillStyle = light;
    pen.fillRect(0, 0, 480, 320);
    pen.fillStyle = "#5b3a21";
    pen.fillRect(234, 170, 12, 110);
    pen.fillRect(180, 276, 120, 12);
    pen.beginPath();
    pen.moveTo(190, 60);
    pen.lineTo(290, 60);
    pen.lineTo(330, 175);
    pen.lineTo(150, 175);
    pen.fill();
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  const answer = await page.request.post(`/api/pictures?use=${use}`, {
    data: Buffer.from(data, "base64"),
    headers: { Origin: new URL(page.url()).origin, "Content-Type": "image/png" },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).path;
}

for (const screen of ["desktop", "phone"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every look on a ${screen}, ${colorScheme}`, async ({ attend, visit, page }) => {
      test.setTimeout(180_000);
      const admin = await attend("camille");
      const { widgets } = await (await admin.page.request.get("/api/widgets")).json();
      const desk = { page: admin.page, widget: widgets[0].id };
      const image = await upload(admin.page, "badge");
      const avatar = await upload(admin.page, "avatar");
      await wear(desk, (look) => ({ ...look, concierge: { ...look.concierge, name: "Maison Lumen", avatar } }));
      const shots: Shot[] = [];
      for (const speaks of ["en", "ar"] as const) {
        const place = { screen, colorScheme, speaks, page: speaks === "ar" ? "/demo/ar/" : "/demo" };
        const visitor = await visit({ ...place, reducedMotion: "reduce" });
        const take = async (sight: string) => void shots.push(await shoot(visitor, screen, `${sight}, ${speaks}`));
        for (const layout of layouts) {
          const text = speaks === "ar" ? "هل لديك سؤال عن مصابيحنا؟" : "A question about our lamps?";
          await wear(desk, (look) => ({ ...look, badge: { ...look.badge, shown: true, layout, text, image } }));
          await expect(visitor.page.frameLocator("#launcher").getByRole("region")).toBeVisible();
          await visitor.page.waitForLoadState("networkidle");
          await take(`badge ${layout.replace("_", " ")}`);
        }
        await wear(desk, (look) => ({ ...look, badge: { ...look.badge, shown: false } }));
        await expect(visitor.page.frameLocator("#launcher").getByRole("region")).toBeHidden();
        await take("launcher");
        await visitor.open();
        await take("window");
        const question = speaks === "ar" ? "هل المصباح Halo متوفر؟" : "Is the Halo there in brass?";
        await visitor.send(question);
        await visitor.hasReceiptFor(question);
        await take("waiting");
        await admin.serves(question.slice(0, 8));
        await admin.send(speaks === "ar" ? "نعم، بالنحاس أيضا." : "It is, also in brass.");
        await expect(visitor.log.locator(".theirs .bubble p").last()).toBeVisible();
        await take("chatting");
        await admin.ends();
        await visitor.page.close();
      }
      await sheet(page, shots, join(docs, `${screen}-${colorScheme}.jpg`));
    });
  }
}

interface Shot {
  sight: string;
  data: string;
}

/** Where the widget is: on a desktop the corner of the page, on a phone the whole of it. */
async function shoot({ page }: Visitor, screen: Screen, sight: string): Promise<Shot> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const left = (await page.locator("#launcher").evaluate((frame) => frame.getBoundingClientRect().left)) < width / 2;
  const clip = { x: left ? 0 : width - 420, y: height - 760, width: 420, height: 760 };
  const picture = await page.screenshot({ scale: "css", ...(screen === "desktop" && { clip }) });
  return { sight, data: picture.toString("base64") };
}

async function sheet(page: Page, shots: readonly Shot[], path: string): Promise<void> {
  const figures = shots.map(
    ({ sight, data }) =>
      `<figure><img src="data:image/png;base64,${data}" alt=""><figcaption>${sight}</figcaption></figure>`,
  );
  await page.setViewportSize({ width: 8 * 232 + 24, height: 800 });
  await page.setContent(`<style>body { display: grid; grid-template-columns: repeat(8, 220px); gap: 12px; margin: 12px;
    font: 13px sans-serif } figure { margin: 0 } img { width: 220px; border: 1px solid #bbb; border-radius: 6px }
    figcaption { padding: 4px 0 }</style>${figures.join("")}`);
  await page.screenshot({ path, fullPage: true, type: "jpeg", quality: 82 });
}
