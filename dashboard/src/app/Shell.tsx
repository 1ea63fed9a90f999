import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../api/session";
import { IncomingStrip } from "../chat/list/IncomingStrip";
import { useRinging } from "../chat/useRinging";
import { useInboxNews } from "../inbox/useInboxNews";
import { LiveDesk } from "../live/desk";
import { DeskContext, useDesk } from "../live/hooks";
import { ConnectionBar } from "./ConnectionBar";
import { Keys } from "./Keys";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { useSession } from "./session";
import { useToasts } from "./useToasts";

/** Everything behind the door: one live desk for as long as this agent is signed in. */
export function Shell() {
  const { agent } = useSession();
  const [live, setLive] = useState<LiveDesk | null>(null);
  useEffect(() => {
    const desk = new LiveDesk(agent.id);
    setLive(desk);
    return () => desk.stop();
  }, [agent.id]);
  if (!live) return null;
  return (
    <DeskContext value={live}>
      <Frame />
    </DeskContext>
  );
}

function Frame() {
  const { t } = useTranslation();
  useLeaveWhenSignedOut();
  useRinging();
  useToasts();
  useInboxNews();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t("app.skip")}
      </a>
      <Rail />
      <div className={classes.main}>
        <ConnectionBar />
        <IncomingStrip />
        <main id="main" className={classes.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Keys />
    </div>
  );
}

/** The server ended the session: sign in, then come back to this very page. */
function useLeaveWhenSignedOut(): void {
  const phase = useDesk((desk) => desk.link.phase);
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    if (phase !== "signed_out") return;
    client.setQueryData(sessionQuery.queryKey, null);
    void navigate({ to: "/sign-in", search: { to: window.location.pathname, ended: true }, replace: true });
  }, [phase, client, navigate]);
}
