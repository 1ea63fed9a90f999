import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Tried, troubles } from "../api/social";
import classes from "./Social.module.css";

interface Props {
  test(): void;
  pending: boolean;
  tried: Tried | undefined;
}

/** Tries what stands in the form, saved or not, and says in words what came of it. */
export function TryIt({ test, pending, tried }: Props) {
  const { t } = useTranslation();
  const words = ({ trouble, detail = "", known }: Tried) => {
    if (!trouble) return t(known ? "social.try.well" : "social.try.perhaps");
    if (trouble === "unreachable" && (detail === "private" || detail === "plain" || detail === "certificate"))
      return t(`social.try.${detail}`);
    return t(`social.try.${troubles.find((one) => one === trouble) ?? "garbage"}`, { detail });
  };
  return (
    <>
      <div>
        <Button variant="default" loading={pending} onClick={test}>
          {t("social.try.submit")}
        </Button>
      </div>
      <div role="status">
        {tried && (
          <div className={classes.result} data-well={!tried.trouble}>
            {tried.trouble ? (
              <IconCircleX size={20} aria-hidden="true" />
            ) : (
              <IconCircleCheck size={20} aria-hidden="true" />
            )}
            <span>{words(tried)}</span>
          </div>
        )}
      </div>
    </>
  );
}
