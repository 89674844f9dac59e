// All views of a sealed vote.

export { Checking } from "./checking.js";
export { NoCrypto, Odd } from "./obstacles.js";
export { Received, Refused } from "./received.js";
export { Rescan } from "./rescan.js";
export { Held, SealedSending } from "./sending.js";
export { Unsealing } from "./unsealing.js";
export { Voted } from "./voted.js";
