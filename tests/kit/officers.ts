import type { Officer } from "#kernel/district/role.ts";

/** A line of a played district's list of officers; its name and mail follow from its id. */
export function line(id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer {
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...more };
}
