export type { ReminderStep } from "./colour.ts";
export type { Due } from "./count.ts";
