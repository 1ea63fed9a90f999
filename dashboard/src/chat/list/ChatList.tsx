import { Button, Skeleton } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import { IconVolumeOff } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useLive } from "../../live/hooks";
import type { Desk } from "../../live/state";
import { Late } from "../../ui/Late";
import { useSilenced } from "../../ui/sound";
import { visitorName } from "../../visitor/name";
import { groupChats, groupOf, rings } from "../groups";
import { useServe } from "../useServe";
import classes from "./ChatList.module.css";
import { ChatRow } from "./ChatRow";
import { type RowGroup, rowsOf, steady } from "./steady";

export function ChatList() {
  const { t } = useTranslation();
  const desk = useDesk((state) => state);
  const list = useSteadyRows(desk);
  const empty = list.rows.length === 0;
  return (
    <section className={classes.pane} aria-label={t("chat.list")}>
      <p className={classes.title} aria-hidden="true">
        {t("app.chats")}
      </p>
      <div className={classes.scroll} {...list.pointer}>
        {!desk.me && <Loading />}
        {desk.me && empty && <p className={classes.nobody}>{t("chat.nobody")}</p>}
        {list.rows.map((group) => (
          <section key={group.name} aria-label={t(`chat.group.${group.name}`)}>
            <h2 className={classes.group}>
              {t(`chat.group.${group.name}`)} <span className={classes.count}>{group.rows.length}</span>
            </h2>
            {group.rows.map(({ id, gone }) => {
              const chat = desk.chats[id];
              // Even a chat that is over keeps its place as long as the pointer is here.
              if (!chat) return <div key={id} className={classes.hole} />;
              return <ChatRow key={id} chat={chat} group={group.name} gone={gone} />;
            })}
          </section>
        ))}
      </div>
      <LateArrivals desk={desk} ids={list.late} />
      <Silenced desk={desk} />
    </section>
  );
}

/** How long a mouse rests before the list may settle under it: whoever aims at a row has clicked by then. */
const REST_MS = 4_000;

/** While a mouse moves over the list, its rows stay where they are. One that was left lying there holds nothing. */
function useSteadyRows(desk: Desk) {
  const [held, hold] = useState<RowGroup[] | null>(null);
  const rest = useTimeout(() => hold(null), REST_MS);
  const groups = groupChats(desk);
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const latest = useRef(rows);
  latest.current = rows;
  const settle = () => {
    rest.clear();
    hold(null);
  };
  const pointer = {
    onPointerMove: (event: React.PointerEvent) => {
      // Where nothing stands nothing can jump.
      if (event.pointerType !== "mouse" || latest.current.length === 0) return;
      hold((before) => before ?? latest.current);
      rest.clear();
      rest.start();
    },
    onPointerLeave: settle,
    // A click is a decision; after it the list may settle.
    onClick: settle,
  };
  return held ? { ...steady(held, rows), pointer } : { rows, late: [], pointer };
}

/** Somebody waits and no ring is heard: the agent should know why. */
function Silenced({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const live = useLive();
  const silenced = useSilenced() && (live.leading || desk.silent);
  if (!silenced || !rings(desk)) return null;
  return (
    <p className={classes.silenced} role="status">
      <IconVolumeOff size={16} aria-hidden="true" />
      {t("chat.silenced")}
    </p>
  );
}

/** Who came meanwhile must not be missed: shown below the list, takeable there. */
function LateArrivals({ desk, ids }: { desk: Desk; ids: string[] }) {
  const { t } = useTranslation();
  const serve = useServe();
  const waiting = ids.map((id) => desk.chats[id]).filter((chat) => chat && groupOf(desk, chat) === "incoming");
  const first = waiting[0];
  if (!first) return null;
  const name = visitorName(first.summary.visitor, t);
  return (
    <div className={classes.late} role="status">
      <span>{t("chat.arrived", { name, count: waiting.length - 1 })}</span>
      <Button size="compact-sm" onClick={() => serve(first.id)} aria-label={t("chat.serveName", { name })}>
        {t("chat.serve")}
      </Button>
    </div>
  );
}

function Loading() {
  return (
    <Late>
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.skeleton}>
          <Skeleton circle height={36} />
          <Skeleton height={32} />
        </div>
      ))}
    </Late>
  );
}
