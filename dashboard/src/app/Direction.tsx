import { DirectionProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Left or right comes from the language alone. */
export function Direction({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const direction = i18n.dir();
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      {children}
    </DirectionProvider>
  );
}
