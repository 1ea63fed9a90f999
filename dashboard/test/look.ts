import type { Look } from "../src/api/widgets";

export const look: Look = {
  chat: true,
  title: "Ask us",
  color: "#1f6f5c",
  textColor: "auto",
  scheme: "auto",
  size: "medium",
  avatars: true,
  rating: false,
  launcher: { label: "", hideOnPhone: false },
  place: { side: "right", x: 20, y: 20, phoneX: 20, phoneY: 20, zIndex: 2147483000 },
  concierge: { name: "", byline: "", avatar: "" },
  badge: { shown: false, layout: "text_only", text: "", color: "#ffffff", textColor: "auto", image: "" },
  forms: {
    phone: true,
    chat: { on: false, greeting: {}, fields: [] },
    offline: { on: true, greeting: { "": "Hello", fr: "Bonjour" }, fields: [] },
    hours: {},
    messenger: "",
    x: "",
    social: [],
  },
  texts: {},
};
