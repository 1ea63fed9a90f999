import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Shelf } from "./model";

const KEY = "anna.inbox.one";

beforeEach(() => {
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", new Shelf());
});
afterEach(() => vi.unstubAllGlobals());

test("what another tab has sent is no draft here any more, also when no draft was on the screen meanwhile", async () => {
  const { readDraft, writeDraft } = await import("../src/chat/drafts");
  writeDraft(KEY, { text: "Yes, we do", note: false });
  expect(readDraft(KEY).text).toBe("Yes, we do");
  localStorage.removeItem(`causerie.draft.${KEY}`);
  window.dispatchEvent(Object.assign(new Event("storage"), { key: `causerie.draft.${KEY}` }));
  expect(readDraft(KEY).text).toBe("");
});
