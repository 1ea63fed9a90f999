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
const again = 5_000;

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
  /** `dirty` until the server has it, `trouble` when it does not: it could not be reached, or something in it is wrong. */
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
  /** Stores what is not stored yet; whether the server has all now. */
  store(): Promise<boolean>;
  /** After a conflict: keep both, write over theirs, or take theirs. */
  settle(how: "both" | "mine" | "theirs"): void;
}

async function load(id: string): Promise<Editing> {
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
  const publishing = useRef<{ look?: Look; done: Promise<boolean> }>({ done: Promise.resolve(false) });

  const reload = useCallback(() => {
    fail(false);
    return load(id).then(setEditing, () => fail(true));
  }, [id]);
  useEffect(() => void reload(), [reload]);
  useKeeping(id, editing, busy ? undefined : settled, setEditing);
  const latest = useRef(editing);
  latest.current = editing;
  const store = async (): Promise<boolean> => {
    const now = latest.current;
    if (now?.kept !== "dirty" && now?.kept !== "trouble") return true;
    // A draft that came after what is being published would be one of yesterday.
    if (busy) {
      const done = (await publishing.current.done) && publishing.current.look === now.mine;
      return done && (latest.current === now || latest.current?.kept === "clean");
    }
    const sent = settled.current.then(() => stored(id, now));
    settled.current = sent.then(() => undefined);
    const next = await sent;
    setEditing((current) => (current === now ? next : current));
    // What was changed meanwhile has to be stored too.
    return latest.current === now ? next.kept !== "trouble" : store();
  };

  const publish = (base: number, look: Look) => {
    publishing.current = { look, done: send(base, look) };
  };
  const send = async (base: number, look: Look): Promise<boolean> => {
    setBusy(true);
    // A draft that is still on its way must not arrive after what makes it needless.
    await settled.current;
    try {
      const { version, look: now } = await publishLook(id, base, look);
      setEditing((current) => published(current, look, version, now));
      void client.invalidateQueries({ queryKey: widgetsQuery.queryKey });
      void client.invalidateQueries({ queryKey: versionsQuery(id).queryKey });
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) return false;
      const told: Partial<Editing> =
        problem.code === "outdated"
          ? { conflict: await conflictOf(id) }
          : problem.code === "invalid"
            ? { faults: problem.fields }
            : { kept: "trouble" };
      setEditing((current) => current && { ...current, ...told });
      return false;
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
    publish: () => editing && publish(editing.base, editing.mine),
    store,
    settle: (how) => {
      if (!editing?.conflict) return;
      const { conflict, before, mine } = editing;
      const fresh = { base: conflict.version, before: conflict.theirs, faults: {}, conflict: undefined };
      if (how === "mine") publish(conflict.version, mine);
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
 * Stores the draft a moment after the last change, one after the other, and shows what the server finds wrong with it. Where it could
 * not be reached, it is tried again. Without `settled`, which is done when the server has what was sent, it waits.
 */
function useKeeping(
  id: string,
  editing: Editing | undefined,
  settled: RefObject<Promise<void>> | undefined,
  change: Dispatch<SetStateAction<Editing | undefined>>,
): void {
  useEffect(() => {
    if (!editing || !settled) return;
    const unreached = editing.kept === "trouble" && Object.keys(editing.faults).length === 0;
    if (editing.kept !== "dirty" && !unreached) return;
    const store = () => {
      settled.current = settled.current
        .then(() => stored(id, editing))
        .then((next) => change((current) => (current === editing ? next : current)));
    };
    const timer = setTimeout(store, unreached ? again : pause);
    return () => clearTimeout(timer);
  }, [id, editing, settled, change]);
}

/** What it is after one try. */
async function stored(id: string, editing: Editing): Promise<Editing> {
  try {
    return { ...editing, faults: {}, kept: await keep(id, editing) };
  } catch (problem) {
    const faults = problem instanceof Problem && problem.code === "invalid" ? problem.fields : {};
    return { ...editing, faults, kept: "trouble" };
  }
}

async function keep(id: string, { base, before, mine }: Editing): Promise<"clean" | "saved"> {
  if (changes(before, mine).length > 0) {
    await saveDraft(id, base, mine);
    return "saved";
  }
  await forgetDraft(id);
  return "clean";
}
