// Where the link of a mail leads: asks, goes on in the chat, or says why not. The link is used only when somebody
// presses the button, since programs open what stands in mails too.

const token = location.hash.slice(1);
const title = document.getElementById("title");
const words = document.getElementById("words");
const button = document.getElementById("go");
const site = document.getElementById("site");
let texts = {};

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.code ?? "failed");
  return said;
};

/** The language the visitor spoke with us, else the browser's. */
async function speak(wish) {
  const all = await (await fetch("/resume/texts.json")).json();
  const names = Object.keys(all);
  const find = (tag) => {
    const asked = tag.toLowerCase();
    return (
      names.find((name) => name.toLowerCase() === asked) ??
      names.find((name) => name.toLowerCase() === asked.split("-")[0]) ??
      names.find((name) => name.split("-")[0] === asked.split("-")[0])
    );
  };
  const name = [wish, ...navigator.languages].filter(Boolean).map(find).find(Boolean) ?? "en";
  texts = all[name];
  document.documentElement.lang = name;
  document.documentElement.dir = ["ar", "fa", "he"].includes(name) ? "rtl" : "ltr";
  document.title = texts.title;
  title.textContent = texts.title;
  button.textContent = texts.go;
}

const explain = (code) => {
  words.textContent = code === "used" ? texts.used : code === "expired" || code === "unknown" ? texts.gone : texts.failed;
  words.setAttribute("role", "alert");
  button.hidden = words.textContent !== texts.failed;
  button.disabled = false;
};

function remember({ key, token: visitor }) {
  const name = `causerie:${key}`;
  localStorage.setItem(name, JSON.stringify({ token: visitor }));
}

function open({ key, url }) {
  window.Causerie = { q: [["open"]] };
  const script = document.createElement("script");
  script.src = `/snippet.js?key=${encodeURIComponent(key)}`;
  document.body.append(script);
  words.textContent = texts.here;
  button.hidden = true;
  if (!url) return;
  const link = site.querySelector("a");
  link.href = url;
  link.textContent = new URL(url).host;
  site.hidden = false;
}

button.addEventListener("click", async () => {
  button.disabled = true;
  try {
    const resumed = await post("/api/resume", { token });
    history.replaceState(null, "", location.pathname);
    remember(resumed);
    open(resumed);
  } catch (problem) {
    explain(problem.message);
  }
});

try {
  const link = await post("/api/resume/look", { token: token || "-" });
  await speak(link.language);
  words.textContent = link.site ? texts.lead.replace("{site}", link.site) : texts.once;
  button.hidden = false;
} catch (problem) {
  await speak("");
  explain(problem.message);
}
