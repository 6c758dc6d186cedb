import * as z from "zod/mini";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { libraryId, text } from "#kernel/text/text.ts";
import { objectClasses } from "../terms.ts";

const Name = text(100);

/** objects that are no single person. */
export const bodyClasses = {
  VILLAGE_COMMITTEES: objectClasses.VILLAGE_COMMITTEES,
  COLLECTIVE_ORG: objectClasses.COLLECTIVE_ORG,
} as const;
export type BodyClass = keyof typeof bodyClasses;

/** Somebody of a body, on their post in it. */
export const Member = z.object({
  personId: libraryId("person", "须选择人员"),
  personName: Name,
  post: Name,
});
export type Member = z.infer<typeof Member>;

/** As many as the committees of a large village have. */
export const mostMembers = 40;

/** Those of a body beside its head. */
export const Members = z.array(Member).check(z.maxLength(mostMembers));

/**
 * The committees of a village, or a collective economic organization, as one object. Its head
 * stands where a single person would stand: they answer for it, report and debrief.
 */
export const Body = z.object({ class: keysOf(bodyClasses), name: Name, members: Members });
export type Body = z.infer<typeof Body>;

/** Whom a matter is about, as far as this page reads it. */
type Of = Member & { unitName: string; body?: Body | undefined };

/** What people call the object: the body by its name, else the person. */
export function objectNameOf({ body, personName }: Of): string {
  return body?.name ?? personName;
}

/** Everybody who is supervised by it: the head or the single person first, then the members. */
export function personsOf({ personId, personName, post, body }: Of): Member[] {
  return [{ personId, personName, post }, ...(body?.members ?? [])];
}

/** Whether the object is a person, or somebody is of the body that is the object. */
export function concernsPerson(of: Of, personId: string): boolean {
  return personsOf(of).some((one) => one.personId === personId);
}

/** Members in words, as deciders and papers read them. */
export function membersText(members: readonly Member[]): string {
  return members.map(({ personName, post }) => `${personName}（${post}）`).join("、");
}

/** Nobody is of a body twice. */
export function isEachOnce({ personId, body }: { personId: string; body?: Body | undefined }) {
  const ids = [personId, ...(body?.members ?? []).map((one) => one.personId)];
  return new Set(ids).size === ids.length;
}

/** A body is nominated under its own class, and committees have members. */
export function bodyProblem(
  { body }: { body?: Body | undefined },
  { objectClass }: { objectClass: string },
): Refusal | undefined {
  if (body === undefined) return undefined;
  if (body.class !== objectClass) return refuse("enrollment.body");
  return body.class === "VILLAGE_COMMITTEES" && body.members.length === 0
    ? refuse("enrollment.body", "“两委”班子须列明负责人以外的成员")
    : undefined;
}
