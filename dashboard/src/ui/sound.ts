import { useSyncExternalStore } from "react";

const KEY = "causerie.sounds";
const listeners = new Set<() => void>();
let context: AudioContext | undefined;
/** Tones that have not ended. */
let sounding = 0;
let on = read();

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function setSounds(value: boolean): void {
  on = value;
  try {
    localStorage.setItem(KEY, value ? "on" : "off");
  } catch {
    // for this page only
  }
  for (const listener of listeners) listener();
}

export function useSounds(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
}

const silenced = () => on && navigator.userActivation?.hasBeenActive === false;

/** Whether the browser still keeps us from ringing: until the first click or key on a freshly loaded page. */
export function useSilenced(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    const acts = ["pointerup", "keyup"] as const;
    for (const act of acts) window.addEventListener(act, listener);
    return () => {
      listeners.delete(listener);
      for (const act of acts) window.removeEventListener(act, listener);
    };
  }, silenced);
}

function tone(audio: AudioContext, pitch: number, start: number, volume: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = "sine";
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.65);
  sounding += 1;
  oscillator.onended = () => {
    sounding -= 1;
    // Else the loudspeaker is fed with silence for as long as the page is open.
    if (sounding === 0) void audio.suspend();
  };
}

const TUNES = { ring: [659.3, 880], message: [784] } as const;

/** Silent when switched off, or before the first click: browsers allow no sound until then. */
export function play(tune: keyof typeof TUNES, always = false): void {
  if ((!on && !always) || silenced()) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    const audio = context;
    TUNES[tune].forEach((pitch, i) => {
      tone(audio, pitch, audio.currentTime + 0.02 + i * 0.16, tune === "ring" ? 0.12 : 0.07);
    });
  } catch {
    // a machine without a loudspeaker
  }
}
