// The views of a paper that is graded, which come when there is one: other votes need none of them.

import { styles } from "../../../base/styles.js";
import { lazyViews } from "../../lazy-views.js";

export const Grading = lazyViews(async () => {
  const [views] = await Promise.all([import("./views.js"), styles("grades"), styles("tablet-grade")]);
  return views;
});

/** Fetch them now, and again until they are there. */
export const loadGrading = Grading.load;
