import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, Modal, Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { replaceKey, widgetsQuery } from "../api/widgets";
import { CheckPage, type Wanted } from "../site/CheckPage";
import { SeenOn } from "../site/SeenOn";
import { Copy } from "../ui/Copy";
import { Guides } from "./Guides";
import classes from "./Settings.module.css";

/** How the widget comes onto a site, whether it has, what is in its way, and how its key is replaced. */
export function Installation() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const [wanted, want] = useState<Wanted>({ address: "", turn: 0 });
  const widget = useQuery(widgetsQuery).data?.find((one) => one.id === id);
  if (!widget) return null;
  const mail = new URLSearchParams({
    subject: t("widget.mailSubject"),
    body: `${t("widget.mailBody")}\n\n${widget.snippet}\n`,
  });
  return (
    <div className={classes.narrow}>
      <h2>{t("widget.snippet")}</h2>
      <p className={classes.lead}>{t("account.teach")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard */}
      <section className={classes.code} tabIndex={0} aria-label={t("account.snippet")}>
        <code>{widget.snippet}</code>
      </section>
      <div className={classes.actions}>
        <Copy text={widget.snippet} />
        <Button component="a" variant="default" href={`mailto:?${mail.toString().replaceAll("+", "%20")}`}>
          {t("widget.mail")}
        </Button>
      </div>
      <h2>{t("site.seenOn")}</h2>
      <p className={classes.lead}>{t("site.seenOnLead")}</p>
      <SeenOn id={id} check={(address) => want(({ turn }) => ({ address, turn: turn + 1 }))} />
      <h2>{t("site.checkTitle")}</h2>
      <p className={classes.lead}>{t("site.checkLead")}</p>
      <CheckPage id={id} wanted={wanted} type={(address) => want(({ turn }) => ({ address, turn }))} />
      <h2>{t("widget.guides")}</h2>
      <Guides snippet={widget.snippet} />
      <h2>{t("widget.component.help")}</h2>
      <Switch
        label={t("widget.inHelp")}
        description={t("widget.component.later")}
        disabled
        checked={false}
        readOnly
        my={12}
      />
      <h2>{t("widget.key")}</h2>
      <p className={classes.lead}>{t("widget.keyLead")}</p>
      <Replace id={id} />
    </div>
  );
}

function Replace({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, ask] = useState(false);
  const replacing = useMutation({
    mutationFn: () => replaceKey(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: widgetsQuery.queryKey });
      ask(false);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t("widget.replaceKey")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => ask(false)}
        title={t("widget.replaceAsk")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <p className={classes.lead}>{t("widget.replaceLead")}</p>
        {replacing.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={() => ask(false)}>
            {t("widget.keepKey")}
          </Button>
          <Button color="red" loading={replacing.isPending} onClick={() => replacing.mutate()}>
            {t("widget.replaceKey")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
