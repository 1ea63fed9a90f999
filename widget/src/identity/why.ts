import type { Identity, IdentityFlaw } from "../../../protocol/frames";

/** For whoever builds the page. In the order of the server's, by which it numbers its close codes. */
const why: Record<IdentityFlaw, string> = {
  too_large: "the token is longer than 4,096 characters",
  malformed: "what jwtFn gave is no token: three parts of base64url, with a dot between them",
  encrypted: "the token is encrypted; it has to be signed only",
  algorithm: "the token is not signed with HS256",
  header: "the token's header has more than alg and typ",
  no_secret: "no secret has been generated in the dashboard",
  signature: "the token was signed with another secret, or changed since",
  missing_claim: "the token lacks a claim",
  bad_claim: "a claim of the token will not do",
  milliseconds: "a time of the token is in milliseconds; it has to be in seconds",
  too_long_lived: "the token lives longer than 7 minutes",
  future: "the token is from the future: the clocks of the two servers differ",
  expired: "the token has expired; jwtFn has to give a fresh one each time it is called",
  other_person: "the token is somebody else's",
};
const first = 4211;
export const kinds = Object.keys(why) as IdentityFlaw[];

export function explain({ refused, about }: Identity): void {
  if (refused)
    console.warn(
      `Causerie: the visitor is not signed in here: ${why[refused] ?? refused}${about ? ` (${about})` : ""}. The dashboard checks a token under Settings > Widget > Security.`,
    );
}

/** Whether it was about a token at all. */
export function explainClose(code: number): boolean {
  explain({ refused: kinds[code - first] as IdentityFlaw });
  return code >= first - 1;
}

/** Whether another token may do better, by its reason or its close code. */
export function mayPass(reason: IdentityFlaw | number | undefined): boolean {
  const kind = typeof reason === "number" ? kinds[reason - first] : reason;
  return kind === "expired" || kind === "future" || kind === "signature";
}
