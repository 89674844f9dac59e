// The views of a paper that is graded, which come when there is one: other votes need none of them.

import { styles } from "../../../base/styles.js";
import { lazyViews } from "../../lazy-views.js";

export const Grading = lazyViews(async () => {
  await Promise.all([styles("grades"), styles("tablet-grade")]);
  return import("./views.js");
});

/** Fetch them now, and again until they are there. */
export const loadGrading = Grading.load;
