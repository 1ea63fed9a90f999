import type { Profile } from "../../../protocol/frames";
import type { Host } from "../panel/host";
import { type Offer, type Offers, offersOf, type Words } from "./offers";
import css from "./social.css?inline";

const glance = 500;
/** How long a provider's page may take to come up. */
const crossing = 5000;
let dressed = false;

/**
 * Offers to take name and address over from a provider: in a window of its own, which is ours first, so that the page
 * around us learns nothing. What comes of it comes from the server, as everything that a visitor has said.
 *
 * @returns takes it away again
 */
export default function start(place: HTMLElement, host: Host, chosen: readonly string[], language: string): () => void {
  if (!dressed) dress();
  dressed = true;
  let leave: (() => void) | undefined;
  let gone = false;
  // Without an offer everybody can still type.
  offersOf(host.origin, host.client.key, language).then(
    (offers) => {
      if (!gone) leave = offer(place, host, offers, { chosen, language });
    },
    () => undefined,
  );
  return () => {
    gone = true;
    leave?.();
    place.replaceChildren();
  };
}

function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

interface Wish {
  readonly chosen: readonly string[];
  readonly language: string;
}

function offer(place: HTMLElement, host: Host, { providers, words }: Offers, { chosen, language }: Wish): () => void {
  const { client, origin } = host;
  const known = document.createElement("p");
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  known.className = "known";
  told.className = "told";
  let going: Trip | undefined;
  let typing = false;

  const show = () => {
    const { profile } = client.view.state;
    known.replaceChildren(...(profile ? whose(profile, words) : []));
    known.hidden = known.childNodes.length === 0;
    typing ||= client.view.entries.some(({ kind }) => kind === "profile");
    const now = JSON.stringify(profile);
    if (!going || now === going.before) return;
    // Meanwhile the visitor may say something else.
    if (typing) {
      typing = false;
      going.before = now;
      return;
    }
    // What was typed in its place counts no longer.
    const { name: _, email: __, ...answers } = client.session.data.answers ?? {};
    const { name } = going.offer;
    going.end();
    told.textContent = words.taken.replace("{name}", name);
    client.write({ answers });
  };
  const go = (one: Offer) => {
    going?.end();
    const { token } = client.session.data;
    if (!token) {
      told.textContent = words.none.replace("{name}", one.name);
      return;
    }
    // Nobody is waited for here: a browser lets a window open only in the click itself.
    const popup = window.open("", "causerie-import", "popup,width=480,height=680");
    if (!popup) {
      told.textContent = words.blocked;
      return;
    }
    told.textContent = words.wait;
    lead(
      `${origin}/social#${encodeURIComponent(JSON.stringify({ key: client.key, token, provider: one.id, language }))}`,
    );
    let ours = false;
    let left = 0;
    const hear = ({ source, origin: from, data }: MessageEvent<{ causerie?: string } | null>) => {
      if (source !== popup || from !== origin) return;
      if (data?.causerie === "who") {
        ours = true;
        popup.postMessage({ causerie: "here" }, origin);
      } else if (data?.causerie === "leaving") left = Date.now();
    };
    const look = () => {
      if (!popup.closed) return;
      clearInterval(timer);
      // A page around us or a provider may cut the tie between windows. Then one looks closed in which the visitor goes on.
      if (!ours || (left && Date.now() - left < crossing)) return;
      setTimeout(() => {
        if (going?.popup !== popup) return;
        told.textContent = client.view.state.profile?.email ? "" : words.none.replace("{name}", one.name);
      }, glance);
    };
    const timer = setInterval(look, glance);
    addEventListener("message", hear);
    const end = () => {
      clearInterval(timer);
      removeEventListener("message", hear);
      going = undefined;
    };
    going = { popup, offer: one, before: JSON.stringify(client.view.state.profile), end };
  };

  const buttons = providers
    .filter(({ id }) => chosen.includes(id))
    .map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = words.from.replace("{name}", one.name);
      button.addEventListener("click", () => go(one));
      return button;
    });
  place.className = "social";
  place.replaceChildren(...(buttons.length > 0 ? [...buttons, told, known] : []));
  show();
  const forget = client.subscribe(show);
  return () => {
    forget();
    going?.end();
  };
}

/** From the page around us, since the browser then says which one that was; behind the `#` nothing is sent anywhere. */
function lead(address: string): void {
  const link = parent.document.createElement("a");
  link.href = address;
  link.target = "causerie-import";
  link.rel = "opener";
  link.referrerPolicy = "origin";
  link.click();
}

/** A visitor on the way. */
interface Trip {
  readonly popup: Window;
  readonly offer: Offer;
  /** What was known before. */
  before: string | undefined;
  end(): void;
}

/** What is known of the visitor, with whose word there is for it. */
function whose({ name, email, vouchedBy }: Profile, words: Words): Node[] {
  const nodes: Node[] = [];
  for (const text of [name, email]) {
    if (!text) continue;
    const part = document.createElement("bdi");
    part.textContent = text;
    nodes.push(part);
  }
  if (email && vouchedBy) {
    const mark = document.createElement("span");
    mark.textContent = `✓ ${words.vouched.replace("{name}", vouchedBy)}`;
    nodes.push(mark);
  }
  return nodes;
}
