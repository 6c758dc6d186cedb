import type { Theme } from "./theme.ts";

/** The themes that this installation compares by; adding one is a folder and a line here. */
export const installedThemes: readonly Theme[] = [];
