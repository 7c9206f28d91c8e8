// Reads {events, movements, places, span, usualSpeed, looks: [{at, speed, now}]} and writes the stretches of the story with their speeds
// and, for each look, what the web client's camera would show after those before.
import { answer, question, webCode } from './web-code.mjs';

const [{ lingers, readEvents, readMovements }, { cutByActivity, pacedAbout }, { actionAt, lookAhead, nextShot }] =
  await webCode('replay/history', 'replay/pacing', 'replay/director');
const asked = await question();
const [events, movements] = [readEvents(asked.events), readMovements(asked.movements)];

// As the client's pace does with its story.
const week = 7 * 86_400_000;
const moments = events.filter((event) => !lingers(event)).map(({ start }) => start);
const spells = events.filter((event) => lingers(event) && event.end - event.start <= week).map(({ start, end }) => ({ from: start, to: end }));

const source = { events, movements, placeAt: (id) => asked.places[id] };
let shot;
const boxes = asked.looks.map(({ at, speed, now }) => {
  shot = nextShot(shot, actionAt(source, at, lookAhead(speed)), now);
  return shot?.box ?? null;
});
answer({ stretches: pacedAbout(cutByActivity(moments, spells, asked.span), asked.usualSpeed), boxes });
