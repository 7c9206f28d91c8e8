/** Whether this browser can keep the screen awake: over https, or on this machine itself. */
export function canKeepAwake(): boolean {
  return 'wakeLock' in navigator;
}

/** Keeps the screen awake, as far as the browser lets, until what is returned is called. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  /** A page that was out of sight has lost it. */
  async function ask(): Promise<void> {
    if (over || document.visibilityState !== 'visible' || !canKeepAwake()) return;
    const asked = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (over) void asked?.release();
    else lock = asked;
  }
  const seen = () => void ask();
  document.addEventListener('visibilitychange', seen);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
