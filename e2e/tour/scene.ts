import type { Page } from "@playwright/test";
import type { Server } from "../fixture/server.ts";
import type { Attend, Browse, Place, Visit } from "../fixture/test.ts";

/** Everything a tour needs; `stop` is called at each sight. */
export interface Scene {
  place: Place;
  server: Server;
  browse: Browse;
  visit: Visit;
  attend: Attend;
  stop: (page: Page, sight: string) => Promise<void>;
}
