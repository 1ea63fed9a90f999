import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const indigo: MantineColorsTuple = [
  "#eef0fc",
  "#dfe2f9",
  "#bfc5f2",
  "#9da6ec",
  "#7f89e4",
  "#636fd9",
  "#4c56c9",
  "#424bb3",
  "#383f96",
  "#2e3478",
];
const gray: MantineColorsTuple = [
  "#faf9f7",
  "#f3f1ed",
  "#e9e6e0",
  "#dcd8d0",
  "#c6c1b7",
  "#a29c91",
  "#777167",
  "#5d5850",
  "#3c3832",
  "#24211d",
];
const dark: MantineColorsTuple = [
  "#e8e4dc",
  "#b9b4aa",
  "#a09a90",
  "#6f6a62",
  "#4a4640",
  "#383530",
  "#2b2926",
  "#211f1d",
  "#1a1917",
  "#131211",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: 6,
  colors: { indigo, gray, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "15px", lg: "18px", xl: "24px" },
  lineHeights: { xs: "1.45", sm: "1.45", md: "1.45", lg: "1.4", xl: "1.3" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  radius: { xs: "4px", sm: "8px", md: "8px", lg: "12px", xl: "18px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: { fontWeight: "600" },
  components: {
    Menu: { defaultProps: { shadow: "md", radius: "lg", transitionProps: { duration: 120, transition: "fade" } } },
    // Nothing behind a dialog scrolls here, and the lock would need a style sheet without our nonce.
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: "lg", transitionProps: { duration: 150 } } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 150 } } },
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: false, withArrow: false, fz: 12 } },
    Popover: { defaultProps: { shadow: "md", radius: "lg", transitionProps: { duration: 120, transition: "fade" } } },
  },
});

/** Mantine's own red is too close to its ground under the mouse in the dark. */
const red = {
  "--mantine-color-red-light": "var(--red-soft)",
  "--mantine-color-red-light-hover": "var(--red-soft)",
  "--mantine-color-red-light-color": "var(--red)",
};

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#24211d",
    "--mantine-color-dimmed": "#6a645b",
    "--mantine-color-placeholder": "#787167",
    "--mantine-color-error": "#b3261e",
    ...red,
    "--mantine-color-default-border": "#d5d0c7",
  },
  dark: {
    "--mantine-color-body": "#211f1d",
    "--mantine-color-text": "#e8e4dc",
    "--mantine-color-dimmed": "#ada79d",
    "--mantine-color-placeholder": "#968f84",
    "--mantine-color-error": "#ff9b91",
    ...red,
    "--mantine-color-default-border": "#4a4640",
  },
});
