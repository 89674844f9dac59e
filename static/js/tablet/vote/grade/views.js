// All views of a paper that is graded.

export { GradeList } from "./list.js";
export { GradePaper } from "./paper.js";
export { GradeReview } from "./review.js";
export { EvaluationOutcome, GradeOutcome } from "./outcome.js";
