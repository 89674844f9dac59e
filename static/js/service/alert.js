// A new call is heard and stands in the page's title; what a device can do of that.

import { chime } from "../base/sound.js";
import { useEffect, useRef } from "../base/ui/basics.js";

/** The title as the template has it. */
const plain = document.title;

/**
 * Chime and shake for calls that were not there before, and count the open ones in the title.
 * @param {any[]|undefined} calls undefined: not known yet @param {boolean} loud
 */
export function useAlert(calls, loud) {
  const known = useRef(/** @type {Set<string>|null} */ (null));
  const open = (calls ?? []).filter((one) => one.state === "open");
  const ids = open.map((one) => one.id).join(" ");
  useEffect(() => {
    if (!calls) return;
    document.title = open.length ? `(${open.length}) ${plain}` : plain;
    const fresh = known.current !== null && open.some((one) => !known.current?.has(one.id));
    known.current = new Set(open.map((one) => one.id));
    if (!fresh) return;
    if (loud) chime("call");
    navigator.vibrate?.([180, 80, 180]);
  }, [ids, calls !== undefined]);
}
