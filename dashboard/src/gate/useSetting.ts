import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Problem } from "../api/http";
import { useUnsaved } from "../ui/Unsaved";

interface Versioned {
  version: number;
}

/** How it went with saving. */
export interface Saving {
  save(): void;
  saving: boolean;
  saved: boolean;
  /** What stands in the form is not what is saved. */
  unsaved: boolean;
  error: Error | null;
  /** Somebody else has saved since one began. */
  outdated: boolean;
  takeTheirs(): void;
  saveMine(): void;
  undo(): void;
}

export interface Setting<T> extends Saving {
  mine: T;
  set(change: Partial<T>): void;
}

interface Ways<S, T> {
  key: QueryKey;
  fetch(): Promise<S>;
  save(base: number, mine: T): Promise<S>;
  /** What of that which was saved is edited. */
  part(saved: S): T;
  /** It was not taken. */
  failed?(error: Error, mine: T): void;
}

type Way<T> = { way: "theirs" } | { way: "save" | "mine"; sent: T };

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Something that is set as a whole: what others save meanwhile is not written over unseen. */
export function useSetting<S extends Versioned, T>(before: S, ways: Ways<S, T>): Setting<T> {
  const client = useQueryClient();
  const [base, setBase] = useState(before);
  const [mine, setMine] = useState<T>(() => ways.part(before));
  const unsaved = !same(mine, ways.part(base));
  const begin = (saved: S) => {
    setBase(saved);
    setMine(ways.part(saved));
  };
  const saving = useMutation({
    mutationFn: async (asked: Way<T>) => {
      const now = asked.way === "save" ? base : await ways.fetch();
      return asked.way === "theirs" ? now : ways.save(now.version, asked.sent);
    },
    onSuccess: (saved, asked) => {
      setBase(saved);
      // What was typed meanwhile stays.
      setMine((typed) => (asked.way === "theirs" || same(typed, asked.sent) ? ways.part(saved) : typed));
      client.setQueryData(ways.key, saved);
    },
    onError: (error) => ways.failed?.(error, mine),
  });
  useUnsaved(unsaved);
  // What came anew is shown; what somebody is in the middle of stays.
  useEffect(() => {
    if (before.version <= base.version || unsaved) return;
    setBase(before);
    setMine(ways.part(before));
  }, [before, base, unsaved, ways]);
  return {
    mine,
    set: (change) => {
      setMine((now) => ({ ...now, ...change }));
      saving.reset();
    },
    save: () => saving.mutate({ way: "save", sent: mine }),
    saving: saving.isPending,
    saved: saving.isSuccess && saving.variables.way !== "theirs" && !unsaved,
    unsaved,
    error: saving.error,
    outdated: saving.error instanceof Problem && saving.error.code === "outdated",
    takeTheirs: () => saving.mutate({ way: "theirs" }),
    saveMine: () => saving.mutate({ way: "mine", sent: mine }),
    undo: () => {
      begin(base);
      saving.reset();
    },
  };
}
