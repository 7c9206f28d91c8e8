import { createServer } from "node:http";
import { Server } from "socket.io";
import { tick } from "./ticks.mjs";

const http = createServer();
const server = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
http.listen(0, "127.0.0.1", () => console.log(`ready ${http.address().port}`));
tick(Number(process.argv[2]), '42["frame",""]'.length, (text) => server.emit("frame", text));
