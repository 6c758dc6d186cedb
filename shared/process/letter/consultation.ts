import * as z from "zod";
import { keysOf } from "#process/finding/schema.ts";
import { consultationModes } from "./terms.ts";

/** 会商 on a draft (监察法实施条例 Art. 236). */
export const Consultation = z.object({
  mode: keysOf(consultationModes),
  with: z.string().trim().min(1, "请填写会商对象").max(200),
  question: z.string().trim().min(1, "请填写会商内容").max(2000),
});
export type Consultation = z.infer<typeof Consultation>;
