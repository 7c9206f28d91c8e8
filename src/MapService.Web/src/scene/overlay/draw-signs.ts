import type { SideStyle } from '../side-style';
import type { Pixel } from '../view';
import type { Drawing } from './drawing';

/** Wall milliseconds from one shot to the next: far fewer than three flashes a second, which are not safe for every eye. */
const shotMs = 1_100;

/** The part of that time in which a flash is seen. */
const flashPart = 0.4;

/** Lengths of the rays of a flash, in pixels: uneven, as fire is. */
const rays = [22, 12, 17, 11, 24, 13, 18, 10, 15];

/** Wall milliseconds that a wave takes to run out, how many are on their way at a time, and how far they run in pixels. */
const waveMs = 1_800;
const waves = 3;
const waveReach = 54;

/** Half the opening of the arcs of a wave, in radians. */
const halfArc = 0.75;

/** A flash around a mark of a radius, again and again; `elapsed` in wall milliseconds. */
export function drawShots({ context, palette }: Drawing, { x, y }: Pixel, { colour }: SideStyle, radius: number, elapsed: number): void {
  const phase = (elapsed % shotMs) / shotMs / flashPart;
  if (phase > 1) return;
  const inner = radius * (0.85 + 0.4 * phase);
  context.save();
  context.globalAlpha = 1 - phase;
  context.beginPath();
  rays.forEach((length, index) => {
    const angle = (index * 2 * Math.PI) / rays.length;
    const outer = inner + length * Math.sqrt(phase + 0.2);
    context.moveTo(x + inner * Math.sin(angle), y - inner * Math.cos(angle));
    context.lineTo(x + outer * Math.sin(angle), y - outer * Math.cos(angle));
  });
  context.lineCap = 'round';
  for (const [strokeStyle, lineWidth] of [[palette.sheen, 7], [colour, 4]] as const) {
    Object.assign(context, { strokeStyle, lineWidth });
    context.stroke();
  }
  context.restore();
}

/** Arcs that run out to both sides of a mark; `elapsed` in wall milliseconds. */
export function drawWaves({ context }: Drawing, { x, y }: Pixel, { colour }: SideStyle, radius: number, elapsed: number): void {
  context.save();
  Object.assign(context, { strokeStyle: colour, lineCap: 'round', lineWidth: 3.5 });
  for (let wave = 0; wave < waves; wave++) {
    const phase = (elapsed / waveMs + wave / waves) % 1;
    context.globalAlpha = 1 - phase;
    for (const middle of [0, Math.PI]) {
      context.beginPath();
      context.arc(x, y, radius + 6 + waveReach * phase, middle - halfArc, middle + halfArc);
      context.stroke();
    }
  }
  context.restore();
}
