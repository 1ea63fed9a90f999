import type { Page } from "@playwright/test";
import type { Server } from "../fixture/server.ts";
import type { Attend, Browse, Place, Screen, Visit } from "../fixture/test.ts";

/** Everything a tour needs. */
export interface Scene {
  place: Place;
  /** Where else than in that place everything is looked at that opens and closes. */
  also?: Screen;
  server: Server;
  browse: Browse;
  visit: Visit;
  attend: Attend;
  /** Called at each sight; `only` where it is that of one screen. */
  stop: (page: Page, sight: string, only?: Screen) => Promise<void>;
}
