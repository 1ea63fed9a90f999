import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Department, Field } from "../../../protocol/frames";
import type { Key } from "../locales/words";
import { useRoom } from "../panel/room";
import { Social } from "../social/slot";
import { said } from "./asking";
import { check, type Faults } from "./check";

export interface Questions {
  readonly fields: readonly Field[];
  /** By the fields' ids; what is written for everybody stands under `message`. */
  readonly values: Readonly<Record<string, string>>;
  readonly departments: readonly Department[];
  /** What the server found wrong. */
  readonly faults: Faults;
}

interface Props extends Questions {
  open: boolean;
  busy?: boolean;
  /** What stands in it may be stored already. */
  fixed?: boolean;
  /** What the button says. */
  submit: string;
  /** Above and below the fields. */
  children?: ComponentChildren;
  below?: ComponentChildren;
  /** Beside the button. */
  beside?: ComponentChildren;
  onChange(id: string, text: string): void;
  onSubmit(): void;
}

/** A form: its fields in one column, what is wrong beside each, and the focus on the first of those. */
export function QuestionsForm({ fields, values, departments, faults, open, ...props }: Props) {
  const { words } = useRoom();
  const form = useRef<HTMLFormElement>(null);
  const [found, tell] = useState(faults);
  const at = (wanted: string) => form.current?.querySelector<HTMLInputElement>(wanted);
  // Whoever was writing a message goes on with it; nobody on the page around us is disturbed.
  const first = values.message && fields.some(({ kind }) => kind === "message") ? "message" : fields[0]?.id;
  const asksFirst = useRef(first);
  // Once it has come from elsewhere it is not asked for any more, but for whoever looks.
  const takes = useRef(fields.some(({ kind }) => kind === "name" || kind === "email"));
  useLayoutEffect(() => tell(faults), [faults]);
  useLayoutEffect(() => {
    if (!open || !document.hasFocus()) return;
    const box = at("[aria-invalid=true]") ?? at("[data-focus]");
    box?.focus();
    if (box?.selectionStart !== null) box?.setSelectionRange?.(box.value.length, box.value.length);
  }, []);
  useLayoutEffect(() => {
    if (open && document.hasFocus()) at("[aria-invalid=true]")?.focus();
  }, [found]);
  const submit = (event: Event) => {
    event.preventDefault();
    const asked = new Set(fields.map(({ id }) => id));
    const answers = Object.fromEntries(Object.entries(values).filter(([id]) => asked.has(id)));
    const { message = "", department } = values;
    const ids = departments.map(({ id }) => id);
    const now = check({ fields: [...fields] }, { answers, message, department, departments: ids });
    tell(now);
    if (Object.keys(now).length === 0 && !props.busy) props.onSubmit();
  };
  const change = (id: string, text: string) => {
    const { [id]: _, ...others } = found;
    tell(others);
    props.onChange(id, text);
  };
  return (
    <form class="questions" ref={form} noValidate onSubmit={submit}>
      <div class="fields" inert={props.fixed}>
        {props.children}
        {takes.current && <Social />}
        {Object.values(found).includes("unknown") && <p role="alert">{words.formChanged}</p>}
        {found[""] && <p role="alert">{words[`refused.${found[""]}` as Key] ?? words["refused.other"]}</p>}
        {fields.map((field) => (
          <Question
            key={field.id}
            field={field}
            value={values[field.id] ?? ""}
            departments={departments}
            fault={found[field.id]}
            first={field.id === asksFirst.current}
            onChange={(text) => change(field.id, text)}
          />
        ))}
        {props.below}
      </div>
      <div class="foot over">
        {props.beside}
        <button type="submit" class="primary" aria-disabled={props.busy}>
          {props.busy ? words.sending : props.submit}
        </button>
      </div>
    </form>
  );
}

interface QuestionProps {
  field: Field;
  value: string;
  departments: readonly Department[];
  fault: string | undefined;
  first: boolean;
  onChange(text: string): void;
}

/** What browsers fill in by themselves, and which keys a phone shows. */
const hints = {
  name: { autocomplete: "name" },
  email: { autocomplete: "email", inputMode: "email", autocapitalize: "off", spellcheck: false },
  phone: { autocomplete: "tel", inputMode: "tel" },
} as const;

function Question({ field, value, departments, fault, first, onChange }: QuestionProps) {
  const { words, speech } = useRoom();
  const { id, kind, need, options, link } = field;
  const own = said(field.label, speech.language);
  const label = own ?? words[`form.${kind}` as Key] ?? id;
  const shared = {
    id: `f-${id}`,
    "data-focus": first || undefined,
    "aria-required": need === "required",
    "aria-invalid": fault !== undefined,
    "aria-describedby": fault && `e-${id}`,
    value,
    onInput: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  const option = (key: string, text: string) => (
    <option key={key} value={key}>
      {text}
    </option>
  );
  const optional = need === "optional" && <span class="optional"> {words.formOptional}</span>;
  const error = fault && (
    <p class="fault" id={`e-${id}`}>
      {words[`fault.${fault}` as Key] ?? words["fault.choice"]}
    </p>
  );
  if (kind === "checkbox")
    return (
      <div class="question tick">
        <input
          {...shared}
          type="checkbox"
          value="yes"
          checked={value === "yes"}
          onInput={(event) => onChange(event.currentTarget.checked ? "yes" : "")}
        />
        <label for={shared.id} dir="auto">
          <Linked text={label} link={link} />
          {optional}
        </label>
        {error}
      </div>
    );
  return (
    <div class="question">
      <label for={shared.id} dir={own ? "auto" : undefined}>
        {label}
        {optional}
      </label>
      {kind === "message" ? (
        <textarea {...shared} rows={4} dir="auto" />
      ) : kind === "choice" || kind === "department" ? (
        <select {...shared}>
          {option("", words.formChoose)}
          {kind === "choice"
            ? options.map((one) => option(one.id, said(one.label, speech.language) ?? one.id))
            : departments.map(({ id, name, status }) => option(id, `${name} – ${words[`launcher.${status}`]}`))}
        </select>
      ) : (
        <input {...shared} {...hints[kind as keyof typeof hints]} dir={value ? "auto" : undefined} />
      )}
      {error}
    </div>
  );
}

/** A text of which the words in brackets lead to a page; without brackets all of it does. */
function Linked({ text, link }: { text: string; link: string }) {
  if (!/^https?:/i.test(link)) return <>{text}</>;
  const [, before = "", words = text, after = ""] = /^(.*?)\[(.+?)\](.*)$/s.exec(text) ?? [];
  return (
    <>
      {before}
      <a href={link} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
      {after}
    </>
  );
}
