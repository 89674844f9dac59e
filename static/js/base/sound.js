// Short sounds: right, wrong, once again at the gate; a call for service at the desk. Silent until somebody has touched the page.

/** @type {AudioContext|null} */
let context = null;

const TUNES = {
  ok: [[880, 0, 0.12], [1318, 0.11, 0.2]],
  again: [[660, 0, 0.12], [660, 0.18, 0.12]],
  call: [[784, 0, 0.16], [1047, 0.16, 0.16], [1319, 0.32, 0.36]],
  bad: [[220, 0, 0.22], [165, 0.22, 0.34]],
};

/** @param {"ok"|"bad"|"again"|"call"} tune */
export function chime(tune) {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume();
    for (const [pitch, start, length] of TUNES[tune]) {
      const from = context.currentTime + start;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.type = tune === "bad" ? "sawtooth" : "sine";
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.35, from + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + length);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + length + 0.02);
    }
  } catch {
    // A device without sound: the colour and the words are there.
  }
}
