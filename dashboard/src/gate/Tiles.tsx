import { IconX } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Gate.module.css";

export interface Tile {
  id: string;
  label: string;
  /** What is wrong with it. */
  fault?: string | undefined;
}

interface TilesProps {
  label: string;
  tiles: readonly Tile[];
  remove(id: string): void;
}

/** What is in a list, each to be taken out. The focus goes on to the neighbour, not away. */
export function Tiles({ label, tiles, remove }: TilesProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const take = (id: string, index: number) => {
    const buttons = list.current?.querySelectorAll("button");
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    remove(id);
  };
  return (
    <ul className={classes.tiles} aria-label={label} ref={list}>
      {tiles.map(({ id, label: name, fault }, index) => (
        <li key={id} className={classes.tile} data-fault={fault !== undefined}>
          <span className={classes.name} dir="auto">
            {name}
            {fault && <span className={classes.why}> {fault}</span>}
          </span>
          <button
            type="button"
            className={classes.out}
            aria-label={t("gate.remove", { name })}
            onClick={() => take(id, index)}
          >
            <IconX size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
