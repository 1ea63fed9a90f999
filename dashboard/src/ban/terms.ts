export const SPANS = ["hour", "day", "week", "month", "never"] as const;
export type Span = (typeof SPANS)[number];

const HOUR = 3_600_000;
const LENGTHS: Readonly<Record<Exclude<Span, "never">, number>> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
};

/** Until when a ban of that length holds; undefined for ever. */
export const endOf = (span: Span, now: number): number | undefined =>
  span === "never" ? undefined : now + LENGTHS[span];

const PRIVATE =
  /^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|0:0:0:0:0:0:0:1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i;

/** An address within somebody's own network, such as a proxy's: behind it may be all visitors. */
export const isPrivate = (address: string): boolean => PRIVATE.test(address);
