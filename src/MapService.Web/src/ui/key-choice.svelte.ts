const name = 'single-keys';

/** Whether keys that bear a letter, digit or sign act by themselves: speech input types such keys by mistake, so they can be turned off. */
class KeyChoice {
  #single = $state(storage()?.getItem(name) !== 'off');

  get single(): boolean {
    return this.#single;
  }

  set single(on: boolean) {
    this.#single = on;
    storage()?.setItem(name, on ? 'on' : 'off');
  }
}

/** Undefined where a browser forbids pages to remember anything. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** That of this browser. */
export const keyChoice = new KeyChoice();
