import { useLayoutEffect, useRef } from "preact/hooks";
import type { Form, Forms } from "../../../protocol/frames";
import type { View } from "../client/client";
import { Icon } from "../panel/icons";
import { useRoom } from "../panel/room";
import { answersTo, asked, departmentOf, formsOf, said } from "./asking";
import type { Faults } from "./check";
import { QuestionsForm } from "./questions";
import { begin } from "./screen";

export function Ask({ view, open }: { view: View; open: boolean }) {
  const { host, words, speech } = useRoom();
  const { client } = host;
  const forms = formsOf(host.look, view.state) as Forms;
  const questions = useQuestions(view, open, forms, forms.chat);
  const { fields, values } = questions;
  const start = () => {
    const { message = "", department } = values;
    // Where no message is asked for, or none was written, the first one takes the answers along.
    if (!message.trim() || fields.every(({ kind }) => kind !== "message")) return void client.write({ asked: true });
    begin(host, view, message);
    client.write({ draft: "", answers: department ? { department } : {} });
  };
  return (
    <main class="ground" aria-label={host.look.title}>
      <QuestionsForm {...questions} open={open} submit={words.formStart} onSubmit={start}>
        <p class="greeting">{said(forms.chat.greeting, speech.language) ?? words.formBefore}</p>
      </QuestionsForm>
    </main>
  );
}

export function Leave({ view, open }: { view: View; open: boolean }) {
  const { host, words, speech } = useRoom();
  const { client } = host;
  const { state } = view;
  const forms = formsOf(host.look, state) as Forms;
  const { offline } = forms;
  const entry = view.entries.find(({ kind }) => kind === "leave");
  const department = departmentOf(state, client.session.data.answers?.department, host.department);
  // Who has chosen a department that is not there may choose another.
  const one = state.status !== "offline" && department;
  const choose = one && !offline.fields.some(({ kind, need }) => kind === "department" && need !== "hidden");
  const more = { id: "department", kind: "department", need: "optional", label: {}, options: [], link: "" };
  const form: Form = choose
    ? { ...offline, fields: [more, ...offline.fields.filter(({ kind }) => kind !== "department")] }
    : offline;
  const questions = useQuestions(view, open, forms, form);
  const { values } = questions;
  const leave = () => {
    client.leave((values.message ?? "").trim(), {
      answers: answersTo(questions.fields, values),
      ...(department ? { department: department.id } : {}),
    });
    client.write({ draft: "" });
  };
  const greeting = said(offline.greeting, speech.language);
  return (
    <main class="ground" aria-label={host.look.title}>
      <QuestionsForm
        {...questions}
        values={entry ? { ...entry.answers, message: entry.text, department: entry.department ?? "" } : values}
        open={open}
        fixed={entry !== undefined}
        busy={entry !== undefined && !entry.refused}
        submit={words.formLeave}
        onSubmit={() => (entry ? client.retry(entry.id) : leave())}
        below={<Elsewhere forms={forms} />}
        beside={
          (entry?.refused || view.held) && (
            <p role="alert">{entry?.refused ? words["refused.unavailable"] : words.held}</p>
          )
        }
      >
        <p class="greeting" role="status">
          {one ? words.formAway.replace("{name}", one.name) : (greeting ?? words.formOffline)}
        </p>
      </QuestionsForm>
    </main>
  );
}

/** When somebody is there, and where we can be reached besides. */
function Elsewhere({ forms }: { forms: Forms }) {
  const { words, speech } = useRoom();
  const hours = said(forms.hours, speech.language);
  const links = (["messenger", "x"] as const).filter((name) => /^https?:/i.test(forms[name]));
  return (
    <>
      {hours && (
        <section class="aside">
          <h2>{words.formHours}</h2>
          <p dir="auto">{hours}</p>
        </section>
      )}
      {links.length > 0 && (
        <section class="aside">
          <h2>{words.formElsewhere}</h2>
          <p>
            {links.map((name) => (
              <a key={name} href={forms[name]} target="_blank" rel="noopener noreferrer">
                {name === "x" ? "X" : "Messenger"}
              </a>
            ))}
          </p>
        </section>
      )}
    </>
  );
}

/** The message is stored; somebody will answer it. */
export function Left({ view, open }: { view: View; open: boolean }) {
  const { host, words } = useRoom();
  const { session } = host.client;
  const email = session.data.left;
  const [before, after] = words.formAnswer.split("{email}");
  const thanks = useRef<HTMLDivElement>(null);
  // Not the button: an impatient second press would ask for another form.
  useLayoutEffect(() => {
    if (open && document.hasFocus()) thanks.current?.focus();
  }, []);
  return (
    <>
      <main class="ground" aria-label={host.look.title}>
        <div class="scroll">
          <div class="welcome" role="status" tabIndex={-1} ref={thanks}>
            <span class="seal">
              <Icon name="check" />
            </span>
            <h2>{words.formLeft}</h2>
            {email && (
              <p>
                {before}
                <bdi>{email}</bdi>
                {after}
              </p>
            )}
          </div>
        </div>
      </main>
      <section class="foot over" aria-label={words.writeHere}>
        <button type="button" class="primary" data-focus onClick={host.client.startAfresh}>
          {view.state.status === "offline" ? words.formAgain : words.startNew}
        </button>
      </section>
    </>
  );
}

const none: Faults = {};

/** What of a form is asked, with what has been typed; each letter is kept at once. */
function useQuestions(view: View, open: boolean, forms: Forms, form: Form) {
  const { client, department, typed } = useRoom().host;
  const { session } = client;
  const { state, faults = none } = view;
  useLayoutEffect(() => {
    const written = open ? typed() : undefined;
    if (written !== undefined) client.write({ draft: written });
  }, [open]);
  const { draft = "", answers = {} } = session.data;
  const chosen = departmentOf(state, answers.department, department);
  const fields = asked(forms, form, view, department);
  const values: Record<string, string> = { ...answers, message: draft, department: chosen?.id ?? "" };
  return {
    fields,
    values,
    departments: state.departments ?? [],
    faults,
    onChange: (id: string, text: string) => {
      const { answers: before } = session.data;
      client.write(id === "message" ? { draft: text } : { answers: { ...before, [id]: text } });
    },
  };
}
