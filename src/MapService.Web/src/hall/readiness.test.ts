import { describe, expect, it } from 'vitest';
import { aheadSeconds, clockVerdict, networkOf, networkVerdict, screenVerdict, zoomPercent, zoomVerdict } from './readiness';

const trip = (sentMs: number, tookMs: number) => ({ sentMs, receivedMs: sentMs + tookMs, serverMs: sentMs + tookMs / 2 + 5_000 });

describe('the hall', () => {
  it('has a network as good as its median and its worst round trip', () => {
    expect(networkOf([trip(0, 30), trip(100, 10), trip(200, 900)])).toEqual({ medianMs: 30, worstMs: 900 });
    expect(networkVerdict({ medianMs: 30, worstMs: 900 })).toBe('good');
    expect(networkVerdict({ medianMs: 30, worstMs: 1_500 })).toBe('look');
    expect(networkVerdict({ medianMs: 400, worstMs: 900 })).toBe('look');
  });

  it('has a clock that is compared with that of the server', () => {
    expect(aheadSeconds([trip(0, 30), trip(100, 10)], 1_000, 61_000)).toBe(55);
    expect(clockVerdict(-2)).toBe('good');
    expect(clockVerdict(-55)).toBe('look');
  });

  it('has a screen that is large enough, or is told so', () => {
    expect(screenVerdict(1920, 1080)).toBe('good');
    expect(screenVerdict(1024, 768)).toBe('look');
  });

  it('shows the page at its own size, as far as that can be told', () => {
    expect(zoomVerdict(zoomPercent(1616, 1600))).toBe('good');
    expect(zoomVerdict(zoomPercent(1600, 1280))).toBe('look');
    expect(zoomPercent(0, 1280)).toBeUndefined();
    expect(zoomVerdict(undefined)).toBe('good');
  });
});
