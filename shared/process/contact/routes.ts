import * as z from "zod/mini";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { Contact, contactIdOf, maskedContact } from "#kernel/secret/contact.ts";
import { text } from "#kernel/text/text.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { supervised } from "#process/enrollment/terms.ts";
import { type ContactState, contact } from "./process.ts";

const tag = "监督对象";
const path = "/enrollments/{id}/contact";
const action = "contact.enter";

/** The contact of a supervised person, by their enrollment: entered and changed, shown masked only. */
export const contactRoutes: Route[] = [
  route({
    method: "get",
    path,
    tag,
    summary: "查看监督对象联系方式（脱敏）及登记记录",
    right: action,
    answer: z.object({
      masked: z.string(),
      entries: z.array(z.object({ at: z.string(), by: z.string(), reason: z.string() })),
    }),
    handle: async (call) => {
      const found = await personOf(call);
      if (isRefusal(found)) return found;
      const subject = { kind: "contact", id: found.contact, right: action } as const;
      const known = await readRecord<ContactState>(call, subject);
      if (isRefusal(known)) return { ...known, detail: "尚未登记联系方式" };
      const { masked, entries } = known.state;
      return { masked, entries };
    },
  }),
  route({
    method: "post",
    path,
    tag,
    summary: "登记或变更监督对象联系方式（送达告知书时登记，变更须说明理由）",
    right: action,
    body: z.object({ contact: Contact, reason: text(500, "请填写登记或者变更的理由") }),
    answer: ReceiptView,
    handle: async (call) => {
      const { world, caller, body, idempotency } = call;
      const found = await personOf(call);
      if (isRefusal(found)) return found;
      const { contact: id, ...whose } = found;
      const sealed = await world.contacts.seal(JSON.stringify(body.contact));
      const entry = { ...whose, sealed, masked: maskedContact(body.contact), reason: body.reason };
      return execute(world, {
        process: contact,
        id,
        district: caller.district,
        actor: caller.actor,
        right: action,
        idempotency,
        decide: ({ state }, context) => contact.decide(state, { type: "enter", entry }, context),
      });
    },
  }),
];

/** Whom an enrollment within the caller's reach puts under supervision. */
async function personOf(call: Call<Record<string, string>, unknown, unknown>) {
  const { caller, params } = call;
  const { id = "" } = params;
  const found = await readRecord<Enrollment>(call, { kind: "enrollment", id, right: action });
  if (isRefusal(found)) return found;
  const { status, room, candidate } = found.state;
  if (!(supervised as readonly string[]).includes(status))
    return refuse("record.state", "该人员尚未或者不再是提级监督对象");
  const { personId: person, personName: name } = candidate;
  return { person, name, enrollment: id, room, contact: contactIdOf(caller.district, person) };
}
