import * as z from "zod/mini";
import { derivedId } from "../text/id.ts";
import { text } from "../text/text.ts";
import type { Vault } from "./vault.ts";

/** How a supervised person is reached: links go to the mail, codes to the phone where there is one. */
export const Contact = z.object({
  email: z.email("邮箱格式有误").check(z.maxLength(254)),
  phone: z.optional(text(11).check(z.regex(/^1\d{10}$/, "手机号应为 11 位数字"))),
});
export type Contact = z.infer<typeof Contact>;

/** Seals what has a purpose of its own: what opens it opens no other secret field. */
export type Sealer = Pick<Vault, "seal" | "open">;

/** Id of the record that holds the contact of a person within a district. */
export function contactIdOf(district: string, person: string): string {
  return derivedId("contact", district, person);
}

/** A contact as lists may show it: `z***@example.test`, `138****0000`. */
export function maskedContact({ email, phone }: Contact): string {
  const [name = "", host = ""] = email.split("@");
  const mail = `${name.slice(0, 1)}***@${host}`;
  return phone === undefined ? mail : `${mail}，${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
