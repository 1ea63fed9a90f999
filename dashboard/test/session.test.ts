import { afterEach, expect, test, vi } from "vitest";
import type { Session } from "../src/api/session";

const ANNA: Session = {
  agent: { id: "anna", name: "Anna Keller", email: "anna@demo.example", role: "agent" },
  account: { id: "one", name: "Maison Lumen" },
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("who is signed in is known however long it is, also while no server answers", async () => {
  // A browser forgets what nobody looks at; without a window nothing is forgotten.
  vi.stubGlobal("window", new EventTarget());
  const { queries } = await import("../src/app/router");
  const { sessionQuery } = await import("../src/api/session");
  vi.useFakeTimers();
  queries.setQueryData(sessionQuery.queryKey, ANNA);
  await vi.advanceTimersByTimeAsync(3_600_000);
  vi.useRealTimers();
  // Here is no page, so its address leads to no server.
  expect(await queries.ensureQueryData({ ...sessionQuery, retry: false })).toEqual(ANNA);
});
