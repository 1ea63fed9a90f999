import { useEffect } from "preact/hooks";
import type { View } from "../client/client";
import { useRoom } from "../panel/room";

let audio: AudioContext | undefined;
/** Notes that have not ended. */
let sounding = 0;

/** Two soft notes for a message that arrives while nobody looks; once, however many tabs are open. */
export function Ring({ view: { state }, open }: { view: View; open: boolean }) {
  const { session } = useRoom().host.client;
  const latest = state.events[state.events.length - 1];
  const number = latest?.kind === "message" && latest.author.role === "agent" ? latest.number : 0;
  useEffect(() => {
    if (number <= (session.data.rung ?? 0)) return;
    session.set({ rung: number });
    if (!open && number > state.read && !session.data.muted) void ring();
  }, [number]);
  return null;
}

async function ring(): Promise<void> {
  // Before the visitor has touched the page the browser allows no sound, and would play it late.
  if (parent.navigator.userActivation?.hasBeenActive === false) return;
  try {
    audio ??= new AudioContext();
    await audio.resume();
    note(audio, 659.3, 0);
    note(audio, 880, 0.11);
  } catch {} // no audio device: no sound
}

function note(context: AudioContext, pitch: number, after: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime + after;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.09, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.45);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.5);
  sounding += 1;
  tone.onended = () => {
    sounding -= 1;
    // Else the phone feeds its loudspeaker with silence for as long as the page is open.
    if (sounding === 0) void context.suspend();
  };
}
