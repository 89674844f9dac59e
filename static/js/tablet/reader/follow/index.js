// 同屏 in the reader.

import { styles } from "../../../base/styles.js";
import { addLayer } from "../layers.js";
import { addTool } from "../tools.js";
import { FollowBar, PointerLayer } from "./views.js";

void styles("follow").catch(() => {});
addLayer({ id: "pointer", order: 30, component: PointerLayer });
addTool({ id: "follow", order: 5, bar: true, component: FollowBar });
