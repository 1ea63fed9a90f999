import type { Department, Field, Form, Forms, Look } from "../../../protocol/frames";
import type { ChatState } from "../client/state";
import type { Faults } from "./check";

interface Known {
  readonly state: ChatState;
  readonly faults?: Faults;
}

/** What the widget asks, once we know it: with a look that has come since, or when we were welcomed. */
export function formsOf({ forms }: Pick<Look, "forms">, state: ChatState): Forms | undefined {
  // The snippet says only that there are some.
  return (forms as Partial<Forms> | undefined)?.chat ? forms : state.forms;
}

/**
 * What of a form is asked: what the visitor has said before is not, nor the department that the page chose, unless
 * something was wrong with it.
 */
export function asked(forms: Forms, form: Form, { state, faults = {} }: Known, page?: string): Field[] {
  const known = Object.keys(state.profile ?? {});
  const chosen = departmentOf(state, undefined, page);
  if (chosen && chosen.status !== "offline") known.push("department");
  return form.fields.filter(
    ({ id, kind, need }) =>
      need !== "hidden" &&
      (kind !== "phone" || forms.phone) &&
      (kind !== "department" || state.departments?.length !== 0) &&
      (!known.includes(kind) || id in faults),
  );
}

/** The department that the visitor has chosen, else the one that the page says, by its id or its name. */
export function departmentOf(
  state: ChatState,
  chosen: string | undefined,
  page: string | undefined,
): Department | undefined {
  const find = (wish: string | undefined) => state.departments?.find(({ id, name }) => id === wish || name === wish);
  return find(chosen) ?? find(page);
}

/** A text in the visitor's language, or in the one that stands for all others. */
export const said = (texts: Readonly<Record<string, string>>, language: string): string | undefined =>
  texts[language] ?? texts[""];

/** Of the answers those to a form's own questions. */
export function answersTo(fields: readonly Field[], all: Readonly<Record<string, string>>): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const { id, kind } of fields) {
    const text = all[id];
    if (text?.trim() && kind !== "message" && kind !== "department") answers[id] = text;
  }
  return answers;
}
