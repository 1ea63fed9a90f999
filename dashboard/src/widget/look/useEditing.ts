import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type RefObject, type SetStateAction, useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "../../api/http";
import {
  fetchLook,
  fetchVersion,
  forgetDraft,
  type Look,
  publishLook,
  saveDraft,
  versionsQuery,
  widgetsQuery,
} from "../../api/widgets";
import { changes, merge, type Path, type Value, withValue } from "./fields";

const pause = 600;

/** Somebody published since: which version, what, and who. */
export interface Conflict {
  version: number;
  theirs: Look;
  author: string | undefined;
}

export interface Editing {
  /** The published version that `mine` was made from, and its look. */
  base: number;
  before: Look;
  mine: Look;
  faults: Readonly<Record<string, string>>;
  /** `dirty` until the server has it, `trouble` when it could not be stored. */
  kept: "clean" | "dirty" | "saved" | "trouble";
  conflict?: Conflict | undefined;
}

export interface Editor {
  editing: Editing | undefined;
  failed: boolean;
  busy: boolean;
  reload(): void;
  set(path: Path, value: Value): void;
  /** Puts another look, say an earlier version, into the draft. */
  lay(look: Look): void;
  discard(): void;
  publish(): void;
  /** After a conflict: keep both, write over theirs, or take theirs. */
  settle(how: "both" | "mine" | "theirs"): void;
}

/** What was on its way when the page was left; who comes back waits for it. */
let leaving: Promise<unknown> = Promise.resolve();

async function load(id: string): Promise<Editing> {
  await leaving;
  const { version, look, draft } = await fetchLook(id);
  if (!draft) return { base: version, before: look, mine: look, faults: {}, kept: "clean" };
  const before = draft.base === version ? look : (await fetchVersion(id, draft.base)).look;
  return { base: draft.base, before, mine: draft.look, faults: {}, kept: "saved" };
}

/** One widget's look while it is edited: kept as a draft as one goes, published when one says so. */
export function useEditor(id: string): Editor {
  const client = useQueryClient();
  const [editing, setEditing] = useState<Editing>();
  const [failed, fail] = useState(false);
  const [busy, setBusy] = useState(false);
  const settled = useRef(Promise.resolve());

  const reload = useCallback(() => {
    fail(false);
    return load(id).then(setEditing, () => fail(true));
  }, [id]);
  useEffect(() => void reload(), [reload]);
  useKeeping(id, editing, busy ? undefined : settled, setEditing);

  const publish = async (base: number, look: Look) => {
    setBusy(true);
    // A draft that is still on its way must not arrive after what makes it needless.
    await settled.current;
    try {
      const { version, look: now } = await publishLook(id, base, look);
      setEditing((current) => published(current, look, version, now));
      void client.invalidateQueries({ queryKey: widgetsQuery.queryKey });
      void client.invalidateQueries({ queryKey: versionsQuery(id).queryKey });
    } catch (problem) {
      if (!(problem instanceof Problem)) return;
      const told: Partial<Editing> =
        problem.code === "outdated"
          ? { conflict: await conflictOf(id) }
          : problem.code === "invalid"
            ? { faults: problem.fields }
            : { kept: "trouble" };
      setEditing((current) => current && { ...current, ...told });
    } finally {
      setBusy(false);
    }
  };
  const conflictOf = async (widget: string): Promise<Conflict> => {
    const [{ version, look }, versions] = await Promise.all([
      fetchLook(widget),
      client.fetchQuery({ ...versionsQuery(widget), staleTime: 0 }),
    ]);
    return { version, theirs: look, author: versions[0]?.author };
  };
  const discard = async () => {
    setBusy(true);
    await settled.current;
    await forgetDraft(id).then(reload, () => setEditing((current) => current && { ...current, kept: "trouble" }));
    setBusy(false);
  };
  const lay = (look: Look) => editing && setEditing({ ...editing, mine: look, kept: "dirty" });

  return {
    editing,
    failed,
    busy,
    reload: () => void reload(),
    lay,
    set: (path, value) => editing && lay(withValue(editing.mine, path, value)),
    discard: () => void discard(),
    publish: () => void (editing && publish(editing.base, editing.mine)),
    settle: (how) => {
      if (!editing?.conflict) return;
      const { conflict, before, mine } = editing;
      const fresh = { base: conflict.version, before: conflict.theirs, faults: {}, conflict: undefined };
      if (how === "mine") void publish(conflict.version, mine);
      else if (how === "theirs") {
        void settled.current.then(() => forgetDraft(id));
        setEditing({ ...fresh, mine: conflict.theirs, kept: "clean" });
      } else setEditing({ ...fresh, mine: merge(before, mine, conflict.theirs).look, kept: "dirty" });
    },
  };
}

/** What was changed while it was being published is not published yet. */
function published(current: Editing | undefined, sent: Look, version: number, look: Look): Editing {
  const clean: Editing = { base: version, before: look, mine: look, faults: {}, kept: "clean" };
  return !current || current.mine === sent ? clean : { ...clean, mine: current.mine, kept: "dirty" };
}

/**
 * Stores the draft a moment after the last change, one after the other, and shows what the server finds wrong with it.
 * Without `settled`, which is done when the server has what was sent, it waits.
 */
function useKeeping(
  id: string,
  editing: Editing | undefined,
  settled: RefObject<Promise<void>> | undefined,
  change: Dispatch<SetStateAction<Editing | undefined>>,
): void {
  useEffect(() => {
    if (editing?.kept !== "dirty" || !settled) return;
    const timer = setTimeout(() => {
      settled.current = settled.current
        .then(() => keep(id, editing))
        .then(
          (kept): Editing => ({ ...editing, faults: {}, kept }),
          (problem): Editing =>
            problem instanceof Problem && problem.code === "invalid"
              ? { ...editing, faults: problem.fields, kept: "saved" }
              : { ...editing, kept: "trouble" },
        )
        .then((next) => change((current) => (current === editing ? next : current)));
    }, pause);
    return () => clearTimeout(timer);
  }, [id, editing, settled, change]);
  // Whoever leaves within that moment loses nothing.
  const latest = useRef(editing);
  latest.current = editing;
  useEffect(
    () => () => {
      if (latest.current?.kept === "dirty") leaving = keep(id, latest.current).catch(() => undefined);
    },
    [id],
  );
}

async function keep(id: string, { base, before, mine }: Editing): Promise<"clean" | "saved"> {
  if (changes(before, mine).length > 0) {
    await saveDraft(id, base, mine);
    return "saved";
  }
  await forgetDraft(id);
  return "clean";
}
