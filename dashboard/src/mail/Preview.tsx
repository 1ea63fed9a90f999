import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type MailText, previewQuery, type Template } from "../api/mail";
import { useSession } from "../app/session";
import classes from "./Mail.module.css";

const PAUSE = 300;

interface Props {
  template: Template;
  language: string;
  text: MailText;
}

/** The mail as it would be sent, with something made up in its places. */
export function Preview({ template, language, text }: Props) {
  const { t } = useTranslation();
  const { agent, account } = useSession();
  const [settled] = useDebouncedValue(text, PAUSE);
  const values = {
    answer: t("mail.sample.answer"),
    agent: agent.name,
    account: account.name,
    subject: t("mail.sample.subject"),
    name: "Ada Winter",
    email: "ada@example.com",
    phone: "+33 1 23 45 67 89",
    department: t("mail.sample.department"),
    text: t("mail.sample.question"),
    quoted: t("mail.sample.question"),
    page: "https://shop.example/lamps",
    link: `${location.origin}/…`,
  };
  const preview = useQuery(previewQuery(template.name, language, settled, values));
  return (
    <section className={classes.preview} aria-label={t("mail.texts.preview")}>
      <h2>{t("mail.texts.preview")}</h2>
      {preview.data && (
        <div className={classes.letter}>
          <p className={classes.subject} dir="auto" lang={language}>
            {preview.data.subject}
          </p>
          {/* Nothing runs in it, and it belongs to nobody: what stands in a mail must not reach this page. */}
          <iframe
            className={classes.sheet}
            title={t("mail.texts.previewOf", { subject: preview.data.subject })}
            sandbox=""
            srcDoc={preview.data.html}
          />
        </div>
      )}
      {preview.isError && <p role="alert">{t("security.trouble.unknown")}</p>}
    </section>
  );
}
