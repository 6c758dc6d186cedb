import type { Schema } from "../../catalog/types.ts";

/** What an input of one field is given; `described` is the id of its hint or problem. */
export type InputProps<T> = {
  id: string;
  described: string | undefined;
  schema: Schema;
  value: T;
  change: (value: T) => void;
};
