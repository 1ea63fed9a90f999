import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Tried, troubles } from "../api/social";
import { Outcome } from "../ui/Outcome";

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
          <Outcome well={!tried.trouble}>
            <p>{words(tried)}</p>
          </Outcome>
        )}
      </div>
    </>
  );
}
