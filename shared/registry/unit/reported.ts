import type { Changes } from "#process/confirmation/forms.ts";
import { changeFields, labels } from "#process/confirmation/forms.ts";
import type { Line, Told } from "#process/confirmation/schema.ts";
import type { UnitChanges, UnitContent } from "./schema.ts";

const fenPerYuan = 100;

/** What the library says of a unit, in the words and fields in which the unit itself reports it. */
function reported({
  name,
  establishment,
  personnel,
  partyBuilding,
  duties,
  leadership,
}: UnitContent): { [field in keyof Changes]-?: string | number | undefined } {
  return {
    name,
    authorized: establishment.authorized,
    actual: establishment.actual,
    vacant: establishment.vacant,
    supportStaff: personnel.supportStaff,
    organization: partyBuilding.organization,
    organizationType: partyBuilding.type,
    members: partyBuilding.members,
    secretary: partyBuilding.secretary,
    electedOn: partyBuilding.electedOn,
    responsibilities: duties.responsibilities,
    powers: duties.powers,
    fundsInYuan: yuan(duties.fundsInFen),
    collectiveAssets: duties.collectiveAssets,
    collectiveIncomeInYuan: yuan(duties.collectiveIncomeInFen),
    leadershipPosts: leadership.posts,
    leadershipMembers: leadership.members,
    division: leadership.division,
  };
}

/** The unit as its confirmation shows it, line by line; what is not known is said to be missing. */
export function toldOf(unitId: string, content: UnitContent): Told {
  const { name, room } = content;
  const known = reported(content);
  const lines: Line[] = (Object.keys(changeFields) as (keyof Changes)[]).map((field) => ({
    label: labels[field] ?? field,
    value: String(known[field] ?? "（未填）"),
  }));
  return { unitId, unitName: name, ...(room === undefined ? {} : { room }), lines };
}

/** What a unit's proposal changes in the library, group by group; undefined where it changes nothing. */
export function changesOf(proposed: Changes): UnitChanges | undefined {
  const groups = {
    establishment: given({
      authorized: proposed.authorized,
      actual: proposed.actual,
      vacant: proposed.vacant,
    }),
    personnel: given({ supportStaff: proposed.supportStaff }),
    partyBuilding: given({
      organization: proposed.organization,
      type: proposed.organizationType,
      members: proposed.members,
      secretary: proposed.secretary,
      electedOn: proposed.electedOn,
    }),
    duties: given({
      responsibilities: proposed.responsibilities,
      powers: proposed.powers,
      fundsInFen: fen(proposed.fundsInYuan),
      collectiveAssets: proposed.collectiveAssets,
      collectiveIncomeInFen: fen(proposed.collectiveIncomeInYuan),
    }),
    leadership: given({
      posts: proposed.leadershipPosts,
      members: proposed.leadershipMembers,
      division: proposed.division,
    }),
  };
  const filled = Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0);
  const changes: UnitChanges = {
    ...(proposed.name === undefined ? {} : { name: proposed.name }),
    ...Object.fromEntries(filled),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function given<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

function yuan(fen: number | undefined): number | undefined {
  return fen === undefined ? undefined : fen / fenPerYuan;
}

function fen(yuan: number | undefined): number | undefined {
  return yuan === undefined ? undefined : yuan * fenPerYuan;
}
