// The components the tablet uses; tables and seat maps stay out of its first page.

export * from "../base/ui/basics.js";
export * from "../base/ui/dialogs.js";
export * from "../base/ui/forms.js";
export * from "../base/ui/live.js";
export * from "../base/ui/mount.js";
export * from "../base/ui/votes.js";
export { toast } from "../base/ui/toasts.js";
