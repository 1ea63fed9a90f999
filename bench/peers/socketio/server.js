// What a team would write in an afternoon: socket.io, and SQLite with one transaction for all that came in one turn of the
// event loop. No rights, no duplicates, no history: a message is stored, acknowledged, and handed to the agent of its chat.
const { createServer } = require("node:http");
const { mkdirSync } = require("node:fs");
const { Server } = require("socket.io");
const Database = require("better-sqlite3");

const [port, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const database = new Database(`${folder}/peer.db`);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec("create table if not exists message (chat integer, id text, time integer, text text)");
const insert = database.prepare("insert into message values (?, ?, ?, ?)");
const store = database.transaction((batch) => {
  for (const { chat, message } of batch) insert.run(chat, message.id, Date.now(), message.text);
});

const agents = [];
let waiting = [];
function commit() {
  const batch = waiting;
  waiting = [];
  store(batch);
  for (const { chat, message, socket } of batch) {
    socket.emit("m", { type: "ack", id: message.id });
    agents[chat % agents.length]?.emit("m", { type: "event", id: message.id, text: message.text });
  }
}

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
io.on("connection", (socket) => {
  socket.on("m", (message) => {
    if (message.type === "agent") agents[message.agent] = socket;
    else if (message.type === "visitor") socket.data.chat = message.chat;
    else {
      if (waiting.push({ chat: socket.data.chat, message, socket }) === 1) setImmediate(commit);
      return;
    }
    socket.emit("m", { type: "welcome" });
  });
});
http.listen(Number(port), "127.0.0.1", 4096, () => console.log(`ready http://localhost:${port}`));
