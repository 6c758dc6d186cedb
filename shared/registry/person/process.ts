import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import type { Source } from "../fields.ts";
import { postStatuses } from "../terms.ts";
import { decide } from "./decide.ts";
import { factsOfPerson } from "./facts.ts";
import {
  type Leaving,
  type Person,
  PersonCommand,
  type PersonContent,
  type SealedIdNumber,
  type Vacated,
} from "./schema.ts";
import { words } from "./words.ts";

/** 人员: a person of the information library; the chain is the version history. */
export const person: Process<Person, PersonCommand> = {
  kind: "person",
  title: "人员",
  command: PersonCommand,
  statuses: postStatuses,
  words,
  stages: {},
  facts: factsOfPerson,
  decide,
  evolve,
  keys: ({ status, content }) => ({
    status,
    sort: `${content.unitId}#${content.isKeyObject ? "0" : "1"}`,
    summary: {
      name: content.name,
      unitId: content.unitId,
      unitName: content.unitName,
      post: content.post,
      class: content.establishment.class,
      isKeyObject: content.isKeyObject,
    },
    about: [],
    within: content.unitId,
  }),
};

type Data = Partial<SealedIdNumber> & {
  content?: PersonContent;
  /** null: back on post. */
  left?: Leaving | null;
  died?: Leaving;
  vacated?: Vacated;
  successor?: string;
  source?: Source;
};

/** What an enrollment has written of supervision. */
type Noted = Pick<PersonContent, "isKeyObject" | "supervision"> & { enrollment: string };

function evolve(state: Person | undefined, event: Event): Person {
  if (state !== undefined && event.type === "person.supervision-noted") {
    const { enrollment, ...said } = event.data as Noted;
    return { ...state, content: { ...state.content, ...said }, supervisedBy: enrollment };
  }
  const { idNumber, idNumberIndex, idNumberMasked, ...data } = event.data as Data;
  const content = data.content ?? state?.content;
  if (content === undefined) throw new Error(`Chain begins with ${event.type}`);
  const left = data.left === undefined ? state?.left : (data.left ?? undefined);
  const source = data.source ?? state?.source;
  const died = data.died ?? state?.died;
  const vacated = data.vacated ?? state?.vacated;
  // A successor is that of the post that was left last.
  const isGone = left !== undefined || vacated !== undefined;
  const isBack = data.left === null && state?.left !== undefined;
  const before = data.vacated === undefined && !isBack ? state?.successor : undefined;
  const successor = isGone ? (data.successor ?? before) : undefined;
  return {
    ...secretOf(idNumber === undefined ? state : { idNumber, idNumberIndex, idNumberMasked }),
    status: left === undefined ? "ON_POST" : "LEFT_POST",
    content,
    ...(left === undefined ? {} : { left }),
    ...(died === undefined ? {} : { died }),
    ...(vacated === undefined ? {} : { vacated }),
    ...(successor === undefined ? {} : { successor }),
    ...(state?.supervisedBy === undefined ? {} : { supervisedBy: state.supervisedBy }),
    ...(source === undefined ? {} : { source }),
  };
}

function secretOf(
  from: { [K in keyof SealedIdNumber]?: string | undefined } | undefined,
): Partial<SealedIdNumber> {
  const { idNumber, idNumberIndex, idNumberMasked } = from ?? {};
  return idNumber === undefined || idNumberIndex === undefined || idNumberMasked === undefined
    ? {}
    : { idNumber, idNumberIndex, idNumberMasked };
}
