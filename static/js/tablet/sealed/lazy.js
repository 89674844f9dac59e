// The views of a sealed vote, which come when there is one: a named vote needs none of them.

import { styles } from "../../base/styles.js";
import { lazyViews } from "../lazy-views.js";

export const Sealed = lazyViews(async () => {
  const [views] = await Promise.all([import("./views.js"), styles("board"), styles("tablet-sealed")]);
  return views;
});

/** Fetch them now, and again until they are there. */
export const loadViews = Sealed.load;
