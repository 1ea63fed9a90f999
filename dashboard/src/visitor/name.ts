import type { TFunction } from "i18next";
import type { VisitorName } from "../../../protocol/frames";

/** What the server calls somebody who has not said a name yet. */
const UNNAMED = /^Visitor (\d{8})$/;

export const isUnnamed = (name: string): boolean => name === "" || UNNAMED.test(name);

/** What to call a visitor, in the agent's language where the name is ours and not theirs; by address rather than not at all. */
export function visitorName({ name, email }: Pick<VisitorName, "name" | "email">, t: TFunction): string {
  const number = UNNAMED.exec(name)?.[1];
  if (number) return t("visitor.numbered", { number });
  return name || email || t("visitor.unnamed");
}
