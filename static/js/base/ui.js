// The components, in one place to import from. See docs/design-system.md.

export * from "./ui/basics.js";
export * from "./ui/dialogs.js";
export * from "./ui/forms.js";
export * from "./ui/lists.js";
export * from "./ui/live.js";
export * from "./ui/mount.js";
export * from "./ui/seats.js";
export * from "./ui/votes.js";
export { Toasts, toast } from "./ui/toasts.js";
