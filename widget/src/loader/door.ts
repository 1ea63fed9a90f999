import type { Open } from "../client/transport";
import type { Speech, Words } from "../locales/words";
import type { Host, Panel } from "../panel/host";

/** A frame's window once our scripts have run in it. */
export type Realm = Window &
  typeof globalThis & {
    CauseriePanel?: (host: Host, speech: Speech) => Panel;
    CauserieWords?: Words;
    CauserieStream?: Open;
  };

const longestWait = 15_000;

/** What the names of all files of this build end with; see build.mjs. */
declare const __CAUSERIE_MARK__: string;

/** Fetches our scripts into the frame's own realm, and tries until it has them: a click is never lost. */
export function createDoor(page: Realm, origin: string): (file: string, mark?: string) => Promise<void> {
  const address = addressing(page);
  return async (file, mark = __CAUSERIE_MARK__) => {
    const url = address(`${origin}/widget/${file}-${mark}.js`);
    for (let wait = 1000; !(await run(page, url)); wait = Math.min(wait * 2, longestWait)) {
      await new Promise((done) => setTimeout(done, wait));
    }
  };
}

function run(page: Realm, url: unknown): Promise<boolean> {
  return new Promise((done) => {
    const script = page.document.createElement("script");
    script.onload = () => done(true);
    script.onerror = () => {
      script.remove();
      done(false);
    };
    script.src = url as string;
    page.document.head.append(script);
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** Under `require-trusted-types-for` a plain string is no script address; where there is no such thing it is. */
function addressing(page: Window & { trustedTypes?: TrustedTypes }): (url: string) => unknown {
  try {
    const policy = page.trustedTypes?.createPolicy("causerie", { createScriptURL: (own) => own });
    return (url) => policy?.createScriptURL(url) ?? url;
  } catch {
    return (url) => url;
  }
}
