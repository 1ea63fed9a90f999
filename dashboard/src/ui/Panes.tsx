import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Panes.module.css";

interface Props {
  /** Below this width of the window, in px, what stands beside is drawn in when asked for. */
  wide: number;
  title: string;
  aside: ReactNode;
  /** `openAside` is there where the aside is not in sight. */
  children(openAside: (() => void) | undefined): ReactNode;
}

/** One thing, and beside it what is known around it. */
export function Panes({ wide, title, aside, children }: Props) {
  const { t } = useTranslation();
  const narrow = useMediaQuery(`(max-width: ${wide}px)`, window.innerWidth <= wide, { getInitialValueInEffect: false });
  const [drawer, setDrawer] = useState(false);
  return (
    <div className={classes.panes} data-narrow={narrow}>
      {children(narrow ? () => setDrawer(true) : undefined)}
      {narrow ? (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size={340}
          title={title}
          closeButtonProps={{ "aria-label": t("app.close") }}
          padding={0}
          classNames={{ header: classes.drawerHeader, title: classes.drawerTitle }}
        >
          {aside}
        </Drawer>
      ) : (
        <aside className={classes.aside} aria-label={title}>
          {aside}
        </aside>
      )}
    </div>
  );
}
