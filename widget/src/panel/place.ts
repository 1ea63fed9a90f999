import type { Look } from "../../../protocol/frames";
import { dress, phones } from "../loader/frame";
import type { Host } from "./host";

const launcher = 56;
const gap = 16;
const sizes: Readonly<Record<string, readonly [width: number, height: number]>> = {
  small: [340, 520],
  medium: [376, 640],
  large: [420, 740],
};

/** Where the panel's frame stands on the page: above the launcher on a desktop, the whole screen on a phone. */
export interface Place {
  /** Whether the open panel stands where the launcher does. */
  readonly covers: boolean;
  set(open: boolean): void;
  /** Leaves the page as it was. */
  leave(): void;
}

/** `page` is the customer's page, whose window and viewport count here. */
export function createPlace(page: Window & typeof globalThis, frame: HTMLElement, host: Host): Place {
  const query = page.matchMedia(phones);
  const calm = page.matchMedia("(prefers-reduced-motion: reduce)");
  const unlock = { page: undefined as (() => void) | undefined };
  // The page's own: it works when our frame does no more.
  const gone = new page.AbortController();
  let open = false;

  const put = () => {
    const phone = query.matches;
    dress(frame, phone ? wholeScreen(page) : aboveLauncher(page.innerHeight, host.look));
    dress(frame, {
      "z-index": String(host.look.place.zIndex),
      visibility: open ? "visible" : "hidden",
      opacity: open ? "1" : "0",
      transform: open ? "none" : "translateY(8px)",
      transition: calm.matches
        ? "none"
        : `opacity .16s ease-out, transform .16s ease-out, visibility 0s ${open ? 0 : 0.16}s`,
    });
    if (open && phone) unlock.page ??= lockPage(page);
    else {
      unlock.page?.();
      unlock.page = undefined;
    }
  };
  const covers = () => query.matches || bottomOf(page.innerHeight, host.look.place) === gap;
  let covered = covers();
  const set = (next: boolean) => {
    open = next;
    put();
  };
  const again = () => {
    if (open) put();
    if (covered === covers()) return;
    covered = covers();
    host.moved();
  };
  query.addEventListener("change", again, gone);
  page.addEventListener("resize", again, gone);
  // The keyboard of a phone shrinks and shifts only the visual viewport: the text box must stay above it.
  page.visualViewport?.addEventListener("resize", again, gone);
  page.visualViewport?.addEventListener("scroll", again, gone);
  put();
  return {
    get covers() {
      return covered;
    },
    set,
    leave: () => {
      gone.abort();
      set(false);
    },
  };
}

function wholeScreen(page: Window): Record<string, string> {
  const view = page.visualViewport;
  return {
    left: "0",
    right: "auto",
    bottom: "auto",
    top: `${view?.offsetTop ?? 0}px`,
    width: "100%",
    height: `${view?.height ?? page.innerHeight}px`,
    "border-radius": "0",
    "box-shadow": "none",
  };
}

/** How far the panel stands from the bottom: a very low window has no room above the launcher. */
const bottomOf = (height: number, { y }: Look["place"]): number => {
  const above = y + launcher + gap;
  return height - above - gap < 360 ? gap : above;
};

function aboveLauncher(height: number, { place, size }: Look): Record<string, string> {
  const [widest, highest] = sizes[size] ?? (sizes.medium as readonly [number, number]);
  const bottom = bottomOf(height, place);
  return {
    [place.side === "left" ? "right" : "left"]: "auto",
    top: "auto",
    [place.side]: `${place.x}px`,
    bottom: `${bottom}px`,
    width: `min(${widest}px, calc(100vw - ${2 * place.x}px))`,
    height: `${Math.min(highest, height - bottom - gap)}px`,
    "border-radius": "16px",
    "box-shadow": "0 12px 40px rgb(0 0 0 / 18%), 0 2px 8px rgb(0 0 0 / 10%)",
  };
}

/** Keeps the page behind a full-screen panel where it is, also on phones that ignore `overflow: hidden`. */
function lockPage(page: Window): () => void {
  const { body } = page.document;
  const before = body.style.cssText;
  const [x, y] = [page.scrollX, page.scrollY];
  dress(body, { position: "fixed", top: `${-y}px`, left: `${-x}px`, right: "0", width: "100%", overflow: "hidden" });
  return () => {
    body.style.cssText = before;
    page.scrollTo({ left: x, top: y, behavior: "instant" });
  };
}
