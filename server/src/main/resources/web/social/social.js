// The small window in which a visitor has name and address from a provider. The widget says who the visitor is, and the
// browser on whose page; then it goes to the provider. It comes back with a cookie
// and shows what the provider said; nothing goes to the team before the visitor agrees.

const find = (id) => document.getElementById(id);
const [title, words, who, answer, yes, no] = ["title", "words", "who", "answer", "yes", "no"].map(find);
const PATIENCE = 15_000;
const CALM = 700;
let texts = {};

async function call(method, path, body) {
  const options = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const reply = await fetch(path, { method, ...options });
  const said = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Error(said.code ?? "failed");
  return said;
}

/** The language the visitor speaks with us, else the browser's. */
async function speak(wish) {
  const all = await (await fetch("/social/texts.json")).json();
  const names = Object.keys(all);
  const nearest = (tag) => {
    const asked = tag.toLowerCase();
    const [first] = asked.split("-");
    return (
      names.find((name) => name.toLowerCase() === asked) ??
      names.find((name) => name.toLowerCase() === first) ??
      names.find((name) => name.split("-")[0] === first)
    );
  };
  const name = [wish, ...navigator.languages].filter(Boolean).map(nearest).find(Boolean) ?? "en";
  texts = all[name].page;
  document.documentElement.lang = name;
  document.documentElement.dir = ["ar", "fa", "he"].includes(name) ? "rtl" : "ltr";
  document.title = texts.title;
  title.textContent = texts.title;
}

/** Says how it ended, and offers to close the window. */
function end(text) {
  words.textContent = text;
  who.hidden = true;
  answer.hidden = false;
  no.hidden = true;
  yes.textContent = texts.close;
  yes.disabled = false;
  yes.onclick = () => window.close();
  yes.focus();
}

const explain = (code) =>
  end(
    code === "expired"
      ? texts.expired
      : code === "declined"
        ? texts.declined
        : code === "nothing"
          ? texts.nothing
          : texts.failed,
  );

/** On whose page it began is known by what the browser says, and by nothing that the page says. */
function site() {
  // Nothing in it is a secret, so anybody may hear it. Where we know already, the widget learns that the window is ours yet.
  window.opener?.postMessage({ causerie: "who" }, "*");
  if (document.referrer) return Promise.resolve(new URL(document.referrer).origin);
  return new Promise((tell, fail) => {
    if (!window.opener) return fail(new Error("expired"));
    window.addEventListener("message", ({ source, origin, data }) => {
      if (source === window.opener && data?.causerie === "here") tell(origin);
    });
    setTimeout(() => fail(new Error("expired")), PATIENCE);
  });
}

/** What the widget gave us stands behind the `#`, and no longer than it takes to read it. */
function given() {
  const text = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  return JSON.parse(text || "{}");
}

async function begin() {
  const { key, token, provider, language } = given();
  await speak(language);
  words.textContent = texts.wait;
  const { address } = await call("POST", "/api/social", { key, token, provider, language, site: await site() });
  // What comes now may cut the tie between the windows.
  window.opener?.postMessage({ causerie: "leaving" }, "*");
  location.replace(address);
}

async function agree(id) {
  yes.disabled = true;
  try {
    await call("POST", "/api/social/agreed", { id });
  } catch ({ message }) {
    return explain(message);
  }
  end(texts.done);
  window.close();
}

async function decline() {
  await call("DELETE", "/api/social").catch(() => {});
  end(texts.declined);
  window.close();
}

async function back() {
  const trouble = location.hash.slice(1);
  if (trouble === "declined") window.close();
  if (trouble) throw new Error(trouble);
  const { id, provider, site, language, name, email } = await call("GET", "/api/social");
  await speak(language);
  const host = new URL(site).host;
  words.textContent = texts.lead.replace("{provider}", provider).replace("{site}", host);
  find("name").textContent = name ?? "";
  find("email").textContent = email ?? "";
  who.hidden = false;
  yes.textContent = texts.share;
  no.textContent = texts.cancel;
  yes.onclick = () => agree(id);
  no.onclick = decline;
  answer.hidden = false;
  title.focus();
  // Nobody agrees with a click or a key that was meant for another page.
  yes.disabled = true;
  setTimeout(() => {
    yes.disabled = false;
  }, CALM);
}

try {
  await (location.pathname === "/social/done" ? back() : begin());
} catch ({ message }) {
  if (!texts.title) await speak("");
  explain(message);
}
