// Reads {texts, now, span} and writes what the web client reads in each text: "kind", and "at style" of each reading or the part unread.
import { answer, question, webCode } from './web-code.mjs';

const [{ readMoment }] = await webCode('replay/typed-moment');
const { texts, now, span } = await question();

answer(texts.map((written) => {
  const typed = readMoment(written, now, span);
  return [typed.kind, ...(typed.readings ?? []).map(({ at, style }) => `${at} ${style}`), ...(typed.part === undefined ? [] : [typed.part])];
}));
