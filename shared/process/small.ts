/** Processes of few lines that ask little; loaded as one, since a file of its own for each costs more. */
export { basis } from "#process/basis/process.ts";
export { contact } from "#process/contact/process.ts";
export { file } from "#process/file/process.ts";
export { lot } from "#process/lot/process.ts";
export { reading } from "#process/reading/process.ts";
export { recusal } from "#process/recusal/process.ts";
export { roster } from "#process/roster/process.ts";
