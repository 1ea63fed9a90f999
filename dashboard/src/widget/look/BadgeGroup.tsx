import { useTranslation } from "react-i18next";
import classes from "./Appearance.module.css";
import drawing from "./BadgeGroup.module.css";
import { ChoiceField, ColorField, Group, InkField, PictureField, SwitchField, TextField } from "./Fields";

const layouts = {
  text_only: "badgeTextOnly",
  image_only: "badgeImageOnly",
  image_left: "badgeLeft",
  image_right: "badgeRight",
} as const;

type Layout = keyof typeof layouts;

/** The card above the launcher. */
export function BadgeGroup({ onFocus }: { onFocus: () => void }) {
  const { t } = useTranslation();
  return (
    <Group title={t("widget.look.badge")} onFocus={onFocus}>
      <p className={classes.lead}>{t("widget.look.badgeLead")}</p>
      <SwitchField path="badge.shown" />
      <ChoiceField
        path="badge.layout"
        options={(Object.keys(layouts) as Layout[]).map((value) => ({
          value,
          label: <Drawing layout={value} name={t(`widget.look.${layouts[value]}`)} />,
        }))}
      />
      <TextField path="badge.text" hint={t("widget.look.badgeTextHint")} />
      <PictureField path="badge.image" use="badge" />
      <ColorField path="badge.color" hint={t("widget.look.badgeColorHint")} />
      <InkField path="badge.textColor" ground="badge.color" />
    </Group>
  );
}

/** The card as lines, with where its picture stands. */
function Drawing({ layout, name }: { layout: Layout; name: string }) {
  const picture = { text_only: undefined, image_only: [1, 50], image_left: [1, 18], image_right: [33, 18] }[layout];
  const [from, to] = { text_only: [6, 40], image_only: [0, 0], image_left: [24, 24], image_right: [6, 24] }[layout];
  return (
    <span className={drawing.layout}>
      <svg viewBox="0 0 52 34" aria-hidden="true">
        <rect className={drawing.card} x="0.5" y="0.5" width="51" height="33" rx="4" />
        {picture && <rect className={drawing.picture} x={picture[0]} y="1" width={picture[1]} height="19" rx="3" />}
        {[6, 12].map((y, line) => (
          <rect
            className={drawing.words}
            key={y}
            x={from}
            y={y}
            width={(to ?? 0) * (1 - line * 0.4)}
            height="3"
            rx="1.5"
          />
        ))}
        <rect className={drawing.box} x="4.5" y="23.5" width="43" height="6" rx="3" />
      </svg>
      <span>{name}</span>
    </span>
  );
}
