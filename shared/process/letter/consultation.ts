import * as z from "zod/mini";
import { keysOf } from "#process/finding/schema.ts";
import { consultationModes } from "./terms.ts";

/** 会商 on a draft (监察法实施条例 Art. 236). */
export const Consultation = z.object({
  mode: keysOf(consultationModes),
  with: z.string().check(z.trim(), z.minLength(1, "请填写会商对象"), z.maxLength(200)),
  question: z.string().check(z.trim(), z.minLength(1, "请填写会商内容"), z.maxLength(2000)),
});
export type Consultation = z.infer<typeof Consultation>;
