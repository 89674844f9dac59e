// The views of elections, which come when there is one.

import { styles } from "../../../base/styles.js";
import { lazyViews } from "../../lazy-views.js";

export const Electing = lazyViews(async () => {
  const [views] = await Promise.all([import("./views.js"), styles("tablet-elect")]);
  return views;
});
