import { useTranslation } from "react-i18next";
import type { Tally } from "../api/ratings";
import { share } from "./days";
import classes from "./Reports.module.css";

type Row = Tally & { key: string; name?: string | undefined };

/** One line for each whom or what the ratings are about. */
export function TallyTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="away">{caption}</span>
          </th>
          <th scope="col">{t("report.good")}</th>
          <th scope="col">{t("report.bad")}</th>
          <th scope="col">{t("report.comments")}</th>
          <th scope="col">{t("report.satisfied")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" dir="auto" className={row.name ? undefined : classes.none}>
              {row.name ?? t("report.noDepartment")}
            </th>
            <td>{number.format(row.good)}</td>
            <td>{number.format(row.bad)}</td>
            <td>{number.format(row.comments)}</td>
            <td>{percent.format(share(row) ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
