/** What of a token concerns us: whom it is about, and how long it lives. Whether it is right the server says. */
export interface Claims {
  /** Two tokens of one person have the same. It does not say who that is. */
  readonly mark: string;
  /** In milliseconds. */
  readonly life: number;
}

const longest = 4096;
const usual = 7 * 60;

/** Nothing where that is no token at all. */
export function readToken(given: unknown): Claims | undefined {
  if (typeof given !== "string" || given.length > longest) return undefined;
  const [, payload = ""] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(given.trim()) ?? [];
  try {
    const { external_id: id, iat, exp } = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/")));
    const life = Number(exp) - Number(iat);
    return { mark: hash(String(id)), life: (life > 0 && life < usual ? life : usual) * 1000 };
  } catch {
    return undefined;
  }
}

/** 64 bits of FNV-1a, in two halves. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x1000193);
    b = Math.imul(b ^ (unit + i), 0x5bd1e995);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
