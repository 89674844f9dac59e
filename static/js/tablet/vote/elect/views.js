// All views of elections and of rankings.

export { ElectPaper } from "./paper.js";
export { ElectReview, ElectOwn } from "./review.js";
export { ElectOutcome, RankOutcome } from "./outcome.js";
export { RankPaper } from "../rank/paper.js";
export { RankReview, RankOwn } from "../rank/review.js";
