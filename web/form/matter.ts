import { createContext } from "react";

/** The matter on which a form acts, for fields that choose among what belongs to it. */
export const Matter = createContext<{ kind: string; id: string } | undefined>(undefined);
