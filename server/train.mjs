// A busy quarter of a minute on a server that has just started: node --experimental-websocket server/train.mjs ADDRESS KEY
//
// The AOT cache keeps what it saw: which classes are used, and how. A server that is started again then answers its first
// people with code that is compiled at once.
const [address, key] = process.argv.slice(2);
const VISITORS = 80;
const MESSAGES = 60;
const LONGEST = 120_000;

const pages = ["/", "/demo", "/health/ready", "/metrics", "/api/session", `/snippet.js?key=${key}`];
const text = "Hello! I ordered the blue enamel coffee pot last week, but the lid has a small dent. What shall I do? ";

let ids = 0;
const newId = () => `${Date.now().toString(36)}-train-${ids++}`;
const frame = (type, rest) => JSON.stringify({ type, ...rest });

/** A connection that answers pings and tells everything else. */
function connect(path, hello, tell, headers = {}) {
  const socket = new WebSocket(address.replace(/^http/, "ws") + path, { headers });
  socket.addEventListener("open", () => socket.send(hello));
  socket.addEventListener("close", ({ code }) => code === 1000 || code === 1005 || fail(`${path} was closed with ${code}`));
  socket.addEventListener("message", ({ data }) => {
    const got = JSON.parse(data);
    if (got.type === "ping") socket.send(frame("pong"));
    else tell(got, socket);
  });
  return socket;
}

function fail(why) {
  console.error(`train: ${why}`);
  process.exit(1);
}

async function signIn() {
  const answer = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ email: "anna@demo.example", password: "demo-anna-causerie" }),
  });
  return answer.headers.getSetCookie()[0].split(";")[0];
}

/** Says all it has to say, one after the other, loses its connection half-way, and comes back for the rest. */
function visit(desk) {
  const page = { url: `${address}/demo`, title: "Demo" };
  const hello = { version: 1, key, page, language: "en" };
  return new Promise((done) => {
    let said = 0;
    let waiting;
    const say = (socket) => {
      waiting = newId();
      said += 1;
      socket.send(frame("typing", { text: "Hello" }));
      socket.send(frame("message", { id: waiting, text: text.repeat(1 + (said % 3)) }));
    };
    const tell = (got, socket) => {
      if (got.type === "welcome") {
        hello.token = got.token ?? hello.token;
        say(socket);
      } else if (got.type === "event" && got.event.id === waiting) {
        if (said === 1) desk.send(frame("serve", { id: newId(), chat: got.chat }));
        else desk.send(frame("message", { id: newId(), chat: got.chat, text }));
        Object.assign(hello, { chat: got.chat, after: got.event.number });
        if (said === MESSAGES / 2) {
          socket.close();
          connect("/live/visitor", frame("hello", hello), tell);
        } else if (said < MESSAGES) say(socket);
        else {
          desk.send(frame("end", { id: newId(), chat: got.chat }));
          socket.close();
          done();
        }
      }
    };
    connect("/live/visitor", frame("hello", hello), tell);
  });
}

setTimeout(() => fail("it took too long"), LONGEST).unref();
for (const page of pages) await (await fetch(address + page)).text();
const headers = { cookie: await signIn(), origin: address };
const desk = await new Promise((welcomed) => {
  const hello = frame("hello", { version: 1, have: {} });
  connect("/live/agent", hello, (got, socket) => got.type === "desk" && welcomed(socket), headers);
});
await Promise.all(Array.from({ length: VISITORS }, () => visit(desk)));
process.exit(0);
