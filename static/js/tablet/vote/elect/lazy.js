// The views of elections, which come when there is one.

import { lazyViews } from "../../lazy-views.js";

export const Electing = lazyViews(() => import("./views.js"));
