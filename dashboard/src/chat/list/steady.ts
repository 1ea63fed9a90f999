import type { Group } from "../groups";

export interface Row {
  id: string;
  /** it left its place while the pointer was over the list; its row waits, lifeless */
  gone: boolean;
}

export interface RowGroup {
  name: Group["name"];
  rows: Row[];
}

/** The rows as they are. */
export function rowsOf(groups: readonly Group[]): RowGroup[] {
  return groups.map(({ name, chats }) => ({ name, rows: chats.map(({ id }) => ({ id, gone: false })) }));
}

/** The rows as they were, so that nothing moves under a pointer: what left stays as a mark, what came waits outside. */
export function steady(before: readonly RowGroup[], now: readonly RowGroup[]): { rows: RowGroup[]; late: string[] } {
  const placeNow = new Map(now.flatMap(({ name, rows }) => rows.map((row) => [row.id, name] as const)));
  const shown = new Set(before.flatMap(({ rows }) => rows.map((row) => row.id)));
  const rows = before.map((group) => ({
    name: group.name,
    rows: group.rows.map(({ id }) => ({ id, gone: placeNow.get(id) !== group.name })),
  }));
  return { rows, late: [...placeNow.keys()].filter((id) => !shown.has(id)) };
}
