import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../api/http";

interface Versioned {
  version: number;
}

/** How it went with saving. */
export interface Saving {
  save(): void;
  saving: boolean;
  saved: boolean;
  error: Error | null;
  /** Somebody else has saved since one began. */
  outdated: boolean;
  takeTheirs(): Promise<void>;
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
}

/** Something that is set as a whole: what others save meanwhile is not written over unseen. */
export function useSetting<S extends Versioned, T>(before: S, { key, fetch, save, part }: Ways<S, T>): Setting<T> {
  const client = useQueryClient();
  const [base, setBase] = useState(before.version);
  const [mine, setMine] = useState<T>(() => part(before));
  const begin = (saved: S) => {
    setBase(saved.version);
    setMine(part(saved));
    client.setQueryData(key, saved);
  };
  const saving = useMutation({ mutationFn: () => save(base, mine), onSuccess: begin });
  return {
    mine,
    set: (change) => {
      setMine((now) => ({ ...now, ...change }));
      saving.reset();
    },
    save: () => saving.mutate(),
    saving: saving.isPending,
    saved: saving.isSuccess,
    error: saving.error,
    outdated: saving.error instanceof Problem && saving.error.code === "outdated",
    takeTheirs: async () => {
      begin(await fetch());
      saving.reset();
    },
  };
}
