import type { Officer } from "#kernel/district/role.ts";
import type { Contact } from "#kernel/secret/contact.ts";
import { contactIdOf } from "#kernel/secret/contact.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { objectRole } from "#kernel/task/seats/assign.ts";
import type { World } from "#kernel/world.ts";
import type { ContactState } from "#process/contact/process.ts";

/** Somebody who is asked or told: an officer of the list, or a supervised person by their contact. */
export type Asked = Pick<
  Officer,
  "id" | "name" | "email" | "phone" | "channels" | "room" | "unit"
> & {
  role: string;
};

/** Whether an id is that of a supervised person, who is in no list of officers. */
export function isObject(id: string): boolean {
  return id.startsWith("per_");
}

/** The person behind an id; undefined for somebody who cannot be reached at all. */
export async function askedOf(
  world: World,
  district: string,
  id: string,
  officers: readonly Officer[],
): Promise<Asked | undefined> {
  const officer = officers.find((one) => one.id === id);
  if (officer !== undefined || !isObject(id)) return officer;
  const item = await world.store.get(recordKey("contact", contactIdOf(district, id)));
  if (item === undefined) return undefined;
  const { name, sealed } = item.state as ContactState;
  const { email, phone } = JSON.parse(await world.contacts.open(sealed)) as Contact;
  return { id, name, email, role: objectRole, ...(phone === undefined ? {} : { phone }) };
}
