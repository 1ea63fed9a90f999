import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Finding, kinds, type Report, reasons } from "../api/sites";
import { ago } from "../ui/format";
import classes from "./Sites.module.css";

/** What a check has found, in words: the worst first, each with what to do. */
export function Verdict({ report }: { report: Report }) {
  const { t, i18n } = useTranslation();
  // A newer server may know of more than this page has words for.
  const findings = report.findings.filter(({ kind }) => kinds.includes(kind));
  const blocked = findings.some(({ level }) => level === "blocks");
  const absent = findings.some(({ kind }) => kind === "not_found");
  const place = report.page ?? "";
  const told = blocked
    ? t("site.verdict.blocked")
    : absent
      ? t("site.verdict.absent")
      : t(findings.length > 0 ? "site.verdict.works" : "site.verdict.well", { place });
  return (
    <>
      <p className={`${classes.verdict} ${blocked ? classes.ill : absent ? "" : classes.well}`}>
        {blocked ? (
          <IconCircleX size={20} aria-hidden />
        ) : absent ? (
          <IconAlertTriangle size={20} aria-hidden />
        ) : (
          <IconCircleCheck size={20} aria-hidden />
        )}
        {told}
      </p>
      {report.seen !== undefined && (
        <p className={classes.soft}>{t("site.seenThere", { when: ago(report.seen, report.now, i18n.language) })}</p>
      )}
      {findings.length > 0 && (
        <ul className={classes.findings}>
          {findings
            .toSorted((a, b) => Number(a.level === "hint") - Number(b.level === "hint"))
            .map((finding) => (
              <Found key={JSON.stringify(finding)} finding={finding} />
            ))}
        </ul>
      )}
    </>
  );
}

function Found({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { kind, level, about } = finding;
  const reason = reasons.find((known) => known === about.reason);
  return (
    <li className={classes.finding} data-level={level} data-kind={kind}>
      {level === "blocks" ? <IconCircleX size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
      <div>
        <p>
          <strong>
            {kind === "unreachable" && reason ? t(`site.reason.${reason}`, about) : t(`site.finding.${kind}`, about)}
          </strong>
        </p>
        <p>{kind === "unreachable" && reason ? t(`site.retry.${reason}`) : t(`site.fix.${kind}`, about)}</p>
        {about.value && <code className={classes.value}>{about.value}</code>}
        {about.place && (
          <p className={classes.soft}>
            {t(`site.place.${about.place}`)}{" "}
            {kind === "policy_sandbox" || kind === "policy_nonce" ? "" : t("site.none")}
          </p>
        )}
      </div>
    </li>
  );
}
