import { WebSocketServer } from "ws";
import { tick } from "./ticks.mjs";

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("listening", () => console.log(`ready ${server.address().port}`));
tick(Number(process.argv[2]), 0, (text) => {
  const bytes = Buffer.from(text);
  for (const client of server.clients) client.send(bytes, { binary: false });
});
