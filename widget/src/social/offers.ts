/** A provider that visitors may have their name and address from. */
export interface Offer {
  readonly id: string;
  readonly name: string;
}

const keys = ["from", "wait", "taken", "none", "blocked", "vouched"] as const;
export type Words = Readonly<Record<(typeof keys)[number], string>>;

/** What the server offers now, with the words for it: whoever has no provider fetches neither. */
export interface Offers {
  readonly providers: readonly Offer[];
  readonly words: Words;
}

declare global {
  interface Window {
    /** In the dashboard's preview: all there are, since a draft may offer what visitors do not see yet. */
    CauserieOffers?: readonly Offer[] | undefined;
    CauserieSocial?: typeof import("./main").default;
  }
}

export async function offersOf(origin: string, key: string, language: string): Promise<Offers> {
  const answer = await fetch(`${origin}/api/social/offers/${encodeURIComponent(key)}?language=${language}`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const offers = (await answer.json()) as Offers;
  return { ...offers, providers: parent.CauserieOffers ?? offers.providers };
}
