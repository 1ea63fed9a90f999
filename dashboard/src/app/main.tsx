import "../ui/styles";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { startSpeaking } from "../ui/i18n";
import { theme, variables } from "../ui/theme";
import { Direction } from "./Direction";
import { queries, router } from "./router";

const scheme = localStorageColorSchemeManager({ key: "causerie.scheme" });
const nonce = () => document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

await startSpeaking();

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <Direction>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        colorSchemeManager={scheme}
        defaultColorScheme="auto"
        getStyleNonce={nonce}
      >
        <QueryClientProvider client={queries}>
          <Notifications position="top-center" limit={3} autoClose={6000} />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </Direction>,
  );
