import * as z from "zod/mini";
import { keysOf } from "#kernel/route/form.ts";
import { text } from "#kernel/text/text.ts";
import { consultationModes } from "../terms.ts";

/** 会商 on a draft (监察法实施条例 Art. 236). */
export const Consultation = z.object({
  mode: keysOf(consultationModes),
  with: text(200, "请填写会商对象"),
  question: text(2000, "请填写会商内容"),
});
export type Consultation = z.infer<typeof Consultation>;
