import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "../api/http";
import { type IdentityState, identityQuery } from "../api/identity";
import { useTrouble } from "../ui/useTrouble";

/** Changes something, shows what is so now, and says in words why it was not done. */
export function useChange<V>(change: (wish: V) => Promise<IdentityState>, done?: (state: IdentityState) => void) {
  const { t } = useTranslation();
  const words = useTrouble();
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: change,
    onSuccess: (state) => {
      // The secret is shown where it was made, and kept nowhere.
      const { secret: _, ...kept } = state;
      client.setQueryData(identityQuery.queryKey, kept);
      done?.(state);
    },
    onError: () => void client.invalidateQueries({ queryKey: identityQuery.queryKey }),
  });
  const { error } = changing;
  const outdated = error instanceof Problem && error.code === "outdated";
  const trouble = error ? (outdated ? t("identity.outdated") : words(error)) : undefined;
  return { ...changing, trouble };
}
