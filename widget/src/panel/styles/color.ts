type Rgb = readonly [number, number, number];

const light: Rgb = [255, 255, 255];
const dark: Rgb = [0, 0, 0];

/** #rgb or #rrggbb; anything else is read as a neutral dark colour. */
export function parseColor(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1] ?? "333333";
  const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The theme colour, made darker or lighter until it can be read as text on this ground. */
export function readable(color: string, ground: string): string {
  const on = parseColor(ground);
  const towards = luminance(on) > 0.4 ? dark : light;
  const from = parseColor(color);
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = from.map((one, i) => Math.round(one + ((towards[i] as number) - one) * part)) as unknown as Rgb;
    if (contrast(mixed, on) >= 4.6) return `rgb(${mixed.join(" ")})`;
  }
  return `rgb(${towards.join(" ")})`;
}

/** What a control's ground turns to under the pointer: away from its words, so that they stay readable. */
export function deeper(ground: string, words: string): string {
  const from = parseColor(ground);
  const away = luminance(parseColor(words)) > luminance(from) ? dark : light;
  return `rgb(${from.map((one, i) => Math.round(one + ((away[i] as number) - one) * 0.14)).join(" ")})`;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((one) => {
    const part = one / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
