import { Button, Textarea, TextInput } from "@mantine/core";
import { IconSearch, IconUsersGroup } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DepartmentStatus } from "../department/DepartmentStatus";
import { type Receiver, receivers } from "../department/receivers";
import { useDesk, useLive } from "../live/hooks";
import type { Chat } from "../live/state";
import { Dialog } from "../ui/Dialog";
import dialog from "../ui/Dialog.module.css";
import { Face } from "../ui/Face";
import classes from "./TransferDialog.module.css";

const LONGEST = 5000;
const keyOf = ({ kind, id }: Receiver) => `${kind} ${id}`;

/** A chat is given away, with a note for whoever takes it. */
export function TransferDialog({ chat, name, close }: { chat: Chat; name: string; close: () => void }) {
  const { t } = useTranslation();
  const live = useLive();
  const [receiver, choose] = useState<Receiver | undefined>();
  const [note, write] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!receiver) return;
    const to = receiver.kind === "department" ? { department: receiver.id } : { agent: receiver.id };
    const said = note.trim() === "" ? {} : { note: note.trim() };
    live.command({ type: "transfer", chat: chat.id, ...to, ...said });
    close();
  };
  return (
    <Dialog title={t("chat.transfer.title", { name })} close={close}>
      <form onSubmit={submit} className={dialog.form}>
        <Receivers choose={choose} />
        <Textarea
          label={t("chat.transfer.note")}
          description={t("chat.transfer.noteHint")}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LONGEST}
          value={note}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <div className={dialog.answers}>
          <Button variant="default" onClick={close}>
            {t("chat.transfer.keep")}
          </Button>
          <Button type="submit" disabled={!receiver}>
            {t("chat.transfer.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who else can take the chat, now: somebody who goes while one looks is gone from the list, and is not chosen any more. */
function Receivers({ choose }: { choose: (receiver: Receiver | undefined) => void }) {
  const { t } = useTranslation();
  const [search, find] = useState("");
  const [chosen, setChosen] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const desk = useDesk((state) => state);
  const found = useMemo(() => receivers(desk, search), [desk, search]);
  const receiver = found.find((one) => keyOf(one) === chosen);
  const key = receiver && keyOf(receiver);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is chosen counts, not how many chats they have
  useEffect(() => choose(receiver), [choose, key]);
  const nobody = found.length === 0 && search.trim() === "";
  /** From the search into what it found: the arrow goes there, Enter takes the first. */
  const searched = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    list.current?.querySelector<HTMLInputElement>("input:checked, input")?.focus();
    if (event.key === "Enter" && found[0]) setChosen(keyOf(receiver ?? found[0]));
  };
  return (
    <>
      <TextInput
        data-autofocus
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        aria-label={t("chat.transfer.search")}
        placeholder={t("chat.transfer.search")}
        value={search}
        onChange={(event) => find(event.currentTarget.value)}
        onKeyDown={searched}
      />
      <div className={classes.list} ref={list} role="radiogroup" aria-label={t("chat.transfer.to")}>
        {nobody && <p className={classes.nobody}>{t("chat.transfer.nobody")}</p>}
        {found.length === 0 && !nobody && <p className={classes.nobody}>{t("chat.transfer.nothing")}</p>}
        {(["department", "agent"] as const).map((kind) => (
          <Group key={kind} kind={kind} found={found} chosen={chosen} choose={setChosen} />
        ))}
      </div>
    </>
  );
}

interface GroupProps {
  kind: Receiver["kind"];
  found: readonly Receiver[];
  chosen: string;
  choose: (key: string) => void;
}

function Group({ kind, found, chosen, choose }: GroupProps) {
  const { t } = useTranslation();
  const here = found.filter((one) => one.kind === kind);
  if (here.length === 0) return null;
  return (
    <>
      <h3 className={classes.kind}>
        {kind === "department" ? t("chat.transfer.departments") : t("chat.transfer.colleagues")}
      </h3>
      {here.map((one) => (
        <label key={one.id} className={classes.receiver}>
          <input
            type="radio"
            name="receiver"
            checked={keyOf(one) === chosen}
            onChange={() => choose(keyOf(one))}
            className={classes.radio}
          />
          {one.kind === "department" ? (
            <span className={classes.group} aria-hidden="true">
              <IconUsersGroup size={18} />
            </span>
          ) : (
            <Face name={one.name} seed={one.id} size={32} />
          )}
          <span className={classes.who}>
            <span className={classes.name} dir="auto">
              {one.name}
            </span>
            <span className={classes.meta}>
              <DepartmentStatus status={one.status === "invisible" ? "offline" : one.status} />
              <span>
                {one.kind === "department"
                  ? t("chat.transfer.members", { count: one.members })
                  : t("chat.transfer.chats", { count: one.chats })}
              </span>
            </span>
          </span>
        </label>
      ))}
    </>
  );
}
