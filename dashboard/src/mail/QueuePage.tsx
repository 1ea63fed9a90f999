import { Button, Modal, Skeleton } from "@mantine/core";
import { IconMailCheck, IconMailOff } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { discardMail, type Queue, queueQuery, retryAll, retryMail, type Unsent } from "../api/mail";
import { Empty } from "../ui/Empty";
import { ago } from "../ui/format";
import { Late } from "../ui/Late";
import { Trouble } from "../ui/Trouble";
import classes from "./Mail.module.css";
import { useReason } from "./useReason";
import { useTemplateName } from "./useTemplateName";

/** What has not gone out yet, and what will not. */
export function QueuePage() {
  const queue = useQuery(queueQuery);
  if (queue.isPending)
    return (
      <Late>
        <Skeleton height={160} maw={760} mt="md" />
      </Late>
    );
  if (queue.isError) return <Trouble again={() => void queue.refetch()} />;
  return queue.data.mails.length === 0 ? <Nothing sends={queue.data.sends} /> : <List queue={queue.data} />;
}

function Nothing({ sends }: { sends: boolean }) {
  const { t } = useTranslation();
  return (
    <Empty
      framed
      icon={sends ? IconMailCheck : IconMailOff}
      title={sends ? t("mail.queue.nothing") : t("mail.notSetUp")}
      lead={sends ? t("mail.queue.nothingLead") : t("mail.notSetUpLead")}
    >
      {!sends && (
        <Button renderRoot={(props) => <Link to="/settings/mail" {...props} />}>{t("mail.queue.setUp")}</Button>
      )}
    </Empty>
  );
}

function useQueueMutation<V>(action: (value: V) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: action,
    // One that is gone meanwhile was sent or discarded elsewhere; the list then says so.
    onSettled: () => client.invalidateQueries({ queryKey: queueQuery.queryKey }),
  });
}

function List({ queue }: { queue: Queue }) {
  const { t } = useTranslation();
  const retrying = useQueueMutation(retryAll);
  return (
    <div className={classes.queue}>
      <div className={classes.top}>
        <p role="status">
          {queue.failed > 0 && <strong>{t("mail.queue.failed", { count: queue.failed })}</strong>}{" "}
          {queue.waiting > 0 && t("mail.queue.waiting", { count: queue.waiting })}
        </p>
        {queue.sends && queue.mails.length > 1 && (
          <Button variant="default" loading={retrying.isPending} onClick={() => retrying.mutate(undefined)}>
            {t("mail.queue.retryAll")}
          </Button>
        )}
      </div>
      {!queue.sends && (
        <p className={classes.warning}>
          {t("mail.notSetUp")} <Link to="/settings/mail">{t("mail.queue.setUp")}</Link>
        </p>
      )}
      <ul className={classes.mails}>
        {queue.mails.map((mail) => (
          <Row key={mail.id} mail={mail} queue={queue} />
        ))}
      </ul>
    </div>
  );
}

function Row({ mail, queue }: { mail: Unsent; queue: Queue }) {
  const { t, i18n } = useTranslation();
  const words = useReason();
  const kind = useTemplateName();
  const retrying = useQueueMutation(retryMail);
  return (
    <li className={classes.mail} data-failed={mail.failed}>
      <div className={classes.told}>
        <strong dir="auto">{mail.subject || t("mail.queue.noSubject")}</strong>
        <span className={classes.soft}>
          <bdi>{mail.name ? `${mail.name} <${mail.to}>` : mail.to}</bdi> · {kind(mail.kind)} ·{" "}
          {ago(mail.created, queue.now, i18n.language)}
        </span>
        <State mail={mail} queue={queue} />
        {mail.failure && <span>{words(mail.failure)}</span>}
        {mail.failure?.said && (
          <span className={classes.soft}>
            {t("mail.said")} <code dir="ltr">{mail.failure.said}</code>
          </span>
        )}
      </div>
      <div className={classes.buttons}>
        {queue.sends && (
          <Button
            size="compact-sm"
            variant="default"
            loading={retrying.isPending}
            aria-label={t("mail.queue.retryName", { to: mail.to })}
            onClick={() => retrying.mutate(mail.id)}
          >
            {t("mail.queue.retry")}
          </Button>
        )}
        <Discard mail={mail} />
      </div>
    </li>
  );
}

function State({ mail, queue }: { mail: Unsent; queue: Queue }) {
  const { t, i18n } = useTranslation();
  if (mail.failed) return <span className={classes.ill}>{t("mail.queue.stateFailed")}</span>;
  if (mail.due === undefined || mail.due <= queue.now) return <span>{t("mail.queue.stateWaits")}</span>;
  const minutes = Math.ceil((mail.due - queue.now) / 60_000);
  const unit = minutes >= 60 ? ("hour" as const) : ("minute" as const);
  const count = unit === "hour" ? Math.round(minutes / 60) : minutes;
  const when = new Intl.RelativeTimeFormat(i18n.language).format(count, unit);
  return <span>{t("mail.queue.stateLater", { count: mail.attempts, when })}</span>;
}

/** Asks once: what it said is gone then. */
function Discard({ mail }: { mail: Unsent }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const discarding = useQueueMutation(discardMail);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-haspopup="dialog"
        aria-label={t("mail.queue.discardName", { to: mail.to })}
        onClick={() => ask(true)}
      >
        {t("mail.queue.discard")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title={t("mail.queue.discardAsk")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className={classes.words}>{t("mail.queue.discardLead", { to: mail.to })}</p>
        <div className={classes.buttons}>
          <Button variant="default" data-autofocus onClick={() => ask(false)}>
            {t("mail.queue.keep")}
          </Button>
          <Button color="#b3261e" loading={discarding.isPending} onClick={() => discarding.mutate(mail.id)}>
            {t("mail.queue.discard")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
