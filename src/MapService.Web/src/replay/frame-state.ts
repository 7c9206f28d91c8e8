import type { BridgeSpan, ControlSpan, DeltaFrame, EventSpan, FrameSpans, ReplayFrame, SegmentSpan, StoryWindow } from '../contract/contract.g';

/** What is known of the replay around the present moment: every span that touches the window, by number. */
export interface FrameState {
  readonly sequence: number;
  readonly window: StoryWindow;
  readonly segments: ReadonlyMap<number, SegmentSpan>;
  readonly events: ReadonlyMap<number, EventSpan>;
  readonly control: ReadonlyMap<number, ControlSpan>;
  readonly bridges: ReadonlyMap<number, BridgeSpan>;
}

/** The state after a frame; undefined where a frame is missing before it and the stream has to be begun anew. */
export function applyFrame(state: FrameState | undefined, frame: ReplayFrame): FrameState | undefined {
  if (frame.type === 'keyframe') return fromSpans(frame.sequence, frame.window, frame.spans);
  if (state === undefined || frame.sequence !== state.sequence + 1) return undefined;
  switch (frame.type) {
    case 'delta':
      return applyDelta(state, frame);
    case 'heartbeat':
      return { ...state, sequence: frame.sequence, window: frame.window };
    default:
      return unknownFrame(frame);
  }
}

function fromSpans(sequence: number, window: StoryWindow, spans: FrameSpans): FrameState {
  const none = new Map();
  return {
    sequence,
    window,
    segments: change(none, [], spans.segments),
    events: change(none, [], spans.events),
    control: change(none, [], spans.control),
    bridges: change(none, [], spans.bridges),
  };
}

function applyDelta(state: FrameState, delta: DeltaFrame): FrameState {
  const { ended, started } = delta;
  return {
    sequence: delta.sequence,
    window: delta.window,
    segments: change(state.segments, ended.segments, started.segments),
    events: change(state.events, ended.events, started.events),
    control: change(state.control, ended.control, started.control),
    bridges: change(state.bridges, ended.bridges, started.bridges),
  };
}

/** Removes first and adds then, so that a number may be used again; the same map where nothing changes. */
function change<T extends { id: number }>(
  spans: ReadonlyMap<number, T>,
  ended: readonly number[],
  started: readonly T[],
): ReadonlyMap<number, T> {
  if (ended.length === 0 && started.length === 0) return spans;
  const changed = new Map(spans);
  for (const id of ended) changed.delete(id);
  for (const span of started) changed.set(span.id, span);
  return changed;
}

function unknownFrame(frame: never): never {
  throw new Error(`Invariant: unknown frame ${JSON.stringify(frame)}`);
}
