import type { Speech } from "../locales/words";

/** Where the panel takes the whole screen, and the widget stands by the offsets for phones. */
export const phones = "(max-width: 480px), (max-height: 480px) and (pointer: coarse)";

type Declarations = Readonly<Record<string, string>>;

/** Set from script, each as important: neither the page's policy nor its style sheets have a say in them. */
export function dress(element: HTMLElement, declarations: Declarations): void {
  for (const name in declarations) element.style.setProperty(name, declarations[name] as string, "important");
}

const bare: Declarations = {
  all: "initial",
  position: "fixed",
  display: "block",
  "color-scheme": "light",
  // Until something is in it: what grows or moves before the eyes is a shift of the page's layout.
  visibility: "hidden",
};

/**
 * A same-origin frame in which the page's style sheets and patched prototypes do not reach us. `ready` is called when its
 * document stands, and again should the page move the frame, which empties it.
 */
export function createFrame(
  id: string,
  product: string,
  ready: (page: Window & typeof globalThis) => void,
): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.id = id;
  frame.dataset.product = product;
  frame.dataset.causerie = "";
  dress(frame, bare);
  // Margin alone is left to the page, which may shift us with `#launcher { margin-bottom: … !important }`.
  frame.style.setProperty("margin", "0");
  // Not within the task that put it on the page: to make a document and to fill it are each work enough for a slow phone.
  frame.addEventListener("load", () =>
    setTimeout(() => frame.contentDocument && ready(frame.contentWindow as Window & typeof globalThis)),
  );
  return frame;
}

/** A style sheet made in the frame's own realm: allowed under any `style-src`. */
export function addStyles(page: Window & typeof globalThis, css: string): void {
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(css);
  page.document.adoptedStyleSheets = [sheet];
}

/** The document of a frame says in which language and direction it is. */
export function say(doc: Document, speech: Speech<unknown>, title: string): void {
  doc.documentElement.lang = speech.locale;
  doc.documentElement.dir = speech.rtl ? "rtl" : "ltr";
  doc.title = title;
}
