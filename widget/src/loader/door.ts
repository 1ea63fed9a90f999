import type { Words } from "../locales/words";
import type { Host, Panel } from "../panel/host";

/** The frame's window once the two scripts have run in it. */
type PanelWindow = Window &
  typeof globalThis & { CauseriePanel?: (host: Host, words: Words) => Panel; CauserieWords?: Words };

const longestWait = 15_000;

/** Fetches panel and words into the frame's own realm, and tries until it has them: a click is never lost. */
export async function fetchPanel(page: PanelWindow, urls: readonly string[], host: Host): Promise<Panel> {
  const address = addressing(page);
  for (let wait = 1000; ; wait = Math.min(wait * 2, longestWait)) {
    const arrived = await Promise.all(urls.map((url) => run(page, address(url)).catch(() => false)));
    if (arrived.every(Boolean) && page.CauseriePanel && page.CauserieWords) {
      return page.CauseriePanel(host, page.CauserieWords);
    }
    await new Promise((done) => setTimeout(done, wait));
  }
}

function run(page: Window & typeof globalThis, url: unknown): Promise<boolean> {
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
