import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { toast } from "../src/app/useToasts";
import type { News } from "../src/live/lead";
import { emptyChat, emptyDesk } from "../src/live/state";
import en from "../src/ui/locales/en.json";

beforeAll(async () => {
  await i18next.init({ lng: "en", resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

test("a refused answer is told with the visitor's name wherever its thread is not in sight", () => {
  const zoe = emptyChat("c1");
  zoe.summary.visitor.name = "Zoé";
  const desk = { ...emptyDesk(), chats: { c1: zoe }, opens: { here: "c1", there: "c2" } };
  const news: News = {
    type: "refused",
    command: { type: "message", id: "m1", chat: "c1", text: "Yes" },
    refusal: { reason: "ended" },
  };
  const told = (tab: string) => toast(news, desk, tab, i18next.t);
  expect(told("here")).toBeUndefined();
  expect(told("there")).toContain("Zoé");
  expect(told("inbox")).toContain("Zoé");
});
