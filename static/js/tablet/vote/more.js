// "There is more below": many do not know that a list goes on. A touch turns one page.

import { _, count } from "../../base/i18n.js";
import { Icon, html, useEffect, useState } from "../ui.js";

/** @param {{box: {current: HTMLElement|null}, watch: any}} props box: what scrolls; watch: changes when its content does */
export function More({ box, watch }) {
  const [below, setBelow] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = () => {
      const edge = element.getBoundingClientRect().bottom;
      const rows = [...element.querySelectorAll(".pick-card, .line-card, .grade-row, .chosen > li")];
      setBelow(rows.filter((row) => row.getBoundingClientRect().top > edge - row.clientHeight * 0.4).length);
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [watch]);
  if (!below) return null;
  const turn = () => box.current?.scrollBy({ top: box.current.clientHeight * 0.85, behavior: "smooth" });
  return html`<button type="button" class="more" onClick=${turn}><${Icon} name="chevron-down" />${_("下面还有 %(n)s 项", { n: count(below) })}</button>`;
}
