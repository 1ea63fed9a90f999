/** Asks before something is lost; false when somebody rather stays. */
export type Guard = () => Promise<boolean>;

const guards = new Set<Guard>();

export function guard(mine: Guard): () => void {
  guards.add(mine);
  return () => guards.delete(mine);
}

/** Asks as a change of the page does, where what is typed would be lost by something else. */
export async function mayLeave(): Promise<boolean> {
  for (const ask of guards) if (!(await ask())) return false;
  return true;
}
