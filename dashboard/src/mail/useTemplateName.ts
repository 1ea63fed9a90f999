import { useTranslation } from "react-i18next";

const KNOWN = {
  "inbox-answer": "inboxAnswer",
  "inbox-received": "inboxReceived",
  "inbox-new": "inboxNew",
  test: "test",
} as const;

/** What a kind of mail is called; one that this page does not know, by the server's word for it. */
export function useTemplateName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => (kind in KNOWN ? t(`mail.template.${KNOWN[kind as keyof typeof KNOWN]}`) : kind);
}
