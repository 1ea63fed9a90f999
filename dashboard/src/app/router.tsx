import { QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { sessionQuery } from "../api/session";
import { readSearch } from "../inbox/views";
import { speakOfSettings } from "../ui/i18n";
import { Crash } from "./Crash";
import { NotFound } from "./NotFound";

export const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true } } });
// Who sits here is known until they leave: nothing on the screen watches it, and without a server nobody could say it again.
queries.setQueryDefaults(sessionQuery.queryKey, { gcTime: Number.POSITIVE_INFINITY });

interface SignInSearch {
  to?: string;
  ended?: boolean;
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

const root = createRootRoute({ component: Outlet, errorComponent: Crash });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): SignInSearch => ({ to: text(search.to), ended: search.ended === true || undefined }),
  component: lazyRouteComponent(() => import("../security/SignIn"), "SignIn"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  validateSearch: (search): { token: string } => ({ token: search.token === undefined ? "" : String(search.token) }),
  component: lazyRouteComponent(() => import("../security/Setup"), "Setup"),
});

const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    if (session) return { session };
    throw redirect({ to: "/sign-in", search: location.pathname === "/" ? {} : { to: location.pathname } });
  },
  component: lazyRouteComponent(() => import("./Shell"), "Shell"),
});

const home = createRoute({
  getParentRoute: () => desk,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/chats" });
  },
});

const chats = createRoute({
  getParentRoute: () => desk,
  path: "/chats",
  component: lazyRouteComponent(() => import("../chat/ChatsPage"), "ChatsPage"),
});

const chatsIndex = createRoute({ getParentRoute: () => chats, path: "/", component: () => null });
const chat = createRoute({ getParentRoute: () => chats, path: "$id", component: () => null });

const inbox = createRoute({
  getParentRoute: () => desk,
  path: "/inbox",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("../inbox/InboxPage"), "InboxPage"),
});
const inboxIndex = createRoute({ getParentRoute: () => inbox, path: "/", component: () => null });
const inboxEntry = createRoute({ getParentRoute: () => inbox, path: "$id", component: () => null });

const reports = createRoute({
  getParentRoute: () => desk,
  path: "/reports",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/chats" });
  },
});
const reportsIndex = createRoute({
  getParentRoute: () => reports,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/reports/ratings" });
  },
});
const ratings = createRoute({
  getParentRoute: () => reports,
  path: "ratings",
  component: lazyRouteComponent(() => import("../report/RatingsPage"), "RatingsPage"),
});

const settings = createRoute({
  getParentRoute: () => desk,
  path: "/settings",
  beforeLoad: speakOfSettings,
  component: lazyRouteComponent(() => import("./Settings"), "Settings"),
});
const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: context.session.agent.role === "agent" ? "/settings/profile" : "/settings/widgets" });
  },
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: "profile",
  component: lazyRouteComponent(() => import("../agent/ProfilePage"), "ProfilePage"),
});
const departments = createRoute({
  getParentRoute: () => settings,
  path: "departments",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/settings/profile" });
  },
});
const departmentList = createRoute({
  getParentRoute: () => departments,
  path: "/",
  component: lazyRouteComponent(() => import("../department/DepartmentsPage"), "DepartmentsPage"),
});
const department = createRoute({
  getParentRoute: () => departments,
  path: "$id",
  component: lazyRouteComponent(() => import("../department/DepartmentPage"), "DepartmentPage"),
});
const social = createRoute({
  getParentRoute: () => settings,
  path: "import",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/settings/profile" });
  },
});
const providers = createRoute({
  getParentRoute: () => social,
  path: "/",
  component: lazyRouteComponent(() => import("../social/ProvidersPage"), "ProvidersPage"),
});
const provider = createRoute({
  getParentRoute: () => social,
  path: "$id",
  component: lazyRouteComponent(() => import("../social/ProviderPage"), "ProviderPage"),
});
const mail = createRoute({
  getParentRoute: () => settings,
  path: "mail",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/settings/profile" });
  },
  component: lazyRouteComponent(() => import("../mail/MailPage"), "MailPage"),
});
const mailServer = createRoute({
  getParentRoute: () => mail,
  path: "/",
  component: lazyRouteComponent(() => import("../mail/ServerPage"), "ServerPage"),
});
const mailTexts = createRoute({
  getParentRoute: () => mail,
  path: "texts",
  component: lazyRouteComponent(() => import("../mail/TextsPage"), "TextsPage"),
});
const mailNotice = createRoute({
  getParentRoute: () => mail,
  path: "notices",
  component: lazyRouteComponent(() => import("../mail/NoticePage"), "NoticePage"),
});
const mailQueue = createRoute({
  getParentRoute: () => mail,
  path: "queue",
  component: lazyRouteComponent(() => import("../mail/QueuePage"), "QueuePage"),
});
const widgets = createRoute({
  getParentRoute: () => settings,
  path: "widgets",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/settings/profile" });
  },
});
const widgetList = createRoute({
  getParentRoute: () => widgets,
  path: "/",
  component: lazyRouteComponent(() => import("../widget/WidgetsPage"), "WidgetsPage"),
});
const widget = createRoute({
  getParentRoute: () => widgets,
  path: "$id",
  component: lazyRouteComponent(() => import("../widget/WidgetPage"), "WidgetPage"),
});
const appearance = createRoute({
  getParentRoute: () => widget,
  path: "/",
  component: lazyRouteComponent(() => import("../widget/look/Appearance"), "Appearance"),
});
const texts = createRoute({
  getParentRoute: () => widget,
  path: "texts",
  component: lazyRouteComponent(() => import("../widget/texts/Texts"), "Texts"),
});
const forms = createRoute({
  getParentRoute: () => widget,
  path: "forms",
  component: lazyRouteComponent(() => import("../widget/forms/FormsPage"), "FormsPage"),
});
const components = createRoute({
  getParentRoute: () => widget,
  path: "components",
  component: lazyRouteComponent(() => import("../widget/Components"), "Components"),
});
const installation = createRoute({
  getParentRoute: () => widget,
  path: "installation",
  component: lazyRouteComponent(() => import("../widget/Installation"), "Installation"),
});
const versions = createRoute({
  getParentRoute: () => widget,
  path: "versions",
  component: lazyRouteComponent(() => import("../widget/Versions"), "Versions"),
});
const security = createRoute({
  getParentRoute: () => widget,
  path: "security",
  component: lazyRouteComponent(() => import("../gate/SecurityPage"), "SecurityPage"),
});
const banned = createRoute({
  getParentRoute: () => settings,
  path: "banned",
  beforeLoad: ({ context }) => {
    if (context.session.agent.role === "agent") throw redirect({ to: "/settings/profile" });
  },
  component: lazyRouteComponent(() => import("../ban/BansPage"), "BansPage"),
});
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    desk.addChildren([
      home,
      chats.addChildren([chatsIndex, chat]),
      inbox.addChildren([inboxIndex, inboxEntry]),
      reports.addChildren([reportsIndex, ratings]),
      settings.addChildren([
        settingsIndex,
        profile,
        departments.addChildren([departmentList, department]),
        social.addChildren([providers, provider]),
        banned,
        mail.addChildren([mailServer, mailNotice, mailTexts, mailQueue]),
        widgets.addChildren([
          widgetList,
          widget.addChildren([appearance, texts, forms, components, security, installation, versions]),
        ]),
      ]),
    ]),
  ]),
  defaultPreload: false,
  defaultPendingMs: 200,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
