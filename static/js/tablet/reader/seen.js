// Which pages were really looked at: those in view for a second or more.

import { useEffect } from "../ui.js";

const LONG_ENOUGH = 1000;

/**
 * Tell the keeper what is read. @param {import("./reader.js").Reader} reader @param {boolean} single
 */
export function useSeen(reader, single) {
  const page = reader.page.value;
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.visibilityState !== "visible") return;
      reader.keeper.read(reader.document.peek(), [page], page);
      reader.seen.value = page;
    }, LONG_ENOUGH);
    return () => clearTimeout(timer);
  }, [reader, page, single]);
}
