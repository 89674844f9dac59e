// Notices and calls, which come when there is one or when the stage has room for them.

import { styles } from "../../base/styles.js";
import { lazyViews } from "../lazy-views.js";

export const Service = lazyViews(async () => {
  const [views] = await Promise.all([import("./views.js"), styles("tablet-service")]);
  return views;
});
