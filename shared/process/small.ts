/**
 * Processes of few lines, and those that are met with one another; loaded as one, since a file of its own
 * for each, with what it shares with the others, costs more.
 */
export { basis } from "#process/basis/process.ts";
export { confirmation } from "#process/confirmation/process.ts";
export { contact } from "#process/contact/process.ts";
export { education } from "#process/education/process.ts";
export { file } from "#process/file/process.ts";
export { incident } from "#process/incident/process.ts";
export { ladder } from "#process/ladder/process.ts";
export { learning } from "#process/learning/process.ts";
export { lot } from "#process/lot/process.ts";
export { reading } from "#process/reading/process.ts";
export { recusal } from "#process/recusal/process.ts";
export { report } from "#process/report/process.ts";
export { roster } from "#process/roster/process.ts";
export { screening } from "#process/screening/process.ts";
