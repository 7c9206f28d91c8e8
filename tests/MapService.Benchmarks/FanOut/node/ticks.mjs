import { createInterface } from "node:readline";

const Bytes = 512;

/**
 * Calls `send(text)` for each tick while the standard input has said "go". Each tick is meant for a time of its own; one
 * that took too long makes those after it late, and none is left out.
 * @param {number} envelope Bytes that the protocol puts around the text in a message.
 */
export function tick(ticksPerSecond, envelope, send) {
  const length = BigInt(1e9 / ticksPerSecond);
  let next = process.hrtime.bigint();
  let sent = 0;
  let going = false;
  const step = () => {
    if (going) send(`#${String(++sent).padStart(10, "0")}#${String(next).padStart(20, "0")}#`.padEnd(Bytes - envelope, "x"));
    else next = process.hrtime.bigint();
    plan();
  };
  const plan = () => {
    next += length;
    setTimeout(step, Math.max(0, Number(next - process.hrtime.bigint()) / 1e6));
  };
  const commands = createInterface({ input: process.stdin });
  commands.on("line", (line) => (going = line === "go"));
  commands.on("close", () => process.exit(0));
  plan();
}
